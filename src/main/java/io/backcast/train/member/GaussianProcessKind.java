package io.backcast.train.member;

import io.backcast.model.Randoms;
import io.backcast.train.net.InputEncoding;
import java.util.Arrays;
import org.ddogleg.optimization.FactoryOptimization;
import org.ddogleg.optimization.OptimizationException;
import org.ddogleg.optimization.UnconstrainedMinimization;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Gaussian processes, strongest where rows are few and the property is smooth. A table with more
 * rows than it can take is sampled. The kernel is Matérn's unless the likelihood is clearly for the
 * Gaussian one.
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
   * Noise in the variance, at least: it is a difference of numbers close to one, which single
   * precision would not carry with less.
   */
  private static final double LEAST_NOISE_OF_VARIANCE = 3e-4;

  /** A kernel with what the rows say of its lengths and noise. */
  private record Fit(Kernel kernel, Likelihood likelihood, double[] best) {}

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
    double noise = Likelihood.noise(fit.best[encoding.dx()]);
    double[] weights = solve(kernel.matrix(inverseSquares, noise), target);
    double signal = 0;
    for (int i = 0; i < n; i++) {
      signal += weights[i] * target[i] / n;
    }
    return assemble(
        encoding,
        known,
        kernel.shape(),
        factors(encoding, scale, inverseSquares, kernel.shape()),
        Arrays.stream(weights).map(w -> w * spread).toArray(),
        mean,
        whitening(
            kernel.first(some).matrix(inverseSquares, Math.max(noise, LEAST_NOISE_OF_VARIANCE))),
        Math.sqrt(Math.max(0, signal)) * spread,
        variants);
  }

  /** The better of both kernels by the first rows' likelihood. */
  private static Fit fit(
      InputEncoding encoding, float[][] known, double[] scale, double[] firstTargets) {
    Fit matern = fit(encoding, known, scale, firstTargets, KernelShape.MATERN);
    Fit gaussian = fit(encoding, known, scale, firstTargets, KernelShape.GAUSSIAN);
    return gaussian.likelihood.smallest() < matern.likelihood.smallest() - CLEARLY
        ? gaussian
        : matern;
  }

  private static Fit fit(
      InputEncoding encoding,
      float[][] known,
      double[] scale,
      double[] firstTargets,
      KernelShape shape) {
    Kernel kernel = Kernel.of(encoding, known, scale, shape);
    Likelihood likelihood = new Likelihood(kernel.first(firstTargets.length), firstTargets);
    return new Fit(kernel, likelihood, minimum(likelihood));
  }

  private static double[] minimum(Likelihood likelihood) {
    UnconstrainedMinimization search = FactoryOptimization.quasiNewtonBfgs(null);
    search.setFunction(likelihood, likelihood.slope(), Double.NEGATIVE_INFINITY);
    search.initialize(likelihood.start(), 1e-6, 1e-3);
    try {
      boolean done = false;
      for (int step = 0; step < STEPS && !done; step++) {
        done = search.iterate();
      }
    } catch (OptimizationException e) {
      // a line search found no way down; the best so far is as good as there is
      return likelihood.best();
    }
    return likelihood.best();
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

  private static float[] factors(
      InputEncoding encoding, double[] scale, double[] inverseSquares, KernelShape shape) {
    float[] factors = new float[encoding.width()];
    for (int c = 0; c < factors.length; c++) {
      int j = encoding.variable(c);
      double unit = encoding.categorical(j) ? 1 : scale[j];
      factors[c] = (float) (Math.sqrt(shape.unit() * inverseSquares[j]) / unit);
    }
    return factors;
  }

  private static double[] solve(DMatrixRMaj matrix, double[] target) {
    DMatrixRMaj weights = new DMatrixRMaj(target.length, 1);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(target.length);
    if (!solver.setA(matrix)) {
      throw new IllegalStateException("a kernel that is not positive definite");
    }
    solver.solve(new DMatrixRMaj(target.length, 1, true, target), weights);
    return weights.data;
  }

  /** The transposed inverse of the Cholesky factor. */
  private static double[] whitening(DMatrixRMaj matrix) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(matrix.numRows, true);
    if (!cholesky.decompose(matrix)) {
      throw new IllegalStateException("a kernel that is not positive definite");
    }
    DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numRows);
    CommonOps_DDRM.invert(cholesky.getT(null), inverse);
    CommonOps_DDRM.transpose(inverse);
    return inverse.data;
  }

  private static GaussianProcess assemble(
      InputEncoding encoding,
      float[][] known,
      KernelShape shape,
      float[] factors,
      double[] weights,
      double mean,
      double[] whitening,
      double signal,
      int variants) {
    int n = known.length;
    int de = factors.length;
    float[] points = new float[de * n];
    float[] squares = new float[n];
    float[][] e = encoding.encode(known);
    for (int i = 0; i < n; i++) {
      double square = 0;
      for (int c = 0; c < de; c++) {
        float value = e[i][c] * factors[c];
        points[c * n + i] = value;
        square += (double) value * value;
      }
      squares[i] = (float) square;
    }
    return new GaussianProcess(
        shape,
        factors,
        points,
        squares,
        floats(weights),
        (float) mean,
        floats(whitening),
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

  private static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }
}
