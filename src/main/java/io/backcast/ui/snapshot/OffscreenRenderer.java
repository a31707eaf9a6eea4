package io.backcast.ui.snapshot;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.common.ScreenFonts;
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
import org.jspecify.annotations.Nullable;

/**
 * Shows JavaFX content without a display, and takes a picture or something else from it once it has
 * come to rest.
 */
public final class OffscreenRenderer {
  private static final int SECONDS = 60;

  /** Edge of the stage; the headless platform has a small screen, the picture may be larger. */
  private static final double SCREEN = 800;

  /** Frames between the end of the work and the picture, for layout and drawing. */
  private static final int FRAMES = 12;

  private final int width;
  private final int height;

  /** The content to render; used on the FX thread only. */
  interface Subject {
    /** Builds the content; failures that come later complete {@code outcome} exceptionally. */
    Parent build(CompletableFuture<?> outcome) throws BackcastException;

    /** Called every frame: whether the content is complete. */
    boolean ready() throws BackcastException;

    /** Frees the content; called once, whatever came of it. */
    void close();
  }

  public OffscreenRenderer(int width, int height) {
    ScreenFonts.require();
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
   * @throws BackcastException if the subject fails, anything throws on the FX thread meanwhile, the
   *     subject does not settle in a minute or the file cannot be written
   */
  void write(Subject subject, Path file) throws BackcastException {
    BufferedImage image = convert(take(subject, this::picture));
    AtomicFiles.write(file, out -> ImageIO.write(image, "png", out));
  }

  private WritableImage picture(Parent content) {
    SnapshotParameters part = new SnapshotParameters();
    // shadows may reach beyond the content's edges
    part.setViewport(new Rectangle2D(0, 0, width, height));
    return content.snapshot(part, null);
  }

  /** Takes something from the content once it is complete, on the FX thread. */
  @FunctionalInterface
  interface Taker<T> {
    T take(Parent content) throws BackcastException;
  }

  /**
   * Shows a subject off screen and takes something from it.
   *
   * @throws BackcastException as {@link #write}
   */
  <T> T take(Subject subject, Taker<T> taker) throws BackcastException {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Rendering<T> rendering = new Rendering<>(subject, taker, outcome);
    Platform.runLater(rendering::begin);
    try {
      return outcome.get(SECONDS, TimeUnit.SECONDS);
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
    } finally {
      Platform.runLater(rendering::end);
    }
  }

  /** One subject on a stage, from its building to its end; used on the FX thread only. */
  private final class Rendering<T> extends AnimationTimer {
    private final Subject subject;
    private final Taker<T> taker;
    private final CompletableFuture<T> outcome;
    private Thread.@Nullable UncaughtExceptionHandler previous;
    private @Nullable Stage stage;
    private @Nullable Parent root;
    private boolean ended;
    private int calm;

    Rendering(Subject subject, Taker<T> taker, CompletableFuture<T> outcome) {
      this.subject = subject;
      this.taker = taker;
      this.outcome = outcome;
    }

    void begin() {
      // a listener, a layout or an animation of the content may throw as well as the subject itself
      previous = Thread.currentThread().getUncaughtExceptionHandler();
      Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> fail(thrown));
      try {
        show(subject.build(outcome));
      } catch (BackcastException | RuntimeException | Error e) {
        fail(e);
      }
    }

    private void show(Parent content) {
      Stage shown = new Stage();
      stage = shown;
      root = content;
      content.setManaged(false);
      content.resizeRelocate(0, 0, width, height);
      shown.setScene(new Scene(new Pane(content), SCREEN, SCREEN));
      shown.show();
      start();
    }

    @Override
    public void handle(long now) {
      try {
        calm = subject.ready() ? calm + 1 : 0;
        Parent content = root;
        if (calm > FRAMES && content != null) {
          T taken = taker.take(content);
          end();
          outcome.complete(taken);
        }
      } catch (BackcastException | RuntimeException | Error e) {
        fail(e);
      }
    }

    private void fail(Throwable thrown) {
      outcome.completeExceptionally(thrown);
      end();
    }

    void end() {
      if (ended) {
        return;
      }
      ended = true;
      stop();
      if (stage != null) {
        stage.close();
      }
      try {
        subject.close();
      } finally {
        Thread.currentThread().setUncaughtExceptionHandler(previous);
      }
    }
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
