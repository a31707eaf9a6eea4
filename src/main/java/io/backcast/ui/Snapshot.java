package io.backcast.ui;

import io.backcast.design.Wishes;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Target;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.common.Theme;
import io.backcast.ui.tour.TourGuide;
import io.backcast.ui.workbench.Desk;
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
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Renders the real window to a picture, without a display. */
public final class Snapshot {
  private static final int SECONDS = 60;
  private static final double SCREEN = 800;

  /** Frames that pass between the end of the work and the picture, for layout and drawing. */
  private static final int FRAMES = 12;

  private final Opener.Opened opened;
  private final Options options;

  /**
   * How to show it.
   *
   * @param targets as the command line writes them; empty for those of the session
   * @param textScale 1 for the usual size
   * @param candidate row to select, from 1; 0 for none
   * @param tab to bring to the front, from 1; 0 for none
   * @param presenting whether as before a class
   * @param tour stop of the guided tour, from 1; 0 for none
   * @param locale of words and numbers
   */
  public record Options(
      List<String> targets,
      int width,
      int height,
      Theme theme,
      double textScale,
      int candidate,
      int tab,
      boolean presenting,
      int tour,
      Locale locale,
      String program) {}

  public Snapshot(Opener.Opened opened, Options options) {
    this.opened = opened;
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
    Appearance appearance = new Appearance(options.locale());
    appearance.themeProperty().set(options.theme());
    appearance.textScaleProperty().set(options.textScale());
    appearance.presentingProperty().set(options.presenting());
    Context context =
        new Context(
            appearance,
            new Texts(options.locale()),
            picture::completeExceptionally,
            Desk.NONE,
            new Json(),
            options.program());
    Window window = new Window(opened.model(), opened.folder(), context, session -> {});
    if (opened.session() != null) {
      window.show(opened.session());
    }
    if (!options.targets().isEmpty()) {
      Target target = new Wishes(opened.model().card().space()).target(options.targets(), null);
      for (int k = 0; k < target.values().length; k++) {
        window.explorer().targetProperty(k).set(target.values()[k]);
      }
    }
    window.workbench().showTab(options.tab() - 1);
    Stage stage = new Stage();
    // the platform without a display has a small screen; the picture may be larger
    Pane host = new Pane(window.root());
    window.root().setManaged(false);
    window.root().resizeRelocate(0, 0, options.width(), options.height());
    stage.setScene(new Scene(host, SCREEN, SCREEN));
    stage.show();
    new AnimationTimer() {
      private int settledFrames;
      private boolean arranged = options.candidate() == 0 && options.tour() == 0;

      @Override
      public void handle(long now) {
        settledFrames = window.settled() ? settledFrames + 1 : 0;
        if (settledFrames > 2 && !arranged) {
          arranged = true;
          arrange(window);
          settledFrames = 0;
        }
        if (settledFrames > FRAMES) {
          stop();
          picture.complete(window.root().snapshot(null, null));
          stage.close();
          window.close();
        }
      }
    }.start();
  }

  private void arrange(Window window) {
    if (options.candidate() > 0) {
      window.selectCandidate(options.candidate());
    }
    if (options.tour() > 0) {
      TourGuide guide = window.tour(() -> {});
      for (int stop = 1; stop < options.tour(); stop++) {
        guide.go();
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
