package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.ui.candidates.CandidateRow;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.lab.Bench;
import io.backcast.ui.lab.Laboratory;
import io.backcast.ui.verify.QueueViewModel;
import io.backcast.verify.Mos2Calculations;
import io.backcast.verify.TriedProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Candidates are verified and their answers come back, with mouse and keyboard. */
class LaboratoryJourneyTest extends ExplorerWindowTest {
  private final TriedProgram program = new TriedProgram(c -> 1.7);
  private @Nullable Laboratory laboratory;

  @TempDir private Path folder;

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  @Override
  protected Laboratory laboratory() throws Exception {
    Bench bench =
        Bench.of(
            folder,
            new Json(),
            InstantSource.system(),
            new Mos2Calculations().settings,
            List.of(program));
    laboratory = Laboratory.open(bench, TaskRunner.ofThreads("lab-test", 2, failures::add));
    return laboratory;
  }

  @AfterEach
  void closeLaboratory() throws Exception {
    onFx(Objects.requireNonNull(laboratory)::close);
  }

  private static TableView<CandidateRow> table(FxRobot robot) {
    return robot.lookup(".candidates .table-view").queryAs(TableView.class);
  }

  private static TableColumn<CandidateRow, ?> calculated(FxRobot robot) {
    return table(robot).getColumns().stream()
        .filter(c -> "calculated".equals(c.getId()))
        .findFirst()
        .orElseThrow();
  }

  private ListView<?> queue() throws Exception {
    return onFx(
        () ->
            Window.getWindows().stream()
                .map(
                    w -> w.getScene() == null ? null : w.getScene().getRoot().lookup("#queue-list"))
                .filter(Objects::nonNull)
                .map(n -> (ListView<?>) n)
                .findFirst()
                .orElseThrow());
  }

  @Test
  void twoCandidatesAreVerifiedReorderedAndShownBesideTheirPrediction(FxRobot robot)
      throws Exception {
    settle();
    program.hold = new CountDownLatch(1);
    onFx(
        () -> {
          table(robot).getSelectionModel().selectIndices(0, 1, 2);
          return true;
        });
    assertThat(onFx(() -> calculated(robot).isVisible())).isFalse();
    robot.clickOn(".verify");
    until(
        () ->
            program.asked.size() == 1
                && Objects.requireNonNull(laboratory).queueProperty().get().calculations().size()
                    == 3);
    assertThat(onFx(() -> ((Label) window.root().lookup(".status .caption")).getText()))
        .contains("3");
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT)
        .type(KeyCode.J)
        .release(KeyCode.SHIFT, KeyCode.CONTROL);
    until(
        () ->
            Window.getWindows().stream()
                .anyMatch(
                    w ->
                        w.getScene() != null
                            && w.getScene().getRoot().lookup("#queue-list") != null));
    ListView<?> list = queue();
    String last = onFx(() -> ((QueueViewModel.Row) list.getItems().get(2)).id());
    onFx(
        () -> {
          list.requestFocus();
          list.getSelectionModel().clearAndSelect(2);
          return true;
        });
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    until(() -> ((QueueViewModel.Row) list.getItems().get(1)).id().equals(last));
    onFx(
        () -> {
          list.getSelectionModel().clearAndSelect(2);
          return true;
        });
    robot.type(KeyCode.DELETE);
    until(() -> list.getItems().size() == 2);
    Objects.requireNonNull(program.hold).countDown();
    until(() -> calculated(robot).isVisible());
    until(() -> window.explorer().answersProperty().get().all().size() == 2);
    assertThat(program.asked).hasSize(2);
    Label reason = robot.lookup(".reason").queryAs(Label.class);
    onFx(
        () -> {
          table(robot).getSelectionModel().clearAndSelect(0);
          return true;
        });
    // the shipped model has no convention for made-up answers beside it, or one: both are said
    assertThat(onFx(reason::getText)).contains("A calculation (GPAW)");
    Node verdict = robot.lookup("#verdict-calculation").query();
    assertThat(onFx(((Label) verdict)::getText)).isNotEqualTo("none yet");
    until(() -> !((Label) robot.lookup("#verdict-surrogate").query()).getText().equals("–"));
    Path file = folder.resolve("designs.csv");
    window.export().choose(new int[] {0, 1, 2}).write(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst()).contains(",trust,gap_dft,gap_dft_direct,gap_dft_shifted,");
    assertThat(lines.get(1)).endsWith("tried 1.0,converged");
    assertThat(lines.get(2)).endsWith(",,");
  }
}
