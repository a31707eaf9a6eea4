package io.backcast.ui.app;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.Thrown;
import io.backcast.ui.testing.WindowExtension;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class BackgroundLoaderTest {
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final RecordedFailures failures = new RecordedFailures();
  private final List<String> done = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private OverlayStack overlays;
  private BackgroundLoader loader;

  @Start
  void begin(Stage stage) {
    overlays = new OverlayStack(new Appearance(), new Texts(Locale.ENGLISH));
    stage.setScene(new Scene(overlays, 600, 400));
    stage.show();
    loader =
        new BackgroundLoader(new TaskRunner(background::add, TaskRunner::onFx, failures), overlays);
  }

  private void load(TaskRunner.Work<String> work, BackgroundLoader.Receiver<String> receiver)
      throws Exception {
    onFx(() -> loader.run("a model", work, receiver, dropped::add, failures::show));
  }

  private void work() throws Exception {
    onFx(() -> background.removeFirst().run());
    awaitPulses();
  }

  private static boolean busy(FxRobot robot) {
    return robot.lookup(".busy-card").tryQuery().isPresent();
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void whateverReadingThrowsTheBusyCardGoesAway(Thrown thrown, FxRobot robot) throws Exception {
    load(
        () -> {
          thrown.now();
          return "never";
        },
        done::add);
    until(() -> busy(robot));
    work();
    assertThat(busy(robot)).isFalse();
    assertThat(failures.shown()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void anyFailureOfShowingIsShown(Thrown thrown, FxRobot robot) throws Exception {
    load(() -> "model", model -> thrown.now());
    work();
    assertThat(busy(robot)).isFalse();
    assertThat(failures.shown())
        .singleElement()
        .satisfies(f -> assertThat(f.getCause()).isInstanceOf(thrown.type()));
  }

  @Test
  void aFailureAfterANewerRequestIsOnlyLogged() throws Exception {
    load(
        () -> {
          throw new BackcastException(ErrorCode.BAD_MODEL, "old");
        },
        done::add);
    load(() -> "new", done::add);
    work();
    assertThat(failures.shown()).isEmpty();
    assertThat(failures.noted()).hasSize(1);
    work();
    assertThat(done).containsExactly("new");
    assertThat(dropped).isEmpty();
  }

  @Test
  void aResultOfAnOlderRequestIsDropped() throws Exception {
    load(() -> "old", done::add);
    load(() -> "new", done::add);
    work();
    work();
    assertThat(done).containsExactly("new");
    assertThat(dropped).containsExactly("old");
  }
}
