package io.backcast.ui.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@AnalyzeClasses(packages = "io.backcast.ui", importOptions = ImportOption.OnlyIncludeTests.class)
@ExtendWith(WindowExtension.class)
class FxThreadTest {
  /** They ask a condition, and walk the scene graph, on the thread of the test. */
  @ArchTest
  static final ArchRule TESTS_LOOK_AT_A_WINDOW_ON_THE_THREAD_OF_JAVAFX =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("io.backcast.ui.testing")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(WaitForAsyncUtils.class, ApplicationExtension.class);

  private final Pane pane = new Pane();

  @Start
  void begin(Stage stage) {
    stage.setScene(new Scene(pane, 400, 200));
    stage.show();
  }

  @Test
  void aConditionIsAskedOnTheThreadOfJavaFxUntilItHolds() throws Exception {
    List<Boolean> asked = new ArrayList<>();
    FxThread.until(
        () -> {
          asked.add(Platform.isFxApplicationThread());
          return asked.size() == 3;
        });
    assertThat(asked).containsExactly(true, true, true);
    assertThatThrownBy(() -> FxThread.until(Duration.ofMillis(1), () -> false))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void whatTheActionThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                FxThread.onFx(
                    () -> {
                      throw new AssertionError("a fault");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("a fault");
  }

  @Test
  void afterPulsesWhatWasChangedIsLaidOut() throws Exception {
    Button button = new Button("Press");
    FxThread.onFx(() -> pane.getChildren().add(button));
    FxThread.awaitPulses();
    assertThat(button.getWidth()).isPositive();
  }

  @Test
  void whatHasStillToAppearIsWaitedForAndClicked(FxRobot robot) throws Exception {
    List<String> pressed = new ArrayList<>();
    Button button = new Button("Press");
    button.setOnAction(e -> pressed.add("once"));
    assertThat(robot.lookup("Press").tryQuery()).isEmpty();
    appearing(button).start();
    robot.clickOn("Press");
    assertThat(pressed).containsExactly("once");
    assertThat(robot.lookup("Press").queryButton()).isSameAs(button);
  }

  /** Shows it some pulses later. */
  private AnimationTimer appearing(Button button) {
    return new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        if (++pulses == 20) {
          stop();
          pane.getChildren().add(button);
        }
      }
    };
  }

  @Test
  void aLookupWalksTheSceneGraphOnTheThreadOfJavaFx(FxRobot robot) {
    List<Boolean> walked = new ArrayList<>();
    Predicate<Node> none =
        node -> {
          walked.add(Platform.isFxApplicationThread());
          return false;
        };
    assertThat(robot.lookup(none).tryQuery()).isEmpty();
    assertThat(walked).isNotEmpty().containsOnly(true);
  }
}
