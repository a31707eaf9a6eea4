package io.backcast.train.evaluate.check;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.SymmetryGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a table's designs are distributed like the prior, and importance weights that make them
 * so: the ratio of the two densities from a classifier's probability (Sugiyama, Suzuki and Kanamori
 * 2012, “Density Ratio Estimation in Machine Learning”, section 4.2). They are randomized trees,
 * asked out of fold, so that no design has a weight of its own making. They also see which values
 * of continuous variables are repeated in the table: such designs have no density that a continuous
 * prior could be compared with.
 *
 * @param accuracy share of the designs that the trees puts into the right sample; a half where the
 *     table is like the prior
 * @param alike whether it is
 * @param weights of the designs, {@code [n]}; all 1 where the table is like the prior
 */
record DesignWeights(double accuracy, boolean alike, double[] weights) {
  /** Standard errors above a half from which on trees really tells the designs apart. */
  private static final double ERRORS = 3;

  /** Probabilities nearer to 0 or 1 are more than trees of this size can know. */
  private static final double SURE = 0.02;

  /** Rows with the same value of a continuous variable that are no chance. */
  private static final int REPEATED = 5;

  /** Images of a design that are looked at at most. */
  private static final int IMAGES = 4;

  /**
   * Compares designs with as many of the prior.
   *
   * @param x designs of a table
   */
  static DesignWeights of(
      DesignSpace space, SymmetryGroup group, DesignMatrix x, PriorDraws prior, long seed) {
    int n = x.rows();
    int images = Math.min(IMAGES, group.size());
    List<Set<Float>> repeated = repeated(space, group, x);
    float[][] own = prior.draw(seed * 7_001 + 3, n * images);
    float[][] rows = new float[2 * n * images][];
    boolean[] second = new boolean[rows.length];
    int[] groups = new int[rows.length];
    for (int i = 0; i < n; i++) {
      float[] orbit = group.orbit(space.scaledRow(x, i));
      for (int g = 0; g < images; g++) {
        int at = i * images + g;
        // the identity comes first, so that the row itself is among them
        float[] image = Arrays.copyOfRange(orbit, g * space.dx(), (g + 1) * space.dx());
        rows[at] = marked(repeated, image);
        rows[n * images + at] = marked(repeated, own[at]);
        second[n * images + at] = true;
        groups[at] = i;
        groups[n * images + at] = i;
      }
    }
    double[] scores = SampleClassifier.outOfFold(rows, second, groups, seed);
    double accuracy = SampleClassifier.accuracy(scores, second);
    boolean alike = accuracy < 0.5 + ERRORS * Math.sqrt(0.25 / (2 * n));
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double mean = Arrays.stream(scores, i * images, (i + 1) * images).average().orElse(0.5);
      double share = Math.clamp(mean, SURE, 1 - SURE);
      weights[i] = alike ? 1 : share / (1 - share);
    }
    return new DesignWeights(accuracy, alike, weights);
  }

  /** The scaled values of each continuous variable that rows share, or their images do. */
  private static List<Set<Float>> repeated(DesignSpace space, SymmetryGroup group, DesignMatrix x) {
    List<Map<Float, Integer>> counts = new ArrayList<>();
    space.variables().forEach(v -> counts.add(new HashMap<>()));
    for (int i = 0; i < x.rows(); i++) {
      float[] orbit = group.orbit(space.scaledRow(x, i));
      for (int at = 0; at < orbit.length; at++) {
        counts.get(at % space.dx()).merge(orbit[at], 1, Integer::sum);
      }
    }
    List<Set<Float>> repeated = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      Set<Float> values = new HashSet<>();
      if (!space.variables().get(j).whole()) {
        counts
            .get(j)
            .forEach(
                (value, count) -> {
                  if (count >= REPEATED * group.size()) {
                    values.add(value);
                  }
                });
      }
      repeated.add(values);
    }
    return repeated;
  }

  /** A design, and for each variable whether its value is one of the repeated ones. */
  private static float[] marked(List<Set<Float>> repeated, float[] f) {
    float[] row = Arrays.copyOf(f, 2 * f.length);
    for (int j = 0; j < f.length; j++) {
      row[f.length + j] = repeated.get(j).contains(f[j]) ? 1 : 0;
    }
    return row;
  }
}
