package io.backcast.ui.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.Ranking;
import io.backcast.design.WeightedDesigns;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.BackcastException;
import io.backcast.model.Constraint;
import io.backcast.model.ErrorCode;
import io.backcast.model.Histogram;
import io.backcast.model.PriorKind;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.testing.QueuedTasks;
import io.backcast.ui.testing.RecordedFailures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sum of {@code u + 2 v}; tasks run when the test says. */
class DesignSolverTest {
  private final QueuedTasks background = new QueuedTasks();
  private final QueuedTasks foreground = new QueuedTasks();
  private final RecordedFailures failures = new RecordedFailures();
  private final List<ExplorationResult> published = new ArrayList<>();
  private final ManualTimer timer = new ManualTimer();
  private final ManualFrames frames = new ManualFrames();
  private ExplorerState explorer;
  private DesignSolver solver;

  /** A timer that ends when the test says. */
  private static final class ManualTimer implements RestTimer {
    private Runnable action = () -> {};
    private boolean waiting;

    ManualTimer runs(Runnable now) {
      action = now;
      return this;
    }

    @Override
    public void restart() {
      waiting = true;
    }

    @Override
    public void stop() {
      waiting = false;
    }

    @Override
    public boolean waiting() {
      return waiting;
    }

    void end() {
      waiting = false;
      action.run();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    begin(ClosedForms.linear().build());
  }

  private void begin(ClosedFormModel model) throws Exception {
    explorer = new ExplorerState(model.card());
    explorer.resultProperty().subscribe(result -> published.add(result));
    published.clear();
    solver =
        new DesignSolver(
            explorer,
            model,
            new TaskRunner(background, foreground, failures),
            timer::runs,
            frames::runs);
  }

  private void ask(double sum) {
    explorer.targetProperty(0).set(sum);
  }

  private void runEverything() {
    do {
      background.runAll();
      foreground.runAll();
      frames.begin();
    } while (background.size() + foreground.size() > 0 || frames.running());
  }

  private ExplorationResult shown() {
    return Objects.requireNonNull(explorer.resultProperty().get());
  }

  private double target(ExplorationResult result) {
    return result.preview().target().values()[0];
  }

