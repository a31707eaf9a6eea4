package io.backcast.train.report;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.train.evaluate.ModelEvaluation;
import java.nio.file.Path;

/**
 * The report of a model: the same page as {@code README.md} with its pictures and as one HTML file.
 * What is not given is left out.
 */
public final class ModelReport {
  /** The page in Markdown. */
  public static final String MARKDOWN = "README.md";

  /** The page that needs no other file. */
  public static final String HTML = "report.html";

  private final ReportPage page;
  private final ModelCard card;

  private ModelReport(ModelCard card, String kind) {
    this.card = card;
    this.page = new ReportPage(card.title(), kind);
  }

  /**
   * The report of a training.
   *
   * @param card of the finished model, with its metrics
   * @param model opened, for the transition curves
   * @param training what the model was trained with and how that went
   */
  public static ModelReport ofTraining(
      ModelCard card, InverseModel model, ModelEvaluation evaluation, TrainingRecord training)
      throws BackcastException {
    ModelReport report = new ModelReport(card, "Report of a training");
    report.evaluated(model, evaluation);
    new ProvenanceSection(card).write(report.page, training);
    LearningCurveSection.write(report.page, training.curves());
    return report;
  }

  private void evaluated(InverseModel model, ModelEvaluation evaluation) throws BackcastException {
    new Verdict(card, evaluation).write(page);
    PredictionSection predictions =
        new PredictionSection(card.space(), card.calibration(), JudgedBy.HELD_OUT);
    for (int k = 0; k < card.space().dy(); k++) {
      predictions.write(page, k, evaluation.holdOut().parity(k));
    }
    DesignSection designs = new DesignSection(card.space().properties().getFirst(), JudgedBy.AUDIT);
    designs.hitRates(page, evaluation.hitRates());
    new DistributionSection(card.space(), card.prior(), DistributionSection.SAME_ENSEMBLE)
        .write(page, evaluation.fidelity());
    new TransitionSection(card.space()).write(page, model);
    designs.boundedAccuracy(page, evaluation.boundedAccuracy());
    new FiguresSection(card).write(page);
  }

  /**
   * Writes both pages.
   *
   * @param folder of the report; made if it does not exist
   * @throws BackcastException if a file cannot be written
   */
  public void write(Path folder) throws BackcastException {
    new MarkdownWriter(folder).write(page);
    new HtmlWriter().write(page, folder.resolve(HTML));
  }
}
