package io.backcast.design;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.SymmetryGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Clusters of similar designs; symmetric copies count as the same.
 *
 * @param labels the cluster of each design, {@code [n]}, 0 for the largest
 * @param traits of each cluster: the variables in which it differs most from all designs
 */
public record DesignClusters(int[] labels, List<List<Trait>> traits) {
  private static final int MAX_CLUSTERS = 5;
  private static final int ROUNDS = 12;
  private static final int MAX_TRAITS = 2;

  /** Smallest difference of a trait from the mean of all designs, in half-ranges. */
  private static final double MIN_DIFFERENCE = 0.12;

  /**
   * A variable in which a cluster differs.
   *
   * @param variable its column
   * @param high whether the cluster's mean lies above that of all designs
   */
  public record Trait(int variable, boolean high) {}

  /** Finds the number of clusters, at most five, with the best silhouette. */
  public static DesignClusters of(DesignSpace space, SymmetryGroup group, DesignMatrix x) {
    int n = x.rows();
    if (n < 2 * MAX_CLUSTERS) {
      return new DesignClusters(new int[n], List.of(List.of()));
    }
    float[][] f = space.scaledRows(x);
    KMeans best = KMeans.of(f, group, 2, ROUNDS, 2);
    double separation = silhouette(best);
    for (int k = 3; k <= MAX_CLUSTERS; k++) {
      KMeans tried = KMeans.of(f, group, k, ROUNDS, k);
      double reached = silhouette(tried);
      if (reached > separation) {
        best = tried;
        separation = reached;
      }
    }
    return bySize(best);
  }

  /** How many clusters there are. */
  public int count() {
    return traits.size();
  }

  /** Numbers clusters from the largest on; empty ones are left out. */
  private static DesignClusters bySize(KMeans clusters) {
    int k = clusters.centres().length;
    int[] sizes = new int[k];
    for (int c : clusters.nearest()) {
      sizes[c]++;
    }
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < k; c++) {
      if (sizes[c] > 0) {
        order.add(c);
      }
    }
    order.sort(Comparator.comparingInt(c -> -sizes[c]));
    int[] labels = Arrays.stream(clusters.nearest()).map(order::indexOf).toArray();
    double[] mean = mean(clusters.images());
    return new DesignClusters(
        labels, order.stream().map(c -> traits(clusters.centres()[c], mean)).toList());
  }

  private static List<Trait> traits(float[] centre, double[] mean) {
    List<Trait> all = new ArrayList<>();
    for (int j = 0; j < mean.length; j++) {
      if (Math.abs(centre[j] - mean[j]) > MIN_DIFFERENCE) {
        all.add(new Trait(j, centre[j] > mean[j]));
      }
    }
    all.sort(Comparator.comparingDouble(t -> -Math.abs(centre[t.variable()] - mean[t.variable()])));
    return List.copyOf(all.subList(0, Math.min(MAX_TRAITS, all.size())));
  }

  private static double[] mean(float[][] f) {
    double[] mean = new double[f[0].length];
    for (float[] row : f) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += row[j] / f.length;
      }
    }
    return mean;
  }

  /** Simplified silhouette: by how much designs are nearer to their own centre than to the next. */
  private static double silhouette(KMeans clusters) {
    double sum = 0;
    for (int i = 0; i < clusters.images().length; i++) {
      double own = 0;
      double other = Double.POSITIVE_INFINITY;
      for (int c = 0; c < clusters.centres().length; c++) {
        double distance = Math.sqrt(Distances.squared(clusters.images()[i], clusters.centres()[c]));
        if (c == clusters.nearest()[i]) {
          own = distance;
        } else {
          other = Math.min(other, distance);
        }
      }
      sum += (other - own) / Math.max(1e-12, Math.max(own, other));
    }
    return sum / clusters.images().length;
  }
}