  @Test
  void aPreviewComesFirstAndTheCompleteAnswerReplacesItAtRest() {
    solver.start();
    runEverything();
    assertThat(shown().settled()).isFalse();
    assertThat(shown().preview().drawn()).isEqualTo(Question.LIVE_SAMPLES);
    assertThat(solver.settled()).isFalse();
    timer.end();
    runEverything();
    assertThat(published).hasSize(3);
    assertThat(published.get(1).settled()).isFalse();
    assertThat(Objects.requireNonNull(published.get(1).ranked()).designs().size()).isEqualTo(200);
    assertThat(shown().settled()).isTrue();
    assertThat(shown().preview().drawn()).isEqualTo(Question.RESTING_SAMPLES);
    assertThat(Objects.requireNonNull(shown().result()).designs().size()).isEqualTo(200);
    assertThat(solver.settled()).isTrue();
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void workAheadForOtherTargetsIsNoPartOfTheAnswerAndEndsWithAnotherQuestion() {
    explorer.constraintsProperty().set(List.of(new Constraint("u*v >= 0", true)));
    solver.start();
    answer();
    assertThat(shown().settled()).isTrue();
    assertThat(background.size()).as("work ahead").isEqualTo(1);
    ask(0.5);
    assertThat(solver.settled()).isFalse();
    answer();
    assertThat(target(shown())).isEqualTo(0.5);
    assertThat(background.size()).as("work ahead").isEqualTo(1);
    explorer.constraintsProperty().set(List.of());
    answer();
    assertThat(background.size()).as("without conditions").isZero();
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void whereNoDesignIsInsideTheAnswerHasNoneAndSaysWhy() {
    solver.start();
    answer();
    assertThat(shown().settled()).isTrue();
    explorer.boundsProperty().set(explorer.boundsProperty().get().with(0, -0.1, 0.1));
    for (String nothing : List.of("u*v >= 0.5", "u + v = 1.5")) {
      explorer.constraintsProperty().set(List.of(new Constraint(nothing, true)));
      answer();
      assertThat(explorer.blockedProperty().get()).as(nothing).isNotNull();
      assertThat(shown().settled()).isFalse();
      assertThat(shown().preview().hits()).isZero();
      assertThat(Objects.requireNonNull(shown().shortlist()).size()).isZero();
    }
    explorer.constraintsProperty().set(List.of());
    answer();
    assertThat(explorer.blockedProperty().get()).isNull();
    assertThat(shown().settled()).isTrue();
    assertThat(failures.shown()).isEmpty();
  }

  /** Runs what the answer to the present question takes. */
  private void answer() {
    timer.end();
    while (!solver.settled()) {
      background.runOldest();
      foreground.runAll();
      frames.begin();
    }
  }

  @Test
  void everyDesignShownHasTheSumThatWasAskedFor() {
    ask(1.25);
    solver.start();
    timer.end();
    runEverything();
    float[] x = shown().preview().x();
    assertThat(x.length).isEqualTo(2 * Question.RESTING_SAMPLES);
    for (int i = 0; i < x.length; i += 2) {
      // half a unit of the last of three decimals in u, and twice that in v
      assertThat(x[i] + 2 * x[i + 1]).isCloseTo(1.25f, within(0.0016f));
    }
    assertThat(shown().advice()).isNull();
  }

  @Test
  void aCompleteAnswerToAnEarlierQuestionIsDropped() {
    solver.start();
    timer.end();
    background.runAll();
    ask(1);
    foreground.runAll();
    assertThat(published).hasSize(1);
    assertThat(shown().settled()).isFalse();
    runEverything();
    assertThat(shown().settled()).isFalse();
    assertThat(target(shown())).isEqualTo(1);
    timer.end();
    runEverything();
    assertThat(target(shown())).isEqualTo(1);
    assertThat(solver.settled()).isTrue();
  }

  @Test
  void aPreviewOfAnEarlierQuestionIsShownUntilALaterOneIsThere() {
    solver.start();
    background.runAll();
    ask(1);
    foreground.runAll();
    assertThat(target(shown())).isEqualTo(-1.5);
    runEverything();
    assertThat(target(shown())).isEqualTo(1);
    assertThat(published).hasSize(2);
  }

  @Test
  void aPreviewThatComesAfterTheCompleteAnswerOfItsQuestionIsDropped() {
    solver.start();
    timer.end();
    completeBeforePreviews();
    foreground.runAll();
    assertThat(published).hasSize(1);
    assertThat(solver.settled()).isTrue();
  }

  /** Delivers what is computed at rest, while previews wait to be delivered. */
  private void completeBeforePreviews() {
    background.runAll();
    foreground.runNewest();
    background.runAll();
    foreground.runNewest();
  }

  @Test
  void aPreviewOfAnEarlierQuestionDoesNotReplaceACompleteAnswer() {
    solver.start();
    // its preview is computed but not delivered while the next question is answered
    background.runAll();
    ask(1);
    timer.end();
    completeBeforePreviews();
    assertThat(shown().settled()).isTrue();
    foreground.runAll();
    assertThat(shown().settled()).isTrue();
    assertThat(target(shown())).isEqualTo(1);
    assertThat(published).hasSize(1);
    assertThat(solver.settled()).isTrue();
  }

  @Test
  void ofTheQuestionsOfAFrameOneIsAnswered() {
    solver.start();
    background.runAll();
    foreground.runAll();
    for (int i = 0; i < 5; i++) {
      ask(i / 10.0);
      background.runAll();
      foreground.runAll();
    }
    // the frame has its answer
    assertThat(published).hasSize(1);
    runEverything();
    assertThat(published).hasSize(2);
    assertThat(target(shown())).isEqualTo(0.4);
  }

  @Test
  void questionsThatANewerOneReplacesAreNotComputed() {
    solver.start();
    for (int i = 0; i < 20; i++) {
      ask(i / 10.0);
    }
    runEverything();
    assertThat(published).hasSize(1);
    assertThat(target(shown())).isEqualTo(1.9);
  }

  @Test
  void anotherRankingNeedsNoNewPreview() {
    solver.start();
    timer.end();
    runEverything();
    ExplorationResult before = shown();
    explorer.rankingProperty().set(Ranking.ROBUST);
    assertThat(timer.waiting()).isFalse();
    runEverything();
    assertThat(published).last().isNotSameAs(before);
    assertThat(shown().preview().x()).isEqualTo(before.preview().x());
    assertThat(solver.settled()).isTrue();
  }

  @Test
  void nothingIsComputedAfterTheStop() {
    solver.start();
    runEverything();
    solver.stop();
    ask(1);
    explorer.rankingProperty().set(Ranking.ROBUST);
    assertThat(background.size()).isZero();
    assertThat(timer.waiting()).isFalse();
  }

  /** Draws {@code u} twice as often above 0; its prior is known, so that can be undone. */
  private static ClosedFormModel lopsided() {
    return ClosedFormModel.of(
            "lopsided",
            ClosedForms.linear().build().card().space(),
            1,
            (z, y) -> {
              double u = 2 * Math.sqrt(ClosedForms.uniform(z[0])) - 1;
              return new double[] {u, (y[0] - u) / 2};
            })
        .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}})
        .prior(PriorKind.UNIFORM)
        .build();
  }

