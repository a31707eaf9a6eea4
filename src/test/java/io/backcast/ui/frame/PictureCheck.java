package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.awaitAnimations;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.Theme;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/**
 * Compares the window with how it looked. Run with {@code -Dbackcast.write-sample-data=true} after
 * a wanted change, and look at what is then in {@code target/pictures}.
 */
abstract class PictureCheck extends ExplorerWindowTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
  private static final Path SEEN = Path.of("target", "pictures");

  /** Tiles that may differ, of 16,000: less than one short word covers. */
  static final int ALLOWED = 6;

  PictureCheck(Locale language) {
    super(language);
  }

  /** The window at rest, without the time that the drawing took. */
  final BufferedImage picture() throws Exception {
    settle();
    // longer than the cell moves from one candidate to the next
    awaitAnimations(Duration.millis(500));
    return onFx(
        () -> {
          Parent root = window.root();
          root.lookupAll(".timing").forEach(time -> time.setOpacity(0));
          return SwingFXUtils.fromFXImage(root.getScene().snapshot(null), null);
        });
  }

  final void look(Theme theme, double textScale) throws Exception {
    // only what has been judged can be selected
    settle();
    onFx(
        () -> {
          appearance.themeProperty().set(theme);
          appearance.textScaleProperty().set(textScale);
          window.selectCandidate(2);
          return true;
        });
  }

  final void assertLooksAs(String name) throws Exception {
    BufferedImage whole = picture();
    Files.createDirectories(SEEN);
    ImageIO.write(whole, "png", SEEN.resolve(name + ".png").toFile());
    TileMeans now = TileMeans.of(whole);
    Path golden = GOLDEN.resolve(name + ".png");
    if (Boolean.getBoolean("backcast.write-sample-data")) {
      now.write(golden);
    }
    assertThat(TileMeans.read(golden).differences(now))
        .as("tiles of target/pictures/%s.png that look different", name)
        .isLessThanOrEqualTo(ALLOWED);
  }
}
