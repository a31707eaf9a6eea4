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
 * Fails a test when any thread, that of JavaFX included, lets an exception through: an exception in
 * a listener or an animation changes nothing that a test looks at.
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

  /** From now on exceptions are kept. */
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

  /** Fails if there were any, and keeps no more. */
  void check() {
    WaitForAsyncUtils.waitForFxEvents();
    Platform.runLater(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    Thread.setDefaultUncaughtExceptionHandler(before);
    assertThat(caught).as("exceptions that nobody caught").isEmpty();
  }
}