  @Test
  void trueDistributionsComeBeforeTheCandidatesAndStay() throws Exception {
    begin(lopsided());
    ask(0);
    solver.start();
    timer.end();
    runEverything();
    assertThat(published).hasSize(3);
    assertThat(published.get(0).weighted()).isNull();
    assertThat(published.get(1).settled()).isFalse();
    assertThat(published.get(2).settled()).isTrue();
    WeightedDesigns weighted = Objects.requireNonNull(published.get(1).weighted());
    assertThat(published.get(2).weighted()).isSameAs(weighted);
    assertThat(shown().distribution()).isSameAs(weighted);
    assertThat(above(shown().histograms().getFirst())).isCloseTo(0.5, within(0.03));
    // the candidates are refined draws, which lean to one side
    assertThat(above(published.get(0).histograms().getFirst())).isGreaterThan(0.7);
    assertThat(solver.settled()).isTrue();
  }

  @Test
  void anotherRankingBeforeTheFirstAnswerLeavesTheDistributionsTrue() throws Exception {
    begin(lopsided());
    solver.start();
    timer.end();
    explorer.rankingProperty().set(Ranking.ROBUST);
    runEverything();
    assertThat(shown().weighted()).isNotNull();
    assertThat(Objects.requireNonNull(shown().request()).ranking()).isEqualTo(Ranking.ROBUST);
    assertThat(solver.settled()).isTrue();
  }

  private static double above(Histogram h) {
    int n = h.counts().length;
    int all = Arrays.stream(h.counts()).sum();
    return Arrays.stream(h.counts(), n / 2, n).sum() / (double) all;
  }

  @Test
  void weightedDesignsOfAnEarlierQuestionAreDropped() throws Exception {
    begin(lopsided());
    ask(0);
    solver.start();
    timer.end();
    background.runAll();
    ask(1);
    runEverything();
    assertThat(shown().weighted()).isNull();
    assertThat(shown().settled()).isFalse();
    timer.end();
    runEverything();
    assertThat(Objects.requireNonNull(shown().weighted()).isEnough()).isTrue();
    assertThat(target(shown())).isEqualTo(1);
    assertThat(solver.settled()).isTrue();
  }

  @Test
  void aTargetOutOfReachHasTheBoundToRelaxAsAdvice() {
    explorer.boundsProperty().set(explorer.boundsProperty().get().with(1, -1, -0.5));
    ask(2);
    solver.start();
    timer.end();
    runEverything();
    assertThat(Objects.requireNonNull(shown().result()).onTarget()).isZero();
    assertThat(Objects.requireNonNull(shown().advice()).variable()).isEqualTo(1);
  }

  @Test
  void onlyTheFailureOfThePresentQuestionIsShown() throws Exception {
    begin(
        ClosedFormModel.of(
                "broken",
                ClosedForms.linear().build().card().space(),
                1,
                (z, y) -> {
                  throw new IllegalStateException("no designs");
                })
            .build());
    solver.start();
    timer.end();
    background.runAll();
    ask(1);
    foreground.runAll();
    assertThat(failures.shown()).isEmpty();
    assertThat(failures.noted()).hasSize(1);
    timer.end();
    runEverything();
    assertThat(failures.shown())
        .extracting(BackcastException::code)
        .containsOnly(ErrorCode.UNEXPECTED);
    assertThat(explorer.resultProperty().get()).isNull();
    assertThat(solver.settled()).isFalse();
  }
}
