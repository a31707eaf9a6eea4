package io.backcast.train;

import io.backcast.model.DataSummary;
import io.backcast.model.ModelCard;
import io.backcast.model.Randoms;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.ExtendedData;
import java.util.Arrays;
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

  /** The summary with the answers as clusters of their own, as far as there is room for them. */
  static @Nullable DataSummary joined(@Nullable DataSummary old, ExtendedData rows) {
    if (old == null || old.centres().length == 0) {
      return old;
    }
    int answers = rows.data().rows() - rows.first();
    int kept =
        Math.min(
            old.centres().length,
            DataSummary.MOST_CENTRES - Math.min(answers, DataSummary.MOST_CENTRES / 2));
    int added = Math.min(answers, DataSummary.MOST_CENTRES - kept);
    float[][] centres = Arrays.copyOf(old.centres(), kept + added);
    float[] radii = Arrays.copyOf(old.radii(), kept + added);
    float[] sorted = old.radii().clone();
    Arrays.sort(sorted);
    for (int i = 0; i < added; i++) {
      centres[kept + i] = rows.data().f()[rows.first() + i];
      radii[kept + i] = sorted[sorted.length / 2];
    }
    return new DataSummary(old.histograms(), centres, radii);
  }
}
