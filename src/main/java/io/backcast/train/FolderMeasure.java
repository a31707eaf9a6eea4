package io.backcast.train;

import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.train.evaluate.CardCalibration;
import io.backcast.train.evaluate.EvaluationRows;
import io.backcast.train.evaluate.HoldOutEvaluation;
import io.backcast.train.evaluate.ModelEvaluation;
import io.backcast.train.evaluate.TrustRegions;
import io.backcast.train.loop.TrainingProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives a folder with all its networks the card: opens it as a user would, calibrates it on the
 * held-out rows, opens it again with what that gave, and measures it.
 *
 * @param folder with the networks; a card in it is replaced
 * @param rows that the model is measured on
 * @param samples for each target
 */
record FolderMeasure(Json json, Path folder, EvaluationRows rows, int samples) {
  private static final Logger LOG = Logger.getLogger(FolderMeasure.class.getName());

  /** Writes the report of an opened model. */
  @FunctionalInterface
  interface Report {
    /** Writes it. */
    void write(ModelCard card, InverseModel model, ModelEvaluation evaluation)
        throws BackcastException;
  }

  /**
   * A card with its calibration.
   *
   * @param holdOut the evaluation that it comes from
   */
  record Calibrated(ModelCard card, HoldOutEvaluation holdOut) {}

  /**
   * Writes a card with the calibration.
   *
   * @param bare the card without
   * @param proposed names of the properties whose tolerance nobody has stated
   */
  Calibrated calibrate(ModelCard bare, List<String> proposed) throws BackcastException {
    write(bare);
    HoldOutEvaluation holdOut;
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      holdOut = HoldOutEvaluation.of(model, rows);
    }
    ModelCard card = CardCalibration.of(bare, holdOut, proposed);
    write(card);
    return new Calibrated(card, holdOut);
  }

  /**
   * Finds where strong designs would not be right as often as promised, by the audit ensemble,
   * unless the model has none, or the samples are too few to tell; measures the model and writes
   * report and card. A model of which something cannot be measured is kept without.
   *
   * @throws BackcastException when cancelled
   */
  ModelCard measure(Calibrated calibrated, Report report, TrainingProgress progress)
      throws BackcastException {
    ModelCard card = calibrated.card();
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      card = withRegions(model, calibrated, progress);
      InverseModel judged = model.with(card);
      ModelEvaluation evaluation =
          ModelEvaluation.measure(judged, rows, calibrated.holdOut(), samples, progress);
      ModelCard measured = card.with(evaluation.metrics(), evaluation.review());
      report.write(measured, judged, evaluation);
      write(measured);
      return measured;
    } catch (BackcastException | RuntimeException e) {
      // the networks are good whatever happens to the page about them
      return without("report", card, e, progress);
    }
  }

  private ModelCard withRegions(
      InverseModel model, Calibrated calibrated, TrainingProgress progress)
      throws BackcastException {
    try {
      ModelCard card = TrustRegions.find(model, rows, calibrated.holdOut(), samples, progress);
      write(card);
      return card;
    } catch (BackcastException | RuntimeException e) {
      // without them trust is what the thresholds say
      return without("regions of less trust", calibrated.card(), e, progress);
    }
  }

  /**
   * Keeps a trained model of which something could not be measured; a stop is no failure and passes
   * on.
   */
  private static ModelCard without(
      String what, ModelCard card, Exception failure, TrainingProgress progress)
      throws BackcastException {
    if (failure instanceof BackcastException known) {
      if (known.code() == ErrorCode.INTERRUPTED) {
        throw known;
      }
      progress.note(
          "The model is complete, but it has no %s: %s".formatted(what, known.sentence()));
    } else {
      LOG.log(Level.WARNING, what, failure);
      progress.note("The model is complete, but it has no %s: %s.".formatted(what, failure));
    }
    return card;
  }

  private void write(ModelCard card) throws BackcastException {
    json.write(folder.resolve(ModelFolder.CARD), card);
  }
}
