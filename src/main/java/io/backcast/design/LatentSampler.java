package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.OutsideCount;
import io.backcast.model.OutsideRule;
import io.backcast.model.Relations;
import io.backcast.model.RowBlocks;
import io.backcast.model.RowCheck;
import io.backcast.model.RowSource;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Draws designs from latent points with the backward network, in the whole design space. The same
 * latent point and target give the same design.
 */
public final class LatentSampler {
  private final InverseModel model;
  private final Relations relations;
  private final boolean fast;
  private final SharedCloud cloud;

  public LatentSampler(InverseModel model) {
    this(model, false);
  }

  /**
   * Draws by the fast generator, if asked for and if the model has one.
   *
   * @param fast whether speed matters more than accuracy
   */
  public LatentSampler(InverseModel model, boolean fast) {
    this(model, fast, new SharedCloud(model));
  }

  /** One that shares what it knows of the prior's properties with others. */
  LatentSampler(InverseModel model, boolean fast, SharedCloud cloud) {
    this.cloud = cloud;
    this.model = model;
    this.relations = Relations.of(model.card().space());
    this.fast = fast;
  }

  /**
   * Raw backward samples {@code [n, dx]}, one for each latent point; whole variables are rounded,
   * and designs are on the relations.
   *
   * @param target {@code [dy]}, NaN for a property left free
   * @param z latent points, {@code [n, dz]}
   * @throws BackcastException if the model fails
   */
  public DesignMatrix draw(double[] target, float[] z, int n) throws BackcastException {
    // a draw depends on no tolerance
    return draw(new Target(target, new double[0]), z, n);
  }

  /** As above; in the ranges of the target, samples are distributed as the prior is. */
  DesignMatrix draw(Target target, float[] z, int n) throws BackcastException {
    return snap(raw(target, z, n));
  }

  /**
   * As {@link #draw(double[], float[], int)}, with which samples were outside the design space.
   *
   * @throws BackcastException if the model fails
   */
  RawSamples tried(Target target, float[] z, int n) throws BackcastException {
    DesignSpace space = model.card().space();
    DesignMatrix x = raw(target, z, n);
    boolean[] refused = new boolean[n];
    for (int i : outside(space, x, IntStream.range(0, n).toArray())) {
      refused[i] = true;
    }
    return new RawSamples(snap(x), OutsideCount.none(space.dx()), refused);
  }

  /**
   * Backward samples, one for each of the seeds. A sample outside the bounds is moved onto them, or
   * drawn again from other latent points, as the rule says.
   *
   * @param attempts how often a sample is drawn again at most
   * @throws BackcastException if the model fails
   */
  RawSamples draw(Target target, SampleSeeds seeds, OutsideRule rule, int attempts)
      throws BackcastException {
    DesignSpace space = model.card().space();
    int dz = model.card().latent();
    OutsideCount.Counter counter = new OutsideCount.Counter(space);
    DesignMatrix x = raw(target, seeds, counter);
    OutsideCount count = counter.counted();
    boolean[] refused = new boolean[seeds.n()];
    if (rule == OutsideRule.REJECT && count.outside() > 0) {
      int[] open = outside(space, x, IntStream.range(0, seeds.n()).toArray());
      // without a latent every draw for a target is the same
      int most = dz == 0 ? 0 : attempts;
      for (int attempt = 1; attempt <= most && open.length > 0; attempt++) {
        DesignMatrix again = raw(target, seeds.again(open, attempt, dz), open.length);
        for (int i = 0; i < open.length; i++) {
          x.setRow(open[i], again, i);
        }
        open = outside(space, x, open);
      }
      for (int i : open) {
        refused[i] = true;
      }
      count = count.withRefused(open.length);
    }
    return new RawSamples(snap(x), count, refused);
  }

  private static int[] outside(DesignSpace space, DesignMatrix x, int[] rows) {
    return Arrays.stream(rows).filter(i -> !OutsideCount.isInside(space, x, i)).toArray();
  }

  /** Designs in one go with what makes and checks them. */
  private DesignMatrix raw(Target target, SampleSeeds seeds, RowCheck check)
      throws BackcastException {
    int n = seeds.n();
    if (fast || target.hasRanges() || !target.isComplete()) {
      DesignMatrix x = raw(target, seeds.z(), n);
      RowBlocks.run(n, (from, to) -> check.on(from, to, x.array()));
      return x;
    }
    RowSource y = RowSource.repeated(condition(target));
    return DesignMatrix.of(model.backward(n, seeds.latents(), y, check), model.card().space().dx());
  }

  private static float[] condition(Target target) {
    double[] values = target.values();
    float[] y = new float[values.length];
    for (int k = 0; k < y.length; k++) {
      y[k] = (float) values[k];
    }
    return y;
  }

  private DesignMatrix raw(Target target, float[] z, int n) throws BackcastException {
    float[] y = conditions(target, z, n);
    float[] drawn = fast ? model.fastBackward(n, z, y) : model.backward(n, z, y);
    return DesignMatrix.of(drawn, model.card().space().dx());
  }

  /**
   * Rounds whole variables, moves what is outside onto the bounds, and designs onto the relations,
   * in place.
   */
  private DesignMatrix snap(DesignMatrix x) {
    DesignSpace space = model.card().space();
    RowBlocks.run(
        x.rows(),
        (from, to) -> {
          for (int j = 0; j < x.columns(); j++) {
            Variable v = space.variables().get(j);
            for (int i = from; i < to && !relations.involves(j); i++) {
              x.set(i, j, v.snap(x.get(i, j)));
            }
          }
        });
    relations.settle(x, DesignBounds.of(space));
    return x;
  }

  /** The condition of every sample, {@code [n, dy]}. */
  private float[] conditions(Target target, float[] z, int n) throws BackcastException {
    if (target.hasRanges()) {
      return cloud.inRanges(target, z, n);
    }
    if (!target.isComplete()) {
      return cloud.get().complete(model.card().space(), target.values(), z, n);
    }
    return RowSource.repeated(condition(target)).rows(n);
  }
}
