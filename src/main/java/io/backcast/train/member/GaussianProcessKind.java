package io.backcast.train.member;

import io.backcast.model.Randoms;
import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.SymmetricMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ddogleg.optimization.FactoryOptimization;
import org.ddogleg.optimization.OptimizationException;
import org.ddogleg.optimization.UnconstrainedMinimization;

/**
 * Gaussian processes, strongest where rows are few and the property is smooth. A table with more
 * rows than it can take is sampled. The kernel is Matérn's unless the likelihood is clearly for the
 * Gaussian one. Where no noise is left beside that, the table is of a formula, whose further digits
 * take double precision.
 *
 * @param rows at most
 */
public record GaussianProcessKind(int rows) implements MemberKind {
  /** Rows that lengths and noise are fitted to, and that the variance is computed from. */
  private static final int SOME = 400;

  private static final int STEPS = 60;

  /**
   * By how much the logarithm of the likelihood must be higher for the Gaussian kernel, whose
   * functions have no kinks at all: a table's rarely has none.
   */
  private static final double CLEARLY = 10;

  /**
   * So much noise, in the signal's variance, may be structure that lengths from the usual start do
   * not see; a second search then starts from short ones.
   */
  private static final double MUCH_NOISE = 0.1;

  /** Short lengths, in standard deviations of a variable. */
  private static final double SHORT = 0.5;

  /** With less noise than this, double precision pays. */
  private static final double LITTLE_NOISE = 1e-6;

  /** By this the noise is raised where rounding makes a kernel indefinite. */
  private static final double RAISE = 10;

  /**
   * Noise in the variance, at least: it is a difference of numbers close to one, which single
   * precision would not carry with less.
   */
  private static final double LEAST_NOISE_OF_VARIANCE = 3e-4;

  /** A kernel with what the rows say of its lengths and noise. */
  private record Fit(Kernel kernel, Likelihood likelihood, double[] best) {
    double noise() {
      return likelihood.noise(best);
    }
  }

  @Override
  public FittedMember fit(InputEncoding encoding, float[][] f, float[] y, int variants, long seed) {
    int[] order = new int[f.length];
    Arrays.setAll(order, i -> i);
    Randoms.shuffle(order, Randoms.generator(seed));
    int n = Math.min(rows, order.length);
    int some = Math.min(SOME, n);
    float[][] known = Arrays.stream(order, 0, n).mapToObj(i -> f[i]).toArray(float[][]::new);
    double[] scale = deviations(known, encoding);
    double mean = Arrays.stream(order, 0, n).mapToDouble(i -> y[i]).average().orElse(0);
    double spread =
        Math.max(
            1e-9,
            Math.sqrt(
                Arrays.stream(order, 0, n)
                    .mapToDouble(i -> (y[i] - mean) * (y[i] - mean))
                    .average()
                    .orElse(1)));
    double[] target = Arrays.stream(order, 0, n).mapToDouble(i -> (y[i] - mean) / spread).toArray();
    Fit fit = fit(encoding, known, scale, Arrays.copyOf(target, some));
    Kernel kernel = fit.kernel;
    double[] inverseSquares = fit.likelihood.inverseSquares(fit.best);
    double noise = fit.noise();
    boolean wide = noise < LITTLE_NOISE;
    double[] weights = solve(kernel, inverseSquares, noise, target);
    double signal = 0;
    for (int i = 0; i < n; i++) {
      signal += weights[i] * target[i] / n;
    }
    return assemble(
        encoding,
        known,
        kernel.shape(),
        wide,
        factors(encoding, scale, inverseSquares, kernel.shape()),
        Arrays.stream(weights).map(w -> w * spread).toArray(),
        mean,
        whitening(kernel.first(some), inverseSquares, Math.max(noise, LEAST_NOISE_OF_VARIANCE)),
        Math.sqrt(Math.max(0, signal)) * spread,
        variants);
  }

  /**
   * The better of both kernels by the first rows' likelihood, with as little noise as they say. A
   * process of Matérn's kernel has kinks of its own below the usual least noise.
   */
  private static Fit fit(
      InputEncoding encoding, float[][] known, double[] scale, double[] firstTargets) {
    // side by side, as a search fills one core
    List<Fit> fits =
        Stream.of(KernelShape.MATERN, KernelShape.GAUSSIAN)
            .parallel()
            .map(shape -> fit(encoding, known, scale, firstTargets, shape))
            .toList();
    Fit matern = fits.get(0);
    Fit gaussian = fits.get(1);
    if (!(gaussian.likelihood.smallest() < matern.likelihood.smallest() - CLEARLY)) {
      return matern;
    }
    int ofNoise = encoding.dx();
    if (!Likelihood.Noise.USUAL.isLeast(gaussian.best[ofNoise])) {
      return gaussian;
    }
    Likelihood precise =
        new Likelihood(
            gaussian.kernel.first(firstTargets.length),
            firstTargets,
            Likelihood.Noise.NEXT_TO_NONE);
    double[] start = gaussian.best.clone();
    start[ofNoise] = Likelihood.Noise.NEXT_TO_NONE.logCentre();
    search(precise, start);
    Fit fit = new Fit(gaussian.kernel, precise, precise.best());
    return fit.noise() < LITTLE_NOISE ? fit : gaussian;
  }

