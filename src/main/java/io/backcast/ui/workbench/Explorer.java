package io.backcast.ui.workbench;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Effort;
import io.backcast.design.Families;
import io.backcast.design.Ranking;
import io.backcast.design.Relaxation;
import io.backcast.design.Sketch;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Box;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.TaskRunner;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Answers the question that the model holds: with a sketch while it changes, and once it rests with
 * more draws, all judged by the ensemble, and the best of them as candidates.
 */
public final class Explorer {
  /** The same latent points come first at rest as in motion. */
  private static final int LIVE_SAMPLES = 2_000;

  private static final int RESTING_SAMPLES = 5_000;
  private static final int CANDIDATES = 200;
  private static final Duration REST = Duration.millis(160);

  private final ExplorerModel explorer;
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

  private record Question(int generation, Target target, Box box, long seed, Ranking ranking) {
    DesignRequest.Builder request(int samples) {
      return DesignRequest.of(target, box).seed(seed).samples(samples).ranking(ranking);
    }
  }

  private record Drawn(int generation, Picture picture) {}

  /**
   * Puts the explorer together; it answers from the first question on.
   *
   * @param runner for sketches and candidates; needs two threads
   */
  public Explorer(ExplorerModel explorer, InverseModel model, TaskRunner runner)
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
    Picture picture = explorer.pictureProperty().get();
    return picture != null
        && picture.settled()
        && live.idle()
        && resting.idle()
        && rest.getStatus() != javafx.animation.Animation.Status.RUNNING
        && picture.sketch().target().equals(explorer.target());
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
        explorer.boxProperty().get(),
        explorer.seedProperty().get(),
        explorer.rankingProperty().get());
  }

  private Drawn sketch(Question q) throws BackcastException {
    long start = System.nanoTime();
    Sketch sketch = liveDesigner.sketch(q.request(LIVE_SAMPLES).effort(Effort.LIVE).build());
    double milliseconds = (System.nanoTime() - start) / 1e6;
    return new Drawn(
        q.generation,
        new Picture(
            sketch,
            Picture.histograms(explorer.space(), sketch.x(), Brush.NONE),
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
    Families families = Families.of(explorer.space(), group, result.designs().designs());
    Relaxation advice =
        result.onTarget() > 0
            ? null
            : Relaxation.of(model, q.target, q.box, q.seed, result.closest());
    return new Drawn(
        q.generation,
        new Picture(
            result.sketch(),
            Picture.histograms(explorer.space(), result.sketch().x(), Brush.NONE),
            request,
            result,
            families,
            advice,
            milliseconds));
  }

  private void receive(Drawn drawn) {
    boolean current = drawn.generation == generation;
    if (current || !drawn.picture.settled()) {
      Picture shown = explorer.pictureProperty().get();
      // a sketch that comes after its own candidates has nothing to add
      if (!(current
          && shown != null
          && shown.settled()
          && !drawn.picture.settled()
          && shown.sketch().target().equals(drawn.picture.sketch().target())
          && shown.sketch().box().equals(drawn.picture.sketch().box()))) {
        explorer.show(drawn.picture);
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
