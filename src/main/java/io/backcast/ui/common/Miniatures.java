package io.backcast.ui.common;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Small pictures of the windows of models, as they were when they were left; one a theme. */
public final class Miniatures {
  private static final double WIDTH = 640;

  /** Pictures of models not opened for longest are removed beyond this. */
  private static final int MOST = 120;

  private final Path folder;

  /**
   * Pictures in a folder.
   *
   * @param folder is created when the first is kept
   */
  public Miniatures(Path folder) {
    this.folder = folder;
  }

  /**
   * The file of a model's picture; it need not exist.
   *
   * @param identity of the model
   */
  public Path of(String identity, Theme theme) {
    return folder.resolve(
        identity.replaceAll("[^A-Za-z0-9-]", "_")
            + "-"
            + theme.name().toLowerCase(Locale.ROOT)
            + ".png");
  }

  /**
   * Draws a window that is in a scene and keeps the picture in place of the one before; call it on
   * the FX thread. Nothing is kept of a window that has no size yet.
   *
   * @throws BackcastException if it cannot be written; the one before stays
   */
  public void keep(String identity, Theme theme, Parent window) throws BackcastException {
    double width = window.getLayoutBounds().getWidth();
    if (window.getScene() == null || width < 1 || window.getLayoutBounds().getHeight() < 1) {
      return;
    }
    SnapshotParameters small = new SnapshotParameters();
    double scale = Math.min(1, WIDTH / width);
    small.setTransform(Transform.scale(scale, scale));
    WritableImage taken = window.snapshot(small, null);
    AtomicFiles.write(
        of(identity, theme),
        out -> ImageIO.write(SwingFXUtils.fromFXImage(taken, null), "png", out));
    removeOldest();
  }

  private void removeOldest() {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pictures =
          files
              .filter(f -> f.toString().endsWith(".png"))
              .sorted(Comparator.comparingLong(f -> -f.toFile().lastModified()))
              .toList();
      for (Path old : pictures.subList(Math.min(MOST, pictures.size()), pictures.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      // too many pictures do no harm
      return;
    }
  }
}
