package io.backcast.ui.state;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Loosening;
import io.backcast.design.Preview;
import io.backcast.design.Relaxation;
import io.backcast.design.Shortlist;
import io.backcast.design.TargetCoverage;
import io.backcast.design.WeightedDesigns;
import io.backcast.model.DesignSpace;
import io.backcast.model.Histogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question: a preview while the question changes, complete once it is at rest; in
 * between a preview with the candidates that were judged first.
 *
 * @param preview the designs on target, evaluated by the surrogate in a preview and by the ensemble
 *     in a complete answer
 * @param histograms of the designs that {@link #distribution} gives, one for each variable
 * @param request that gave the candidates; null in a preview
 * @param result the candidates, best first; null in a preview
 * @param clusters of the candidates; null in a preview
 * @param advice which bound to relax; null unless nothing reaches the target
 * @param milliseconds that the computation took
 * @param neverTogether of every property the stretches of its axis that do not occur together with
 *     the other targets; empty where none was looked for
 * @param weighted designs that are distributed as the prior is among those on target; null in a
 *     preview, and for a model whose prior is not known
 * @param loosening which constraint to switch off; null unless nothing reaches the target and that
 *     would help
 * @param shortlist the best designs of a preview by the surrogate; null in a complete answer
 * @param first candidates that were judged ahead of the complete answer; null before that
 */
public record ExplorationResult(
    Preview preview,
    List<Histogram> histograms,
    @Nullable DesignRequest request,
    @Nullable DesignResult result,
    @Nullable DesignClusters clusters,
    @Nullable Relaxation advice,
    double milliseconds,
    List<List<TargetCoverage.Stretch>> neverTogether,
    @Nullable WeightedDesigns weighted,
    @Nullable Loosening loosening,
    @Nullable Shortlist shortlist,
    @Nullable RankedDesigns first) {
  private static final int BINS = 40;

  /** An answer for a target of a single property, without weighted designs. */
  public ExplorationResult(
      Preview preview,
      List<Histogram> histograms,
      @Nullable DesignRequest request,
      @Nullable DesignResult result,
      @Nullable DesignClusters clusters,
      @Nullable Relaxation advice,
      double milliseconds) {
    this(
        preview,
        histograms,
        request,
        result,
        clusters,
        advice,
        milliseconds,
        List.of(),
        null,
        null,
        null,
        null);
  }

  /** A preview. */
  public static ExplorationResult live(
      Preview preview, Shortlist best, List<Histogram> histograms, double milliseconds) {
    return new ExplorationResult(
        preview,
        histograms,
        null,
        null,
        null,
        null,
        milliseconds,
        List.of(),
        null,
        null,
        best,
        null);
  }

  /** A copy of a preview, with candidates that the ensemble has judged. */
  public ExplorationResult with(RankedDesigns judged) {
    return new ExplorationResult(
        preview,
        histograms,
        request,
        result,
        clusters,
        advice,
        milliseconds,
        neverTogether,
        weighted,
        loosening,
        shortlist,
        judged);
  }

  /** A copy whose distributions are those of weighted designs, if there are enough of them. */
  public ExplorationResult with(WeightedDesigns designs, List<Histogram> theirs) {
    return new ExplorationResult(
        preview,
        designs.isEnough() ? theirs : histograms,
        request,
        result,
        clusters,
        advice,
        milliseconds,
        neverTogether,
        designs,
        loosening,
        shortlist,
        first);
  }

  /** An answer is one for itself; to compare the parts of a record Java makes classes at first. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** The candidates that the ensemble has judged, as far as there are any; else null. */
  public @Nullable RankedDesigns ranked() {
    return result == null || clusters == null
        ? first
        : new RankedDesigns(result.designs(), result.indices(), clusters);
  }

  /**
   * The designs whose distribution is shown: the weighted ones, or those of the preview as they
   * were drawn, where there are none or too few.
   */
  public WeightedDesigns distribution() {
    return weighted != null && weighted.isEnough() ? weighted : WeightedDesigns.of(preview);
  }

  /** Whether the answer is complete. */
  public boolean settled() {
    return result != null;
  }

  /**
   * The share of the designs on target by the model that can be expected to be; NaN in a preview,
   * without such designs, or where the model states no deviation.
   */
  public double expected() {
    return result == null ? Double.NaN : result.expected();
  }

  /** Whether the model can predict; without a prediction all sampled designs are shown. */
  public boolean evaluated() {
    return preview.hits() == 0 || !Float.isNaN(preview.unclamped()[0]);
  }

  /** Histograms of the variables of those designs {@code x [n, dx]} that the brush selects. */
  public static List<Histogram> histograms(DesignSpace space, float[] x, Brush brush) {
    int d = space.dx();
    List<Histogram> all = empty(space);
    for (int i = 0; i < x.length / d; i++) {
      if (brush.contains(x, i, d)) {
        for (int j = 0; j < d; j++) {
          Histogram histogram = all.get(j);
          histogram.counts()[histogram.bin(x[i * d + j])]++;
        }
      }
    }
    return all;
  }

  /** The same of designs with weights; a count is the sum of them, rounded. */
  public static List<Histogram> histograms(
      DesignSpace space, WeightedDesigns designs, Brush brush) {
    float[] x = designs.designs().array();
    double[] weights = designs.weights();
    int d = space.dx();
    List<Histogram> all = empty(space);
    double[][] sums = new double[d][];
    for (int j = 0; j < d; j++) {
      sums[j] = new double[all.get(j).counts().length];
    }
    for (int i = 0; i < weights.length; i++) {
      if (brush.contains(x, i, d)) {
        for (int j = 0; j < d; j++) {
          sums[j][all.get(j).bin(x[i * d + j])] += weights[i];
        }
      }
    }
    for (int j = 0; j < d; j++) {
      for (int bin = 0; bin < sums[j].length; bin++) {
        all.get(j).counts()[bin] = (int) Math.round(sums[j][bin]);
      }
    }
    return all;
  }

  private static List<Histogram> empty(DesignSpace space) {
    return space.variables().stream().map(v -> Histogram.empty(v, BINS)).toList();
  }
}
