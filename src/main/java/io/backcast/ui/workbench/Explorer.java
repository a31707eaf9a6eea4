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
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
  private final Consumer<BackcastException> onFailure;
  private final LatestTask<Question, Answer> live;
  private final LatestTask<Question, Answer> resting;
  private final PauseTransition rest = new PauseTransition(REST);
  private int generation;
  private boolean stopped;

  private record Question(int generation, Target target, Box box, long seed, Ranking ranking) {
    DesignRequest.Builder request(int samples) {
      return DesignRequest.of(target, box).seed(seed).samples(samples).ranking(ranking);
    }
  }

  private sealed interface Answer {}

  private record Drawn(int generation, Picture picture) implements Answer {}

  private record Failed(BackcastException failure) implements Answer {}

  /**
   * Puts the explorer together; it answers from the first question on.
   *
   * @param background for sketches and candidates; needs two threads
   * @param foreground the FX thread
   */
  public Explorer(
      ExplorerModel explorer,
      InverseModel model,
      Executor background,
      Executor foreground,
      Consumer<BackcastException> onFailure)
      throws BackcastException {
    this.explorer = explorer;
    this.model = model;
    this.group = explorer.space().group();
    this.liveDesigner = new Designer(model);
    this.restingDesigner = new Designer(model);
    this.onFailure = onFailure;
    live = new LatestTask<>(this::sketch, this::receive, background, foreground);
    resting = new LatestTask<>(this::settle, this::receive, background, foreground);
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

  private Answer sketch(Question q) {
    try {
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
    } catch (BackcastException e) {
      return new Failed(e);
    }
  }

  private Answer settle(Question q) {
    try {
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
    } catch (BackcastException e) {
      return new Failed(e);
    }
  }

  private void receive(Answer answer) {
    switch (answer) {
      case Drawn drawn -> {
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
      case Failed failed -> onFailure.accept(failed.failure);
    }
  }
}
