package io.backcast.train.evaluate;

import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.TrustRule;
import java.util.List;

/** Writes into a card what held-out rows say of a model's predictions. */
public final class CardCalibration {
  private CardCalibration() {}

  /**
   * The card with the calibration of deviations, with thresholds of trust, and with tolerances that
   * the model can keep.
   *
   * @param proposed names of the properties whose tolerance nobody has stated
   * @throws BackcastException if a symmetry of the design space is not valid
   */
  public static ModelCard of(ModelCard card, HoldOutEvaluation holdOut, List<String> proposed)
      throws BackcastException {
    DesignSpace judged = RaisedTolerance.of(card.space(), proposed, holdOut);
    Calibration calibration = holdOut.calibrate();
    DataSummary summary = card.dataSummary();
    TrustRule trust =
        summary == null ? null : holdOut.trust(calibration, summary, judged.group(), judged);
    return card.calibrated(judged, calibration, trust);
  }
}
