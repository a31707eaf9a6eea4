package io.backcast.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.train.net.Parameter;
import io.backcast.train.net.Parameters;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One weight that is drawn to 3 by a loss in two terms. */
class TrainingLoopTest {
  @TempDir private Path folder;

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector();
  private final List<Double> reported = new ArrayList<>();
  private boolean stop;

  @AfterEach
  void free() {
    collector.close();
    manager.close();
  }

  private final TrainingProgress progress =
      new TrainingProgress() {
        @Override
        public void report(TrainingStage stage, double done, double loss) {
          reported.add(done);
        }

        @Override
        public boolean cancelled() {
          return stop;
        }
      };

  private TrainingContext context() {
    return new TrainingContext(folder, "job", progress, InstantSource.system(), collector);
  }

  private TrainingLoop loop(Parameters parameters, int steps) {
    return new TrainingLoop(
        TrainingStage.SURROGATE,
        "two words",
        manager,
        parameters,
        0,
        Double.POSITIVE_INFINITY,
        new OneCycleSchedule(0.2, steps),
        context());
  }

  private static List<TrainingLoop.LossTerm> loss(Parameter weight) {
    TrainingLoop.LossTerm half =
        scope -> {
          NDArray three = scope.create(new float[] {3}, new Shape(1));
          return scope.ones(new Shape(1)).mul(weight.array()).sub(three).square().sum();
        };
    return List.of(half, half);
  }

  @Test
  void theLossFallsToItsMinimumAndIsRecorded() throws Exception {
    Parameters parameters = new Parameters(manager, 1);
    Parameter weight = parameters.zeros("w", 1);
    TrainingLoop loop = loop(parameters, 200);
    loop.run(step -> loss(weight), done -> true);
    assertThat(weight.array().toFloatArray()[0]).isCloseTo(3, within(0.05f));
    assertThat(loop.curves().points().keySet()).containsExactly("two words loss");
    assertThat(reported).isSorted().contains(0.0, 0.1, 1.0);
    assertThat(folder.resolve("two-words.bin")).isNotEmptyFile();
  }

  @Test
  void aTermThatFailsIsToldWhenTheOtherIsThroughWithItsArrays() {
    Parameters parameters = new Parameters(manager, 1);
    Parameter weight = parameters.zeros("w", 1);
    CountDownLatch failing = new CountDownLatch(1);
    AtomicBoolean through = new AtomicBoolean();
    TrainingLoop.LossTerm fails =
        scope -> {
          failing.countDown();
          throw new IllegalStateException("no loss");
        };
    TrainingLoop.LossTerm slow =
        scope -> {
          awaited(failing);
          NDArray sum = scope.ones(new Shape(1)).mul(weight.array());
          for (int i = 0; i < 2_000; i++) {
            sum = sum.add(scope.ones(new Shape(1)));
          }
          through.set(true);
          return sum.sum();
        };
    assertThatThrownBy(() -> loop(parameters, 10).run(step -> List.of(fails, slow), done -> true))
        .hasMessageContaining("no loss");
    assertThat(through).isTrue();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneTermAloneIsEnough() throws Exception {
    Parameters parameters = new Parameters(manager, 1);
    Parameter weight = parameters.zeros("w", 1);
    loop(parameters, 200).run(step -> loss(weight).subList(0, 1), done -> true);
    assertThat(weight.array().toFloatArray()[0]).isCloseTo(3, within(0.05f));
  }

  @Test
  void aCallbackEndsTheStageWithTheWeightsOfItsChoice() throws Exception {
    Parameters parameters = new Parameters(manager, 1);
    Parameter weight = parameters.zeros("w", 1);
    List<Integer> steps = new ArrayList<>();
    loop(parameters, 200)
        .run(
            step -> {
              steps.add(step);
              return loss(weight);
            },
            new TrainingLoop.Callback() {
              @Override
              public boolean afterStep(int stepsDone) {
                return stepsDone < 5;
              }

              @Override
              public @Nullable List<float[]> finalWeights() {
                return List.of(new float[] {7});
              }
            });
    assertThat(steps).containsExactly(0, 1, 2, 3, 4);
    assertThat(weight.array().toFloatArray()).containsExactly(7);
  }

  @Test
  void aCancelledStageContinuesWhereItStopped() throws Exception {
    Parameters parameters = new Parameters(manager, 1);
    Parameter weight = parameters.zeros("w", 1);
    stop = true;
    assertThatThrownBy(() -> loop(parameters, 50).run(step -> loss(weight), done -> true))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
    float reached = weight.array().toFloatArray()[0];
    stop = false;
    Parameters again = new Parameters(manager, 1);
    Parameter other = again.zeros("w", 1);
    List<Float> seen = new ArrayList<>();
    loop(again, 50)
        .run(
            step -> {
              seen.add(other.array().toFloatArray()[0]);
              return loss(other);
            },
            done -> true);
    assertThat(seen).hasSize(49);
    assertThat(seen.getFirst()).isEqualTo(reached);
  }

  @Test
  void aStageDependsOnWhatItsContextSays() {
    TrainingContext context = context();
    assertThat(context.dependingOn("a").fingerprint())
        .isEqualTo(context.dependingOn("a").fingerprint())
        .isNotEqualTo(context.dependingOn("b").fingerprint())
        .isNotEqualTo(context.fingerprint());
  }
}
