package io.backcast.ui.state;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Preview;
import io.backcast.design.Relaxation;
import io.backcast.design.TargetCoverage;
import io.backcast.model.DesignSpace;
import io.backcast.model.Histogram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question: a preview while the question changes, complete once it is at rest.
 *
 * @param preview the designs on target, evaluated by the surrogate in a preview and by the ensemble
 *     in a complete answer
 * @param histograms of the designs of {@code preview}, one for each variable
 * @param request that gave the candidates; null in a preview
 * @param result the candidates, best first; null in a preview
 * @param clusters of the candidates; null in a preview
 * @param advice which bound to relax; null unless nothing reaches the target
 * @param milliseconds that the computation took
 * @param neverTogether of every property the stretches of its axis that do not occur together with
 *     the other targets; empty where none was looked for
 */
public record ExplorationResult(
    Preview preview,
    List<Histogram> histograms,
    @Nullable DesignRequest request,
    @Nullable DesignResult result,
    @Nullable DesignClusters clusters,
    @Nullable Relaxation advice,
    double milliseconds,
    List<List<TargetCoverage.Stretch>> neverTogether) {
  private static final int BINS = 40;

  /** An answer for a target of a single property. */
  public ExplorationResult(
      Preview preview,
      List<Histogram> histograms,
      @Nullable DesignRequest request,
      @Nullable DesignResult result,
      @Nullable DesignClusters clusters,
      @Nullable Relaxation advice,
      double milliseconds) {
    this(preview, histograms, request, result, clusters, advice, milliseconds, List.of());
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
    List<Histogram> all = new ArrayList<>();
    for (int j = 0; j < d; j++) {
      all.add(Histogram.empty(space.variables().get(j), BINS));
    }
    for (int i = 0; i < x.length / d; i++) {
      if (brush.contains(x, i, d)) {
        for (int j = 0; j < d; j++) {
          Histogram h = all.get(j);
          h.counts()[h.bin(x[i * d + j])]++;
        }
      }
    }
    return all;
  }
}
