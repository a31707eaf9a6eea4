package io.backcast.ui.frame;

import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.Start;

class SpanishWordsFitTest extends WordsFitCheck {
  SpanishWordsFitTest() {
    super(Locale.of("es"));
  }

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2})
  void noWordIsCutOffAndAllAreInOurTypeface(double textScale) throws Exception {
    assertWordsFit(textScale);
  }
}