  private static Fit fit(
      InputEncoding encoding,
      float[][] known,
      double[] scale,
      double[] firstTargets,
      KernelShape shape) {
    Kernel kernel = Kernel.of(encoding, known, scale, shape);
    Likelihood likelihood =
        new Likelihood(kernel.first(firstTargets.length), firstTargets, Likelihood.Noise.USUAL);
    double[] start = likelihood.start();
    search(likelihood, start);
    if (likelihood.noise(likelihood.best()) > MUCH_NOISE) {
      Arrays.fill(start, 0, kernel.dx(), Math.log(SHORT));
      search(likelihood, start);
    }
    return new Fit(kernel, likelihood, likelihood.best());
  }

  /** Goes down from a start; the likelihood notes the best that it has seen. */
  private static void search(Likelihood likelihood, double[] start) {
    UnconstrainedMinimization search = FactoryOptimization.quasiNewtonBfgs(null);
    search.setFunction(likelihood, likelihood.slope(), Double.NEGATIVE_INFINITY);
    search.initialize(start, 1e-6, 1e-3);
    try {
      boolean done = false;
      for (int step = 0; step < STEPS && !done; step++) {
        done = search.iterate();
      }
    } catch (OptimizationException e) {
      // a line search found no way down; the best so far is as good as there is
      return;
    }
  }

  private static double[] deviations(float[][] f, InputEncoding encoding) {
    double[] scale = new double[encoding.dx()];
    for (int j = 0; j < scale.length; j++) {
      double sum = 0;
      double squares = 0;
      for (float[] row : f) {
        sum += row[j];
        squares += row[j] * row[j];
      }
      double variance = squares / f.length - Math.pow(sum / f.length, 2);
      scale[j] = variance > 1e-8 ? Math.sqrt(variance) : 1;
    }
    return scale;
  }

  private static double[] factors(
      InputEncoding encoding, double[] scale, double[] inverseSquares, KernelShape shape) {
    double[] factors = new double[encoding.width()];
    for (int c = 0; c < factors.length; c++) {
      int j = encoding.variable(c);
      double unit = encoding.categorical(j) ? 1 : scale[j];
      factors[c] = Math.sqrt(shape.unit() * inverseSquares[j]) / unit;
    }
    return factors;
  }

  private static double[] solve(
      Kernel kernel, double[] inverseSquares, double least, double[] target) {
    double[] distances = kernel.distances(inverseSquares);
    SymmetricMatrix matrix = new SymmetricMatrix(kernel.rows());
    double noise = least;
    kernel.fill(matrix, distances, noise);
    double[] weights = matrix.solve(target);
    while (weights == null) {
      noise *= RAISE;
      if (!(noise < 1)) {
        throw new IllegalStateException("a kernel that is not positive definite");
      }
      kernel.fill(matrix, distances, noise);
      weights = matrix.solve(target);
    }
    return weights;
  }

  private static double[] whitening(Kernel kernel, double[] inverseSquares, double noise) {
    SymmetricMatrix matrix = new SymmetricMatrix(kernel.rows());
    kernel.fill(matrix, kernel.distances(inverseSquares), noise);
    double[] whitening = matrix.whitening();
    if (whitening == null) {
      throw new IllegalStateException("a kernel that is not positive definite");
    }
    return whitening;
  }

  private static GaussianProcess assemble(
      InputEncoding encoding,
      float[][] known,
      KernelShape shape,
      boolean wide,
      double[] factors,
      double[] weights,
      double mean,
      double[] whitening,
      double signal,
      int variants) {
    int n = known.length;
    int de = factors.length;
    double[] points = new double[de * n];
    double[] squares = new double[n];
    float[][] e = encoding.encode(known);
    for (int i = 0; i < n; i++) {
      double square = 0;
      for (int c = 0; c < de; c++) {
        // as the graph has them, so that a row is at distance 0 from itself
        double value = wide ? e[i][c] * factors[c] : e[i][c] * (float) factors[c];
        points[c * n + i] = value;
        square += value * value;
      }
      squares[i] = square;
    }
    return new GaussianProcess(
        shape,
        wide,
        factors,
        points,
        squares,
        weights,
        mean,
        GaussianProcess.floats(whitening),
        (int) Math.round(Math.sqrt(whitening.length)),
        (float) signal,
        contrasts(variants));
  }

  /** Evenly spaced, with mean 0 and sample deviation 1. */
  private static float[] contrasts(int variants) {
    float[] contrasts = new float[variants];
    double unit = Math.sqrt(variants * (variants + 1) / 12.0);
    for (int j = 0; j < variants; j++) {
      contrasts[j] = (float) ((j - (variants - 1) / 2.0) / unit);
    }
    return contrasts;
  }
}
