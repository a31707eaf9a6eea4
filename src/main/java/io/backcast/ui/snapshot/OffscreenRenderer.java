package io.backcast.ui.snapshot;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Takes pictures of JavaFX content without a display, once it has come to rest. */
public final class OffscreenRenderer {
  private static final int SECONDS = 60;

  /** The platform without a display has a small screen; the picture may be larger. */
  private static final double SCREEN = 800;

  /** Frames that pass between the end of the work and the picture, for layout and drawing. */
  private static final int FRAMES = 12;

  private final int width;
  private final int height;

  /** What is taken a picture of; used on the FX thread alone. */
  interface Subject {
    /** Builds the content; failures that come later complete {@code picture}. */
    Parent build(CompletableFuture<WritableImage> picture) throws BackcastException;

    /** Called every frame: whether everything is as it should be on the picture. */
    boolean ready();

    void close();
  }

  public OffscreenRenderer(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Starts JavaFX without a display; once in a process, before anything else of it. */
  public static void startToolkit() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    Platform.startup(() -> Platform.setImplicitExit(false));
  }

  /**
   * Renders and writes a PNG.
   *
   * @throws BackcastException if the subject fails, does not settle in a minute or the file cannot
   *     be written
   */
  void write(Subject subject, Path file) throws BackcastException {
    CompletableFuture<WritableImage> picture = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            show(subject, picture);
          } catch (BackcastException | RuntimeException | Error e) {
            // whoever waits for the picture must hear of anything
            picture.completeExceptionally(e);
          }
        });
    try {
      BufferedImage image = convert(picture.get(SECONDS, TimeUnit.SECONDS));
      AtomicFiles.write(file, out -> ImageIO.write(image, "png", out));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BackcastException known) {
        throw known;
      }
      throw new BackcastException(
          ErrorCode.FAILED, "The window could not be drawn: " + e.getCause() + ".", e);
    } catch (TimeoutException e) {
      throw new BackcastException(
          ErrorCode.FAILED, "The window did not settle within a minute.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackcastException(ErrorCode.INTERRUPTED, "Interrupted.", e);
    }
  }

  private void show(Subject subject, CompletableFuture<WritableImage> picture)
      throws BackcastException {
    Parent root = subject.build(picture);
    Stage stage = new Stage();
    Pane host = new Pane(root);
    root.setManaged(false);
    root.resizeRelocate(0, 0, width, height);
    stage.setScene(new Scene(host, SCREEN, SCREEN));
    stage.show();
    new AnimationTimer() {
      private int calm;

      @Override
      public void handle(long now) {
        calm = subject.ready() ? calm + 1 : 0;
        if (calm > FRAMES) {
          stop();
          SnapshotParameters part = new SnapshotParameters();
          // shadows reach beyond the window; a picture does not
          part.setViewport(new Rectangle2D(0, 0, width, height));
          picture.complete(root.snapshot(part, null));
          stage.close();
          subject.close();
        }
      }
    }.start();
  }

  private static BufferedImage convert(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        out.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    return out;
  }
}
