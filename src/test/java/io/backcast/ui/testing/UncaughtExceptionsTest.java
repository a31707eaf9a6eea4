package io.backcast.ui.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class UncaughtExceptionsTest {
  private final UncaughtExceptions exceptions = new UncaughtExceptions();

  @Start
  void begin(Stage stage) {
    // only the toolkit is needed
  }

  @BeforeEach
  void watch() throws Exception {
    exceptions.watch();
  }

  private static void fail(String where) {
    throw new IllegalStateException("in " + where);
  }

  @Test
  void whatAListenerThrowsOnTheWindowsThreadFailsTheTest() {
    IntegerProperty number = new SimpleIntegerProperty();
    number.subscribe((before, now) -> fail("a listener"));
    Platform.runLater(() -> number.set(1));
    assertThatThrownBy(exceptions::check).hasMessageContaining("in a listener");
  }

  @Test
  void whatATaskOfAnyThreadThrowsFailsTheTest() throws Exception {
    // a pool counts a thread as gone before its exception is told
    Thread.ofPlatform().start(() -> fail("a worker")).join();
    assertThatThrownBy(exceptions::check).hasMessageContaining("in a worker");
  }

  @Test
  void nothingThrownIsNothingToFailFor() throws Exception {
    Platform.runLater(() -> {});
    exceptions.check();
  }
}
