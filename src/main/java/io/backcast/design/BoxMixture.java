package io.backcast.design;

import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.Exponentials;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A {@link DesignMixture} inside bounds: each kernel cut off there and weighted by what it has
 * inside; where a variable is locked, by its density at the value as well. Drawn from a cube of one
 * more dimension, in which it is even: the first place chooses the kernel, each of the others is a
 * share of the kernel's mass along a variable. So the density of a draw is known without a sum over
 * kernels, and whatever draws from the cube can be weighted there.
 *
 * <p>Kernels that are neighbours along the first place are neighbours in the box ({@link
 * KernelOrder}). Places in the box are shares of its ranges, as in {@link PriorBox}.
 */
final class BoxMixture {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** A kernel with a smaller share of the box is left out. */
  private static final double LEAST_SHARE = 1e-12;

  /** Terms of a density below this share of its uniform part are left out, as logarithm. */
  private static final double LEAST_TERM = Math.log(1e-8);

  /**
   * With more values than this a whole variable counts as continuous: a kernel has its density at a
   * value in place of its mass in the unit.
   */
  private static final int MOST_LEVELS = 512;

  /** Kernels of very many variables may be denser than a number can say. */
  private static final double MOST_EXPONENT = 700;

  private static final int ROWS_AT_ONCE = 256;

  private final int d;

  /** Kernels in the order of the first place, in coordinates of the box. */
  private final int kernels;

  private final double[] centre;
  private final double[] inverseWidth;

  /**
   * Share of the first place that ends with each kernel, {@code [kernels]}; the rest is uniform.
   */
  private final double[] running;

  /** Logarithm of what precedes the exponential of a kernel's density, {@code [kernels]}. */
  private final double[] logFactor;

  /** Squared distance beyond which a kernel's term is left out, {@code [kernels]}. */
  private final double[] reach;

  private final double uniform;

  /** Ends of the units of a whole variable, as places; none of a continuous one, {@code [d][]}. */
  private final double[][] edges;

  /** Minus twice the logarithm of a kernel's density in a unit, {@code [d][unit][kernels]}. */
  private final double[][][] levels;

  /** Each kernel along each variable between the ends of the box, {@code [kernels * d]}. */
  private final TruncatedNormal[] parts;

