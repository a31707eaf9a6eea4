package io.backcast.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.model.TrainingProvenance;
import io.backcast.train.data.DataSummarizer;
import io.backcast.train.distil.ExtensionPlan;
import io.backcast.train.distil.ExtensionTrainer;
import io.backcast.train.distil.OnnxExporter;
import io.backcast.train.distil.TrainedNetworks;
import io.backcast.train.evaluate.EvaluationRows;
import io.backcast.train.evaluate.ModelEvaluation;
import io.backcast.train.evaluate.SupportCalibration;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.StoredWeights;
import io.backcast.train.report.ModelReport;
import io.backcast.train.report.TrainingRecord;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a finished model learn from new answers: all its networks go on from their own weights, and
 * errors before and after are compared on rows that neither has seen. A model that got worse is not
 * published, unless that is asked for; nor one that nothing can judge.
 */
public final class ModelExtender {
  private final Json json;
  private final InstantSource clock;
  private final int samples;

  public ModelExtender(Json json, InstantSource clock) {
    this(json, clock, ModelEvaluation.SAMPLES);
  }

  /**
   * One that evaluates with another number of samples for each target; with 0 it measures the
   * errors on held-out rows alone and writes no report, which is quickest.
   */
  public ModelExtender(Json json, InstantSource clock, int samples) {
    this.json = json;
    this.clock = clock;
    this.samples = samples;
  }

  /**
   * What a model learns.
   *
   * @param model its folder
   * @param answers a table with every variable and property, in the model's convention; NaN where
   *     an answer lacks one
   * @param file name of the table that they come from
   * @param sha256 of that table
   * @param convention how they became the model's values, in words; null if they were such
   * @param base the table that the model was trained on; null if it is not at hand
   * @param baseSha256 of that table's file; null without
   * @param recipe that the model was trained by; null for the one in its folder
   * @param command for the card
   */
  public record Job(
      Path model,
      Table answers,
      String file,
      String sha256,
      @Nullable String convention,
      @Nullable TextTable base,
      @Nullable String baseSha256,
      @Nullable Recipe recipe,
      String command) {}

  /**
   * What came of it.
   *
   * @param published whether the new model is in its folder
   */
  public record Result(ModelExtension extension, boolean published) {}

  /**
   * Trains and writes the model to a folder, which may be its own. It continues from checkpoints of
   * the same job beside that, if there are any. A model there is replaced once the new one is
   * complete. Where nothing could be compared nothing is trained either.
   *
   * @param evenIfWorse whether a model that got worse, or that nothing can judge, is published too
   * @throws BackcastException if model, rows and answers do not fit together, if nothing can judge,
   *     or when cancelled
   */
  public Result extend(Job job, Path folder, boolean evenIfWorse, TrainingProgress progress)
      throws BackcastException {
    ExtensionBasis basis = ExtensionBasis.of(json, job);
    if (!evenIfWorse) {
      requireJudge(job.model(), basis.card());
      if (!ExtensionComparison.isPossible(basis.rows(), job.base() != null)) {
        return new Result(extension(job, basis, new ExtensionComparison(List.of())), false);
      }
    }
    try (ModelWorkspace workspace =
        ModelWorkspace.open(folder, ModelWorkspace.IfExists.REPLACE, json)) {
      Result result = train(job, basis, workspace, evenIfWorse, progress);
      if (result.published()) {
        ExtensionFiles.write(
            json, job, basis.card().space(), result.extension(), workspace.folder());
        KnownRows.keepRecipe(json, basis.recipe(), workspace.folder(), folder);
        workspace.publish();
        workspace.deleteCheckpoints();
      }
      progress.report(TrainingStage.REPORT, 1, Double.NaN);
      return result;
    }
  }

