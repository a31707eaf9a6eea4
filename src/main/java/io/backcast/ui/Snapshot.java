package io.backcast.ui;

import io.backcast.design.Wishes;
import io.backcast.engine.InverseModel;
import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Target;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Renders the real window to a picture, without a display. */
public final class Snapshot {
  private static final int SECONDS = 60;

  /** Frames that pass between the end of the work and the picture, for layout and drawing. */
  private static final int FRAMES = 12;

  private final InverseModel model;
  private final Options options;

  /**
   * What to show.
   *
   * @param targets as the command line writes them; empty for the first target
   * @param candidate row to select, from 1; 0 for none
   * @param textScale 1 for the usual size
   */
  public record Options(
      List<String> targets,
      int width,
      int height,
      Theme theme,
      double textScale,
      int candidate,
      String program) {}

  public Snapshot(InverseModel model, Options options) {
    this.model = model;
    this.options = options;
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
   * @throws BackcastException if the model fails, the work does not settle in a minute or the file
   *     cannot be written
   */
  public void write(Path file) throws BackcastException {
    CompletableFuture<WritableImage> picture = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            render(picture);
          } catch (BackcastException e) {
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

  private void render(CompletableFuture<WritableImage> picture) throws BackcastException {
    Appearance appearance = new Appearance();
    appearance.themeProperty().set(options.theme());
    appearance.textScaleProperty().set(options.textScale());
    Window window =
        new Window(
            model,
            appearance,
            new Texts(Locale.ENGLISH),
            picture::completeExceptionally,
            options.program());
    if (!options.targets().isEmpty()) {
      Target target = new Wishes(model.card().space()).target(options.targets(), null);
      for (int k = 0; k < target.values().length; k++) {
        window.explorer().targetProperty(k).set(target.values()[k]);
      }
    }
    Stage stage = new Stage();
    Scene scene = new Scene(window.root(), options.width(), options.height());
    stage.setScene(scene);
    stage.show();
    new AnimationTimer() {
      private int settledFrames;
      private boolean selected = options.candidate() == 0;

      @Override
      public void handle(long now) {
        settledFrames = window.settled() ? settledFrames + 1 : 0;
        if (settledFrames > 2 && !selected) {
          selected = true;
          window.selectCandidate(options.candidate());
          settledFrames = 0;
        }
        if (settledFrames > FRAMES) {
          stop();
          picture.complete(scene.snapshot(null));
          stage.close();
          window.close();
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
