package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Box;
import io.backcast.model.DesignSpace;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import java.util.stream.IntStream;

/**
 * Draws sketches fast enough for a moving hand. The latent points are kept, so the same ones answer
 * every target. Not for use by several threads at once.
 */
public final class Sketcher {
  private final InverseModel model;
  private final Effort effort;
  private final DesignSpace space;
  private final BoxSampler sampler;
  private final Refiner refiner;
  private Starts starts = new Starts(new float[0], new float[0], 0);
  private long seedOfStarts;

  public Sketcher(InverseModel model, Effort effort) {
    this.model = model;
    this.effort = effort;
    this.space = model.card().space();
    this.sampler = new BoxSampler(model, effort.quick());
    this.refiner = new Refiner(model);
  }

  /** Draws designs for a target and keeps those within the tolerance. */
  public Sketch sketch(Target target, Box box, long seed) throws BackcastException {
    int n = effort.samples();
    boolean whole = box.equals(Box.of(space));
    int steps = whole ? effort.wholeSteps() : effort.steps();
    float[] x =
        sampler.draw(
            target,
            starts(seed, n),
            box,
            steps == 0 ? 1 : Designer.REFINED_WINDOW,
            effort.attempts());
    if (!model.predicts()) {
      return new Sketch(target, box, x, Predictions.of(model, x).signed(), n, Double.NaN);
    }
    refiner.approach(x, target, box, steps);
    float[] y = model.value(n, x);
    double[] miss = IntStream.range(0, n).mapToDouble(i -> target.miss(space, y, i)).toArray();
    int[] hits = IntStream.range(0, n).filter(i -> miss[i] <= 1).toArray();
    double closest = java.util.Arrays.stream(miss).min().orElse(Double.NaN);
    return new Sketch(
        target,
        box,
        Rows.pick(x, n, hits),
        Rows.pick(y, n, hits),
        n,
        closest * target.tolerances()[0]);
  }

  private Starts starts(long seed, int n) {
    if (seedOfStarts != seed || starts.n() != n) {
      starts = Starts.of(model, seed, 0, n);
      seedOfStarts = seed;
    }
    return starts;
  }
}