  /**
   * Refuses a model without an audit ensemble, whose other networks have learned from the rows that
   * it would be judged on.
   *
   * @throws BackcastException if it has none
   */
  public static void requireJudge(Path model, ModelCard card) throws BackcastException {
    if (!card.graphs().containsKey(NetworkRole.AUDIT)) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s has no audit ensemble, so nothing can say whether it gets worse. Train one first with train --audit MODEL, or extend it unjudged with train --extend MODEL --force."
              .formatted(model));
    }
  }

  private Result train(
      Job job,
      ExtensionBasis basis,
      ModelWorkspace workspace,
      boolean evenIfWorse,
      TrainingProgress progress)
      throws BackcastException {
    ModelCard old = basis.card();
    boolean knownRows = job.base() != null;
    TrainingPlan plan = ExtensionPlan.of(basis.plan(), basis.rows().data().rows());
    long seed = basis.training().seed();
    String fingerprint = basis.fingerprint(json);
    LearningCurves curves = new LearningCurves();
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      // parallelism is across networks, one thread each, so that none waits for a busy core
      JniUtils.setNumThreads(1);
      TrainingContext context =
          new TrainingContext(workspace.checkpoints(), fingerprint, progress, clock, collector);
      Normalization normalization = new Normalization(old.space());
      TrainedNetworks networks =
          new ExtensionTrainer(
                  json, manager, basis.rows(), normalization, basis.prior(), plan, seed)
              .train(weights(job.model(), old), !knownRows, context, curves);
      progress.report(TrainingStage.REPORT, 0, Double.NaN);
      Path folder = workspace.folder();
      OnnxExporter.Export export = new OnnxExporter(manager, old.space(), networks).write(folder);
      ModelCard bare = card(job, basis, networks, export.files());
      EvaluationRows rows =
          EvaluationRows.ofTraining(
              basis.rows().data(),
              networks.outOfFold(),
              TrainedNetworks.FOLDS,
              basis.prior(),
              seed);
      FolderMeasure measure = new FolderMeasure(json, folder, rows, samples);
      FolderMeasure.@Nullable Calibrated calibrated = null;
      if (knownRows) {
        List<String> proposed = Objects.requireNonNullElse(basis.recipe().proposed(), List.of());
        calibrated =
            measure.calibrate(
                bare.with(SupportCalibration.of(basis.rows().data(), old.space(), seed)), proposed);
      } else {
        json.write(folder.resolve(ModelFolder.CARD), bare);
      }
      ModelExtension extension = extension(job, basis, compared(job, basis, folder));
      if (extension.comparison().verdict() != ExtensionComparison.Verdict.NOT_WORSE
          && !evenIfWorse) {
        return new Result(extension, false);
      }
      if (calibrated != null && samples == 0) {
        json.write(
            folder.resolve(ModelFolder.CARD),
            calibrated.card().with(calibrated.holdOut().metrics()));
      } else if (calibrated != null) {
        TrainingRecord training =
            new TrainingRecord(plan, basis.rows().data(), export.differences(), curves);
        measure.measure(
            calibrated,
            (card, model, evaluation) ->
                ModelReport.ofTraining(card, model, evaluation, training)
                    .write(folder.resolve(ModelReport.FOLDER)),
            progress);
      }
      return new Result(extension, true);
    }
  }

  private static Map<NetworkRole, StoredWeights> weights(Path model, ModelCard card)
      throws BackcastException {
    Map<NetworkRole, StoredWeights> weights = new EnumMap<>(NetworkRole.class);
    for (Map.Entry<NetworkRole, GraphFile> graph : card.graphs().entrySet()) {
      weights.put(
          graph.getKey(), StoredWeights.read(ModelFolder.networkFile(model, graph.getValue())));
    }
    return weights;
  }

  private ExtensionComparison compared(Job job, ExtensionBasis basis, Path folder)
      throws BackcastException {
    ModelFolder folders = new ModelFolder(json);
    try (InverseModel old = folders.open(job.model());
        InverseModel fresh = folders.open(folder)) {
      return ExtensionComparison.of(old, fresh, basis.rows(), job.base() != null);
    }
  }

  private static ModelExtension extension(
      Job job, ExtensionBasis basis, ExtensionComparison comparison) {
    return new ModelExtension(
        basis.card().identity(),
        job.file(),
        job.sha256(),
        basis.rows().learned(),
        basis.rows().heldBack().length,
        job.base() == null
            ? "%s designs labelled by the model itself".formatted(basis.rows().first())
            : basis.training().file(),
        job.convention(),
        comparison);
  }

  /** The card without what is measured; without the model's rows, its calibration stays. */
  private static ModelCard card(
      Job job, ExtensionBasis basis, TrainedNetworks networks, Map<NetworkRole, GraphFile> graphs) {
    ModelCard old = basis.card();
    TrainingProvenance t = basis.training();
    DesignSpace space = old.space();
    boolean measured = job.base() != null;
    DataSummary summary =
        measured
            ? DataSummarizer.summarize(basis.rows().data(), space, t.seed())
            : RehearsedDesigns.joined(old.dataSummary(), basis.rows());
    return new ModelCard(
        old.formatVersion(),
        networks.identity(),
        old.name(),
        old.title(),
        space,
        old.latent(),
        measured ? basis.prior().description() : old.prior(),
        graphs,
        measured ? null : old.calibration(),
        measured ? null : old.trust(),
        summary,
        new TrainingProvenance(
            t.source(),
            t.file(),
            t.rows(),
            t.sha256(),
            t.seed(),
            job.command(),
            t.version(),
            t.licence()),
        Map.of(),
        old.crystal(),
        old.origin(),
        old.outside(),
        measured ? null : old.intervals(),
        null,
        old.integration(),
        measured ? null : old.support(),
        measured ? basis.prior().mixture() : old.mixture());
  }
}
