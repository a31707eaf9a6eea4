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
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.ExtendedData;
import io.backcast.train.data.TrainingData;
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
 * published, unless that is asked for.
 */
public final class ModelExtender {
  /** Designs that stand for the model's rows where these are not at hand. */
  private static final int REHEARSED = 6_000;

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

  /** What the work is for. */
  private record Known(
      ModelCard card, Recipe recipe, TrainingPlan plan, DesignPrior prior, ExtendedData rows) {
    TrainingProvenance training() {
      return Objects.requireNonNull(card.training());
    }
  }

  /**
   * Trains and writes the model to a folder, which may be its own. It continues from checkpoints of
   * the same job beside that, if there are any. A model there is replaced once the new one is
   * complete.
   *
   * @param evenIfWorse whether a model that got worse is published too
   * @throws BackcastException if model, rows and answers do not fit together, or when cancelled
   */
  public Result extend(Job job, Path folder, boolean evenIfWorse, TrainingProgress progress)
      throws BackcastException {
    Known known = known(job);
    try (ModelWorkspace workspace =
        ModelWorkspace.open(folder, ModelWorkspace.IfExists.REPLACE, json)) {
      Result result = train(job, known, workspace, evenIfWorse, progress);
      if (result.published()) {
        ExtensionFiles.write(
            json, job, known.card().space(), result.extension(), workspace.folder());
        KnownRows.keepRecipe(json, known.recipe(), workspace.folder(), folder);
        workspace.publish();
        workspace.deleteCheckpoints();
      }
      progress.report(TrainingStage.REPORT, 1, Double.NaN);
      return result;
    }
  }

  private Known known(Job job) throws BackcastException {
    ModelCard card = new ModelFolder(json).card(job.model());
    Recipe recipe = KnownRows.recipe(json, job.model(), job.recipe());
    TrainingProvenance training = card.training();
    if (training == null || recipe == null) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s does not say how it was trained, so training cannot go on. Choose a model that was trained here, or name its recipe with --recipe FILE."
              .formatted(job.model()));
    }
    Table answers = ExtensionFiles.withEarlier(job.model(), job.answers(), card.space());
    if (job.base() == null || job.baseSha256() == null) {
      return rehearsed(job, card, recipe, answers);
    }
    if (!KnownRows.isTable(card, job.baseSha256())) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s is not the table that %s was trained on: that was %s, SHA-256 %s. Name that one with --base FILE."
              .formatted(job.base().name(), card.name(), training.file(), training.sha256()));
    }
    KnownRows rows = KnownRows.of(json, card, job.base(), recipe);
    ExtendedData extended = ExtendedData.of(rows.data(), answers, card.space());
    DesignPrior prior =
        DesignPrior.of(card.space(), extended.data(), recipe.prior(), training.seed());
    return new Known(card, recipe, rows.plan(), prior, extended);
  }

  /** Without the model's rows: with designs of its prior in their place, which it labels itself. */
  private Known rehearsed(Job job, ModelCard card, Recipe recipe, Table answers)
      throws BackcastException {
    TrainingPlan plan =
        recipe.training() == null
            ? TrainingPreset.USUAL.plan(json, Objects.requireNonNull(card.training()).rows())
            : recipe.training();
    if (plan.ensemble().stacking() != null) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "%s has other predictors beside its networks, which are fitted to all rows. Name the table that it was trained on, %s, with --base FILE."
              .formatted(job.model(), Objects.requireNonNull(card.training()).file()));
    }
    DesignPrior prior = new DesignPrior(card.space());
    float[][] f =
        RehearsedDesigns.draw(
            card, prior, Objects.requireNonNull(card.training()).seed(), REHEARSED);
    int[] all = new int[f.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    TrainingData base =
        new TrainingData(f, new float[f.length][card.space().dy()], all, new int[0]);
    return new Known(card, recipe, plan, prior, ExtendedData.of(base, answers, card.space()));
  }

  private Result train(
      Job job,
      Known known,
      ModelWorkspace workspace,
      boolean evenIfWorse,
      TrainingProgress progress)
      throws BackcastException {
    ModelCard old = known.card();
    boolean knownRows = job.base() != null;
    TrainingPlan plan = ExtensionPlan.of(known.plan(), known.rows().data().rows());
    long seed = known.training().seed();
    String fingerprint = old.identity() + job.sha256() + job.baseSha256() + seed;
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
                  json, manager, known.rows(), normalization, known.prior(), plan, seed)
              .train(weights(job.model(), old), !knownRows, context, curves);
      progress.report(TrainingStage.REPORT, 0, Double.NaN);
      Path folder = workspace.folder();
      OnnxExporter.Export export = new OnnxExporter(manager, old.space(), networks).write(folder);
      ModelCard bare = card(job, known, networks, export.files());
      EvaluationRows rows =
          EvaluationRows.ofTraining(
              known.rows().data(),
              networks.outOfFold(),
              TrainedNetworks.FOLDS,
              known.prior(),
              seed);
      FolderMeasure measure = new FolderMeasure(json, folder, rows, samples);
      FolderMeasure.@Nullable Calibrated calibrated = null;
      if (knownRows) {
        List<String> proposed = Objects.requireNonNullElse(known.recipe().proposed(), List.of());
        calibrated =
            measure.calibrate(
                bare.with(SupportCalibration.of(known.rows().data(), old.space(), seed)), proposed);
      } else {
        json.write(folder.resolve(ModelFolder.CARD), bare);
      }
      ModelExtension extension = extension(job, known, folder);
      if (extension.comparison().worse() && !evenIfWorse) {
        return new Result(extension, false);
      }
      if (calibrated != null && samples == 0) {
        json.write(
            folder.resolve(ModelFolder.CARD),
            calibrated.card().with(calibrated.holdOut().metrics()));
      } else if (calibrated != null) {
        TrainingRecord training =
            new TrainingRecord(plan, known.rows().data(), export.differences(), curves);
        measure.measure(
            measure.findRegions(calibrated, progress),
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

  private ModelExtension extension(Job job, Known known, Path folder) throws BackcastException {
    ModelFolder folders = new ModelFolder(json);
    try (InverseModel old = folders.open(job.model());
        InverseModel fresh = folders.open(folder)) {
      return new ModelExtension(
          known.card().identity(),
          job.file(),
          job.sha256(),
          known.rows().learned(),
          known.rows().heldBack().length,
          job.base() == null
              ? "%d designs labelled by the model itself".formatted(known.rows().first())
              : known.training().file(),
          job.convention(),
          ExtensionComparison.of(old, fresh, known.rows(), job.base() != null));
    }
  }

  /** The card without what is measured; without the model's rows, its calibration stays. */
  private static ModelCard card(
      Job job, Known known, TrainedNetworks networks, Map<NetworkRole, GraphFile> graphs) {
    ModelCard old = known.card();
    TrainingProvenance t = known.training();
    DesignSpace space = old.space();
    boolean measured = job.base() != null;
    DataSummary summary =
        measured
            ? DataSummarizer.summarize(known.rows().data(), space, t.seed())
            : RehearsedDesigns.joined(old.dataSummary(), known.rows());
    return new ModelCard(
        old.formatVersion(),
        networks.identity(),
        old.name(),
        old.title(),
        space,
        old.latent(),
        measured ? known.prior().description() : old.prior(),
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
        measured ? null : old.support());
  }
}
