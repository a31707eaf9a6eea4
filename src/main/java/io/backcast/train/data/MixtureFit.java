package io.backcast.train.data;

import io.backcast.design.KMeans;
import io.backcast.design.MixturePrior;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Rounding;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fits a {@link DesignMixture} to rows: a kernel for each of their clusters, as wide along each
 * variable as the cluster is, times a factor. How many clusters and which factor is what makes rows
 * likeliest that are held back meanwhile.
 */
final class MixtureFit {
  private static final int[] KERNELS = {1_000, 400, 150, 50};
  private static final double[] FACTORS = {0.6, 0.75, 0.9, 1, 1.15, 1.35, 1.6};

  /** A cluster holds at least so many rows on average. */
  private static final int ROWS_EACH = 2;

  private static final int ROUNDS = 8;

  /** Clusters of more rows are found from a sample of so many. */
  private static final int MOST_ROWS = 20_000;

  private static final int MOST_HELD_BACK = 2_000;

  /** One row in so many is held back. */
  private static final int ONE_IN = 5;

  /** A kernel is at least so wide, in half-ranges: rows on a sheet have no density. */
  private static final double LEAST_WIDTH = 0.02;

  /** The same of a whole variable, as a share of its unit, of which a kernel has a part. */
  private static final double LEAST_OF_UNIT = 0.1;

  /** The usual width counts as so many rows of each cluster, as few rows tell little of theirs. */
  private static final double PRIOR_ROWS = 1;

  private final DesignSpace space;
  private final double uniform;
  private final long seed;

  /**
   * A fit.
   *
   * @param uniform share of the designs that are uniform
   */
  MixtureFit(DesignSpace space, double uniform, long seed) {
    this.space = space;
    this.uniform = uniform;
    this.seed = seed;
  }

  /** Clusters of rows with the widths that they have. */
  private record Clusters(float[] counts, float[][] centres, double[][] deviations) {}

  /**
   * The mixture of rows.
   *
   * @param f scaled designs, {@code [n][dx]}, at least one
   */
  DesignMixture of(float[][] f) {
    int[] order = Randoms.permutation(f.length, Randoms.generator(seed * 97 + 3));
    float[][] rows = TrainingData.pick(f, Arrays.copyOf(order, Math.min(MOST_ROWS, order.length)));
    int back = Math.min(MOST_HELD_BACK, rows.length / ONE_IN);
    float[][] heldBack = Arrays.copyOf(rows, back);
    float[][] others = Arrays.copyOfRange(rows, back, rows.length);
    double best = Double.NEGATIVE_INFINITY;
    int kernels = 1;
    double factor = 1;
    for (int k : KERNELS) {
      Clusters clusters = clusters(others, k);
      for (double width : FACTORS) {
        double likelihood = likelihood(mixture(clusters, width), heldBack);
        if (likelihood > best) {
          best = likelihood;
          kernels = k;
          factor = width;
        }
      }
    }
    return mixture(clusters(rows, kernels), factor);
  }

  private double likelihood(DesignMixture mixture, float[][] rows) {
    return Arrays.stream(new MixturePrior(space, mixture).logDensity(rows)).average().orElse(0);
  }

  private Clusters clusters(float[][] rows, int most) {
    int dx = space.dx();
    int k = Math.clamp(rows.length / ROWS_EACH, 1, most);
    KMeans found = KMeans.of(rows, SymmetryGroup.trivial(dx), k, ROUNDS, seed * 97 + 4);
    float[] counts = new float[k];
    double[][] squares = new double[k][dx];
    double[] usual = new double[dx];
    for (int i = 0; i < rows.length; i++) {
      int c = found.nearest()[i];
      counts[c]++;
      for (int j = 0; j < dx; j++) {
        double off = rows[i][j] - found.centres()[c][j];
        squares[c][j] += off * off;
        usual[j] += off * off / rows.length;
      }
    }
    double[][] deviations = new double[k][dx];
    for (int c = 0; c < k; c++) {
      for (int j = 0; j < dx; j++) {
        deviations[c][j] =
            Math.sqrt(
                (squares[c][j] + PRIOR_ROWS * usual[j]) / (counts[c] + PRIOR_ROWS));
      }
    }
    int[] filled = IntStream.range(0, k).filter(c -> counts[c] > 0).toArray();
    float[] some = new float[filled.length];
    double[][] their = new double[filled.length][];
    for (int c = 0; c < some.length; c++) {
      some[c] = counts[filled[c]];
      their[c] = deviations[filled[c]];
    }
    return new Clusters(some, TrainingData.pick(found.centres(), filled), their);
  }

  private DesignMixture mixture(Clusters clusters, double factor) {
    int k = clusters.counts.length;
    float[][] centres = new float[k][space.dx()];
    float[][] widths = new float[k][space.dx()];
    for (int c = 0; c < k; c++) {
      for (int j = 0; j < space.dx(); j++) {
        Variable v = space.variables().get(j);
        // four decimals keep the card small
        centres[c][j] = (float) Rounding.decimals(Math.clamp(clusters.centres[c][j], -1, 1), 4);
        double least = least(v, clusters.centres[c][j]);
        widths[c][j] =
            (float) Rounding.decimals(Math.max(least, factor * clusters.deviations[c][j]), 4);
      }
    }
    return new DesignMixture(uniform, clusters.counts, centres, widths);
  }

  private static double least(Variable v, double scaled) {
    if (!v.whole()) {
      return LEAST_WIDTH;
    }
    double value = v.snap(v.unscale(scaled));
    double unit = v.scale(value + 0.5) - v.scale(value - 0.5);
    return Math.clamp(LEAST_OF_UNIT * unit, 1e-4, LEAST_WIDTH);
  }
}
