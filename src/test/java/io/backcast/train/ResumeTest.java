package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.FlowKind;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.TrainingPlan;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.BackwardTrainer;
import io.backcast.train.distil.EnsembleMemberTrainer;
import io.backcast.train.distil.FastGeneratorTrainer;
import io.backcast.train.distil.LabelledPool;
import io.backcast.train.distil.Surrogate;
import io.backcast.train.distil.TrainedEnsemble;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Normalization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A training that was stopped and resumed ends with the same bits as one that was never stopped.
 */
class ResumeTest {
  private static final long SEED = 4;

  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              new Variable("p", "p", "", 0, 1, 0.5, VariableKind.CONTINUOUS, 2),
              new Variable("q", "q", "", 0, 1, 0.5, VariableKind.CONTINUOUS, 2),
              new Variable("r", "r", "", 0, 1, 0.5, VariableKind.CONTINUOUS, 2)),
          List.of(new Property("y", "y", "y", "", 0, 1.5, 2, 0.1, new PointMass(0, "none"))),
          List.of(),
          List.of());

  @TempDir private Path folder;

  /** Asks to stop from the {@code steps}-th query on. */
  private static final class StopAfter implements TrainingProgress {
    private final int steps;
    private int queries;

    StopAfter(int steps) {
      this.steps = steps;
    }

    @Override
    public void report(TrainingStage stage, double done, double loss) {}

    @Override
    public boolean cancelled() {
      return ++queries >= steps;
    }
  }

  /** A part of a training; it continues from its checkpoints if there are any. */
  private interface Part {
    void train(NDManager manager, TrainingContext context) throws BackcastException;
  }

  private static TrainingData data() throws BackcastException {
    RandomGenerator random = Randoms.generator(2);
    double[][] rows = new double[90][];
    for (int i = 0; i < rows.length; i++) {
      double[] u = random.doubles(3).toArray();
      rows[i] = new double[] {u[0], u[1], u[2], Math.max(0, u[0] + u[1] * u[2] - 0.5)};
    }
    return TrainingData.of(new Table(List.of("p", "q", "r", "y"), rows), SPACE, 0.2, null, SEED);
  }

  /** Trains in runs of so many steps each; returns the SHA-256 of the final checkpoints. */
  private Map<String, String> inRuns(String name, int steps, Part part) throws Exception {
    Path checkpoints = folder.resolve(name + steps);
    for (int run = 0; run < 1_000; run++) {
      if (finishes(checkpoints, steps, part)) {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(checkpoints)) {
          for (Path file : files.toList()) {
            contents.put(String.valueOf(file.getFileName()), Digests.sha256(file));
          }
        }
        return contents;
      }
    }
    throw new AssertionError("training does not end");
  }

  private static boolean finishes(Path checkpoints, int steps, Part part) throws BackcastException {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      part.train(
          manager,
          new TrainingContext(
              checkpoints, "same", new StopAfter(steps), InstantSource.system(), collector));
      return true;
    } catch (BackcastException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED);
      return false;
    }
  }

  private void endsTheSame(Part part, int... stops) throws Exception {
    Map<String, String> whole = inRuns("whole", Integer.MAX_VALUE, part);
    assertThat(whole).isNotEmpty();
    for (int steps : stops) {
      Map<String, String> stopped = inRuns("stopped", steps, part);
      assertThat(stopped).as("stopped every %d steps", steps).isEqualTo(whole);
    }
  }

  /** With little patience a member ends early with the weights of its best epoch. */
  @ParameterizedTest
  @ValueSource(ints = {2, 1_000})
  void aMemberResumesExactlyWithItsBestEpochAndWeights(int patience) throws Exception {
    TrainingPlan.Ensemble plan =
        new TrainingPlan.Ensemble(1, 1, 16, 1, 12, 16, 5e-2, 1e-4, patience);
    TrainingData data = data();
    for (int[] rows : List.of(data.fit(), data.all())) {
      endsTheSame(
          (manager, context) ->
              new EnsembleMemberTrainer(
                      TrainingStage.ENSEMBLE,
                      "member " + rows.length,
                      manager,
                      data,
                      new Normalization(SPACE),
                      SPACE.group(),
                      plan,
                      SEED,
                      rows)
                  .train(9, context),
          1,
          2,
          5,
          6,
          10,
          17,
          45);
    }
  }

  @ParameterizedTest
  @EnumSource
  void distilledNetworksResumeExactly(FlowKind kind) throws Exception {
    TrainingPlan.Surrogate surrogate = new TrainingPlan.Surrogate(16, 1, 400, 30, 32, 5e-3);
    TrainingPlan.Backward backward =
        new TrainingPlan.Backward(3, 12, 2_000, 30, 64, 4e-3, 0.15, 0.5, 1, 0, kind);
    TrainingPlan.FastGenerator fastGenerator = new TrainingPlan.FastGenerator(16, 1, 30, 32, 5e-3);
    TrainingData data = data();
    endsTheSame(
        (manager, context) -> distil(manager, context, data, surrogate, backward, fastGenerator),
        // one query comes before the labels
        2,
        4,
        7,
        16,
        29,
        53);
  }

  private static void distil(
      NDManager manager,
      TrainingContext context,
      TrainingData data,
      TrainingPlan.Surrogate surrogatePlan,
      TrainingPlan.Backward backwardPlan,
      TrainingPlan.FastGenerator fastGeneratorPlan)
      throws BackcastException {
    Normalization normalization = new Normalization(SPACE);
    // an untrained ensemble is good enough to label
    EnsembleMemberTrainer member =
        new EnsembleMemberTrainer(
            TrainingStage.ENSEMBLE,
            "member",
            manager,
            data,
            normalization,
            SPACE.group(),
            new TrainingPlan.Ensemble(1, 0, 16, 1, 1, 16, 1e-2, 0, 1),
            SEED,
            data.all());
    TrainingContext labelling =
        new TrainingContext(
            context.checkpoints(),
            context.fingerprint(),
            new StopAfter(Integer.MAX_VALUE),
            context.clock(),
            context.collector());
    TrainedEnsemble ensemble =
        new TrainedEnsemble(manager, normalization, List.of(member.net()), List.of());
    LearningCurves curves = new LearningCurves();
    Surrogate surrogate = new Surrogate(manager, normalization, surrogatePlan, SEED);
    float[][] designs = new DesignPrior(SPACE).draw(SEED, surrogatePlan.pool());
    LabelledPool draftPool =
        LabelledPool.uniform(
            designs, ensemble.label(designs, labelling, TrainingStage.SURROGATE_LABELS));
    surrogate.draft(ensemble, data, new DesignPrior(SPACE), SPACE.group(), SEED, context, curves);
    LabelledPool pool =
        LabelledPool.draw(
            surrogate,
            ensemble,
            normalization,
            new DesignPrior(SPACE),
            backwardPlan,
            SEED,
            labelling);
    surrogate.finish(List.of(draftPool, pool), SPACE.group(), SEED, context, curves);
    BackwardTrainer backward = new BackwardTrainer(manager, normalization, backwardPlan, SEED);
    backward.train(pool, surrogate, SPACE.group(), SEED, context, curves);
    new FastGeneratorTrainer(manager, normalization, fastGeneratorPlan, backward, SEED)
        .train(pool, surrogate, SEED, context, curves);
  }

  @Test
  void aFinishedStageIsNotRepeated() throws Exception {
    TrainingData data = data();
    TrainingPlan.Ensemble plan = new TrainingPlan.Ensemble(1, 1, 16, 1, 4, 16, 5e-2, 1e-4, 9);
    Part part =
        (manager, context) -> {
          EnsembleMemberTrainer member =
              new EnsembleMemberTrainer(
                  TrainingStage.ENSEMBLE,
                  "member",
                  manager,
                  data,
                  new Normalization(SPACE),
                  SPACE.group(),
                  plan,
                  SEED,
                  data.fit());
          member.train(4, context);
          assertThat(member.bestEpoch()).isPositive();
          assertThat(member.lastLoss()).isPositive();
        };
    inRuns("member", Integer.MAX_VALUE, part);
    // a single step would be stopped
    assertThat(finishes(folder.resolve("member" + Integer.MAX_VALUE), 1, part)).isTrue();
  }
}
