package io.backcast.train.evaluate.check;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.NetworkRole;
import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws designs for the target of each pair, and compares the pair's own design with them. */
final class PairSampler {
  /** Pairs whose draws are in memory at a time. */
  private static final int CHUNK = 100;

  /**
   * Standard deviation of the noise that designs and draws alike get before they are compared, in
   * half-ranges. It settles ties, and where a target leaves one design only, how exactly it must be
   * drawn. Ranks stay uniform, as both get it.
   */
  private static final double NOISE = 1e-3;

  private final InverseModel model;
  private final DesignSpace space;
  private final GeneratorDraws generator;
  private final int draws;
  private final long seed;

  PairSampler(InverseModel model, int draws, long seed) {
    this.model = model;
    this.space = model.card().space();
    this.generator = new GeneratorDraws(model);
    this.draws = draws;
    this.seed = seed;
  }

  PairDraws draw(CheckPairs pairs, CheckProgress progress) throws BackcastException {
    int n = pairs.rows();
    int dx = space.dx();
    boolean density = hasDensity(pairs);
    PairDraws all =
        new PairDraws(
            new double[dx][n],
            new double[density ? n : 0],
            new double[n],
            new double[n],
            new double[dx][n],
            new float[n][],
            new double[model.has(NetworkRole.FORWARD) ? n : 0]);
    float[][] truth = space.scaledRows(pairs.x());
    int[] like = new LikeTargets(space, pairs.y()).later();
    for (int from = 0; from < n; from += CHUNK) {
      progress.done(from / (double) n);
      int to = Math.min(n, from + CHUNK);
      float[] y = targets(pairs, from, to);
      DesignMatrix drawn = generator.draw(y, draws, seed, from);
      DesignMatrix known = pairs.x().slice(from, to);
      double[] drawnDensity =
          density
              ? logDensity(drawn, GeneratorDraws.repeated(y, space.dy(), draws))
              : new double[0];
      double[] trueDensity = density ? logDensity(known, y) : new double[0];
      int first = from;
      IntStream.range(from, to)
          .parallel()
          .forEach(
              i -> {
                RandomGenerator random = Randoms.generator(seed * 1_000_003 + i);
                float[][] near = new float[draws][];
                Arrays.setAll(near, d -> space.scaledRow(drawn, (i - first) * draws + d));
                all.example()[i] = near[0].clone();
                compare(all, i, truth[i], near, like[i] < 0 ? null : truth[like[i]], random);
                if (density) {
                  int start = (i - first) * draws;
                  double[] others = Arrays.copyOfRange(drawnDensity, start, start + draws);
                  all.credibility()[i] = share(others, trueDensity[i - first], false, random);
                }
              });
      if (model.has(NetworkRole.FORWARD)) {
        roundTrip(all, known, y, from);
      }
    }
    return all;
  }

  /** Ranks, balls and variances of one pair. */
  private void compare(
      PairDraws all,
      int i,
      float[] exact,
      float[][] drawn,
      float @Nullable [] near,
      RandomGenerator random) {
    float[] truth = exact.clone();
    disturb(truth, random);
    for (float[] row : drawn) {
      disturb(row, random);
    }
    double[] column = new double[draws];
    for (int j = 0; j < truth.length; j++) {
      double mean = 0;
      for (int d = 0; d < draws; d++) {
        column[d] = drawn[d][j];
        mean += column[d] / draws;
      }
      double squares = 0;
      for (double value : column) {
        squares += (value - mean) * (value - mean);
      }
      all.ranks()[j][i] = share(column, truth[j], true, random);
      all.variance()[j][i] = squares / Math.max(1, draws - 1);
    }
    float[] anywhere = new float[truth.length];
    for (int j = 0; j < anywhere.length; j++) {
      anywhere[j] = (float) (2 * random.nextDouble() - 1);
    }
    all.balls()[i] = closer(drawn, truth, anywhere, random);
    all.nearBalls()[i] = closer(drawn, truth, near == null ? anywhere : near, random);
  }

  private static void disturb(float[] row, RandomGenerator random) {
    for (int j = 0; j < row.length; j++) {
      row[j] += (float) (NOISE * random.nextGaussian());
    }
  }

  /** Share of the draws that are closer to a point than the true design is. */
  private static double closer(
      float[][] drawn, float[] truth, float[] point, RandomGenerator random) {
    double[] distances = new double[drawn.length];
    Arrays.setAll(distances, d -> Distances.squared(drawn[d], point));
    return share(distances, Distances.squared(truth, point), true, random);
  }

  /** The rank of a value among others, in 0 … 1: ties, and the place within it, at random. */
  private static double share(
      double[] others, double value, boolean below, RandomGenerator random) {
    int beyond = 0;
    int equal = 0;
    for (double other : others) {
      beyond += (below ? other < value : other > value) ? 1 : 0;
      equal += other == value ? 1 : 0;
    }
    return (beyond + (equal + 1) * random.nextDouble()) / (others.length + 1);
  }

  /** The log-density of designs {@code x [n, dx]} for targets; −∞ where there is none. */
  private double[] logDensity(DesignMatrix x, float[] y) throws BackcastException {
    InverseModel.Latent latent = model.forward(x.rows(), x.array(), y);
    int dz = model.card().latent();
    double[] density = new double[x.rows()];
    for (int i = 0; i < density.length; i++) {
      double log = latent.logDet()[i];
      for (int j = 0; j < dz; j++) {
        double z = latent.z()[i * dz + j];
        log -= z * z / 2;
      }
      density[i] = Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
    }
    return density;
  }

  /** A joint network has no density given the target, and some models state none. */
  private boolean hasDensity(CheckPairs pairs) throws BackcastException {
    if (!model.has(NetworkRole.FORWARD) || model.joint() || pairs.rows() == 0) {
      return false;
    }
    int n = Math.min(CHUNK, pairs.rows());
    float[] logDet = model.forward(n, pairs.x().slice(0, n).array(), targets(pairs, 0, n)).logDet();
    return IntStream.range(0, n).anyMatch(i -> !Float.isNaN(logDet[i]));
  }

  private DesignMatrix back(DesignMatrix x, float[] y) throws BackcastException {
    float[] z = model.forward(x.rows(), x.array(), y).z();
    return DesignMatrix.of(model.backward(x.rows(), z, y), space.dx());
  }

  private void roundTrip(PairDraws all, DesignMatrix x, float[] y, int from)
      throws BackcastException {
    int n = x.rows();
    // a joint network's designs have the property that it says itself: the first way leads there
    DesignMatrix start = model.joint() ? back(x, y) : x;
    DesignMatrix back = back(start, y);
    for (int i = 0; i < n; i++) {
      float[] wanted = space.scaledRow(start, i);
      float[] returned = space.scaledRow(back, i);
      double worst = 0;
      for (int j = 0; j < returned.length; j++) {
        double off = Math.abs(returned[j] - wanted[j]);
        worst = Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.max(worst, off);
      }
      all.returned()[from + i] = worst;
    }
  }

  private float[] targets(CheckPairs pairs, int from, int to) {
    int dy = space.dy();
    float[] y = new float[(to - from) * dy];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) pairs.y()[from + i / dy][i % dy];
    }
    return y;
  }
}
