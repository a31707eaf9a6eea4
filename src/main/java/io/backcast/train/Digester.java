package io.backcast.train;

import io.backcast.model.DataDigest;
import io.backcast.model.DesignSpace;
import io.backcast.model.Histogram;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Boils the training data down to what the window and the trust need. */
final class Digester {
  private static final int BINS = 40;
  private static final int PROPERTY_BINS = 60;
  private static final int MOST_CENTRES = 1_000;
  private static final int ROUNDS = 8;

  private Digester() {}

  static DataDigest digest(TrainingData data, DesignSpace space, long seed) {
    Map<String, Histogram> histograms = new LinkedHashMap<>();
    for (int i = 0; i < space.dx(); i++) {
      int column = i;
      double[] values = Arrays.stream(data.f()).mapToDouble(r -> r[column]).toArray();
      Histogram scaled = Histogram.of(values, -1, 1, BINS);
      var v = space.variables().get(i);
      histograms.put(v.name(), new Histogram(v.lower(), v.upper(), scaled.counts(), 0));
    }
    for (int k = 0; k < space.dy(); k++) {
      int column = k;
      Property p = space.properties().get(k);
      double[] values =
          Arrays.stream(data.y()).mapToDouble(r -> r[column]).filter(v -> !p.isMass(v)).toArray();
      Histogram h = Histogram.of(values, p.lower(), p.upper(), PROPERTY_BINS);
      histograms.put(
          p.name(), new Histogram(h.lower(), h.upper(), h.counts(), data.rows() - values.length));
    }
    return clusters(data.f(), histograms, seed);
  }

  /** Lloyd's k-means from random rows, on all cores. */
  private static DataDigest clusters(float[][] f, Map<String, Histogram> histograms, long seed) {
    int k = Math.min(MOST_CENTRES, Math.max(1, f.length / 2));
    int[] order = new int[f.length];
    Arrays.setAll(order, i -> i);
    Losses.shuffle(order, Randoms.generator(seed * 71 + 9));
    float[][] centres = new float[k][];
    Arrays.setAll(centres, i -> f[order[i]].clone());
    int[] nearest = new int[f.length];
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.parallelSetAll(nearest, i -> nearest(f[i], centres));
      move(f, nearest, centres);
    }
    Arrays.parallelSetAll(nearest, i -> nearest(f[i], centres));
    double[] sums = new double[k];
    int[] counts = new int[k];
    for (int i = 0; i < f.length; i++) {
      sums[nearest[i]] += Math.sqrt(squared(f[i], centres[nearest[i]]));
      counts[nearest[i]]++;
    }
    float[] radii = new float[k];
    for (int c = 0; c < k; c++) {
      radii[c] = counts[c] == 0 ? 0 : round(sums[c] / counts[c]);
      for (int i = 0; i < centres[c].length; i++) {
        centres[c][i] = round(centres[c][i]);
      }
    }
    return new DataDigest(histograms, centres, radii);
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
      if (counts[c] > 0) {
        for (int j = 0; j < centres[c].length; j++) {
          centres[c][j] = (float) (sums[c][j] / counts[c]);
        }
      }
    }
  }

  private static int nearest(float[] point, float[][] centres) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double distance = squared(point, centres[c]);
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return best;
  }

  static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Four digits say all there is to say of a place in the box. */
  private static float round(double value) {
    return (float) (Math.rint(value * 1e4) / 1e4);
  }
}
