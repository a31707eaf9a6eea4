package io.backcast.ui.frame;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture as the mean colours of small tiles: fine enough to see a letter that is missing, and
 * coarse enough not to see how one library smooths its edge.
 *
 * @param means one pixel a tile
 */
record TileMeans(BufferedImage means) {
  /** Edge of a tile, in pixels. */
  private static final int TILE = 8;

  /** Largest difference of a tile's mean colour that still counts as the same, of 255. */
  private static final int TOLERANCE = 10;

  static TileMeans of(BufferedImage picture) {
    int columns = picture.getWidth() / TILE;
    int rows = picture.getHeight() / TILE;
    BufferedImage means = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        means.setRGB(column, row, mean(picture, column * TILE, row * TILE));
      }
    }
    return new TileMeans(means);
  }

  private static int mean(BufferedImage picture, int left, int top) {
    int[] sums = new int[3];
    for (int rgb : picture.getRGB(left, top, TILE, TILE, null, 0, TILE)) {
      for (int channel = 0; channel < 3; channel++) {
        sums[channel] += channel(rgb, channel);
      }
    }
    int n = TILE * TILE;
    return sums[0] / n << 16 | sums[1] / n << 8 | sums[2] / n;
  }

  private static int channel(int rgb, int channel) {
    return rgb >> (16 - 8 * channel) & 0xff;
  }

  static TileMeans read(Path file) throws IOException {
    return new TileMeans(ImageIO.read(file.toFile()));
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(means, "png", file.toFile());
  }

  /** How many tiles look different. */
  int differences(TileMeans other) {
    if (means.getWidth() != other.means.getWidth()
        || means.getHeight() != other.means.getHeight()) {
      throw new IllegalArgumentException("The pictures are of different sizes.");
    }
    int found = 0;
    for (int row = 0; row < means.getHeight(); row++) {
      for (int column = 0; column < means.getWidth(); column++) {
        found += differs(means.getRGB(column, row), other.means.getRGB(column, row)) ? 1 : 0;
      }
    }
    return found;
  }

  private static boolean differs(int one, int other) {
    for (int channel = 0; channel < 3; channel++) {
      if (Math.abs(channel(one, channel) - channel(other, channel)) > TOLERANCE) {
        return true;
      }
    }
    return false;
  }
}
