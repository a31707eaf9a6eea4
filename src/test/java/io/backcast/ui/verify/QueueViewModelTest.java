package io.backcast.ui.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.Predictions;
import io.backcast.engine.ClosedForms;
import io.backcast.io.Json;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.Bench;
import io.backcast.ui.lab.Laboratory;
import io.backcast.ui.lab.ModelAnswers;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.testing.QueuedTasks;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.verify.CalculatedDesign;
import io.backcast.verify.ConventionFile;
import io.backcast.verify.Mos2Calculations;
import io.backcast.verify.TriedProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a design through the laboratory, without a window. */
class QueueViewModelTest {
  private static final String HALF = "0.500\u00a0eV";

  @TempDir private Path folder;
  private final Mos2Calculations mos2;
  private final TriedProgram program =
      new TriedProgram(c -> c.structure().lattice().a() > 3.3 ? Double.NaN : 0.97);
  private final QueuedTasks tasks = new QueuedTasks();
  private final RecordedFailures failures = new RecordedFailures();
  private final List<String> notices = new ArrayList<>();
  private final Texts texts = new Texts(Locale.ENGLISH);
  private ExplorerState explorer;
  private Laboratory laboratory;
  private Verifier verifier;
  private QueueViewModel model;

  QueueViewModelTest() throws Exception {
    mos2 = new Mos2Calculations();
  }

  @BeforeEach
  void open() throws Exception {
    explorer = new ExplorerState(mos2.card);
    restart();
  }

  private void restart() throws Exception {
    Bench bench =
        Bench.of(folder, new Json(), () -> Instant.EPOCH, mos2.settings, List.of(program));
    laboratory = Laboratory.open(bench, new TaskRunner(tasks, Runnable::run, failures));
    verifier = new Verifier(explorer, laboratory, texts, failures, notices::add);
    model = new QueueViewModel(laboratory, () -> Instant.EPOCH, texts);
    tasks.runAll();
  }

  private Candidate candidate(int number, double edge) {
    return new Candidate(
        number, mos2.design(edge), new Predictions(new float[] {0.5f}, new float[] {0.02f}, 1));
  }

  @Test
  void designsAreQueuedCalculatedAndShownBesideTheirPrediction() throws Exception {
    new ConventionFile(new Json()).write(folder, mos2.convention());
    try (ModelAnswers answers = new ModelAnswers(laboratory, explorer, folder)) {
      tasks.runAll();
      verifier.verify(List.of(candidate(1, 3.2), candidate(2, 3.4)));
      tasks.runOldest();
      assertThat(notices).containsExactly("Queued for calculation: 2");
      assertThat(model.rows())
          .extracting(r -> r.calculation().label())
          .containsExactly(
              "mos2-strain, candidate 1: gap " + HALF, "mos2-strain, candidate 2: gap " + HALF);
      assertThat(model.summaryProperty().get()).isEqualTo("0 of 2 done");
      tasks.runAll();
      assertThat(model.rows())
          .extracting(QueueViewModel.Row::state)
          .containsExactly("answered after 2 s", "no answer: It did not converge.");
      assertThat(model.summaryProperty().get()).isEqualTo("2 of 2 done, 1 without an answer");
      CalculatedDesign found =
          Objects.requireNonNull(explorer.answersProperty().get().of(mos2.design(3.2)));
      assertThat(found.value()).isCloseTo(0.52, within(1e-6));
      assertThat(explorer.answersProperty().get().of(mos2.design(3.4))).isNull();
      model.clear();
      tasks.runAll();
      assertThat(model.rows()).isEmpty();
      assertThat(model.summaryProperty().get()).isEmpty();
    }
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void theOrderIsChangedAndAPausedQueueGoesOnAfterARestart() throws Exception {
    model.pause(true);
    tasks.runAll();
    verifier.verify(List.of(candidate(1, 3.1), candidate(2, 3.15), candidate(3, 3.2)));
    tasks.runAll();
    assertThat(model.rows().getFirst().earlier()).isFalse();
    assertThat(model.rows().getFirst().later()).isTrue();
    assertThat(model.rows().getLast().later()).isFalse();
    model.earlier(model.rows().getLast().id());
    model.cancel(model.rows().getFirst().id());
    tasks.runAll();
    assertThat(model.summaryProperty().get()).isEqualTo("0 of 2 done, paused");
    laboratory.close();
    restart();
    assertThat(model.pausedProperty().get()).isTrue();
    assertThat(model.rows())
        .extracting(r -> r.calculation().calculation().structure().lattice().a())
        .containsExactly(3.2, 3.15);
    assertThat(program.asked).isEmpty();
    model.pause(false);
    tasks.runAll();
    assertThat(program.asked).hasSize(2);
  }

  @Test
  void aProgramThatIsNotInstalledIsToldInItsSentenceAndNothingIsQueued() {
    program.missing = "GPAW is not installed. On Debian: apt install gpaw gpaw-data.";
    verifier.verify(List.of(candidate(1, 3.2)));
    tasks.runAll();
    assertThat(failures.shown()).hasSize(1);
    assertThat(failures.shown().getFirst()).hasMessageContaining("apt install gpaw");
    assertThat(model.rows()).isEmpty();
  }

  @Test
  void aModelWithoutCrystalIsToldWhatToDo() throws Exception {
    ExplorerState plain = new ExplorerState(ClosedForms.linear().build().card());
    new Verifier(plain, laboratory, texts, failures, notices::add)
        .verify(
            List.of(
                new Candidate(1, new float[2], new Predictions(new float[1], new float[1], 1))));
    assertThat(failures.shown()).hasSize(1);
    assertThat(failures.shown().getFirst())
        .hasMessageContaining("describes no crystal")
        .hasMessageContaining("model.json");
  }

  @Test
  void answersOutOfATableComeToTheirDesignsAndCanBeTakenBack() throws Exception {
    explorer.pins().add(candidate(0, 3.2));
    explorer.pins().add(candidate(0, 3.1));
    Path table = folder.resolve("answers.csv");
    Files.writeString(
        table,
        "a,b,c,alpha,beta,gamma,field,gap_dft\n"
            + "3.2,3.2,12.295,90,90,120,0,0.91\n"
            + "2.9,3.2,12.295,90,90,120,0,0.91\n");
    List<AnswerFiles.Report> reports = new ArrayList<>();
    try (ModelAnswers answers = new ModelAnswers(laboratory, explorer, folder)) {
      new AnswerFiles(explorer, laboratory, texts, failures).read(List.of(table), reports::add);
      tasks.runAll();
      AnswerFiles.Report report = reports.getFirst();
      assertThat(report.lines()).extracting(AnswerFiles.Line::taken).containsExactly(true, false);
      assertThat(report.lines().getFirst().sentence()).contains("pin 1", "0.910");
      assertThat(report.lines().getLast().sentence()).contains("line 3");
      CalculatedDesign found =
          Objects.requireNonNull(explorer.answersProperty().get().of(mos2.design(3.2)));
      assertThat(found.comparable()).isFalse();
      assertThat(found.gap()).isEqualTo(0.91);
      assertThat(laboratory.canTakeBackProperty().get()).isTrue();
      laboratory.takeBack(count -> notices.add("back " + count));
      tasks.runAll();
      assertThat(notices).contains("back 1");
      assertThat(explorer.answersProperty().get().isEmpty()).isTrue();
      assertThat(laboratory.canTakeBackProperty().get()).isFalse();
    }
    assertThat(failures.shown()).isEmpty();
  }
}
