package io.backcast.train.data;

import io.backcast.design.KMeans;
import io.backcast.design.MixturePrior;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Exponentials;
import io.backcast.model.Randoms;
import io.backcast.model.Rounding;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fits a {@link DesignMixture} to rows: from their clusters on, by expectation and maximisation
 * (Dempster, Laird and Rubin, Journal of the Royal Statistical Society B 39, 1977) as if nothing
 * were cut off at the bounds. How many kernels there are is what makes rows likeliest that are held
 * back meanwhile.
 */
final class MixtureFit {
  private static final int[] KERNELS = {1_000, 300, 100, 40, 15};

  /** A kernel stands for at least so many rows on average. */
  private static final int ROWS_EACH = 2;

  private static final int ROUNDS = 8;

  private static final int STEPS = 12;

  /** Rows are added up in so many parts, however many cores there are. */
  private static final int PARTS = 16;

  /** Clusters of more rows are found from a sample of so many. */
  private static final int MOST_ROWS = 20_000;

  private static final int MOST_HELD_BACK = 2_000;

  /** One row in so many is held back. */
  private static final int ONE_IN = 5;

  /** A kernel is at least so wide, in half-ranges: rows on a sheet have no density. */
  private static final double LEAST_WIDTH = 0.02;

  /** The same of a whole variable, as a share of its unit, of which a kernel has a part. */
  private static final double LEAST_OF_UNIT = 0.1;

  /** The usual width counts as so many rows of each kernel, as few rows tell little of theirs. */
  private static final double PRIOR_ROWS = 2;

  /** A kernel that has less of the rows is left out. */
  private static final double LEAST_ROWS = 0.01;

  /** Shares of a row that are not worth adding, and as a logarithm what is not worth computing. */
  private static final double NEGLIGIBLE = 1e-6;

