package io.backcast.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.Theme;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.Start;

class PictureTest extends PictureCheck {
  PictureTest() {
    super(Locale.ENGLISH);
  }

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  @ParameterizedTest
  @EnumSource
  void theWindowLooksAsItDid(Theme theme) throws Exception {
    look(theme, 1);
    assertLooksAs(name(theme, 100));
  }

  @ParameterizedTest
  @EnumSource
  void theWindowLooksAsItDidAtTwiceTheSize(Theme theme) throws Exception {
    look(theme, 2);
    assertLooksAs(name(theme, 200));
  }

  private static String name(Theme theme, int percent) {
    return theme.name().toLowerCase(Locale.ROOT) + "-" + percent;
  }

  @Test
  void aLabelThatIsCutOffIsSeen() throws Exception {
    look(Theme.LIGHT, 1);
    TileMeans whole = TileMeans.of(picture());
    onFx(
        () -> {
          Label title = (Label) window.root().lookup(".candidates .card-title");
          title.setMinWidth(0);
          title.setPrefWidth(title.getWidth() / 2);
          return true;
        });
    assertThat(TileMeans.of(picture()).differences(whole)).isGreaterThan(PictureCheck.ALLOWED);
  }

  @Test
  void lettersThatAreALittleLargerAreSeen() throws Exception {
    look(Theme.LIGHT, 1);
    TileMeans whole = TileMeans.of(picture());
    look(Theme.LIGHT, 1.04);
    assertThat(TileMeans.of(picture()).differences(whole)).isGreaterThan(PictureCheck.ALLOWED);
  }
}
