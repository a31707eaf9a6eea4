package io.backcast;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.Quantiles;
import io.backcast.ui.Context;
import io.backcast.ui.Window;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Desk;
import io.backcast.ui.workbench.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * without a display, and prints what a hand would feel: pictures a second, time from mouse event to
 * picture, the longest stall of the FX thread, and pictures that came out of order.
 *
 * <p>Arguments: model folder, seconds, width, height.
 */
public final class LiveMeasure {
  private static final double EVENTS_A_SECOND = 125;

  private final Window window;
  private final Scene scene;
  private final int seconds;
  private final Map<Double, Long> events = new HashMap<>();
  private final List<Double> latencies = new ArrayList<>();
  private final List<Double> designs = new ArrayList<>();
  private final List<Long> shown = new ArrayList<>();
  private final List<Picture> waiting = new ArrayList<>();
  private final AtomicLong beat = new AtomicLong();
  private final List<Double> stalls = new ArrayList<>();
  private long latestEvent;
  private int stale;

  private LiveMeasure(Window window, Scene scene, int seconds) {
    this.window = window;
    this.scene = scene;
    this.seconds = seconds;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "models/mos2-strain");
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
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
            Context context =
                new Context(
                    new Appearance(),
                    new Texts(Locale.ENGLISH),
                    failure -> System.err.println(failure.sentence()),
                    Desk.NONE,
                    json,
                    "measure");
            Window window = new Window(model, folder, context, session -> {});
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
        .pictureProperty()
        .subscribe(
            (before, picture) -> {
              if (picture != null) {
                waiting.add(picture);
              }
            });
    // what was set before this layout is on the screen after it
    scene.addPostLayoutPulseListener(this::pulse);
    Thread heart = Thread.ofPlatform().daemon().unstarted(this::heartbeat);
    heart.start();
    Thread hand = Thread.ofPlatform().daemon().unstarted(() -> drag(done));
    hand.start();
  }

  private void heartbeat() {
    while (true) {
      long asked = System.nanoTime();
      beat.set(asked);
      Platform.runLater(
          () -> {
            synchronized (stalls) {
              stalls.add((System.nanoTime() - asked) / 1e6);
            }
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
    long start = System.nanoTime();
    try {
      for (int i = 0; i < seconds * EVENTS_A_SECOND; i++) {
        double t = i / EVENTS_A_SECOND;
        // to and fro without ever resting: a resting hand starts other work
        double share = 0.25 + 0.6 * Math.abs((t / 3) % 2 - 1);
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
    Picture picture = waiting.getLast();
    waiting.clear();
    Long event = events.get(picture.sketch().target().values()[0]);
    if (event != null) {
      latencies.add((now - event) / 1e6);
      designs.add((double) picture.sketch().drawn());
      shown.add(now);
      stale += event < latestEvent ? 1 : 0;
      latestEvent = Math.max(latestEvent, event);
    }
  }

  private void report() {
    double[] gaps = new double[Math.max(0, shown.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (shown.get(i + 1) - shown.get(i)) / 1e6;
    }
    double[] late = latencies.stream().mapToDouble(v -> v).toArray();
    double[] stalled;
    synchronized (stalls) {
      stalled = stalls.stream().mapToDouble(v -> v).toArray();
    }
    System.out.printf(
        Locale.ROOT,
        "pictures %d in %d s, %.1f a second by median gap, %.1f on average%n"
            + "designs a picture: %.0f at least%n"
            + "event to picture: median %.1f ms, 95 %% within %.1f ms, longest %.1f ms%n"
            + "waiting for the FX thread: median %.2f ms, 99 %% within %.1f ms, longest %.1f ms%n"
            + "stale pictures: %d%n",
        shown.size(),
        seconds,
        1000 / Quantiles.of(gaps, 0.5),
        shown.size() / (double) seconds,
        designs.stream().mapToDouble(v -> v).min().orElse(0),
        Quantiles.of(late, 0.5),
        Quantiles.of(late, 0.95),
        Quantiles.of(late, 1),
        Quantiles.of(stalled, 0.5),
        Quantiles.of(stalled, 0.99),
        Quantiles.of(stalled, 1),
        stale);
  }
}
