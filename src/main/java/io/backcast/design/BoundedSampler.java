package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws designs near a target inside any box, distributed as the prior is there.
 *
 * <p>A backward sample that falls into the box is one. For any other, places spread evenly over the
 * box are tried and the one nearest to the target by the stand-in is taken, which is rejection
 * sampling with a window as narrow as the tries allow. Where the box holds so little of the target
 * that no place is near, the backward sample is shrunk into the box and left to refinement: it
 * lands, but its distribution is only roughly the prior's. Not for use by several threads at once.
 */
final class BoundedSampler {
  /** Below this share of the design space hardly any backward sample falls into the box. */
  private static final double SMALL = 0.25;

  /** Places worth remembering between draws, for a hand that moves the target. */
  private static final int MOST_REMEMBERED = 100_000;

  /** Numbers of all places that are looked at together: 64 MB. */
  private static final long MOST_NUMBERS = 1 << 24;

  private final InverseModel model;
  private final DesignSpace space;
  private final LatentSampler sampler;
  private final double[] stride;
  private @Nullable Places remembered;

  /** Places in a box for some samples, and what the stand-in says of them. */
  private record Places(
      SampleSeeds starts,
      DesignBounds box,
      int[] samples,
      int attempts,
      DesignMatrix x,
      float[] y) {
    boolean answers(SampleSeeds s, DesignBounds b, int[] rows, int k) {
      return starts == s && box.equals(b) && attempts == k && Arrays.equals(samples, rows);
    }
  }

  BoundedSampler(InverseModel model) {
    this(model, false);
  }

  /** Draws by the sketch network where there is one, if quick. */
  BoundedSampler(InverseModel model, boolean quick) {
    this.model = model;
    this.space = model.card().space();
    this.sampler = new LatentSampler(model, quick);
    this.stride = strides(space.dx());
  }

  /**
   * One design for each start, {@code [n, dx]}.
   *
   * @param window what counts as near the target, in tolerances
   * @param attempts places tried for each sample that needs them
   */
  DesignMatrix draw(
      Target target, SampleSeeds seeds, DesignBounds bounds, double window, int attempts)
      throws BackcastException {
    if (bounds.equals(DesignBounds.of(space))) {
      return sampler.draw(target.values(), seeds.z(), seeds.n());
    }
    boolean able = model.predicts();
    boolean backwardFirst = !able || share(bounds) >= SMALL;
    DesignMatrix x = DesignMatrix.zeros(seeds.n(), space.dx());
    int[] open = IntStream.range(0, seeds.n()).toArray();
    if (backwardFirst) {
      x = sampler.draw(target.values(), seeds.z(), seeds.n());
      DesignMatrix drawn = x;
      open = Arrays.stream(open).filter(i -> !bounds.contains(drawn, i)).toArray();
    }
    if (able) {
      IntStream.Builder left = IntStream.builder();
      for (int[] piece : pieces(open, attempts, space.dx())) {
        for (int row : nearest(x, piece, target, seeds, bounds, window, attempts)) {
          left.add(row);
        }
      }
      open = left.build().toArray();
    }
    if (!backwardFirst) {
      backward(x, open, target, seeds);
    }
    shrink(x, open, bounds);
    return x;
  }

  /**
   * Rows in portions whose places fit into one array, and into the memory that a draw may take.
   *
   * @param attempts places of a row
   * @param dx numbers of a place
   */
  static List<int[]> pieces(int[] rows, int attempts, int dx) {
    int most = (int) Math.max(1, MOST_NUMBERS / Math.max(1, (long) attempts * dx));
    List<int[]> pieces = new ArrayList<>();
    for (int from = 0; from < rows.length; from += most) {
      pieces.add(Arrays.copyOfRange(rows, from, Math.min(rows.length, from + most)));
    }
    return pieces;
  }

