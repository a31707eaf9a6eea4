package io.backcast.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.FlowKind;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Recipe;
import io.backcast.model.Relations;
import io.backcast.model.TrainingPlan;
import io.backcast.model.TrainingProvenance;
import io.backcast.sentence.Sentence;
import io.backcast.train.data.DataSummarizer;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.ObservedSpace;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.ExportRehearsal;
import io.backcast.train.distil.NetworksTrainer;
import io.backcast.train.distil.OnnxExporter;
import io.backcast.train.distil.TrainedNetworks;
import io.backcast.train.evaluate.EvaluationRows;
import io.backcast.train.evaluate.HeldOutBaseline;
import io.backcast.train.evaluate.SupportCalibration;
import io.backcast.train.loop.InterimProgress;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.VelocityNetwork;
import io.backcast.train.report.ModelReport;
import io.backcast.train.report.TrainingRecord;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** Trains a model folder from a table and a recipe. */
public final class Trainer {
  private final Json json;
  private final InstantSource clock;
  private final String version;
  private final IntUnaryOperator samples;

  /**
   * Puts the trainer together. A model of a small table is evaluated with fewer samples.
   *
   * @param version of the program, for the card
   */
  public Trainer(Json json, InstantSource clock, String version) {
    this(json, clock, version, TrainingSizes::samples);
  }

  /** A trainer that evaluates with another number of samples for each target; fewer are quicker. */
  public Trainer(Json json, InstantSource clock, String version, int samples) {
    this(json, clock, version, rows -> samples);
  }

  private Trainer(Json json, InstantSource clock, String version, IntUnaryOperator samples) {
    this.json = json;
    this.clock = clock;
    this.version = version;
    this.samples = samples;
  }

  /**
   * What to train.
   *
   * @param table the data
   * @param file name of the data's file, for the card
   * @param sha256 of that file
   * @param recipe with a design space
   * @param seed the same seed gives the same model on the same machine, up to the rounding of sums
   * @param command that the model is trained with, for the card
   * @param keepCheckpoint whether checkpoints stay on disk at the end, so that finished stages need
   *     not be repeated after a change of a later stage's plan
   */
  public record Job(
      Table table,
      String file,
      String sha256,
      Recipe recipe,
      long seed,
      String command,
      boolean keepCheckpoint) {}

  /**
   * Trains and writes a model folder with a report in it. It continues from checkpoints of the same
   * job beside the folder, if there are any. An existing model stays untouched until the new one is
   * complete.
   *
   * @param folder of the model
   * @param ifExists whether an existing model may be replaced
   * @throws BackcastException if data and recipe do not fit together, or when cancelled
   */
  public ModelCard train(
      Job job, Path folder, ModelWorkspace.IfExists ifExists, TrainingProgress progress)
      throws BackcastException {
    DesignSpace space = ObservedSpace.of(Objects.requireNonNull(job.recipe().space()), job.table());
    try (ModelWorkspace workspace = ModelWorkspace.open(folder, ifExists, json)) {
      ModelCard card = train(job, space, workspace, progress);
      KnownRows.keepRecipe(json, job.recipe(), workspace.folder(), folder);
      workspace.publish();
      if (!job.keepCheckpoint()) {
        workspace.deleteCheckpoints();
      }
      progress.report(TrainingStage.REPORT, 1, Double.NaN);
      return card;
    }
  }

