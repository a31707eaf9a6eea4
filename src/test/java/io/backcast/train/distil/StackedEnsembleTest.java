package io.backcast.train.distil;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Randoms;
import io.backcast.model.TrainingPlan;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.Spaces;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.LearningCurves;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.member.Forest;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.OnnxOps;
import io.backcast.train.net.Ops;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ensembles of which networks are a part, on 160 rows with two numbers and a category. */
class StackedEnsembleTest {
  private static final TrainingPlan.Stacking STACKING = new TrainingPlan.Stacking(3, 30, 100);

  @TempDir private Path folder;

  private interface Surface {
    double at(double p, double q, int kind);
  }

  private static DesignSpace space(@Nullable PointMass mass) {
    return new DesignSpace(
        List.of(
            new Variable("p", "p", "", 0, 1, 0.5, VariableKind.CONTINUOUS, 2),
            new Variable("q", "q", "", 0, 1, 0.5, VariableKind.CONTINUOUS, 2),
            new Variable(
                "kind",
                "k",
                "",
                0,
                3,
                0,
                VariableKind.CATEGORICAL,
                0,
                List.of("a", "b", "c", "d"))),
        List.of(Spaces.property(-2, 6, 0.1, mass)),
        List.of(),
        List.of());
  }

  private static TrainingData data(DesignSpace space, Surface surface) {
    RandomGenerator random = Randoms.generator(3);
    float[][] f = new float[160][];
    float[][] y = new float[160][];
    for (int i = 0; i < f.length; i++) {
      int kind = random.nextInt(4);
      double p = random.nextDouble();
      double q = random.nextDouble();
      f[i] =
          new float[] {
            (float) (2 * p - 1), (float) (2 * q - 1), (float) space.variables().get(2).scale(kind)
          };
      y[i] = new float[] {(float) surface.at(p, q, kind)};
    }
    return new TrainingData(
        f, y, IntStream.range(0, 130).toArray(), IntStream.range(130, 160).toArray());
  }

  private static double steps(double p, double q, int kind) {
    return (p > 0.6 ? 3 : 0) + (kind == 1 ? 2 : 0) - (kind == 3 && q < 0.3 ? 2 : 0);
  }

  private static double smooth(double p, double q, int kind) {
    return 2 * Math.sin(4 * p) * q + (kind == 2 ? 1 : 0);
  }

  /** Runs until the given number of queries for cancelling. */
  private record StopAfter(int[] left) implements TrainingProgress {
    @Override
    public void report(TrainingStage stage, double done, double loss) {}

    @Override
    public synchronized boolean cancelled() {
      return --left[0] < 0;
    }
  }

  private interface Use {
    void of(TrainedEnsemble ensemble) throws Exception;
  }

