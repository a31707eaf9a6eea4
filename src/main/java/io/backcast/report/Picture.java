package io.backcast.report;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Something that a report shows, drawn with Java 2D in its natural size. */
public interface Picture {
  /** Pixels. */
  int width();

  /** Pixels. */
  int height();

  /** Draws it, from (0, 0) to its width and height, without a ground. */
  void draw(Graphics2D g);

  /**
   * Writes a PNG of twice the size, on a white ground.
   *
   * @throws BackcastException if the file cannot be written
   */
  default void savePng(Path file) throws BackcastException {
    int scale = 2;
    BufferedImage image =
        new BufferedImage(scale * width(), scale * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setPaint(ChartColour.SURFACE.light());
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.scale(scale, scale);
    draw(g);
    g.dispose();
    AtomicFiles.write(file, out -> ImageIO.write(image, "png", out));
  }
}
