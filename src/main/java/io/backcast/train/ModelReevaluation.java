package io.backcast.train;

import io.backcast.design.IntervalErrors;
import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.ErrorCode;
import io.backcast.model.GeneratorReview;
import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.TrainingData;
import io.backcast.train.evaluate.EvaluationRows;
import io.backcast.train.evaluate.HoldOutEvaluation;
import io.backcast.train.evaluate.ModelEvaluation;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.report.ModelReport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures a finished model again, on rows that are given with it: those that it was trained on, of
 * which the held-out ones are found again, or others.
 */
public final class ModelReevaluation {
  /** Errors on the same rows differ by rounding alone, on any machine. */
  private static final double SAME_ERROR = 0.01;

  private final Json json;
  private final int samples;

  /**
   * Puts the evaluation together.
   *
   * @param samples for each target, usually {@link ModelEvaluation#SAMPLES}
   */
  public ModelReevaluation(Json json, int samples) {
    this.json = json;
    this.samples = samples;
  }

  /**
   * What was measured.
   *
   * @param card with the figures measured now
   * @param rows they were measured on
   * @param evaluation all of them
   */
  public record Measured(ModelCard card, EvaluationRows rows, ModelEvaluation evaluation) {

    /**
     * Writes the report of an opened model.
     *
     * @param file that the rows are from
     * @param folder a new one
     * @throws BackcastException if a file cannot be written
     */
    public void write(InverseModel model, String file, Path folder) throws BackcastException {
      ModelReport.ofEvaluation(card, model, evaluation, rows, file).write(folder);
    }

    /**
     * The card of the model with these figures. Where the model's own errors come from a
     * cross-validation, which nothing but a training can repeat, they stay.
     *
     * @throws BackcastException if the figures are not those of rows that were held out, or nobody
     *     independent judged
     */
    public ModelCard updated() throws BackcastException {
      if (!rows.trainedOn()) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "The card holds figures of rows that were held out in training, and these are others. Give the table that the model was trained on, or leave out --update-card.");
      }
      if (!evaluation.independent()) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL,
            "%s has no audit ensemble, and figures that it gives itself would flatter it. Give it one with train --audit, or leave out --update-card."
                .formatted(card.name()));
      }
      return card;
    }
  }

  /** The rows to measure a model on. */
  public EvaluationRows rows(
      ModelCard card, Path folder, TextTable text, String sha256, @Nullable Recipe given)
      throws BackcastException {
    if (KnownRows.isTable(card, sha256)) {
      KnownRows known = KnownRows.of(json, card, text, KnownRows.recipe(json, folder, given));
      return EvaluationRows.ofTraining(known.data(), null, 0, known.prior(), known.seed());
    }
    if (given != null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "%s is not the table that %s was trained on, so no recipe says which rows were held out. Leave out --recipe, or give that table."
              .formatted(text.name(), card.name()));
    }
    Table table = DataPreparation.prepare(text, card.space(), new DataCleaning(true, false));
    long seed = card.training() == null ? 1 : card.training().seed();
    TrainingData data = TrainingData.of(table, card.space(), 0.5, null, seed);
    // without the data, a prior near them can only be drawn from if the card describes it
    return EvaluationRows.unseen(data, DesignPrior.of(card, null), seed);
  }

  /**
   * Measures an opened model.
   *
   * @throws BackcastException if the model fails, or when cancelled
   */
  public Measured measure(InverseModel model, EvaluationRows rows, TrainingProgress progress)
      throws BackcastException {
    ModelCard card = model.card();
    HoldOutEvaluation holdOut = HoldOutEvaluation.of(model, rows);
    requireSameRows(card, model, rows, holdOut);
    ModelEvaluation evaluation = ModelEvaluation.measure(model, rows, holdOut, samples, progress);
    Map<String, Double> metrics = new LinkedHashMap<>(evaluation.metrics());
    if (rows.trainedOn() && card.trust() != null && card.trust().folds() != null) {
      // these were measured out of fold, by networks that are gone
      Set<String> ofRows = holdOut.metrics().keySet();
      Stream.of(card.metrics().keySet(), Set.copyOf(metrics.keySet()))
          .flatMap(Collection::stream)
          .filter(name -> ofRows.contains(name) || IntervalErrors.isFigure(name))
          .distinct()
          .forEach(name -> keep(name, card.metrics(), metrics));
    }
    GeneratorReview review = evaluation.review();
    return new Measured(
        card.with(metrics, review == null ? card.checks() : review), rows, evaluation);
  }

  /**
   * Refuses a recipe that holds out other rows than the model's: the audit ensemble has seen those,
   * and would be off by another error than the card says.
   */
  private static void requireSameRows(
      ModelCard card, InverseModel model, EvaluationRows rows, HoldOutEvaluation holdOut)
      throws BackcastException {
    boolean folded = card.trust() != null && card.trust().folds() != null;
    Property first = card.space().properties().getFirst();
    Double known = card.metrics().get(first.name() + "_mae");
    if (!rows.trainedOn() || folded || known == null || !Judge.of(model).independent()) {
      return;
    }
    double now =
        Arrays.stream(holdOut.parity(0))
            .mapToDouble(row -> Math.abs(row[1] - row[0]))
            .average()
            .orElse(Double.NaN);
    if (Math.abs(now - known) > SAME_ERROR * known) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "The rows that this recipe holds out are not those of %s: the audit ensemble is off by %s on them, and by %s on those of the card. Name the model's own recipe with --recipe FILE."
              .formatted(card.name(), Numbers.significant(now, 4), Numbers.significant(known, 4)));
    }
  }

  private static void keep(String name, Map<String, Double> known, Map<String, Double> metrics) {
    Double value = known.get(name);
    if (value == null) {
      metrics.remove(name);
    } else {
      metrics.put(name, value);
    }
  }
}
