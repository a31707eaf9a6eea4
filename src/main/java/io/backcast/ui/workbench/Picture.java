package io.backcast.ui.workbench;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Sketch;
import io.backcast.model.Histogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer to one question.
 *
 * @param sketch the designs found by the stand-in
 * @param histograms of the sketch's designs, by variable
 * @param request for the candidates; null while the hand moves
 * @param result the candidates, judged by the ensemble; null while the hand moves
 * @param milliseconds that the sketch took
 */
public record Picture(
    Sketch sketch,
    List<Histogram> histograms,
    @Nullable DesignRequest request,
    @Nullable DesignResult result,
    double milliseconds) {

  /** Whether the candidates have been judged. */
  public boolean settled() {
    return result != null;
  }
}
