package io.backcast.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.io.AtomicFiles;
import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.TrainingPlan;
import io.backcast.sentence.Sentence;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.ObservedSpace;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.NetworksTrainer;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a training will do and how long that takes on this machine as busy as it is now: some steps
 * of every stage are run twice, few and more of them, and the difference is multiplied.
 *
 * @param stages in order
 */
public record TrainingForecast(List<Stage> stages) {
  private static final int FEW = 5;
  private static final int MORE = 15;

  /** Designs of a pool for each step that is run. */
  private static final int DESIGNS = 1_000;

  /**
   * One stage.
   *
   * @param work that it does, in words
   * @param seconds that it takes here, about; fewer if it ends early
   */
  public record Stage(TrainingStage stage, String work, double seconds) {}

  /** What giving a finished model its audit ensemble does of it. */
  public TrainingForecast ofAudit() {
    Set<TrainingStage> done =
        Set.of(TrainingStage.COMPARISON, TrainingStage.HOLD_OUT_ENSEMBLE, TrainingStage.REPORT);
    return new TrainingForecast(stages.stream().filter(s -> done.contains(s.stage())).toList());
  }

  /** All stages together, in seconds. */
  public double seconds() {
    return stages.stream().mapToDouble(Stage::seconds).sum();
  }

  /**
   * Measures.
   *
   * @param progress is asked whether to stop
   * @throws BackcastException if table and space do not fit together, or when cancelled
   */
  public static TrainingForecast measure(
      Json json,
      InstantSource clock,
      Table table,
      DesignSpace space,
      TrainingPlan plan,
      TrainingProgress progress)
      throws BackcastException {
    DesignSpace observed = ObservedSpace.of(space, table);
    TrainingData data = TrainingData.of(table, observed, plan.validation(), null, 1);
    return measure(json, clock, data, observed, plan, progress);
  }

  /** The same for rows that are prepared. */
  public static TrainingForecast measure(
      Json json,
      InstantSource clock,
      TrainingData data,
      DesignSpace observed,
      TrainingPlan plan,
      TrainingProgress progress)
      throws BackcastException {
    TrainingPlan networks = plan.with(plan.ensemble().suited(data.fit().length).alone());
    TrainingData part = part(data, networks.ensemble().batch());
    // the first run is for the virtual machine to warm up
    run(json, clock, part, observed, mini(networks, FEW), progress);
    StageTimer few = run(json, clock, part, observed, mini(networks, FEW), progress);
    StageTimer more = run(json, clock, part, observed, mini(networks, MORE), progress);
    ForecastWork work = new ForecastWork(plan, data);
    ForecastWork partFew = new ForecastWork(mini(networks, FEW), part);
    ForecastWork partMore = new ForecastWork(mini(networks, MORE), part);
    List<Stage> stages = new ArrayList<>();
    for (TrainingStage stage : TrainingStage.of(plan)) {
      if (stage != TrainingStage.REPORT) {
        // the networks of folds are like those of the ensemble
        TrainingStage like = stage == TrainingStage.COMPARISON ? TrainingStage.ENSEMBLE : stage;
        double each = each(few, more, partFew, partMore, like);
        double start = Math.max(0, few.seconds(like) - each * partFew.units(like));
        double seconds = start + each * work.units(stage);
        stages.add(new Stage(stage, work.text(stage), seconds));
      }
    }
    double label = each(few, more, partFew, partMore, TrainingStage.POOL_LABELS);
    double design = each(few, more, partFew, partMore, TrainingStage.POOL_DESIGNS);
    stages.add(
        new Stage(
            TrainingStage.REPORT,
            work.text(TrainingStage.REPORT),
            label * work.judgedDesigns() + design * work.rejectedDesigns()));
    return new TrainingForecast(stages);
  }

  /** Seconds of one unit of work of a stage. */
  private static double each(
      StageTimer few,
      StageTimer more,
      ForecastWork partFew,
      ForecastWork partMore,
      TrainingStage stage) {
    double units = partMore.units(stage) - partFew.units(stage);
    double slope = (more.seconds(stage) - few.seconds(stage)) / units;
    // where the noise is larger than the difference, the mean is the better guess
    return slope > 0 ? slope : more.seconds(stage) / partMore.units(stage);
  }

  /** A batch of rows to train on and some to hold out. */
  private static TrainingData part(TrainingData data, int batch) {
    int fit = Math.min(batch, data.fit().length);
    int held = Math.min(batch, data.held().length);
    int[] rows = Arrays.copyOf(Arrays.copyOf(data.fit(), fit), fit + held);
    System.arraycopy(data.held(), 0, rows, fit, held);
    int[] first = new int[fit];
    Arrays.setAll(first, i -> i);
    int[] rest = new int[held];
    Arrays.setAll(rest, i -> fit + i);
    return new TrainingData(
        TrainingData.pick(data.f(), rows), TrainingData.pick(data.y(), rows), first, rest);
  }

  /** The same sizes with so many steps. */
  private static TrainingPlan mini(TrainingPlan plan, int steps) {
    TrainingPlan.Ensemble e = plan.ensemble();
    TrainingPlan.Surrogate s = plan.surrogate();
    TrainingPlan.Backward b = plan.backward();
    TrainingPlan.FastGenerator f = plan.fastGenerator();
    return new TrainingPlan(
        plan.validation(),
        new TrainingPlan.Ensemble(
            e.members(),
            e.holdOutMembers(),
            e.width(),
            e.depth(),
            steps,
            e.batch(),
            e.rate(),
            e.decay(),
            steps),
        new TrainingPlan.Surrogate(
            s.width(), s.depth(), steps * DESIGNS, 3 * steps, s.batch(), s.rate()),
        b.with(2 * steps * DESIGNS, 2 * steps),
        f == null ? null : f.with(steps));
  }

  private static StageTimer run(
      Json json,
      InstantSource clock,
      TrainingData data,
      DesignSpace space,
      TrainingPlan plan,
      TrainingProgress progress)
      throws BackcastException {
    StageTimer timer = new StageTimer(clock, progress);
    Path checkpoints = folder();
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      JniUtils.setNumThreads(1);
      new NetworksTrainer(
              json, manager, data, new Normalization(space), new DesignPrior(space), plan, 1)
          .train(
              new TrainingContext(checkpoints, "forecast", timer, clock, collector),
              new LearningCurves());
    } finally {
      AtomicFiles.deleteTree(checkpoints);
    }
    timer.end();
    return timer;
  }

  private static Path folder() throws BackcastException {
    try {
      return Files.createTempDirectory("backcast-plan");
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, Sentence.of("training.temporary", IoErrors.reason(e)), e);
    }
  }
}
