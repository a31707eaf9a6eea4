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
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Recipe;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrainingPlan;
import io.backcast.model.TrainingProvenance;
import io.backcast.train.data.DataSummarizer;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.NetworksTrainer;
import io.backcast.train.distil.OnnxExporter;
import io.backcast.train.distil.TrainedEnsemble;
import io.backcast.train.distil.TrainedNetworks;
import io.backcast.train.evaluate.BoundedAccuracy;
import io.backcast.train.evaluate.DistributionFidelity;
import io.backcast.train.evaluate.HitRates;
import io.backcast.train.evaluate.HoldOutEvaluation;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import io.backcast.train.report.TrainingReport;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** From a table and a recipe to a model folder. */
public final class Trainer {
  private final Json json;
  private final InstantSource clock;
  private final String version;

  public Trainer(Json json, InstantSource clock, String version) {
    this.json = json;
    this.clock = clock;
    this.version = version;
  }

  /**
   * What to train from.
   *
   * @param table the data
   * @param file their file's name, for the card
   * @param sha256 of that file
   * @param recipe with a design space
   * @param seed the same seed gives the same model on the same machine, up to the rounding of sums
   * @param command that asks for it, for the card
   * @param keepCheckpoint whether finished stages stay on disk, so that a recipe changed in a later
   *     stage need not repeat them
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
   * Trains and writes a model folder with a report in it; goes on from checkpoints beside the
   * folder if there are some of the same job. An existing model stays as it is until the new one is
   * complete.
   *
   * @param folder of the model
   * @param ifExists whether a model that is there may be replaced
   * @throws BackcastException if the data or the recipe do not fit, or when cancelled
   */
  public ModelCard train(
      Job job, Path folder, ModelWorkspace.IfExists ifExists, TrainingProgress progress)
      throws BackcastException {
    DesignSpace space = spaceSeen(Objects.requireNonNull(job.recipe().space()), job.table());
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
    SymmetryGroup group = space.group();
    String origin = job.sha256() + json.text(space) + plan.validation() + job.seed();
    TrainingData data = TrainingData.of(job.table(), space, plan.validation(), job.seed());
    Normalization normalization = new Normalization(space);
    LearningCurves curves = new LearningCurves();
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      // one thread a network; members train side by side, and nothing waits for a busy core
      JniUtils.setNumThreads(1);
      TrainingLoop.Context context =
          new TrainingLoop.Context(workspace.checkpoints(), origin, progress, clock, collector);
      TrainedNetworks networks =
          new NetworksTrainer(json, manager, data, normalization, plan, job.seed())
              .train(context, curves);
      progress.report(TrainingStage.REPORT, 0, Double.NaN);
      Path folder = workspace.folder();
      TrainedEnsemble ensemble = networks.ensemble();
      Map<NetworkRole, GraphFile> graphs =
          new OnnxExporter(
                  manager,
                  space,
                  ensemble,
                  networks.surrogate(),
                  networks.backward(),
                  networks.fastGenerator())
              .write(folder, networks.identity());
      HoldOutEvaluation evaluation =
          new HoldOutEvaluation(
              data, normalization, ensemble.audit(TrainingData.pick(data.f(), data.held())));
      Calibration calibration = evaluation.calibrate();
      DataSummary summary = DataSummarizer.digest(data, space, job.seed());
      ModelCard measurable =
          new ModelCard(
              ModelCard.FORMAT,
              networks.identity(),
              recipe.name(),
              recipe.title(),
              space,
              networks.backward().net().latent(),
              DesignPrior.WORDS,
              graphs,
              calibration,
              evaluation.trust(calibration, summary, group),
              summary,
              note(job),
              evaluation.metrics(),
              recipe.crystal());
      json.write(folder.resolve(ModelFolder.CARD), measurable);
      try (InverseModel model = new ModelFolder(json).open(folder)) {
        HitRates hitRates = HitRates.measure(model, ensemble);
        BoundedAccuracy boundedAccuracy = BoundedAccuracy.measure(model, ensemble);
        DistributionFidelity fidelity =
            DistributionFidelity.measure(
                model, ensemble, networks.surrogate(), normalization, job.seed());
        ModelCard card =
            measurable.with(figures(measurable.metrics(), hitRates.metrics(), fidelity.metrics()));
        json.write(folder.resolve(ModelFolder.CARD), card);
        new TrainingReport(card, plan)
            .write(
                folder.resolve("report"),
                model,
                evaluation,
                hitRates,
                boundedAccuracy,
                fidelity,
                curves);
        return card;
      }
    }
  }

  /** Figures from several measurements; a target that no design reached has none. */
  @SafeVarargs
  private static Map<String, Double> figures(Map<String, Double>... measured) {
    Map<String, Double> all = new LinkedHashMap<>();
    for (Map<String, Double> some : measured) {
      all.putAll(some);
    }
    all.values().removeIf(value -> !Double.isFinite(value));
    return all;
  }

  private TrainingProvenance note(Job job) {
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

  /** The recipe's space with every property's range as the table has it. */
  private static DesignSpace spaceSeen(DesignSpace space, Table table) throws BackcastException {
    for (var v : space.variables()) {
      String problem = v.problem();
      if (problem != null || table.index(v.name()) < 0) {
        throw new BackcastException(
            ErrorCode.BAD_JSON,
            problem != null
                ? "In the recipe " + problem + "."
                : "The recipe's variable " + v.name() + " is no column of the table.");
      }
    }
    for (var p : space.properties()) {
      if (table.index(p.name()) < 0) {
        throw new BackcastException(
            ErrorCode.BAD_JSON,
            "The recipe's property " + p.name() + " is no column of the table.");
      }
    }
    return new DesignSpace(
        space.variables(),
        space.properties().stream().map(p -> TrainingData.seen(p, table)).toList(),
        space.symmetries(),
        space.paths());
  }
}
