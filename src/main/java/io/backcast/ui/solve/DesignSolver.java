package io.backcast.ui.solve;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Preview;
import io.backcast.design.Ranking;
import io.backcast.design.Relaxation;
import io.backcast.design.SamplingBudget;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Answers the question that the model holds: with a sketch while it changes, and once it rests with
 * more draws, all judged by the ensemble, and the best of them as candidates.
 */
public final class DesignSolver {
  /** The same latent points come first at rest as in motion. */
  private static final int LIVE_SAMPLES = 2_000;

  private static final int RESTING_SAMPLES = 5_000;
  private static final int CANDIDATES = 200;
  private static final Duration REST = Duration.millis(160);

  private final ExplorerState explorer;
  private final InverseModel model;
  private final SymmetryGroup group;
  private final Designer liveDesigner;
  private final Designer restingDesigner;
  private final TaskRunner runner;
  private final LatestTask<Question, Drawn> live;
  private final LatestTask<Question, Drawn> resting;
  private final PauseTransition rest = new PauseTransition(REST);
  private int generation;
  private boolean stopped;

  private record Question(
      int generation, Target target, DesignBounds box, long seed, Ranking ranking) {
    DesignRequest.Builder request(int samples) {
      return DesignRequest.of(target, box).seed(seed).samples(samples).ranking(ranking);
    }
  }

  private record Drawn(int generation, ExplorationResult picture) {}

  /**
   * Puts the explorer together; it answers from the first question on.
   *
   * @param runner for sketches and candidates; needs two threads
   */
  public DesignSolver(ExplorerState explorer, InverseModel model, TaskRunner runner)
      throws BackcastException {
    this.explorer = explorer;
    this.model = model;
    this.group = explorer.space().group();
    this.liveDesigner = new Designer(model);
    this.restingDesigner = new Designer(model);
    this.runner = runner;
    live = new LatestTask<>(this::sketch, this::receive, this::fail, runner);
    resting = new LatestTask<>(this::settle, this::receive, this::fail, runner);
    rest.setOnFinished(e -> resting.submit(question()));
  }

  /** Starts to answer. */
  public void start() {
    explorer.onQuestion(this::ask);
    explorer.rankingProperty().subscribe((before, now) -> resting.submit(question()));
    ask();
  }

  /** Stops answering; nothing is asked of the background after this. */
  public void stop() {
    stopped = true;
    rest.stop();
  }

  /** Whether the answer to the present question is complete. */
  public boolean settled() {
    ExplorationResult explorationResult = explorer.resultProperty().get();
    return explorationResult != null
        && explorationResult.settled()
        && live.idle()
        && resting.idle()
        && rest.getStatus() != javafx.animation.Animation.Status.RUNNING
        && explorationResult.preview().target().equals(explorer.target());
  }

  private void ask() {
    if (stopped) {
      return;
    }
    generation++;
    live.submit(question());
    rest.playFromStart();
  }

  private Question question() {
    return new Question(
        generation,
        explorer.target(),
        explorer.boundsProperty().get(),
        explorer.seedProperty().get(),
        explorer.rankingProperty().get());
  }

  private Drawn sketch(Question q) throws BackcastException {
    long start = System.nanoTime();
    Preview preview =
        liveDesigner.preview(q.request(LIVE_SAMPLES).budget(SamplingBudget.LIVE).build());
    double milliseconds = (System.nanoTime() - start) / 1e6;
    return new Drawn(
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

  private Drawn settle(Question q) throws BackcastException {
    long start = System.nanoTime();
    DesignRequest request = q.request(RESTING_SAMPLES).keep(CANDIDATES).build();
    DesignResult result = restingDesigner.design(request);
    double milliseconds = (System.nanoTime() - start) / 1e6;
    DesignClusters clusters =
        DesignClusters.of(explorer.space(), group, result.designs().designs());
    Relaxation advice =
        result.onTarget() > 0
            ? null
            : Relaxation.of(model, q.target, q.box, q.seed, result.closest());
    return new Drawn(
        q.generation,
        new ExplorationResult(
            result.preview(),
            ExplorationResult.histograms(explorer.space(), result.preview().x(), Brush.NONE),
            request,
            result,
            clusters,
            advice,
            milliseconds));
  }

  private void receive(Drawn drawn) {
    boolean current = drawn.generation == generation;
    if (current || !drawn.picture.settled()) {
      ExplorationResult shown = explorer.resultProperty().get();
      // a sketch that comes after its own candidates has nothing to add
      if (!(current
          && shown != null
          && shown.settled()
          && !drawn.picture.settled()
          && shown.preview().target().equals(drawn.picture.preview().target())
          && shown.preview().bounds().equals(drawn.picture.preview().bounds()))) {
        explorer.publish(drawn.picture);
      }
    }
  }

  /** What went wrong with a question that is no longer asked is not worth a word. */
  private void fail(Question q, BackcastException failure) {
    if (q.generation == generation) {
      runner.report(failure);
    } else {
      runner.note(failure);
    }
  }
}