  /**
   * Cuts a mixture to bounds.
   *
   * @param free variables that are not locked, in order
   * @param low scaled lower ends of the free variables' ranges
   * @param width of these ranges, scaled
   */
  BoxMixture(
      DesignMixture mixture,
      DesignSpace space,
      DesignBounds bounds,
      int[] free,
      double[] low,
      double[] width) {
    d = free.length;
    edges = new double[d][];
    for (int i = 0; i < d; i++) {
      edges[i] = edges(space.variables().get(free[i]), bounds, free[i], low[i], width[i]);
    }
    int n = mixture.size();
    double[][] c = new double[n][d];
    double[][] w = new double[n][d];
    double[] weights = new double[n];
    double all = 0;
    for (float weight : mixture.weights()) {
      all += weight;
    }
    double even = mixture.uniform();
    for (int k = 0; k < n; k++) {
      double share = (1 - mixture.uniform()) * mixture.weights()[k] / all;
      int at = 0;
      for (int j = 0; j < space.dx(); j++) {
        Variable v = space.variables().get(j);
        double centre = mixture.centres()[k][j];
        double sd = mixture.widths()[k][j];
        TruncatedNormal whole = TruncatedNormal.of(-1, 1, centre, sd);
        if (at < d && free[at] == j) {
          c[k][at] = (centre - low[at]) / width[at];
          w[k][at] = sd / width[at];
          share *= TruncatedNormal.of(0, 1, c[k][at], w[k][at]).mass() / whole.mass();
          at++;
        } else {
          share *= locked(v, bounds.lower()[j], centre, sd) / whole.mass();
        }
      }
      weights[k] = share;
    }
    for (int i = 0; i < d; i++) {
      even *= width[i] / 2;
    }
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      even *= bounds.isLocked(j) ? unit(v, bounds.lower()[j]) / 2 : 1;
    }
    double sum = even + Arrays.stream(weights).sum();
    int[] kept = IntStream.range(0, n).filter(k -> weights[k] > LEAST_SHARE * sum).toArray();
    double rest = even + Arrays.stream(kept).mapToDouble(k -> weights[k]).sum();
    uniform = even / rest;
    kernels = kept.length;
    KernelOrder.sort(kept, 0, kernels, c, weights);
    centre = new double[kernels * d];
    inverseWidth = new double[kernels * d];
    parts = new TruncatedNormal[kernels * d];
    running = new double[kernels];
    logFactor = new double[kernels];
    reach = new double[kernels];
    double before = 0;
    for (int k = 0; k < kernels; k++) {
      double share = weights[kept[k]] / rest;
      before += share;
      running[k] = before;
      logFactor[k] = Math.log(share);
      for (int i = 0; i < d; i++) {
        centre[k * d + i] = c[kept[k]][i];
        inverseWidth[k * d + i] = 1 / w[kept[k]][i];
        TruncatedNormal part = TruncatedNormal.of(0, 1, c[kept[k]][i], w[kept[k]][i]);
        parts[k * d + i] = part;
        if (edges[i].length == 0) {
          logFactor[k] -= Math.log(part.mass() * w[kept[k]][i]) + 0.5 * Math.log(2 * Math.PI);
        }
      }
    }
    levels = new double[d][][];
    for (int i = 0; i < d; i++) {
      levels[i] = edges[i].length == 0 ? new double[0][] : levels(i, edges[i]);
    }
    Arrays.setAll(reach, k -> 2 * (logFactor[k] - Math.log(uniform) - LEAST_TERM));
  }

  /** What a kernel has at a locked value: its density, or the mass in the unit of a whole one. */
  private static double locked(Variable v, double value, double centre, double width) {
    if (v.whole()) {
      return TruncatedNormal.of(v.scale(value - 0.5), v.scale(value + 0.5), centre, width).mass();
    }
    double z = (v.scale(value) - centre) / width;
    return NORMAL.density(z) / width;
  }

  /** The same of the uniform distribution, times the width of the scaled range. */
  private static double unit(Variable v, double value) {
    return v.whole() ? v.scale(value + 0.5) - v.scale(value - 0.5) : 1;
  }

  private static double[] edges(Variable v, DesignBounds bounds, int j, double low, double width) {
    double count = bounds.upper()[j] - bounds.lower()[j] + 1;
    if (!v.whole() || count > MOST_LEVELS) {
      return new double[0];
    }
    double[] edges = new double[(int) Math.rint(count) + 1];
    Arrays.setAll(edges, m -> (v.scale(bounds.lower()[j] - 0.5 + m) - low) / width);
    return edges;
  }

  /** Not negative, as what they have in common goes into the factor. */
  private double[][] levels(int i, double[] ends) {
    double[][] made = new double[ends.length - 1][kernels];
    for (int k = 0; k < kernels; k++) {
      double least = Double.POSITIVE_INFINITY;
      for (int m = 0; m < made.length; m++) {
        double inside = (below(k, i, ends[m + 1]) - below(k, i, ends[m])) / (ends[m + 1] - ends[m]);
        made[m][k] = -2 * Math.log(Math.max(Double.MIN_NORMAL, inside));
        least = Math.min(least, made[m][k]);
      }
      for (double[] level : made) {
        level[k] -= least;
      }
      logFactor[k] -= least / 2;
    }
    return made;
  }

  /** The share of a kernel's mass along a variable that is below a place. */
  private double below(int k, int i, double place) {
    return parts[k * d + i].below((place - centre[k * d + i]) * inverseWidth[k * d + i]);
  }

  /**
   * The places in the box of places in the cube.
   *
   * @param places {@code [n, 1 + d]}
   * @return {@code [n, d]}
   */
  float[] spread(float[] places, int n) {
    float[] out = new float[n * d];
    inBlocks(n, (from, to) -> spread(places, from, to, out));
    return out;
  }

  private void spread(float[] places, int from, int to, float[] out) {
    for (int row = from; row < to; row++) {
      int k = kernel(places[row * (d + 1)]);
      for (int i = 0; i < d; i++) {
        float share = places[row * (d + 1) + 1 + i];
        out[row * d + i] = k == kernels ? share : (float) at(k, i, share);
      }
    }
  }

  /** The kernel of a first place; one more than the last for the uniform part. */
  private int kernel(double first) {
    int at = Arrays.binarySearch(running, first);
    return at < 0 ? -at - 1 : at + 1;
  }

  private double at(int k, int i, double share) {
    double place = centre[k * d + i] + parts[k * d + i].at(share) / inverseWidth[k * d + i];
    double[] units = edges[i];
    if (units.length == 0) {
      return Math.clamp(place, 0, 1);
    }
    int m = unit(units, place);
    double from = below(k, i, units[m]);
    double to = below(k, i, units[m + 1]);
    double inside = to > from ? Math.clamp((share - from) / (to - from), 0, 1) : 0.5;
    return Math.clamp(units[m] + inside * (units[m + 1] - units[m]), 0, 1);
  }

  private static int unit(double[] edges, double place) {
    int at = Arrays.binarySearch(edges, place);
    return Math.clamp(at < 0 ? -at - 2 : at, 0, edges.length - 2);
  }

  /** A range of rows. */
  private interface Block {
    void run(int from, int to);
  }

  private static void inBlocks(int n, Block block) {
    IntStream.range(0, (n + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE)
        .parallel()
        .forEach(b -> block.run(b * ROWS_AT_ONCE, Math.min(n, b * ROWS_AT_ONCE + ROWS_AT_ONCE)));
  }

  /**
   * The density at places in the box, in shares of its volume, {@code [n]}.
   *
   * @param places {@code [n, d]}
   */
  double[] density(float[] places, int n) {
    double[] density = new double[n];
    inBlocks(
        n,
        (from, to) -> {
          Terms terms = new Terms();
          for (int row = from; row < to; row++) {
            density[row] = terms.of(places, row);
          }
        });
    return density;
  }

  /**
   * Places in the cube of places in the box: the kernel is one at random, as likely as it is that
   * it drew the design.
   *
   * @param places {@code [n, d]}
   * @param random {@code [n, 2]}, from 0 to 1
   * @return {@code [n, 1 + d]}
   */
  float[] locate(float[] places, float[] random, int n) {
    float[] out = new float[n * (d + 1)];
    inBlocks(
        n,
        (from, to) -> {
          Terms terms = new Terms();
          for (int row = from; row < to; row++) {
            int k = terms.drawn(terms.of(places, row) * random[2 * row]);
            double before = k == 0 ? 0 : running[k - 1];
            double after = k == kernels ? 1 : running[k];
            out[row * (d + 1)] = (float) (before + random[2 * row + 1] * (after - before));
            for (int i = 0; i < d; i++) {
              float place = places[row * d + i];
              out[row * (d + 1) + 1 + i] = k == kernels ? place : (float) share(k, i, place);
            }
          }
        });
    return out;
  }

  private double share(int k, int i, double place) {
    double[] units = edges[i];
    if (units.length == 0) {
      return below(k, i, place);
    }
    int m = unit(units, place);
    double from = below(k, i, units[m]);
    double inside = (place - units[m]) / (units[m + 1] - units[m]);
    return from + inside * (below(k, i, units[m + 1]) - from);
  }

  /** The terms of a density: working memory of one thread. */
  private final class Terms {
    private final double[] term = new double[kernels];
    private final int[] kernel = new int[kernels];
    private final Exponentials exponentials = new Exponentials(Math.max(1, kernels));
    private final double[][] level = new double[d][];
    private int count;

    /** The density at a row of {@code places [n, d]}. */
    double of(float[] places, int row) {
      for (int i = 0; i < d; i++) {
        double[] units = edges[i];
        level[i] = units.length == 0 ? units : levels[i][unit(units, places[row * d + i])];
      }
      count = 0;
      for (int k = 0; k < kernels; k++) {
        double squared = 0;
        for (int i = 0; i < d && squared <= reach[k]; i++) {
          if (level[i].length == 0) {
            double z = (places[row * d + i] - centre[k * d + i]) * inverseWidth[k * d + i];
            squared += z * z;
          } else {
            squared += level[i][k];
          }
        }
        if (squared <= reach[k]) {
          kernel[count] = k;
          term[count++] = Math.clamp(logFactor[k] - squared / 2, -MOST_EXPONENT, MOST_EXPONENT);
        }
      }
      exponentials.of(term, count);
      double sum = uniform;
      for (int t = 0; t < count; t++) {
        sum += term[t];
      }
      return sum;
    }

    /** The kernel at which the running sum of the terms exceeds a part of the density. */
    int drawn(double part) {
      double sum = 0;
      for (int t = 0; t < count; t++) {
        sum += term[t];
        if (part < sum) {
          return kernel[t];
        }
      }
      return kernels;
    }
  }
}
