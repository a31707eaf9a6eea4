package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Relations;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which properties occur together: surrogate predictions of designs drawn from the prior.
 *
 * @param y predictions, {@code [n, dy]}, negative beyond a point mass
 * @param n how many designs
 */
public record PropertyCloud(float[] y, int n) {
  private static final int DESIGNS = 20_000;
  private static final long SEED = 20_260_101;

  /** Free properties take their values from this many nearest neighbours of the target. */
  private static final int NEIGHBOURS = 60;

  /** Of more rows one is drawn in less time; these are all, whatever the target is. */
  private static final int MOST_WEIGHED = 100;

  /**
   * Draws from the prior; uniform over the property ranges where the model predicts nothing.
   *
   * @throws BackcastException if the model fails
   */
  public static PropertyCloud of(InverseModel model) throws BackcastException {
    return of(model, DESIGNS);
  }

  /** As above, of another number of designs. */
  static PropertyCloud of(InverseModel model, int designs) throws BackcastException {
    DesignSpace space = model.card().space();
    return new PropertyCloud(
        model.predicts()
            ? model.predictFast(designs, prior(model, designs))
            : anyProperties(space, designs),
        designs);
  }

  /** Valid designs of the model's prior, {@code [n, dx]}. */
  private static float[] prior(InverseModel model, int designs) throws BackcastException {
    DesignSpace space = model.card().space();
    DesignMixture mixture = model.card().mixture();
    if (mixture != null) {
      return drawn(space, mixture, designs);
    }
    DataSupport support = DataSupport.of(model.card());
    if (support == null && !space.relations().isEmpty()) {
      return relatedPrior(space, designs);
    }
    if (support != null) {
      return drawn(space, support, designs).array();
    }
    float[] uniform = Randoms.uniforms(SEED, 0, designs, space.dx());
    return valid(space, DesignMatrix.of(uniform, space.dx())).array();
  }

