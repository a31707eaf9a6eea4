package io.backcast.design;

import io.backcast.model.Distances;
import io.backcast.model.Exponentials;
import io.backcast.model.Quantiles;
import io.backcast.model.SymmetryGroup;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The density of the training designs, estimated from the cluster centres of a data summary: a
 * normal distribution about every centre and each of its symmetric images. Its width is that of the
 * cluster or the distance to the third nearest centre, whichever is larger, drawn towards the usual
 * one by the square root (Abramson, On bandwidth variation in kernel estimates, Annals of
 * Statistics 1982), so that a single far row is not dense by itself.
 */
public final class DataDensity {
  /** Parts below this share of the largest one add nothing that counts. */
  private static final float NEGLIGIBLE = 20;

  /** A nearer centre would leave holes between centres of few rows each. */
  private static final int NEIGHBOUR = 3;

  private final SymmetryGroup group;
  private final int k;
  private final int d;

  /** Coordinates of all centres one after the other for each variable, {@code [d][k]}. */
  private final float[][] coordinates;

  /** Half the inverse variance of every centre, {@code [k]}. */
  private final float[] precision;

  /** Logarithm of the height of every centre's part, {@code [k]}. */
  private final float[] height;

  /**
   * Prepares the parts.
   *
   * @param group of the design space
   * @param centres scaled, {@code [k][dx]}, at least one
   * @param radii mean distance of each cluster's rows from its centre, {@code [k]}
   */
  public DataDensity(SymmetryGroup group, float[][] centres, float[] radii) {
    this.group = group;
    this.k = centres.length;
    this.d = centres[0].length;
    coordinates = new float[d][k];
    for (int j = 0; j < d; j++) {
      for (int c = 0; c < k; c++) {
        coordinates[j][c] = centres[c][j];
      }
    }
    double[] reach = new double[k];
    Arrays.parallelSetAll(reach, c -> Math.max(radii[c], neighbour(centres, c)));
    double usual = Math.max(1e-3, Quantiles.of(reach, 0.5));
    precision = new float[k];
    height = new float[k];
    double most = Math.log((double) k * group.size());
    for (int c = 0; c < k; c++) {
      double variance = Math.max(1e-3, reach[c]) * usual / d;
      precision[c] = (float) (0.5 / variance);
      height[c] = (float) (-0.5 * d * Math.log(2 * Math.PI * variance) - most);
    }
  }

  /** Distance to the third nearest other centre, or the farthest if there are fewer; 0 alone. */
  private static double neighbour(float[][] centres, int c) {
    double[] least = new double[NEIGHBOUR];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int other = 0; other < centres.length; other++) {
      double squared = Distances.squared(centres[other], 0, centres[c], least[NEIGHBOUR - 1]);
      // centres of equal rows are one
      for (int n = NEIGHBOUR - 1; n >= 0 && squared > 0 && squared < least[n]; n--) {
        if (n + 1 < NEIGHBOUR) {
          least[n + 1] = least[n];
        }
        least[n] = squared;
      }
    }
    return Math.sqrt(Arrays.stream(least).filter(Double::isFinite).max().orElse(0));
  }

  /** Log-density of one scaled design, {@code [dx]}. */
  public double ofScaled(float[] f) {
    return ofScaled(f, new Work(k));
  }

  /** Log-densities of scaled designs, {@code [n][dx]}, on all cores. */
  public double[] ofScaled(float[][] f) {
    double[] out = new double[f.length];
    int part = 64;
    IntStream.rangeClosed(0, (f.length - 1) / part)
        .parallel()
        .forEach(
            p -> {
              Work buffer = new Work(k);
              for (int i = p * part; i < Math.min(f.length, (p + 1) * part); i++) {
                out[i] = ofScaled(f[i], buffer);
              }
            });
    return out;
  }

  /**
   * The log-density of every centre by the parts of the others, {@code [k]}: nearly that of a row
   * that had no part in the clusters, as centres lie about as far apart as rows from them.
   */
  double[] leaveOneOut() {
    double[] out = new double[k];
    IntStream.range(0, k)
        .parallel()
        .forEach(
            c -> {
              float[] own = new float[d];
              for (int j = 0; j < d; j++) {
                own[j] = coordinates[j][c];
              }
              out[c] = ofScaled(own, new Work(k), c);
            });
    return out;
  }

  /** Memory of one thread. */
  private static final class Work {
    private final float[] logs;
    private final double[] parts;
    private final Exponentials exponentials;

    Work(int k) {
      logs = new float[k];
      parts = new double[k];
      exponentials = new Exponentials(k);
    }
  }

  private double ofScaled(float[] f, Work work) {
    return ofScaled(f, work, -1);
  }

  private double ofScaled(float[] f, Work work, int without) {
    float[] images = group.orbit(f);
    float[] logs = work.logs;
    double[] parts = work.parts;
    double sum = 0;
    float top = Float.NEGATIVE_INFINITY;
    for (int g = 0; g < group.size(); g++) {
      parts(images, g * d, logs);
      if (without >= 0) {
        logs[without] = Float.NEGATIVE_INFINITY;
      }
      float largest = Float.NEGATIVE_INFINITY;
      for (int c = 0; c < k; c++) {
        largest = Math.max(largest, logs[c]);
      }
      if (largest > top) {
        sum *= Math.exp(top - largest);
        top = largest;
      }
      float least = top - NEGLIGIBLE;
      int n = 0;
      for (int c = 0; c < k; c++) {
        // written in any case, as a branch that is hard to foresee takes longer
        parts[n] = logs[c] - top;
        n += logs[c] > least ? 1 : 0;
      }
      work.exponentials.of(parts, n);
      for (int i = 0; i < n; i++) {
        sum += parts[i];
      }
    }
    return top + Math.log(sum);
  }

  /** Logarithm of every centre's part at a point; loops that the compiler can vectorise. */
  private void parts(float[] point, int from, float[] logs) {
    Arrays.fill(logs, 0);
    for (int j = 0; j < d; j++) {
      float at = point[from + j];
      float[] along = coordinates[j];
      for (int c = 0; c < k; c++) {
        float off = at - along[c];
        logs[c] += off * off;
      }
    }
    for (int c = 0; c < k; c++) {
      logs[c] = height[c] - precision[c] * logs[c];
    }
  }
}
