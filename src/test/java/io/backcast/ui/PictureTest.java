package io.backcast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.Theme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The window looks as it did: mean colours of a grid of regions, with a tolerance that lets fonts
 * differ. Run with {@code -Dbackcast.write-sample-data=true} after a wanted change, and look at it.
 */
class PictureTest extends WindowTest {
  private static final int COLUMNS = 32;
  private static final int ROWS = 20;
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  /** Largest difference of a region's mean colour, of 255: text moves, panels must not. */
  private static final int TOLERANCE = 48;

  /** Regions that may differ more, where a font breaks a line elsewhere. */
  private static final int EXCEPTIONS = 12;

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  private BufferedImage regions() throws Exception {
    BufferedImage whole =
        onFx(
            () -> {
              Scene scene = window.root().getScene();
              return SwingFXUtils.fromFXImage(scene.snapshot(null), null);
            });
    BufferedImage small = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_RGB);
    for (int r = 0; r < ROWS; r++) {
      for (int c = 0; c < COLUMNS; c++) {
        small.setRGB(c, r, mean(whole, c, r).getRGB());
      }
    }
    return small;
  }

  private static Color mean(BufferedImage image, int column, int row) {
    long[] sums = new long[3];
    int x0 = column * image.getWidth() / COLUMNS;
    int x1 = (column + 1) * image.getWidth() / COLUMNS;
    int y0 = row * image.getHeight() / ROWS;
    int y1 = (row + 1) * image.getHeight() / ROWS;
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        Color c = new Color(image.getRGB(x, y));
        sums[0] += c.getRed();
        sums[1] += c.getGreen();
        sums[2] += c.getBlue();
      }
    }
    int n = (x1 - x0) * (y1 - y0);
    return new Color((int) (sums[0] / n), (int) (sums[1] / n), (int) (sums[2] / n));
  }

  private void assertLooksAs(String name) throws Exception {
    settle();
    WaitForAsyncUtils.waitForFxEvents(8);
    BufferedImage now = regions();
    Path file = GOLDEN.resolve(name + ".png");
    if (Boolean.getBoolean("backcast.write-sample-data")) {
      Files.createDirectories(GOLDEN);
      ImageIO.write(now, "png", file.toFile());
    }
    BufferedImage golden = ImageIO.read(file.toFile());
    int off = 0;
    for (int r = 0; r < ROWS; r++) {
      for (int c = 0; c < COLUMNS; c++) {
        Color a = new Color(now.getRGB(c, r));
        Color b = new Color(golden.getRGB(c, r));
        int difference =
            Math.max(
                Math.abs(a.getRed() - b.getRed()),
                Math.max(
                    Math.abs(a.getGreen() - b.getGreen()), Math.abs(a.getBlue() - b.getBlue())));
        off += difference > TOLERANCE ? 1 : 0;
      }
    }
    assertThat(off).as("regions of %s that look different", name).isLessThanOrEqualTo(EXCEPTIONS);
  }

  @Test
  void lightAtTheUsualSize() throws Exception {
    assertLooksAs("light-100");
  }

  @Test
  void darkAtTheUsualSize() throws Exception {
    onFx(
        () -> {
          appearance.themeProperty().set(Theme.DARK);
          return true;
        });
    assertLooksAs("dark-100");
  }

  @Test
  void lightAtTwiceTheSize() throws Exception {
    onFx(
        () -> {
          appearance.textScaleProperty().set(2);
          return true;
        });
    assertLooksAs("light-200");
  }

  @Test
  void darkAtTwiceTheSize() throws Exception {
    onFx(
        () -> {
          appearance.themeProperty().set(Theme.DARK);
          appearance.textScaleProperty().set(2);
          return true;
        });
    assertLooksAs("dark-200");
  }
}
