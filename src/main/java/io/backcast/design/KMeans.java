package io.backcast.design;

import io.backcast.model.DesignMatrix;
import io.backcast.model.Distances;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import java.util.Arrays;

/**
 * Lloyd's k-means on scaled designs. Symmetric copies count as the same: a design is represented by
 * the image nearest to a centre.
 *
 * @param centres {@code [k][dx]}
 * @param nearest index of each design's centre, {@code [n]}
 * @param images each design's image nearest to its centre, {@code [n][dx]}
 */
public record KMeans(float[][] centres, int[] nearest, float[][] images) {
  /**
   * Starts from random designs; uses all cores.
   *
   * @param f scaled designs, {@code [n][dx]}
   * @param k how many clusters
   * @param rounds of assigning designs and moving centres
   * @param seed of the initial centres
   */
  public static KMeans of(float[][] f, SymmetryGroup group, int k, int rounds, long seed) {
    int[] order = Randoms.permutation(f.length, Randoms.generator(seed));
    float[][] centres = new float[k][];
    Arrays.setAll(centres, i -> f[order[i]].clone());
    int[] nearest = new int[f.length];
    float[][] images = f.clone();
    for (int round = 0; ; round++) {
      Arrays.parallelSetAll(nearest, i -> assign(f[i], group, centres, images, i));
      if (round == rounds) {
        return new KMeans(centres, nearest, images);
      }
      move(images, nearest, centres);
    }
  }

  private static int assign(
      float[] f, SymmetryGroup group, float[][] centres, float[][] images, int row) {
    int d = f.length;
    float[] orbit = group.orbit(f);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int g = 0; g < group.size(); g++) {
      for (int c = 0; c < centres.length; c++) {
        double distance = Distances.squared(orbit, g * d, centres[c], least);
        if (distance < least) {
          least = distance;
          best = c;
          images[row] = DesignMatrix.of(orbit, d).row(g);
        }
      }
    }
    return best;
  }

  private static void move(float[][] f, int[] nearest, float[][] centres) {
    double[][] sums = new double[centres.length][centres[0].length];
    int[] counts = new int[centres.length];
    for (int i = 0; i < f.length; i++) {
      counts[nearest[i]]++;
      for (int j = 0; j < f[i].length; j++) {
        sums[nearest[i]][j] += f[i][j];
      }
    }
    for (int c = 0; c < centres.length; c++) {
      for (int j = 0; j < centres[c].length && counts[c] > 0; j++) {
        centres[c][j] = (float) (sums[c][j] / counts[c]);
      }
    }
  }

  /** Mean distance of each centre's designs from it, {@code [k]}. */
  public double[] radii() {
    double[] sums = new double[centres.length];
    int[] counts = new int[centres.length];
    for (int i = 0; i < nearest.length; i++) {
      sums[nearest[i]] += Math.sqrt(Distances.squared(images[i], centres[nearest[i]]));
      counts[nearest[i]]++;
    }
    for (int c = 0; c < sums.length; c++) {
      sums[c] = counts[c] == 0 ? 0 : sums[c] / counts[c];
    }
    return sums;
  }
}
