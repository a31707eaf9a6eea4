package io.backcast.ui.state;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Preview;
import io.backcast.design.Relaxation;
import io.backcast.model.DesignSpace;
import io.backcast.model.Histogram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer to one question.
 *
 * @param preview the designs on target: by the stand-in while the hand moves, by the ensemble at
 *     rest
 * @param histograms of the sketch's designs, by variable
 * @param request for the candidates; null while the hand moves
 * @param result the best of them, the candidates; null while the hand moves
 * @param clusters of the candidates; null while the hand moves
 * @param advice which bound to relax; null unless nothing reaches the target
 * @param milliseconds that they took
 */
public record ExplorationResult(
    Preview preview,
    List<Histogram> histograms,
    @Nullable DesignRequest request,
    @Nullable DesignResult result,
    @Nullable DesignClusters clusters,
    @Nullable Relaxation advice,
    double milliseconds) {
  private static final int BINS = 40;

  /** Whether the candidates have been judged. */
  public boolean settled() {
    return result != null;
  }

  /** Whether anything could say which designs are on target; else all that were drawn are shown. */
  public boolean evaluated() {
    return preview.hits() == 0 || !Float.isNaN(preview.unclamped()[0]);
  }

  /** How the variables of designs {@code x [n, dx]} are distributed, one histogram each. */
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
