package io.backcast.train;

import io.backcast.model.DataSummary;
import io.backcast.model.ModelCard;
import io.backcast.model.Randoms;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.ExtendedData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Designs that stand for the rows that a model was trained on, where these are not at hand
 * (rehearsal with pseudo-patterns, Robins, Connection Science 7, 123 (1995)): half of them drawn
 * from the prior, half around the cluster centres of the training data.
 */
final class RehearsedDesigns {
  private RehearsedDesigns() {}

  /** Scaled designs {@code [n][dx]}. */
  static float[][] draw(ModelCard card, DesignPrior prior, long seed, int n) {
    float[][] f = prior.draw(seed * 89 + 5, n);
    DataSummary summary = card.dataSummary();
    if (summary == null || summary.centres().length == 0) {
      return prior.snap(f);
    }
    RandomGenerator random = Randoms.generator(seed * 89 + 6);
    for (int i = 0; i < n; i += 2) {
      int c = random.nextInt(summary.centres().length);
      double step = summary.radii()[c] / Math.sqrt(f[i].length);
      for (int j = 0; j < f[i].length; j++) {
        double moved = summary.centres()[c][j] + step * random.nextGaussian();
        f[i][j] = (float) Math.clamp(moved, -1, 1);
      }
    }
    return prior.snap(f);
  }

  /**
   * The summary with the answers as clusters of their own. Where there is no room for all, centres
   * that are nearest to others are left out, which stand for the same place.
   */
  static @Nullable DataSummary joined(@Nullable DataSummary old, ExtendedData rows) {
    if (old == null || old.centres().length == 0) {
      return old;
    }
    float[] sorted = old.radii().clone();
    Arrays.sort(sorted);
    float usual = sorted[sorted.length / 2];
    List<float[]> centres = new ArrayList<>(List.of(old.centres()));
    for (int i = rows.first(); i < rows.data().rows(); i++) {
      float[] answer = rows.data().f()[i];
      // one that was learned from before is a centre already
      if (centres.stream().noneMatch(c -> Arrays.equals(c, answer))) {
        centres.add(answer);
      }
    }
    int[] kept =
        new CentreThinning(centres.toArray(float[][]::new)).thinned(DataSummary.MOST_CENTRES);
    float[] radii = new float[kept.length];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = kept[i] < old.radii().length ? old.radii()[kept[i]] : usual;
    }
    return new DataSummary(
        old.histograms(),
        Arrays.stream(kept).mapToObj(centres::get).toArray(float[][]::new),
        radii);
  }
}
