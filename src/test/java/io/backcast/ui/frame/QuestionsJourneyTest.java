package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.Constraint;
import io.backcast.model.DesignBounds;
import io.backcast.model.Goal;
import io.backcast.ui.state.ExplorationResult;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Any question, asked by hand and by keyboard in the window of the shipped model. */
class QuestionsJourneyTest extends ExplorerWindowTest {
  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  private Goal goal() throws Exception {
    awaitPulses();
    return onFx(() -> window.explorer().goal(0));
  }

  private String typed(FxRobot robot) {
    return robot.lookup("#target-value-gap").queryAs(TextInputControl.class).getText();
  }

  private static void dragBy(FxRobot robot, Node node, double pixels) throws Exception {
    Bounds b = onScreen(node);
    robot.moveTo(b.getCenterX(), b.getCenterY()).press(MouseButton.PRIMARY);
    for (int step = 1; step <= 6; step++) {
      robot.moveTo(b.getCenterX() + pixels * step / 6, b.getCenterY());
    }
    robot.release(MouseButton.PRIMARY);
  }

  @Test
  void theEndsOfTheBandAreHandles(FxRobot robot) throws Exception {
    settle();
    Node high = robot.lookup("#target-high-gap").query();
    dragBy(robot, high, 90);
    assertThat(goal())
        .isInstanceOfSatisfying(
            Goal.Range.class,
            r -> {
              assertThat(r.low()).isEqualTo(0.45);
              assertThat(r.high()).isBetween(0.7, 1.0);
            });
    ExplorationResult range = settle();
    assertThat(range.preview().target().goals().getFirst()).isEqualTo(goal());
    assertThat(typed(robot)).startsWith("0.45 – ");
    robot.doubleClickOn(high);
    assertThat(goal()).isEqualTo(Goal.atLeast(0.45));
    assertThat(typed(robot)).isEqualTo("≥ 0.45");
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    assertThat(goal()).as("undone").isInstanceOf(Goal.Range.class);
    Goal.Range back = (Goal.Range) goal();
    Node low = robot.lookup("#target-low-gap").query();
    Bounds from = onScreen(low);
    Bounds to = onScreen(high);
    robot.clickOn((from.getCenterX() + to.getCenterX()) / 2, from.getMinY() - 8);
    assertThat(goal())
        .isInstanceOfSatisfying(
            Goal.Value.class,
            v -> assertThat(v.value()).isBetween(back.low() + 0.1, back.high() - 0.1));
  }

  @Test
  void aQuestionIsTypedChosenAndMovedByKeys(FxRobot robot) throws Exception {
    robot.clickOn("#target-value-gap").write("0.5..0.8").type(KeyCode.ENTER);
    assertThat(goal()).isEqualTo(new Goal.Range(0.5, 0.8));
    robot.write("0.8..0.5");
    awaitPulses();
    Node field = robot.lookup("#target-value-gap").query();
    assertThat(field.getAccessibleHelp()).contains("Write the smaller number first");
    assertThat(field.getPseudoClassStates())
        .anyMatch(p -> p.getPseudoClassName().equals("problem"));
    robot.type(KeyCode.ESCAPE);
    assertThat(typed(robot)).isEqualTo("0.50 – 0.80");
    Node high = robot.lookup("#target-high-gap").query();
    onFx(
        () -> {
          high.requestFocus();
          return true;
        });
    robot.type(KeyCode.RIGHT);
    assertThat(((Goal.Range) goal()).high()).isGreaterThan(0.8);
    robot.type(KeyCode.ENTER);
    assertThat(goal()).isEqualTo(Goal.atLeast(0.5));
    assertThat(high.getAccessibleText()).contains("open");
    robot.type(KeyCode.DELETE);
    assertThat(goal()).isEqualTo(new Goal.Value(0.5));
    ComboBox<?> kinds = robot.lookup("#goal-gap").queryAs(ComboBox.class);
    onFx(
        () -> {
          kinds.getSelectionModel().select(kinds.getItems().size() - 3);
          return true;
        });
    assertThat(goal()).isEqualTo(Goal.MOST);
    assertThat(typed(robot)).isEqualTo("most");
    assertThat(high.isVisible()).isFalse();
    onFx(() -> kinds.getSelectionModel().select(kinds.getItems().size() - 2));
    assertThat(goal()).isEqualTo(Goal.LEAST);
    settle();
    // a class has no unit, and far more is judged than was drawn
    List<String> said =
        onFx(
            () ->
                robot.lookup(".label").queryAllAs(Label.class).stream()
                    .map(Label::getText)
                    .toList());
    assertThat(said).contains("metal", "the least within trust is metal");
    assertThat(said).filteredOn(text -> text.contains("as good as the best")).hasSize(1);
  }

  @Test
  void aConstraintIsTypedCheckedAndSwitchedOff(FxRobot robot) throws Exception {
    robot.clickOn(".constraint-add").write("abs(a-q)<=0.1");
    awaitPulses();
    Node field = robot.lookup(".formula").query();
    assertThat(field.getAccessibleHelp()).contains("q");
    assertThat(robot.lookup(".formula-wrong").queryAs(Text.class).getText()).isEqualTo("q");
    robot.type(KeyCode.LEFT, 6).type(KeyCode.BACK_SPACE).write("b");
    ExplorationResult constrained = settle();
    float[] x = constrained.preview().x();
    assertThat(constrained.preview().hits()).isGreaterThan(100);
    for (int i = 0; i < constrained.preview().hits(); i++) {
      assertThat(Math.abs(x[7 * i] - x[7 * i + 1])).isLessThanOrEqualTo(0.1001f);
    }
    assertThat(robot.lookup(".constraint .field-note").queryAs(Label.class).getText())
        .startsWith("keeps ");
    assertThat(window.session().conditions()).containsExactly(Constraint.of("abs(a-b)<=0.1"));
    robot.clickOn(".constraint-on");
    awaitPulses();
    assertThat(window.session().conditions())
        .containsExactly(new Constraint("abs(a-b)<=0.1", false));
    assertThat(window.explorer().boundsProperty().get().conditions().isEmpty()).isTrue();
  }

  @Test
  void whyNotIsAnsweredBesideTheRowWithAWayToTheNearestDesign(FxRobot robot) throws Exception {
    onFx(
        () -> {
          DesignBounds bounds = window.explorer().boundsProperty().get();
          window.explorer().boundsProperty().set(bounds.with(5, 110, 130));
          return true;
        });
    settle();
    Node row = robot.lookup("#variable-gamma").query();
    Bounds b = onScreen(row);
    robot.clickOn(b.getMinX() + 0.1 * b.getWidth(), b.getMinY() + 0.3 * b.getHeight());
    until(() -> robot.lookup("#why-go").tryQuery().map(Node::isVisible).orElse(false));
    assertThat(robot.lookup("#why-sentence").queryAs(Label.class).getText())
        .contains("γ from 110.00 to 130.00°");
    robot.clickOn("#why-go");
    awaitPulses();
    float[] nearest = window.explorer().selectedProperty().get().x();
    assertThat(nearest[5]).isBetween(110f, 118f);
    onFx(
        () -> {
          row.requestFocus();
          return true;
        });
    robot.type(KeyCode.W);
    until(() -> robot.lookup("#why-go").tryQuery().map(Node::isVisible).orElse(false));
    robot.type(KeyCode.ESCAPE);
    awaitPulses();
    assertThat(robot.lookup("#why-go").tryQuery()).isEmpty();
  }
}
