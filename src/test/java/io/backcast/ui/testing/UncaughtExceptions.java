package io.backcast.ui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test in which any thread, that of JavaFX included, has an uncaught exception, as in a
 * listener or an animation.
 */
public final class UncaughtExceptions implements BeforeEachCallback, AfterEachCallback {
  private final List<Throwable> caught = new CopyOnWriteArrayList<>();
  private Thread.@Nullable UncaughtExceptionHandler before;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    watch();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    check();
  }

  /** Starts to collect uncaught exceptions. */
  void watch() throws Exception {
    caught.clear();
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> caught.add(failure));
    FxThread.onFx(
        () ->
            Thread.currentThread()
                .setUncaughtExceptionHandler((thread, failure) -> caught.add(failure)));
  }

  /** Stops to collect, and fails if there were any. */
  void check() throws Exception {
    FxThread.awaitPulses();
    Platform.runLater(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    Thread.setDefaultUncaughtExceptionHandler(before);
    assertThat(caught).as("uncaught exceptions").isEmpty();
  }
}
