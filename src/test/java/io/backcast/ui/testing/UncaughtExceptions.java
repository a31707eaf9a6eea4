package io.backcast.ui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Fails a test in which any thread, that of JavaFX included, has an uncaught exception, as in a
 * listener or an animation.
 */
public final class UncaughtExceptions implements BeforeEachCallback, AfterEachCallback {
  private final List<Throwable> caught = new CopyOnWriteArrayList<>();
  private Thread.@Nullable UncaughtExceptionHandler before;

  @Override
  public void beforeEach(ExtensionContext context) {
    watch();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    check();
  }

  /** Starts to collect uncaught exceptions. */
  void watch() {
    caught.clear();
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> caught.add(failure));
    Platform.runLater(
        () ->
            Thread.currentThread()
                .setUncaughtExceptionHandler((thread, failure) -> caught.add(failure)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Stops to collect, and fails if there were any. */
  void check() {
    WaitForAsyncUtils.waitForFxEvents();
    Platform.runLater(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    Thread.setDefaultUncaughtExceptionHandler(before);
    assertThat(caught).as("uncaught exceptions").isEmpty();
  }
}
