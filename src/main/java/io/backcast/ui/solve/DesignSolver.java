package io.backcast.ui.solve;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Extrapolation;
import io.backcast.design.Preview;
import io.backcast.design.Ranking;
import io.backcast.design.Relaxation;
import io.backcast.design.SamplingBudget;
import io.backcast.design.TargetCoverage;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Target;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers the question that the state holds: with a preview while it changes, and once it has not
 * changed for a moment with more samples, all evaluated by the ensemble, and the best of them as
 * candidates.
 */
public final class DesignSolver {
  /** A prefix of the latent points of the complete answer, so that the preview resembles it. */
  static final int LIVE_SAMPLES = 2_000;

  static final int RESTING_SAMPLES = 5_000;
  private static final int CANDIDATES = 200;

  private final ExplorerState explorer;
  private final InverseModel model;
  private final Designer liveDesigner;
  private final Designer restingDesigner;
  private final Extrapolation extrapolation;
  private final TaskRunner runner;
  private final LatestTask<Question, Answer> live;
  private final LatestTask<Question, Answer> resting;
  private final RestTimer rest;

  /** Counts questions; a ranking is no part of the question. */
  private int generation;

  /** Which question the published answer belongs to; 0 before the first. */
  private int published;

  private boolean stopped;

  private record Question(
      int generation,
      Target target,
      DesignBounds bounds,
      long seed,
      Ranking ranking,
      ExtrapolationControl extrapolation) {
    DesignRequest.Builder request(int samples) {
      return DesignRequest.of(target, bounds)
          .seed(seed)
          .samples(samples)
          .ranking(ranking)
          .extrapolation(extrapolation);
    }
  }

  private record Answer(int generation, ExplorationResult result) {}

  /**
   * Puts a solver together; it answers from {@link #start} on.
   *
   * @param runner for previews and complete answers; needs two threads
   * @throws BackcastException if the model cannot be asked for designs
   */
  public DesignSolver(ExplorerState explorer, InverseModel model, TaskRunner runner)
      throws BackcastException {
    this(explorer, model, runner, PauseTimer::new);
  }

  /** A solver with a timer of its own, which tells when the question is at rest. */
  DesignSolver(
      ExplorerState explorer, InverseModel model, TaskRunner runner, RestTimer.Factory timer)
      throws BackcastException {
    this.explorer = explorer;
    this.model = model;
    this.liveDesigner = new Designer(model);
    this.restingDesigner = new Designer(model);
    this.extrapolation = new Extrapolation(model);
    this.runner = runner;
    live = new LatestTask<>(this::preview, this::receive, this::fail, runner);
    resting = new LatestTask<>(this::complete, this::receive, this::fail, runner);
    rest = timer.of(() -> resting.submit(question()));
  }

  /** Starts to answer: the present question, and every later one. */
  public void start() {
    explorer.onQuestion(this::questionChanged);
    explorer.rankingProperty().subscribe((before, now) -> rankingChanged());
    questionChanged();
  }

  /** Stops answering; nothing is submitted to the runner after this. */
  public void stop() {
    stopped = true;
    rest.stop();
  }

  /** Whether the answer to the present question is complete. */
  public boolean settled() {
    ExplorationResult result = explorer.resultProperty().get();
    return result != null
        && result.settled()
        && published == generation
        && live.idle()
        && resting.idle()
        && !rest.waiting();
  }

  private void questionChanged() {
    if (!stopped) {
      generation++;
      live.submit(question());
      rest.restart();
    }
  }

  private void rankingChanged() {
    if (!stopped) {
      resting.submit(question());
    }
  }

  private Question question() {
    return new Question(
        generation,
        explorer.target(),
        explorer.boundsProperty().get(),
        explorer.seedProperty().get(),
        explorer.rankingProperty().get(),
        explorer.extrapolationProperty().get());
  }

  private Answer preview(Question q) throws BackcastException {
    long start = System.nanoTime();
    Preview preview =
        liveDesigner.preview(q.request(LIVE_SAMPLES).budget(SamplingBudget.LIVE).build());
    double milliseconds = (System.nanoTime() - start) / 1e6;
    return new Answer(
        q.generation,
        new ExplorationResult(
            preview,
            ExplorationResult.histograms(explorer.space(), preview.x(), Brush.NONE),
            null,
            null,
            null,
            null,
            milliseconds));
  }

  private Answer complete(Question q) throws BackcastException {
    long start = System.nanoTime();
    DesignRequest request = q.request(RESTING_SAMPLES).keep(CANDIDATES).search().build();
    DesignResult result = restingDesigner.design(request);
    double milliseconds = (System.nanoTime() - start) / 1e6;
    DesignClusters clusters =
        DesignClusters.of(explorer.space(), explorer.space().group(), result.designs().designs());
    Relaxation advice =
        result.onTarget() + result.extrapolated().refused() > 0
            ? null
            : Relaxation.of(model, q.target, q.bounds, q.seed, result.closest());
    return new Answer(
        q.generation,
        new ExplorationResult(
            result.preview(),
            ExplorationResult.histograms(explorer.space(), result.preview().x(), Brush.NONE),
            request,
            result,
            clusters,
            advice,
            milliseconds,
            neverTogether(q)));
  }

  /** Of every property, what does not occur together with the targets of the others. */
  private List<List<TargetCoverage.Stretch>> neverTogether(Question q) throws BackcastException {
    List<List<TargetCoverage.Stretch>> all = new ArrayList<>();
    for (int k = 0; k < explorer.space().dy(); k++) {
      all.add(
          q.extrapolation == ExtrapolationControl.OFF
              ? List.of()
              : extrapolation.neverTogether(q.target, k));
    }
    return all;
  }

  /**
   * Publishes an answer, unless it is a complete one to an earlier question or a preview that a
   * later answer has overtaken. A preview of an earlier question is shown until a later one is
   * there, so that the charts move while the target does.
   */
  private void receive(Answer answer) {
    ExplorationResult shown = explorer.resultProperty().get();
    boolean complete = shown != null && shown.settled();
    boolean overtaken =
        answer.generation < published || (answer.generation == published && complete);
    if (answer.result.settled() ? answer.generation == generation : !overtaken) {
      published = answer.generation;
      explorer.publish(answer.result);
    }
  }

  /** Shows the failure of the present question; that of an earlier one is only logged. */
  private void fail(Question q, BackcastException failure) {
    if (q.generation == generation) {
      runner.report(failure);
    } else {
      runner.note(failure);
    }
  }
}
