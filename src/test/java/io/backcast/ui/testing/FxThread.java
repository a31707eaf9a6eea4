package io.backcast.ui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Patience;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What a test does on the thread of JavaFX. The scene graph and the controls belong to that thread:
 * whoever walks them from another one may meet them half changed. So conditions are evaluated here,
 * never where the test runs.
 */
public final class FxThread {
  /** The first may have begun before what is waited for; the second lays it out and draws it. */
  private static final int PULSES = 2;

  private FxThread() {}

  /** What has no result. */
  @FunctionalInterface
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /** The result of {@code action}; whatever it throws is thrown here. */
  public static <T extends @Nullable Object> T onFx(Callable<T> action) throws Exception {
    if (Platform.isFxApplicationThread()) {
      return action.call();
    }
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    try {
      return Patience.result(task);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw (Error) e.getCause();
    }
  }

  /** Runs {@code action}, and returns when it is done; whatever it throws is thrown here. */
  public static void onFx(Action action) throws Exception {
    Callable<Boolean> call =
        () -> {
          action.run();
          return true;
        };
    onFx(call);
  }

  /** Waits until {@code condition}, asked on the thread of JavaFX, is true, and all of it drawn. */
  public static void until(Callable<Boolean> condition) throws Exception {
    until(Patience.LIMIT, condition);
  }

  /**
   * As {@link #until(Callable)}.
   *
   * @throws TimeoutException if it is not true in time
   */
  public static void until(Duration patience, Callable<Boolean> condition) throws Exception {
    refuseToWaitForItself();
    Patience.until(patience, () -> onFx(condition));
    awaitPulses();
  }

  /** Waits until {@code actual} is {@code expected}, and fails with what it is if it never is. */
  public static <T> void untilIs(T expected, Callable<T> actual) throws Exception {
    try {
      until(() -> expected.equals(actual.call()));
    } catch (TimeoutException e) {
      assertThat(onFx(actual)).isEqualTo(expected);
    }
  }

  /**
   * Waits until what was given to the thread of JavaFX so far is done, laid out and drawn.
   *
   * @throws TimeoutException if it is not in time
   */
  public static void awaitPulses() throws TimeoutException {
    awaitPulses(PULSES);
  }

  /**
   * As {@link #awaitPulses()}, where one layout asks for another.
   *
   * @param pulses whole ones
   */
  public static void awaitPulses(int pulses) throws TimeoutException {
    refuseToWaitForItself();
    CompletableFuture<@Nullable Void> drawn = new CompletableFuture<>();
    Platform.runLater(
        () -> new Pulses(pulses, () -> Platform.runLater(() -> drawn.complete(null))).start());
    done(drawn);
  }

  /**
   * Waits until animations have gone on for a time, by the clock that they share, whatever the
   * machine does meanwhile: what a timer of the window would have done by then is done.
   */
  public static void awaitAnimations(javafx.util.Duration time) throws Exception {
    refuseToWaitForItself();
    CompletableFuture<@Nullable Void> passed = new CompletableFuture<>();
    PauseTransition pause = new PauseTransition(time);
    pause.setOnFinished(e -> passed.complete(null));
    onFx(pause::play);
    done(passed);
  }

  private static void done(CompletableFuture<@Nullable Void> what) throws TimeoutException {
    try {
      Patience.result(what);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void refuseToWaitForItself() {
    if (Platform.isFxApplicationThread()) {
      throw new IllegalStateException("the thread of JavaFX cannot wait for itself");
    }
  }

  /** Goes on after whole pulses: a timer is called at the beginning of each. */
  private static final class Pulses extends AnimationTimer {
    private final int pulses;
    private final Runnable after;
    private int begun;

    Pulses(int pulses, Runnable after) {
      this.pulses = pulses;
      this.after = after;
    }

    @Override
    public void handle(long now) {
      if (begun++ == pulses) {
        stop();
        after.run();
      }
    }
  }
}
