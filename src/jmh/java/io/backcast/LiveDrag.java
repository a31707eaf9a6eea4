package io.backcast;

import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.state.ExplorationResult;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Drags the target of a window, lets it rest some times, and drags in a bare window. */
final class LiveDrag {
  private static final double EVENTS_A_SECOND = 125;

  /** How often the target is left alone. */
  private static final int RESTS = 5;

  private final ExplorerWindow window;
  private final Stage stage;
  private final LiveCase one;
  private final int seconds;
  private final LiveFigures figures;
  private final CountDownLatch done;
  private final Map<Double, Long> events = new HashMap<>();
  private final List<ExplorationResult> waiting = new ArrayList<>();
  private volatile boolean measuring;
  private @Nullable TableView<?> table;
  private long bareEvent;
  private long rested;
  private double restTarget = Double.NaN;

  LiveDrag(
      ExplorerWindow window,
      Stage stage,
      LiveCase one,
      int seconds,
      LiveFigures figures,
      CountDownLatch done) {
    this.window = window;
    this.stage = stage;
    this.one = one;
    this.seconds = seconds;
    this.figures = figures;
    this.done = done;
  }

  /** Begins; call it on the FX thread. */
  void begin() {
    window
        .explorer()
        .resultProperty()
        .subscribe(
            result -> {
              if (result != null) {
                waiting.add(result);
              }
            });
    // what was set before a layout pulse is on the screen after it
    stage.getScene().addPostLayoutPulseListener(this::pulse);
    Thread.ofPlatform().daemon().start(this::measureStalls);
    Thread.ofPlatform().daemon().start(this::run);
  }

  private void run() {
    try {
      settle();
      figures.listen();
      // as the program does where it has come to rest
      Compilers.spread();
      onFx(window::warmUp);
      onFx(() -> one.ask(window.explorer()));
      settle();
      Thread.sleep(1_500);
      Node bar = window.root().lookup(".target-bar");
      table = (TableView<?>) window.root().lookup(".candidates .table-view");
      figures.begin();
      measuring = true;
      drag(seconds, 0.4, 0.9, share -> move(bar, share));
      measuring = false;
      figures.end();
      for (int i = 0; i < RESTS; i++) {
        rest(bar, i);
      }
      bare();
      figures.close();
    } catch (Exception e) {
      System.err.println(e);
    }
    done.countDown();
  }

  private void settle() throws Exception {
    do {
      Thread.sleep(100);
    } while (!onFx(window::settled));
  }

  /** Moves and then leaves the target alone until the whole answer is there. */
  private void rest(Node bar, int turn) throws Exception {
    double to = 0.45 + 0.08 * turn;
    drag(1, to - 0.05, to, share -> move(bar, share));
    onFx(
        () -> {
          rested = System.nanoTime();
          restTarget = window.explorer().targetProperty(0).get();
          return true;
        });
    settle();
  }

  @FunctionalInterface
  private interface Move {
    void to(double share);
  }

  /** Again and again from one end to the other, 3 s each: never resting, and never back. */
  private void drag(int time, double from, double to, Move move) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < time * EVENTS_A_SECOND; i++) {
      double t = i / EVENTS_A_SECOND;
      double share = from + (to - from) * (t / Math.min(3, time) % 1);
      Platform.runLater(() -> move.to(share));
      long due = start + (long) ((i + 1) / EVENTS_A_SECOND * 1e9);
      Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
    }
  }

  private void move(Node bar, double share) {
    long now = System.nanoTime();
    Event.fireEvent(bar, dragged(bar, share));
    events.put(window.explorer().targetProperty(0).get(), now);
  }

  private static MouseEvent dragged(Node node, double share) {
    double x = share * node.getLayoutBounds().getWidth();
    double y = node.getLayoutBounds().getHeight() / 2;
    return new MouseEvent(
        MouseEvent.MOUSE_DRAGGED,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        false,
        new PickResult(node, x, y));
  }

  private void pulse() {
    if (waiting.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    ExplorationResult result = waiting.getLast();
    waiting.clear();
    double target = result.preview().target().values()[0];
    if (target == restTarget && result.ranked() != null) {
      figures.rested((now - rested) / 1e6);
      restTarget = Double.NaN;
    }
    Long event = events.get(target);
    if (event != null && measuring) {
      figures.shown(now, (now - event) / 1e6, event, rows());
    }
  }

  /** Rows of the table of candidates. */
  private int rows() {
    TableView<?> known = table;
    return known == null ? 0 : known.getItems().size();
  }

  /** The same events and pictures in a window that shows nothing but a moving shape. */
  private void bare() throws Exception {
    Rectangle shape = new Rectangle(20, 100, Color.BLACK);
    Pane pane = new Pane(shape);
    onFx(
        () -> {
          stage.setScene(new Scene(pane, one.width(), one.height()));
          stage
              .getScene()
              .addPostLayoutPulseListener(
                  () -> {
                    long now = System.nanoTime();
                    if (bareEvent != 0) {
                      figures.bare(now, (now - bareEvent) / 1e6);
                      bareEvent = 0;
                    }
                  });
          pane.setOnMouseDragged(e -> shape.setX(e.getX()));
          return true;
        });
    Thread.sleep(500);
    drag(
        3,
        0.1,
        0.9,
        share -> {
          long now = System.nanoTime();
          Event.fireEvent(pane, dragged(pane, share));
          // as of a picture of the window: the latest event before it
          bareEvent = now;
        });
    Thread.sleep(100);
  }

  private void measureStalls() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    AtomicLong before = new AtomicLong();
    while (true) {
      Platform.runLater(
          () -> {
            long busy = threads.getCurrentThreadCpuTime();
            long earlier = before.getAndSet(busy);
            if (measuring && earlier != 0) {
              figures.worked((busy - earlier) / 1e6);
            }
          });
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static <T> T onFx(java.util.concurrent.Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    return task.get();
  }

  private static void onFx(Runnable action) throws Exception {
    onFx(
        () -> {
          action.run();
          return true;
        });
  }
}
