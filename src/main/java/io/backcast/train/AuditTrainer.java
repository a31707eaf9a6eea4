package io.backcast.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Recipe;
import io.backcast.train.distil.AuditNetworks;
import io.backcast.train.distil.NetworksTrainer;
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
import io.backcast.train.report.ModelReport;
import io.backcast.train.report.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives a finished model its audit ensemble: trains the hold-out ensemble alone, by the model's own
 * recipe, seed and split, takes the other networks as they are, and measures everything anew.
 */
public final class AuditTrainer {
  private final Json json;
  private final InstantSource clock;
  private final int samples;

  public AuditTrainer(Json json, InstantSource clock) {
    this(json, clock, ModelEvaluation.SAMPLES);
  }

  /** A trainer that evaluates with another number of samples for each target; fewer are quicker. */
  public AuditTrainer(Json json, InstantSource clock, int samples) {
    this.json = json;
    this.clock = clock;
    this.samples = samples;
  }

  /**
   * The model that is completed.
   *
   * @param model its folder
   * @param text the table that it was trained on
   * @param sha256 of that table's file
   * @param recipe that it was trained by; null for the one in its folder
   */
  public record Job(Path model, TextTable text, String sha256, @Nullable Recipe recipe) {}

  /** What the work is for. */
  private record Known(ModelCard card, @Nullable Recipe recipe, KnownRows rows) {}

  /**
   * The recipe's plan, after all checks.
   *
   * @throws BackcastException if the rows or the recipe are not the model's, or the recipe has no
   *     hold-out ensemble
   */
  public TrainingRecord plan(Job job) throws BackcastException {
    KnownRows rows = known(job).rows();
    return new TrainingRecord(rows.plan(), rows.data(), List.of(), new LearningCurves());
  }

  private Known known(Job job) throws BackcastException {
    ModelCard card = new ModelFolder(json).card(job.model());
    if (card.training() == null) {
      throw new BackcastException(
          ErrorCode.BAD_CARD,
          "%s does not say what it was trained on, so nothing can be held out from an audit ensemble. Choose a model that was trained here."
              .formatted(job.model()));
    }
    if (!KnownRows.isTable(card, job.sha256())) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s is not the table that %s was trained on: that was %s, SHA-256 %s. An audit ensemble needs the same rows, to leave out those that were held out."
              .formatted(
                  job.text().name(),
                  card.name(),
                  card.training().file(),
                  card.training().sha256()));
    }
    Recipe recipe = KnownRows.recipe(json, job.model(), job.recipe());
    KnownRows rows = KnownRows.of(json, card, job.text(), recipe);
    if (rows.plan().ensemble().holdOutMembers() < 1) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "The recipe has no hold-out ensemble. Set “auditMembers” of its ensemble to 2 or more.");
    }
    return new Known(card, recipe, rows);
  }

  /**
   * Trains and writes the model, with a report in it, to a folder. It continues from checkpoints of
   * the same job beside that, if there are any. The model itself stays as it is, unless it is to be
   * replaced; then it is once the new one is complete.
   *
   * @param folder of the completed model
   * @param ifExists whether a model there may be replaced
   * @throws BackcastException if rows, recipe and model do not fit together, or when cancelled
   */
  public ModelCard train(
      Job job, Path folder, ModelWorkspace.IfExists ifExists, TrainingProgress progress)
      throws BackcastException {
    Known known = known(job);
    try (ModelWorkspace workspace = ModelWorkspace.open(folder, ifExists, json)) {
      copyNetworks(job.model(), known.card(), workspace.folder());
      ModelCard card = train(job, known, workspace, progress);
      if (card.metrics().isEmpty()) {
        throw new BackcastException(
            ErrorCode.FAILED,
            "The audit ensemble is trained, but the model could not be measured with it, so nothing was replaced. Run the same command again to go on from there.");
      }
      if (known.recipe() != null) {
        KnownRows.keepRecipe(json, known.recipe(), workspace.folder(), folder);
      }
      workspace.publish();
      workspace.deleteCheckpoints();
      progress.report(TrainingStage.REPORT, 1, Double.NaN);
      return card;
    }
  }

  private ModelCard train(Job job, Known known, ModelWorkspace workspace, TrainingProgress progress)
      throws BackcastException {
    ModelCard card = known.card();
    KnownRows rows = known.rows();
    String fingerprint =
        job.sha256() + json.text(card.space()) + rows.plan().validation() + rows.seed();
    LearningCurves curves = new LearningCurves();
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      // parallelism is across networks, one thread each, so that none waits for a busy core
      JniUtils.setNumThreads(1);
      TrainingContext context =
          new TrainingContext(workspace.checkpoints(), fingerprint, progress, clock, collector);
      AuditNetworks audit =
          new NetworksTrainer(
                  json,
                  manager,
                  rows.data(),
                  new Normalization(card.space()),
                  rows.prior(),
                  rows.plan(),
                  rows.seed())
              .trainAudit(context, curves);
      progress.report(TrainingStage.REPORT, 0, Double.NaN);
      Path folder = workspace.folder();
      OnnxExporter.Export export =
          OnnxExporter.writeAudit(manager, card.space(), card.identity(), audit.ensemble(), folder);
      EvaluationRows measured =
          EvaluationRows.ofTraining(
              rows.data(), audit.outOfFold(), TrainedNetworks.FOLDS, rows.prior(), rows.seed());
      FolderMeasure measure = new FolderMeasure(json, folder, measured, samples);
      TrainingRecord record =
          new TrainingRecord(rows.plan(), rows.data(), export.differences(), curves);
      return measure.measure(
          measure.calibrate(bare(card, rows, export.files()), proposed(known.recipe())),
          (complete, model, evaluation) ->
              ModelReport.ofTraining(complete, model, evaluation, record)
                  .write(folder.resolve(ModelReport.FOLDER)),
          progress);
    }
  }

  /** The card without what is measured anew. */
  private static ModelCard bare(ModelCard card, KnownRows rows, Map<NetworkRole, GraphFile> audit)
      throws BackcastException {
    return card.calibrated(card.space(), null, null, null)
        .with(Map.of(), null)
        .with(SupportCalibration.of(rows.data(), card.space(), rows.seed()))
        .with(NetworkRole.AUDIT, Objects.requireNonNull(audit.get(NetworkRole.AUDIT)));
  }

  private static List<String> proposed(@Nullable Recipe recipe) {
    return recipe == null || recipe.proposed() == null ? List.of() : recipe.proposed();
  }

  /** Copies all networks but an earlier audit ensemble; a file that was changed is refused. */
  private static void copyNetworks(Path model, ModelCard card, Path folder)
      throws BackcastException {
    List<GraphFile> files =
        card.graphs().entrySet().stream()
            .filter(graph -> graph.getKey() != NetworkRole.AUDIT)
            .map(graph -> graph.getValue().all())
            .flatMap(Collection::stream)
            .toList();
    for (GraphFile file : files) {
      Path from = ModelFolder.networkFile(model, file);
      Path to = ModelFolder.networkFile(folder, file);
      if (!Digests.sha256(from).equals(file.sha256())) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL,
            from + ": its SHA-256 is not the card's. Restore the file, or train the model again.");
      }
      try {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.copy(from, to);
      } catch (IOException e) {
        throw new BackcastException(
            ErrorCode.UNWRITABLE,
            "%s cannot be copied to %s: %s. Choose another place."
                .formatted(from, to, IoErrors.reason(e)),
            e);
      }
    }
  }
}
