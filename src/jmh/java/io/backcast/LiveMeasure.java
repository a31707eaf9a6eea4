package io.backcast;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.Quantiles;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.frame.AppContext;
import io.backcast.ui.frame.ExplorerWindow;
import io.backcast.ui.state.ExplorationResult;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;

/**
 * Drags the target of the real window with the mouse for some seconds, in software drawing and
 * without a display, and prints how fluent that is: results a second, time from mouse event to
 * result, the longest stall of the FX thread, and results shown out of order. The first seconds, in
 * which the virtual machine still compiles, are reported apart from the rest.
 *
 * <p>Arguments: model folder, seconds, width, height.
 */
public final class LiveMeasure {
  private static final double EVENTS_A_SECOND = 125;

  /** Seconds until most of the code is compiled. */
  private static final double WARM_UP = 5;

  private final ExplorerWindow window;
  private final Scene scene;
  private final int seconds;
  private final Map<Double, Long> events = new HashMap<>();
  private final List<Shown> shown = new ArrayList<>();
  private final List<ExplorationResult> waiting = new ArrayList<>();
  private final List<Stall> stalls = Collections.synchronizedList(new ArrayList<>());
  private long start;
  private long latestEvent;
  private int stale;

  /**
   * A result on the screen.
   *
   * @param at nanoseconds
   * @param latency since the mouse event of its target, in milliseconds
   * @param designs how many were drawn for it
   */
  private record Shown(long at, double latency, int designs) {}

  /**
   * How long a task waited for the FX thread.
   *
   * @param at nanoseconds
   * @param delay in milliseconds
   * @param work of the FX thread itself in that time, in milliseconds of processor time
   */
  private record Stall(long at, double delay, double work) {}

  private LiveMeasure(ExplorerWindow window, Scene scene, int seconds) {
    this.window = window;
    this.scene = scene;
    this.seconds = seconds;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "models/mos2-strain");
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    int width = args.length > 2 ? Integer.parseInt(args[2]) : 1280;
    int height = args.length > 3 ? Integer.parseInt(args[3]) : 800;
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    CountDownLatch done = new CountDownLatch(1);
    Json json = new Json();
    var model = new ModelFolder(json).open(folder);
    Platform.startup(
        () -> {
          try {
            AppContext context =
                new AppContext(
                    new Appearance(),
                    new Texts(Locale.ENGLISH),
                    failure -> System.err.println(failure.sentence()),
                    AppActions.NONE,
                    json,
                    "measure");
            ExplorerWindow window =
                ExplorerWindow.open(model, folder, null, context, session -> {});
            Stage stage = new Stage();
            Scene scene = new Scene(window.root(), width, height);
            stage.setScene(scene);
            stage.show();
            new LiveMeasure(window, scene, seconds).whenSettled(done);
          } catch (Exception e) {
            System.err.println(e);
            done.countDown();
          }
        });
    done.await(seconds + 60, TimeUnit.SECONDS);
    System.exit(0);
  }

  private void whenSettled(CountDownLatch done) {
    new AnimationTimer() {
      private int calm;

      @Override
      public void handle(long now) {
        calm = window.settled() ? calm + 1 : 0;
        if (calm > 90) {
          stop();
          measure(done);
        }
      }
    }.start();
  }

  private void measure(CountDownLatch done) {
    window
        .explorer()
        .resultProperty()
        .subscribe(
            (before, result) -> {
              if (result != null) {
                waiting.add(result);
              }
            });
    // what was set before a layout pulse is on the screen after it
    scene.addPostLayoutPulseListener(this::pulse);
    Thread.ofPlatform().daemon().start(this::measureStalls);
    Thread.ofPlatform().daemon().start(() -> drag(done));
  }

  private void measureStalls() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    AtomicLong before = new AtomicLong();
    while (true) {
      long asked = System.nanoTime();
      Platform.runLater(
          () -> {
            long busy = threads.getCurrentThreadCpuTime();
            long earlier = before.getAndSet(busy);
            double work = earlier == 0 ? 0 : (busy - earlier) / 1e6;
            stalls.add(new Stall(asked, (System.nanoTime() - asked) / 1e6, work));
          });
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void drag(CountDownLatch done) {
    Node bar = window.root().lookup(".target-bar");
    start = System.nanoTime();
    try {
      for (int i = 0; i < seconds * EVENTS_A_SECOND; i++) {
        double t = i / EVENTS_A_SECOND;
        // again and again from one end to the other: never resting, which would start other work,
        // and never back, because a result is recognised by its target
        double share = 0.4 + 0.5 * (t / 3 % 1);
        Platform.runLater(() -> move(bar, share));
        long due = start + (long) ((i + 1) / EVENTS_A_SECOND * 1e9);
        Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.runLater(
        () -> {
          report();
          done.countDown();
        });
  }

  private void move(Node bar, double share) {
    double x = share * bar.getLayoutBounds().getWidth();
    double y = bar.getLayoutBounds().getHeight() / 2;
    long now = System.nanoTime();
    Event.fireEvent(
        bar,
        new MouseEvent(
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
            new PickResult(bar, x, y)));
    events.put(window.explorer().targetProperty(0).get(), now);
  }

  private void pulse() {
    long now = System.nanoTime();
    if (waiting.isEmpty()) {
      return;
    }
    ExplorationResult result = waiting.getLast();
    waiting.clear();
    Long event = events.get(result.preview().target().values()[0]);
    if (event != null) {
      shown.add(new Shown(now, (now - event) / 1e6, result.preview().drawn()));
      stale += event < latestEvent ? 1 : 0;
      latestEvent = Math.max(latestEvent, event);
    }
  }

  private void report() {
    long warm = start + (long) (WARM_UP * 1e9);
    System.out.printf(Locale.ROOT, "the first %.0f s, while Java compiles%n", WARM_UP);
    report(start, warm);
    System.out.println("after that");
    report(warm, start + (long) (seconds * 1e9));
    System.out.printf("stale results: %d%n", stale);
  }

  private void report(long from, long to) {
    List<Shown> seen = shown.stream().filter(s -> s.at >= from && s.at < to).toList();
    List<Stall> waits = stalls.stream().filter(s -> s.at >= from && s.at < to).toList();
    double[] gaps = new double[Math.max(0, seen.size() - 1)];
    Arrays.setAll(gaps, i -> (seen.get(i + 1).at - seen.get(i).at) / 1e6);
    double[] late = seen.stream().mapToDouble(Shown::latency).toArray();
    double[] wait = waits.stream().mapToDouble(Stall::delay).toArray();
    double[] work = waits.stream().mapToDouble(Stall::work).toArray();
    System.out.printf(
        Locale.ROOT,
        "  results a second: %.1f by median gap, %.1f on average, of %d designs at least%n"
            + "  event to result: median %.1f ms, 95 %% within %.1f ms, longest %.1f ms%n"
            + "  waiting for the FX thread: median %.2f ms, 99 %% within %.1f ms, longest %.1f ms%n"
            + "  work of the FX thread in one go: 99 %% within %.1f ms, longest %.1f ms%n",
        1000 / Quantiles.of(gaps, 0.5),
        seen.size() / ((to - from) / 1e9),
        seen.stream().mapToInt(Shown::designs).min().orElse(0),
        Quantiles.of(late, 0.5),
        Quantiles.of(late, 0.95),
        Quantiles.of(late, 1),
        Quantiles.of(wait, 0.5),
        Quantiles.of(wait, 0.99),
        Quantiles.of(wait, 1),
        Quantiles.of(work, 0.99),
        Quantiles.of(work, 1));
  }
}
