package io.backcast.ui.frame;

import io.backcast.model.Session;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.tour.Tour;
import io.backcast.ui.tour.TourGuide;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The guided tour of a window; at its end the window shows what it showed before. */
public final class WindowTour {
  private final Parent root;
  private final StackPane layers;
  private final ExplorerState explorer;
  private final Texts texts;
  private final Runnable showTransition;
  private final Supplier<Session> capture;
  private final Consumer<Session> restore;
  private @Nullable TourGuide running;

  /**
   * Prepares a tour.
   *
   * @param layers the pane that the tour is added to
   * @param showTransition brings the chart along a path to the front
   * @param capture gives what the window shows now
   * @param restore shows it again
   */
  WindowTour(
      Parent root,
      StackPane layers,
      ExplorerState explorer,
      Texts texts,
      Runnable showTransition,
      Supplier<Session> capture,
      Consumer<Session> restore) {
    this.root = root;
    this.layers = layers;
    this.explorer = explorer;
    this.texts = texts;
    this.showTransition = showTransition;
    this.capture = capture;
    this.restore = restore;
  }

  /**
   * Starts the tour, unless it is running already.
   *
   * @param onEnd runs when the tour is over or skipped; not if it was running already
   * @return the running tour
   */
  public TourGuide start(Runnable onEnd) {
    TourGuide present = running;
    if (present != null) {
      return present;
    }
    Session before = capture.get();
    TourGuide guide = new TourGuide(root, texts, Tour.steps(explorer, showTransition));
    guide.onEnd(
        () -> {
          running = null;
          layers.getChildren().remove(guide);
          restore.accept(before);
          onEnd.run();
        });
    running = guide;
    layers.getChildren().add(guide);
    guide.go();
    return guide;
  }
}