  /** The share of the design space's free variables that a box leaves. */
  private double share(DesignBounds bounds) {
    double share = 1;
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      share *= (bounds.upper()[j] - bounds.lower()[j] + 2 * v.margin()) / (2 * v.halfRange());
    }
    return share;
  }

  /** Puts the nearest place in each open row; returns the rows that have none within the window. */
  private int[] nearest(
      DesignMatrix x,
      int[] open,
      Target target,
      SampleSeeds seeds,
      DesignBounds bounds,
      double window,
      int attempts)
      throws BackcastException {
    if (open.length == 0) {
      return open;
    }
    Places places = places(seeds, bounds, open, attempts);
    boolean[] found = new boolean[open.length];
    for (int i = 0; i < open.length; i++) {
      double least = window;
      for (int k = 0; k < attempts; k++) {
        int row = i * attempts + k;
        double miss = target.miss(space, places.y, row);
        if (miss < least || (miss == least && !found[i])) {
          least = miss;
          found[i] = true;
          x.setRow(open[i], places.x, row);
        }
      }
    }
    return IntStream.range(0, open.length).filter(i -> !found[i]).map(i -> open[i]).toArray();
  }

  private Places places(SampleSeeds seeds, DesignBounds bounds, int[] samples, int attempts)
      throws BackcastException {
    Places known = remembered;
    if (known != null && known.answers(seeds, bounds, samples, attempts)) {
      return known;
    }
    DesignMatrix x = DesignMatrix.zeros(samples.length * attempts, space.dx());
    for (int i = 0; i < samples.length; i++) {
      for (int k = 0; k < attempts; k++) {
        place(seeds.u(), samples[i], k, bounds, x, i * attempts + k);
      }
    }
    Places made =
        new Places(seeds, bounds, samples, attempts, x, model.predictFast(x.rows(), x.array()));
    remembered = x.rows() <= MOST_REMEMBERED ? made : null;
    return made;
  }

  /** Backward samples for some rows. */
  private void backward(DesignMatrix x, int[] rows, Target target, SampleSeeds seeds)
      throws BackcastException {
    float[] z = Rows.pick(seeds.z(), seeds.n(), rows);
    DesignMatrix drawn = sampler.draw(target.values(), z, rows.length);
    for (int i = 0; i < rows.length; i++) {
      x.setRow(rows[i], drawn, i);
    }
  }

  /** The k-th place of a sample: an additive recurrence, even over the box and cheap. */
  private void place(float[] u, int sample, int k, DesignBounds bounds, DesignMatrix out, int row) {
    int d = space.dx();
    for (int j = 0; j < d; j++) {
      double share = u[sample * d + j] + k * stride[j];
      share -= Math.floor(share);
      Variable v = space.variables().get(j);
      double low = bounds.lower()[j] - v.margin();
      double value = low + share * (bounds.upper()[j] + v.margin() - low);
      out.set(row, j, bounds.clamp(j, v.valid(value)));
    }
  }

  private void shrink(DesignMatrix x, int[] rows, DesignBounds bounds) {
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      for (int i : rows) {
        double share = (x.get(i, j) - v.lower()) / (v.upper() - v.lower());
        double value = bounds.lower()[j] + share * (bounds.upper()[j] - bounds.lower()[j]);
        x.set(i, j, bounds.clamp(j, v.valid(value)));
      }
    }
  }

  /**
   * Irrational steps that fill d dimensions evenly: powers of the inverse of the positive root of
   * {@code r^(d+1) = r + 1} (Roberts, “The unreasonable effectiveness of quasirandom sequences”,
   * 2018).
   */
  private static double[] strides(int d) {
    double root = 2;
    for (int i = 0; i < 60; i++) {
      root = Math.pow(1 + root, 1.0 / (d + 1));
    }
    double[] strides = new double[d];
    for (int j = 0; j < d; j++) {
      strides[j] = Math.pow(1 / root, j + 1);
    }
    return strides;
  }
}