  private void train(TrainingData data, DesignSpace space, int queries, Path place, Use use)
      throws Exception {
    TrainingPlan.Ensemble plan =
        new TrainingPlan.Ensemble(3, 2, 16, 1, 10, 16, 1e-2, 1e-4, 10, STACKING);
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      TrainingContext context =
          new TrainingContext(
              place, "same", new StopAfter(new int[] {queries}), InstantSource.system(), collector);
      use.of(
          new EnsembleTrainer(manager, data, new Normalization(space), space.group(), plan, 5)
              .train(context, new LearningCurves()));
    }
  }

  private static double error(TrainingData data, EnsemblePrediction predicted) {
    double sum = 0;
    for (int i = 0; i < data.held().length; i++) {
      sum += Math.abs(predicted.mean()[i][0] - data.y()[data.held()[i]][0]);
    }
    return sum / data.held().length;
  }

  @Test
  void whatThePropertyIsLikeDecidesWhoPredictsIt() throws Exception {
    DesignSpace space = space(null);
    double[] weights = new double[2];
    TrainingData stepped = data(space, StackedEnsembleTest::steps);
    train(
        stepped,
        space,
        Integer.MAX_VALUE,
        folder.resolve("steps"),
        ensemble -> {
          weights[0] = weight(ensemble, Forest.class);
          float[][] held = TrainingData.pick(stepped.f(), stepped.held());
          assertThat(error(stepped, ensemble.predictHoldOut(held))).isLessThan(0.4);
        });
    TrainingData curved = data(space, StackedEnsembleTest::smooth);
    train(
        curved,
        space,
        Integer.MAX_VALUE,
        folder.resolve("smooth"),
        ensemble -> {
          weights[1] = weight(ensemble, Forest.class);
          float[][] held = TrainingData.pick(curved.f(), curved.held());
          assertThat(error(curved, ensemble.predictHoldOut(held))).isLessThan(0.15);
        });
    assertThat(weights[0]).isGreaterThan(0.5);
    assertThat(weights[1]).isLessThan(0.3);
  }

  private static double weight(TrainedEnsemble ensemble, Class<?> kind) {
    Blend blend = Objects.requireNonNull(ensemble.shippedBlend());
    return blend.parts().getFirst().others().stream()
        .filter(o -> kind.isInstance(o.member()))
        .mapToDouble(Blend.Weighted::weight)
        .sum();
  }

  @Test
  void theHoldOutEnsembleNeverSawWhatTheHeldOutRowsMeasure() throws Exception {
    DesignSpace space = space(null);
    TrainingData data = data(space, StackedEnsembleTest::smooth);
    float[][] otherLabels = new float[data.rows()][];
    for (int i = 0; i < otherLabels.length; i++) {
      otherLabels[i] = i < 130 ? data.y()[i] : new float[] {-2};
    }
    TrainingData other = new TrainingData(data.f(), otherLabels, data.fit(), data.held());
    float[][] held = TrainingData.pick(data.f(), data.held());
    float[][][] means = new float[2][][];
    train(
        data,
        space,
        Integer.MAX_VALUE,
        folder.resolve("one"),
        ensemble -> means[0] = ensemble.predictHoldOut(held).mean());
    train(
        other,
        space,
        Integer.MAX_VALUE,
        folder.resolve("other"),
        ensemble -> means[1] = ensemble.predictHoldOut(held).mean());
    assertThat(means[0]).isDeepEqualTo(means[1]);
  }

  private record Predict(TrainedEnsemble ensemble) implements NetworkFunction {
    @Override
    public <T> List<T> apply(Ops<T> o, List<T> in) {
      return List.of(ensemble.graph(o, in.getFirst()));
    }
  }

  @Test
  void theExportedFilePredictsWhatTheEnsemblePredicts() throws Exception {
    DesignSpace space = space(null);
    for (Surface surface :
        List.<Surface>of(StackedEnsembleTest::steps, StackedEnsembleTest::smooth)) {
      TrainingData data = data(space, surface);
      Path place = Files.createTempDirectory(folder, "export");
      train(
          data,
          space,
          Integer.MAX_VALUE,
          place,
          ensemble -> {
            assertThat(ensemble.members()).isEqualTo(3);
            OnnxOps o = new OnnxOps();
            OnnxExporter.Port x = new OnnxExporter.Port("x", -1, 3);
            Predict function = new Predict(ensemble);
            String y = function.apply(o, List.of(o.input("x", -1, 3))).getFirst();
            o.output("y", y, 3, -1, 1);
            Path file = Files.write(place.resolve("predict.onnx"), o.build(Map.of()));
            assertThat(
                    new ExportCheck(ensemble.manager(), space)
                        .compare(
                            file,
                            List.of(x),
                            List.of(new OnnxExporter.Port("y", 3, -1, 1)),
                            function,
                            ExportCheck.LIMIT)
                        .negligible())
                .isTrue();
          });
    }
  }

  @Test
  void aStoppedTrainingEndsAsOneThatWasNot() throws Exception {
    DesignSpace space = space(null);
    TrainingData data = data(space, StackedEnsembleTest::smooth);
    float[][] held = TrainingData.pick(data.f(), data.held());
    float[][][] means = new float[2][][];
    train(
        data,
        space,
        Integer.MAX_VALUE,
        folder.resolve("whole"),
        ensemble -> means[0] = ensemble.predict(held).mean());
    for (int run = 0; run < 100 && means[1] == null; run++) {
      try {
        train(
            data,
            space,
            150,
            folder.resolve("stopped"),
            ensemble -> means[1] = ensemble.predict(held).mean());
      } catch (BackcastException e) {
        assertThat(run).isLessThan(99);
      }
    }
    assertThat(means[1]).isDeepEqualTo(means[0]);
  }

  @Test
  void networksAlonePredictAPropertyWithAClass() throws Exception {
    DesignSpace space = space(new PointMass(0, "none"));
    TrainingData data = data(space, (p, q, kind) -> Math.max(0, p - q));
    train(
        data,
        space,
        Integer.MAX_VALUE,
        folder,
        ensemble -> {
          Blend blend = Objects.requireNonNull(ensemble.shippedBlend());
          assertThat(blend.parts().getFirst().ofNetworks()).isEqualTo(1);
          assertThat(blend.parts().getFirst().others()).isEmpty();
        });
  }
}
