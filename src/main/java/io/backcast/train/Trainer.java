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
import io.backcast.train.distil.ExportRehearsal;
import io.backcast.train.distil.NetworksTrainer;
import io.backcast.train.distil.OnnxExporter;
import io.backcast.train.distil.TrainedNetworks;
import io.backcast.train.evaluate.HoldOutEvaluation;
import io.backcast.train.evaluate.ModelEvaluation;
import io.backcast.train.evaluate.RaisedTolerance;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.VelocityNetwork;
import io.backcast.train.report.TrainingReport;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Trains a model folder from a table and a recipe. */
public final class Trainer {
  private static final Logger LOG = Logger.getLogger(Trainer.class.getName());

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
    TrainingPlan plan = plan(recipe, job.table());
    String fingerprint = job.sha256() + json.text(space) + plan.validation() + job.seed();
    TrainingData data =
        TrainingData.of(job.table(), space, plan.validation(), recipe.group(), job.seed());
    Normalization normalization = new Normalization(space);
    DataSummary summary = DataSummarizer.summarize(data, space, job.seed());
    DesignPrior prior = DesignPrior.of(space, data, recipe.prior(), job.seed());
    LearningCurves curves = new LearningCurves();
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      // parallelism is across networks, one thread each, so that none waits for a busy core
      JniUtils.setNumThreads(1);
      TrainingContext context =
          new TrainingContext(workspace.checkpoints(), fingerprint, progress, clock, collector);
      rehearse(job, plan, data, normalization, prior, summary, manager, workspace);
      TrainedNetworks networks =
          new NetworksTrainer(json, manager, data, normalization, prior, plan, job.seed())
              .train(context, curves);
      progress.report(TrainingStage.REPORT, 0, Double.NaN);
      Path folder = workspace.folder();
      OnnxExporter.Export export = new OnnxExporter(manager, space, networks).write(folder);
      HoldOutEvaluation holdOut = HoldOutEvaluation.of(data, normalization, networks);
      ModelCard unmeasured = card(job, space, prior, networks, export.files(), holdOut, summary);
      json.write(folder.resolve(ModelFolder.CARD), unmeasured);
      try (InverseModel model = new ModelFolder(json).open(folder)) {
        ModelEvaluation evaluation =
            ModelEvaluation.measure(
                model, networks, normalization, prior, holdOut, samples, job.seed(), progress);
        ModelCard card = unmeasured.with(evaluation.metrics());
        TrainingReport report = new TrainingReport(card, plan, data, export.differences());
        report.write(folder.resolve("report"), model, evaluation, curves);
        json.write(folder.resolve(ModelFolder.CARD), card);
        return card;
      } catch (BackcastException | RuntimeException e) {
        // the networks are good whatever happens to the page about them
        return withoutReport(unmeasured, e, progress);
      }
    }
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
      HoldOutEvaluation holdOut = HoldOutEvaluation.of(data, normalization, networks);
      DesignSpace space = normalization.space();
      ModelCard card = card(job, space, prior, networks, export.files(), holdOut, summary);
      json.write(folder.resolve(ModelFolder.CARD), card);
      new ModelFolder(json).open(folder).close();
    }
  }

  /** Keeps a trained model whose report failed; a stop is no failure and passes on. */
  private static ModelCard withoutReport(
      ModelCard card, Exception failure, TrainingProgress progress) throws BackcastException {
    if (failure instanceof BackcastException known) {
      if (known.code() == ErrorCode.INTERRUPTED) {
        throw known;
      }
      progress.note("The model is complete, but its report is not: " + known.sentence());
    } else {
      LOG.log(Level.WARNING, "report", failure);
      progress.note("The model is complete, but its report is not: %s.".formatted(failure));
    }
    return card;
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
          ErrorCode.BAD_JSON,
          "A joint network needs more free variables than properties; there are %s and %s. Choose the kind conditional."
              .formatted(free, space.dy()));
    }
    if (plan.backward().kind() == FlowKind.FLOW_MATCHING && !space.relations().isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "Flow matching does not keep designs on relations between variables, and this design space has some. Choose the kind conditional.");
    }
    return plan;
  }

  /** The card without the metrics, which need the model to be opened. */
  private ModelCard card(
      Job job,
      DesignSpace trained,
      DesignPrior prior,
      TrainedNetworks networks,
      Map<NetworkRole, GraphFile> graphs,
      HoldOutEvaluation holdOut,
      DataSummary summary)
      throws BackcastException {
    DesignSpace space = RaisedTolerance.of(trained, job.recipe(), holdOut);
    Calibration calibration = holdOut.calibrate();
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
            calibration,
            holdOut.trust(calibration, summary, space.group(), space),
            summary,
            provenance(job),
            Map.of(),
            job.recipe().crystal());
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