  private static final double LEAST_TERM = -50;
  private static final double MOST_TERM = 700;

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
    for (int k : numbers(others.length)) {
      double likelihood = likelihood(mixture(others, k), heldBack);
      if (likelihood > best) {
        best = likelihood;
        kernels = k;
      }
    }
    return mixture(rows, kernels);
  }

  /** The numbers of kernels that so many rows have enough for. */
  private static int[] numbers(int rows) {
    return Arrays.stream(KERNELS).map(k -> Math.clamp(rows / ROWS_EACH, 1, k)).distinct().toArray();
  }

  private double likelihood(DesignMixture mixture, float[][] rows) {
    return Arrays.stream(new MixturePrior(space, mixture).logDensity(rows)).average().orElse(0);
  }

  private DesignMixture mixture(float[][] rows, int most) {
    int k = Math.clamp(rows.length / ROWS_EACH, 1, most);
    KMeans found = KMeans.of(rows, SymmetryGroup.trivial(space.dx()), k, ROUNDS, seed * 97 + 4);
    Sums sums = new Sums(k);
    for (int i = 0; i < rows.length; i++) {
      sums.add(found.nearest()[i], 1, rows[i]);
    }
    double[] usual = sums.usualSquares();
    DesignMixture mixture = sums.kernels(usual);
    for (int step = 0; step < STEPS; step++) {
      mixture = expected(mixture, rows).kernels(usual);
    }
    return mixture;
  }

  /** What each kernel has of the rows, as likely as it is to have drawn them. */
  private Sums expected(DesignMixture mixture, float[][] rows) {
    Sums[] parts = new Sums[PARTS];
    Arrays.parallelSetAll(
        parts,
        p -> {
          Sums sums = new Sums(mixture.size());
          Likelihoods likelihoods = new Likelihoods(mixture);
          for (int i = p; i < rows.length; i += PARTS) {
            likelihoods.add(rows[i], sums);
          }
          return sums;
        });
    Sums all = new Sums(mixture.size());
    for (Sums part : parts) {
      all.add(part);
    }
    return all;
  }

  /** How likely each kernel, not cut off, or the uniform part is to have drawn a row. */
  private final class Likelihoods {
    private final DesignMixture mixture;
    private final double[] logFactor;
    private final double[] term;
    private final Exponentials exponentials;

    Likelihoods(DesignMixture mixture) {
      this.mixture = mixture;
      int k = mixture.size();
      logFactor = new double[k];
      term = new double[k];
      exponentials = new Exponentials(k);
      double all = 0;
      for (float weight : mixture.weights()) {
        all += weight;
      }
      for (int c = 0; c < k; c++) {
        logFactor[c] = Math.log((1 - uniform) * mixture.weights()[c] / all);
        for (float width : mixture.widths()[c]) {
          // against the uniform density of one half
          logFactor[c] -= Math.log(width * Math.sqrt(2 * Math.PI) / 2);
        }
      }
    }

    void add(float[] row, Sums sums) {
      for (int c = 0; c < term.length; c++) {
        double squared = 0;
        for (int j = 0; j < row.length; j++) {
          double z = (row[j] - mixture.centres()[c][j]) / mixture.widths()[c][j];
          squared += z * z;
        }
        term[c] = Math.clamp(logFactor[c] - squared / 2, LEAST_TERM, MOST_TERM);
      }
      exponentials.of(term, term.length);
      double density = uniform + Arrays.stream(term).sum();
      for (int c = 0; c < term.length; c++) {
        if (term[c] > NEGLIGIBLE * density) {
          sums.add(c, term[c] / density, row);
        }
      }
    }
  }

  /** Rows, their coordinates and squares, added up by kernel. */
  private final class Sums {
    private final double[] weights;
    private final double[][] sums;
    private final double[][] squares;

    Sums(int k) {
      weights = new double[k];
      sums = new double[k][space.dx()];
      squares = new double[k][space.dx()];
    }

    void add(int c, double weight, float[] row) {
      weights[c] += weight;
      for (int j = 0; j < row.length; j++) {
        sums[c][j] += weight * row[j];
        squares[c][j] += weight * row[j] * row[j];
      }
    }

    void add(Sums other) {
      for (int c = 0; c < weights.length; c++) {
        weights[c] += other.weights[c];
        for (int j = 0; j < space.dx(); j++) {
          sums[c][j] += other.sums[c][j];
          squares[c][j] += other.squares[c][j];
        }
      }
    }

    /** Squared distance from the centre along a variable. */
    private double spread(int c, int j) {
      return Math.max(0, squares[c][j] - sums[c][j] * sums[c][j] / weights[c]);
    }

    private int[] filled() {
      return IntStream.range(0, weights.length).filter(c -> weights[c] > LEAST_ROWS).toArray();
    }

    /** Mean squared distance from the centre, {@code [dx]}. */
    double[] usualSquares() {
      double all = Arrays.stream(weights).sum();
      double[] usual = new double[space.dx()];
      Arrays.setAll(usual, j -> Arrays.stream(filled()).mapToDouble(c -> spread(c, j)).sum() / all);
      return usual;
    }

    /**
     * The mixture of these rows; four decimals keep the card small.
     *
     * @param usual squared width, {@code [dx]}, as few rows tell little of theirs
     */
    DesignMixture kernels(double[] usual) {
      int[] filled = filled();
      float[] counts = new float[filled.length];
      float[][] centres = new float[filled.length][space.dx()];
      float[][] widths = new float[filled.length][space.dx()];
      for (int k = 0; k < filled.length; k++) {
        int c = filled[k];
        counts[k] = (float) Rounding.decimals(weights[c], 4);
        for (int j = 0; j < space.dx(); j++) {
          double centre = Math.clamp(sums[c][j] / weights[c], -1, 1);
          double width =
              Math.sqrt((spread(c, j) + PRIOR_ROWS * usual[j]) / (weights[c] + PRIOR_ROWS));
          centres[k][j] = (float) Rounding.decimals(centre, 4);
          widths[k][j] =
              (float)
                  Rounding.decimals(Math.max(least(space.variables().get(j), centre), width), 4);
        }
      }
      return new DesignMixture(uniform, counts, centres, widths);
    }
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
