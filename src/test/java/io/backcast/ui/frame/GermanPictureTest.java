package io.backcast.ui.frame;

import io.backcast.ui.common.Theme;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

class GermanPictureTest extends PictureCheck {
  GermanPictureTest() {
    super(Locale.GERMAN);
  }

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  @Test
  void theGermanWindowLooksAsItDid() throws Exception {
    look(Theme.LIGHT, 1);
    assertLooksAs("german-100");
  }

  @Test
  void theGermanWindowLooksAsItDidAtTwiceTheSize() throws Exception {
    look(Theme.LIGHT, 2);
    assertLooksAs("german-200");
  }
}
