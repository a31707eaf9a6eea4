package io.backcast.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.io.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
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
import io.backcast.train.data.DataSummarizer;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.ObservedSpace;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.NetworksTrainer;
import io.backcast.train.distil.OnnxExporter;
import io.backcast.train.distil.TrainedNetworks;
import io.backcast.train.evaluate.HoldOutEvaluation;
import io.backcast.train.evaluate.ModelEvaluation;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.report.TrainingReport;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** Trains a model folder from a table and a recipe. */
public final class Trainer {
  private final Json json;
  private final InstantSource clock;
  private final String version;
  private final int samples;

  /**
   * Puts the trainer together.
   *
   * @param version of the program, for the card
   */
  public Trainer(Json json, InstantSource clock, String version) {
    this(json, clock, version, ModelEvaluation.SAMPLES);
  }

  /** A trainer that evaluates with another number of samples for each target; fewer are quicker. */
  public Trainer(Json json, InstantSource clock, String version, int samples) {
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
    TrainingPlan plan =
        recipe.training() == null ? TrainingPreset.USUAL.plan(json) : recipe.training();
    checkJoint(space, plan);
    String fingerprint = job.sha256() + json.text(space) + plan.validation() + job.seed();
    TrainingData data = TrainingData.of(job.table(), space, plan.validation(), job.seed());
    Normalization normalization = new Normalization(space);
    LearningCurves curves = new LearningCurves();
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      // parallelism is across networks, one thread each, so that none waits for a busy core
      JniUtils.setNumThreads(1);
      TrainingContext context =
          new TrainingContext(workspace.checkpoints(), fingerprint, progress, clock, collector);
      TrainedNetworks networks =
          new NetworksTrainer(json, manager, data, normalization, plan, job.seed())
              .train(context, curves);
      progress.report(TrainingStage.REPORT, 0, Double.NaN);
      Path folder = workspace.folder();
      Map<NetworkRole, GraphFile> graphs = new OnnxExporter(manager, space, networks).write(folder);
      float[][] held = TrainingData.pick(data.f(), data.held());
      HoldOutEvaluation holdOut =
          new HoldOutEvaluation(data, normalization, networks.ensemble().predictHoldOut(held));
      DataSummary summary = DataSummarizer.summarize(data, space, job.seed());
      ModelCard unmeasured = card(job, space, networks, graphs, holdOut, summary);
      json.write(folder.resolve(ModelFolder.CARD), unmeasured);
      try (InverseModel model = new ModelFolder(json).open(folder)) {
        ModelEvaluation evaluation =
            ModelEvaluation.measure(model, networks, normalization, holdOut, samples, job.seed());
        ModelCard card = unmeasured.with(evaluation.metrics());
        json.write(folder.resolve(ModelFolder.CARD), card);
        new TrainingReport(card, plan).write(folder.resolve("report"), model, evaluation, curves);
        return card;
      }
    }
  }

  /** A joint network needs a latent coordinate beside the properties. */
  private static void checkJoint(DesignSpace space, TrainingPlan plan) throws BackcastException {
    int free = Relations.of(space).basis().free().length;
    if (plan.backward().kind() == FlowKind.JOINT && free <= space.dy()) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "A joint network needs more free variables than properties, but there are %s and %s. Choose a conditional one."
              .formatted(free, space.dy()));
    }
  }

  /** The card without the metrics, which need the model to be opened. */
  private ModelCard card(
      Job job,
      DesignSpace space,
      TrainedNetworks networks,
      Map<NetworkRole, GraphFile> graphs,
      HoldOutEvaluation holdOut,
      DataSummary summary)
      throws BackcastException {
    Calibration calibration = holdOut.calibrate();
    return new ModelCard(
        ModelCard.FORMAT,
        networks.identity(),
        job.recipe().name(),
        job.recipe().title(),
        space,
        networks.backward().net().latent(),
        DesignPrior.DESCRIPTION + (space.relations().isEmpty() ? "" : ", on the relations"),
        graphs,
        calibration,
        holdOut.trust(calibration, summary, space.group()),
        summary,
        provenance(job),
        Map.of(),
        job.recipe().crystal());
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
