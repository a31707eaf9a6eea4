package io.backcast.ui.solve;

import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.TaskRunner;

/**
 * Sketches targets that nobody has asked for, once, while the window is at rest: then Java has
 * compiled what the first second of a drag needs. Nothing of it is shown. It ends early where
 * somebody asks something.
 */
final class WarmUp {
  /** So many sketches, one a frame: after them they take no less time. */
  static final int SKETCHES = 120;

  private final FrameClock frames;
  private final LatestTask<DesignRequest, Integer> task;
  private final DesignRequest like;
  private final Property property;
  private int done;

  /**
   * Begins.
   *
   * @param designer its own, as a question may come meanwhile
   * @param like the request of a picture
   * @param property the first, whose target moves if it is a value
   */
  WarmUp(
      Designer designer,
      DesignRequest like,
      Property property,
      TaskRunner runner,
      FrameClock.Factory clock) {
    this.like = like;
    this.property = property;
    frames = clock.of(this::frame);
    task =
        new LatestTask<>(
            request -> {
              float[] x = designer.sketch(request, Answerer.LISTED).preview().x();
              return x.length;
            },
            drawn -> {},
            (request, failure) -> {
              runner.note(failure);
              stop();
            },
            runner);
    frames.start();
  }

  void stop() {
    frames.stop();
  }

  private void frame() {
    if (done == SKETCHES) {
      stop();
    } else if (task.idle()) {
      done++;
      task.submit(next());
    }
  }

  private DesignRequest next() {
    Target target = like.target();
    double share = (done + 1.0) / (SKETCHES + 2);
    return target.goals().getFirst() instanceof Goal.Value
        ? like.withTarget(target.with(0, new Goal.Value(property.at(share))))
        : like;
  }
}