  /** Valid designs of a mixture, {@code [n, dx]}, always the same ones. */
  private static float[] drawn(DesignSpace space, DesignMixture mixture, int n) {
    float[][] f = new MixturePrior(space, mixture).draw(SEED, n);
    DesignMatrix x = DesignMatrix.of(Rows.flat(f), space.dx());
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < space.dx(); j++) {
        x.set(i, j, (x.get(i, j) + 1) / 2);
      }
    }
    return valid(space, x).array();
  }

  /** Valid designs like those of some data, {@code [n, dx]}, always the same ones. */
  static DesignMatrix drawn(DesignSpace space, DataSupport support, int n) {
    DesignMatrix x = DesignMatrix.zeros(n, space.dx());
    RandomGenerator random = Randoms.generator(SEED);
    float[] row = new float[space.dx()];
    for (int i = 0; i < n; i++) {
      support.draw(random, row);
      for (int j = 0; j < row.length; j++) {
        x.set(i, j, (row[j] + 1) / 2);
      }
    }
    return valid(space, x);
  }

  /** Designs in shares of the ranges as valid ones in physical units, in place. */
  private static DesignMatrix valid(DesignSpace space, DesignMatrix x) {
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      for (int i = 0; i < x.rows(); i++) {
        x.set(i, j, v.snap(v.unscale(2 * x.get(i, j) - 1)));
      }
    }
    Relations.of(space).settle(x, DesignBounds.of(space));
    return x;
  }

  /** The same on relations. */
  private static float[] relatedPrior(DesignSpace space, int designs) throws BackcastException {
    DesignBounds bounds = DesignBounds.of(space);
    FeasibleSampler.Chain chain = new FeasibleSampler(space, bounds).chain(Randoms.generator(SEED));
    DesignMatrix x = DesignMatrix.zeros(designs, space.dx());
    Relations relations = Relations.of(space);
    for (int i = 0; i < designs; i++) {
      double[] f = chain.next();
      for (int j = 0; j < f.length; j++) {
        double value = space.variables().get(j).unscale(f[j]);
        x.set(i, j, relations.involves(j) ? value : space.variables().get(j).snap(value));
      }
    }
    relations.settle(x, bounds);
    return x.array();
  }

  /** Properties that are independent of each other, {@code [n, dy]}. */
  private static float[] anyProperties(DesignSpace space, int designs) {
    float[] y = Randoms.uniforms(SEED, 0, designs, space.dy());
    for (int i = 0; i < y.length; i++) {
      Property p = space.properties().get(i % space.dy());
      y[i] = (float) p.at(y[i]);
    }
    return y;
  }

  private float y(int row, int k) {
    return y[row * (y.length / n) + k];
  }

  /**
   * Conditions for the backward network, {@code [n, dy]}, in which free properties take values that
   * occur together with the given ones; the same latent point gives the same values.
   *
   * @param target {@code [dy]}, NaN where free
   * @param z latent points, {@code [n, dz]}
   */
  float[] complete(DesignSpace space, double[] target, float[] z, int n) {
    int dy = space.dy();
    int dz = n == 0 ? 0 : z.length / n;
    int[] near = neighbours(space, target);
    float[] out = new float[n * dy];
    for (int i = 0; i < n; i++) {
      long hash = hash(z, i * dz, dz);
      int a = drawn(near, hash);
      int b = drawn(near, ~hash);
      float mix = (hash >>> 40) * 0x1p-24f;
      for (int k = 0; k < dy; k++) {
        out[i * dy + k] =
            Double.isNaN(target[k])
                ? (float) space.properties().get(k).axis().between(y(a, k), y(b, k), mix)
                : (float) target[k];
      }
    }
    return out;
  }

  /**
   * One of some rows at random, as often as any other. When a target moves and one row takes the
   * place of another, only those who had drawn that one draw anew (highest random weight; Thaler
   * and Ravishankar, IEEE/ACM Transactions on Networking 1998), so that samples move as little.
   */
  private static int drawn(int[] rows, long hash) {
    if (rows.length > MOST_WEIGHED) {
      return rows[(int) Long.remainderUnsigned(hash, rows.length)];
    }
    int best = rows[0];
    long most = Long.MIN_VALUE;
    for (int row : rows) {
      long weight = (hash ^ row * 0x9E3779B97F4A7C15L) * 0xFF51AFD7ED558CCDL;
      weight = (weight ^ weight >>> 33) * 0xC4CEB9FE1A85EC53L;
      if (weight > most) {
        most = weight;
        best = row;
      }
    }
    return best;
  }

  /** Rows inside all ranges of a target. */
  int[] inside(DesignSpace space, Target target) {
    return IntStream.range(0, n)
        .filter(
            i -> {
              boolean inside = true;
              for (int k = 0; k < space.dy(); k++) {
                inside &=
                    !(target.goals().get(k) instanceof Goal.Range r)
                        || r.outside(space.properties().get(k), y(i, k)) <= 0;
              }
              return inside;
            })
        .toArray();
  }

  /**
   * Conditions for the backward network for a target with ranges, {@code [n, dy]}: those of designs
   * of the prior inside the ranges, so that the samples are distributed as these are. The same
   * latent point has the same condition. Where the cloud has no design inside, conditions are even
   * over the ranges.
   *
   * @param rows inside the ranges
   * @param z latent points, {@code [n, dz]}
   */
  float[] inRanges(DesignSpace space, Target target, int[] rows, float[] z, int n) {
    int dy = space.dy();
    int dz = n == 0 ? 0 : z.length / n;
    int[] near = nearest(space, target.values(), rows);
    float[] out = new float[n * dy];
    for (int i = 0; i < n; i++) {
      long hash = hash(z, i * dz, dz);
      int row = near.length == 0 ? -1 : near[(int) Long.remainderUnsigned(hash, near.length)];
      double share = (hash >>> 11) * 0x1p-53;
      for (int k = 0; k < dy; k++) {
        out[i * dy + k] = (float) condition(space.properties().get(k), target, k, row, share);
      }
    }
    return out;
  }

  private double condition(Property p, Target target, int k, int row, double share) {
    return switch (target.goals().get(k)) {
      case Goal.Value v -> v.value();
      case Goal.Range r ->
          row >= 0 ? p.physical(y(row, k)) : p.axis().between(r.lower(p), r.upper(p), share);
      default -> row >= 0 ? p.physical(y(row, k)) : p.at(share);
    };
  }

  /** Bits of a latent point, evenly spread whatever its coordinates (the mixer of MurmurHash3). */
  private static long hash(float[] z, int from, int dz) {
    long hash = 0x9E3779B97F4A7C15L;
    for (int j = 0; j < dz; j++) {
      hash = (hash ^ Float.floatToIntBits(z[from + j])) * 0xFF51AFD7ED558CCDL;
      hash ^= hash >>> 33;
    }
    hash *= 0xC4CEB9FE1A85EC53L;
    return hash ^ hash >>> 33;
  }

  /** Rows nearest to the given properties; all rows where every property is free. */
  private int[] neighbours(DesignSpace space, double[] target) {
    return nearest(space, target, IntStream.range(0, n).toArray());
  }

  private int[] nearest(DesignSpace space, double[] target, int[] rows) {
    int dy = space.dy();
    double[] distance = new double[n];
    boolean given = false;
    for (int k = 0; k < dy; k++) {
      if (!Double.isNaN(target[k])) {
        given = true;
        Property p = space.properties().get(k);
        double unit = 2 * p.halfRange();
        for (int i : rows) {
          double off =
              (p.coordinate(p.physical(y(i, k))) - p.coordinate(p.physical(target[k]))) / unit;
          distance[i] += off * off;
        }
      }
    }
    if (!given) {
      return rows;
    }
    double[] sorted = Arrays.stream(rows).mapToDouble(i -> distance[i]).sorted().toArray();
    double farthest = sorted.length == 0 ? 0 : sorted[Math.min(NEIGHBOURS, sorted.length) - 1];
    return Arrays.stream(rows).filter(i -> distance[i] <= farthest).limit(NEIGHBOURS).toArray();
  }
}
