package io.backcast.train.data;

import io.backcast.design.KMeans;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Histogram;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Rounding;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Summarises the training data for histograms and for distances to the data. */
public final class DataSummarizer {
  private static final int BINS = 40;
  private static final int PROPERTY_BINS = 60;
  private static final int MAX_CENTRES = DataSummary.MOST_CENTRES;
  private static final int ROUNDS = 8;

  /** Cluster centres of more designs than this are found from a sample of so many. */
  private static final int CLUSTERED = 20_000;

  private DataSummarizer() {}

  /** Histograms of all columns, and cluster centres of the designs with their radii, scaled. */
  public static DataSummary summarize(TrainingData data, DesignSpace space, long seed) {
    Map<String, Histogram> histograms = new LinkedHashMap<>();
    DesignMatrix x = space.designs(data.f());
    for (int i = 0; i < space.dx(); i++) {
      Variable v = space.variables().get(i);
      Histogram counted = Histogram.empty(v, BINS);
      for (double value : x.column(i)) {
        counted.counts()[counted.bin(value)]++;
      }
      histograms.put(v.name(), counted);
    }
    for (int k = 0; k < space.dy(); k++) {
      int column = k;
      Property p = space.properties().get(k);
      double[] known =
          Arrays.stream(data.y())
              .mapToDouble(r -> r[column])
              .filter(v -> !Double.isNaN(v))
              .toArray();
      double[] values = Arrays.stream(known).filter(v -> !p.isMass(v)).toArray();
      Histogram h = Histogram.of(values, p.lower(), p.upper(), PROPERTY_BINS, p.scale());
      histograms.put(
          p.name(),
          new Histogram(h.lower(), h.upper(), h.counts(), known.length - values.length, p.scale()));
    }
    return clusters(sample(data.f(), seed), histograms, seed);
  }

  /** The cluster centres of scaled designs {@code [n][dx]} with their radii, without histograms. */
  public static DataSummary clusters(float[][] f, long seed) {
    return clusters(sample(f, seed), Map.of(), seed);
  }

  private static float[][] sample(float[][] f, long seed) {
    if (f.length <= CLUSTERED) {
      return f;
    }
    int[] order = Randoms.permutation(f.length, Randoms.generator(seed * 73 + 1));
    return TrainingData.pick(f, Arrays.copyOf(order, CLUSTERED));
  }

  private static DataSummary clusters(float[][] f, Map<String, Histogram> histograms, long seed) {
    int k = Math.min(MAX_CENTRES, Math.max(1, f.length / 2));
    KMeans kMeans = KMeans.of(f, SymmetryGroup.trivial(f[0].length), k, ROUNDS, seed * 71 + 9);
    float[] radii = new float[k];
    double[] exactRadii = kMeans.radii();
    for (int c = 0; c < k; c++) {
      radii[c] = round(exactRadii[c]);
      for (int i = 0; i < kMeans.centres()[c].length; i++) {
        kMeans.centres()[c][i] = round(kMeans.centres()[c][i]);
      }
    }
    return new DataSummary(histograms, kMeans.centres(), radii);
  }

  /** Four decimals are enough for scaled coordinates and keep the card small. */
  private static float round(double value) {
    return (float) (Rounding.decimals(value, 4));
  }
}