  private ModelCard train(
      Job job, DesignSpace space, ModelWorkspace workspace, TrainingProgress progress)
      throws BackcastException {
    Recipe recipe = job.recipe();
    TrainingPlan plan = plan(recipe, job.table());
    String fingerprint = job.sha256() + json.text(space) + plan.validation() + job.seed();
    TrainingData data =
        TrainingData.of(job.table(), space, plan.validation(), recipe.group(), job.seed());
    Normalization normalization = new Normalization(space);
    DataSummary summary = DataSummarizer.summarize(data, space, job.seed());
    DesignPrior prior = DesignPrior.of(space, data, recipe.prior(), job.seed());
    progress.baseline(HeldOutBaseline.tenNearest(data, space));
    LearningCurves curves = new LearningCurves();
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      // parallelism is across networks, one thread each, so that none waits for a busy core
      JniUtils.setNumThreads(1);
      TrainingContext context =
          new TrainingContext(workspace.checkpoints(), fingerprint, progress, clock, collector);
      InterimModelWriter interim =
          new InterimModelWriter(
              json,
              manager,
              space,
              progress,
              (networks, files) ->
                  card(job, space, prior, networks, files, summary)
                      .with(SupportCalibration.of(data, space, job.seed())),
              (networks, to) -> measure(job, to, data, prior, networks),
              proposed(recipe));
      rehearse(job, plan, data, normalization, prior, summary, manager, workspace);
      TrainedNetworks networks =
          new NetworksTrainer(json, manager, data, normalization, prior, plan, job.seed())
              .train(context, curves, interim::write);
      progress.report(TrainingStage.REPORT, 0, Double.NaN);
      Path folder = workspace.folder();
      OnnxExporter.Export export = new OnnxExporter(manager, space, networks).write(folder);
      FolderMeasure measure = measure(job, folder, data, prior, networks);
      FolderMeasure.Calibrated calibrated =
          measure.calibrate(
              card(job, space, prior, networks, export.files(), summary)
                  .with(SupportCalibration.of(data, space, job.seed())),
              proposed(recipe));
      TrainingRecord training = new TrainingRecord(plan, data, export.differences(), curves);
      progress.judged(calibrated.holdOut().shown());
      TrainingProgress reported = new InterimProgress(progress, () -> interim.copy(folder));
      return measure.measure(
          calibrated,
          (card, model, evaluation) ->
              ModelReport.ofTraining(card, model, evaluation, training)
                  .write(folder.resolve(ModelReport.FOLDER)),
          reported);
    }
  }

  private FolderMeasure measure(
      Job job, Path folder, TrainingData data, DesignPrior prior, TrainedNetworks networks) {
    EvaluationRows rows =
        EvaluationRows.ofTraining(
            data, networks.outOfFold(), TrainedNetworks.FOLDS, prior, job.seed());
    return new FolderMeasure(json, folder, rows, samples.applyAsInt(data.rows()));
  }

  private static List<String> proposed(Recipe recipe) {
    return Objects.requireNonNullElse(recipe.proposed(), List.of());
  }

  /**
   * Goes the way from networks to an opened folder with untrained ones, so that what would fail at
   * the end fails now.
   */
  private void rehearse(
      Job job,
      TrainingPlan plan,
      TrainingData data,
      Normalization normalization,
      DesignPrior prior,
      DataSummary summary,
      NDManager manager,
      ModelWorkspace workspace)
      throws BackcastException {
    Path folder = workspace.folder();
    try (NDManager scope = manager.newSubManager()) {
      ExportRehearsal rehearsal = new ExportRehearsal(data, normalization, plan, job.seed());
      TrainedNetworks networks = rehearsal.untrained(scope);
      OnnxExporter.Export export = rehearsal.run(scope, networks, folder);
      ModelCard card = card(job, normalization.space(), prior, networks, export.files(), summary);
      measure(job, folder, data, prior, networks).calibrate(card, proposed(job.recipe()));
      // the networks have just been opened; the card has been written anew
      new ModelFolder(json).card(folder);
    }
  }

  private TrainingPlan plan(Recipe recipe, Table table) throws BackcastException {
    DesignSpace space = Objects.requireNonNull(recipe.space());
    TrainingPlan plan =
        recipe.training() == null
            ? TrainingPreset.USUAL.plan(json, table.rows())
            : recipe.training();
    int free = Relations.of(space).basis().free().length;
    if (plan.backward().kind() == FlowKind.JOINT && free <= space.dy()) {
      throw new BackcastException(
          ErrorCode.BAD_JSON, Sentence.of("training.joint-needs", free, space.dy()));
    }
    if (plan.backward().kind() == FlowKind.FLOW_MATCHING && !space.relations().isEmpty()) {
      throw new BackcastException(ErrorCode.BAD_JSON, Sentence.of("training.flow-relations"));
    }
    return plan;
  }

  /** The card without what is measured, for which the model has to be opened. */
  private ModelCard card(
      Job job,
      DesignSpace space,
      DesignPrior prior,
      TrainedNetworks networks,
      Map<NetworkRole, GraphFile> graphs,
      DataSummary summary) {
    ModelCard card =
        new ModelCard(
                ModelCard.FORMAT,
                networks.identity(),
                job.recipe().name(),
                job.recipe().title(),
                space,
                networks.backward().net().latent(),
                prior.description(),
                graphs,
                null,
                null,
                summary,
                provenance(job),
                Map.of(),
                job.recipe().crystal())
            .with(prior.mixture());
    return networks.backward().net() instanceof VelocityNetwork
        ? card.with(VelocityNetwork.INTEGRATION)
        : card;
  }

  private TrainingProvenance provenance(Job job) {
    Recipe recipe = job.recipe();
    return new TrainingProvenance(
        Objects.requireNonNullElse(recipe.source(), "unknown"),
        job.file(),
        job.table().rows(),
        job.sha256(),
        job.seed(),
        job.command(),
        version,
        Objects.requireNonNullElse(recipe.licence(), "not stated"));
  }
}
