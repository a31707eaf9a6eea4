package io.backcast.train.report;

import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.report.HtmlWriter;
import io.backcast.report.JudgedBy;
import io.backcast.report.ReportBlock;
import io.backcast.report.ReportPage;
import io.backcast.report.ReportSection;
import io.backcast.train.evaluate.EvaluationRows;
import io.backcast.train.evaluate.IntervalCheck;
import io.backcast.train.evaluate.ModelEvaluation;
import java.nio.file.Path;

/**
 * The report of a model: the same page as {@code README.md} with its pictures and as one HTML file.
 * What is not given is left out.
 */
public final class ModelReport {
  /** The folder in a model's folder. */
  public static final String FOLDER = "report";

  /** The page in Markdown. */
  public static final String MARKDOWN = "README.md";

  /** The first picture, for who cannot show the others. */
  public static final String PREVIEW = "preview.png";

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
   * @throws BackcastException if the model fails
   */
  public static ModelReport ofTraining(
      ModelCard card, InverseModel model, ModelEvaluation evaluation, TrainingRecord training)
      throws BackcastException {
    ModelReport report = new ModelReport(card, "Report of a training");
    boolean folded = card.trust() != null && card.trust().folds() != null;
    report.measured(
        model,
        evaluation,
        folded
            ? JudgedBy.FOLDS
            : evaluation.independent() ? JudgedBy.HELD_OUT : JudgedBy.HELD_OUT_BY_OWN);
    new ProvenanceSection(card).write(report.page, training);
    LearningCurveSection.write(report.page, training.curves());
    return report;
  }

  /**
   * The report of a model that was measured after its training.
   *
   * @param card with the metrics that were measured
   * @param rows that it was measured on
   * @param file that the rows are from
   * @throws BackcastException if the model fails
   */
  public static ModelReport ofEvaluation(
      ModelCard card,
      InverseModel model,
      ModelEvaluation evaluation,
      EvaluationRows rows,
      String file)
      throws BackcastException {
    ModelReport report = new ModelReport(card, "Evaluation of a model");
    JudgedBy held = evaluation.independent() ? JudgedBy.HELD_OUT : JudgedBy.HELD_OUT_BY_OWN;
    report.measured(model, evaluation, rows.trainedOn() ? held : JudgedBy.GIVEN_ROWS);
    new RowsSection(card, rows)
        .write(report.page, file, Judge.of(model).members(), evaluation.independent());
    return report;
  }

  private void measured(InverseModel model, ModelEvaluation evaluation, JudgedBy rows)
      throws BackcastException {
    PredictionSection predictions = new PredictionSection(card.space(), card.calibration(), rows);
    new Verdict(card, evaluation, predictions).write(page);
    for (int k = 0; k < card.space().dy(); k++) {
      predictions.write(page, k, evaluation.holdOut().parity(k));
    }
    for (IntervalCheck check : evaluation.intervals()) {
      new IntervalSection(check, rows).write(page);
    }
    DesignSection designs =
        new DesignSection(
            card.space(), evaluation.independent() ? JudgedBy.AUDIT : JudgedBy.SHIPPED);
    designs.hitRates(page, evaluation.hitRates());
    new DistributionSection(card.space(), card.prior(), DistributionSection.SAME_ENSEMBLE)
        .write(page, evaluation.fidelity());
    GeneratorSection.write(page, evaluation.checks());
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
    preview(folder.resolve(PREVIEW));
    new HtmlWriter().write(page, folder.resolve(HTML));
  }

  private void preview(Path file) throws BackcastException {
    for (ReportSection section : page.findings()) {
      for (ReportBlock block : section.findings()) {
        if (block instanceof ReportBlock.Figures pictures) {
          pictures.figures().getFirst().chart().savePng(file);
          return;
        }
      }
    }
  }
}
