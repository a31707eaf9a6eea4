package io.backcast.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.backcast.train.net.Parameter;
import io.backcast.train.net.Parameters;
import org.junit.jupiter.api.Test;

class AdamWTest {
  @Test
  void aStepWithoutAFiniteGradientChangesNothing() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      Parameters parameters = new Parameters(manager, 1);
      Parameter weight = parameters.uniform("w", 1, 3);
      AdamW optimiser = new AdamW(manager, parameters, 0, 5);
      float[] before = weight.array().toFloatArray();
      step(manager, collector, optimiser, weight, Float.NaN);
      assertThat(weight.array().toFloatArray()).containsExactly(before);
      step(manager, collector, optimiser, weight, 1);
      assertThat(weight.array().toFloatArray()).doesNotContain(before).doesNotContain(Float.NaN);
    }
  }

  @Test
  void anOutlierIsSkippedUntilLongGradientsBecomeUsual() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      Parameters parameters = new Parameters(manager, 1);
      Parameter weight = parameters.uniform("w", 1, 3);
      AdamW optimiser = new AdamW(manager, parameters, 0, Double.POSITIVE_INFINITY);
      for (int i = 0; i < 250; i++) {
        step(manager, collector, optimiser, weight, 1);
      }
      float[] before = weight.array().toFloatArray();
      step(manager, collector, optimiser, weight, 1_000);
      assertThat(weight.array().toFloatArray()).containsExactly(before);
      for (int i = 0; i < 20; i++) {
        step(manager, collector, optimiser, weight, 1_000);
      }
      assertThat(weight.array().toFloatArray()).doesNotContain(before);
    }
  }

  @Test
  void theMeanNormIsRestoredAfterAStop() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      Parameters parameters = new Parameters(manager, 1);
      Parameter weight = parameters.uniform("w", 1, 3);
      AdamW first = new AdamW(manager, parameters, 0, Double.POSITIVE_INFINITY);
      for (int i = 0; i < 250; i++) {
        step(manager, collector, first, weight, 1);
      }
      AdamW resumed = new AdamW(manager, parameters, 0, Double.POSITIVE_INFINITY);
      resumed.restore(first.state());
      float[] before = weight.array().toFloatArray();
      step(manager, collector, resumed, weight, 1_000);
      assertThat(weight.array().toFloatArray()).containsExactly(before);
      assertThat(resumed.state().numbers()[0]).isEqualTo(251);
    }
  }

  @Test
  void updatesAreThoseOfThePaperWithClippedGradients() {
    double decay = 0.5;
    double rate = 0.1;
    double longest = 2;
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      Parameters parameters = new Parameters(manager, 1);
      Parameter weight = parameters.uniform("w", 1, 3);
      AdamW optimiser = new AdamW(manager, parameters, decay, longest);
      float[] start = weight.array().toFloatArray();
      double[] expected = {start[0], start[1], start[2]};
      double[] means = new double[3];
      double[] squares = new double[3];
      float[] factors = {3, -0.5f, 0.25f};
      for (int t = 1; t <= factors.length; t++) {
        step(manager, collector, optimiser, weight, factors[t - 1]);
        double norm = Math.sqrt(factors[t - 1] * factors[t - 1] + 2);
        double scale = Math.min(1, longest / norm);
        for (int i = 0; i < 3; i++) {
          double gradient = scale * (i == 0 ? factors[t - 1] : 1);
          means[i] = 0.9 * means[i] + 0.1 * gradient;
          squares[i] = 0.999 * squares[i] + 0.001 * gradient * gradient;
          double mean = means[i] / (1 - Math.pow(0.9, t));
          double root = Math.sqrt(squares[i] / (1 - Math.pow(0.999, t)));
          expected[i] -= rate * (decay * expected[i] + mean / (root + 1e-8));
        }
      }
      float[] reached = weight.array().toFloatArray();
      for (int i = 0; i < 3; i++) {
        assertThat((double) reached[i]).isCloseTo(expected[i], within(1e-4));
      }
    }
  }

  private static void step(
      NDManager manager,
      GradientCollector collector,
      AdamW optimiser,
      Parameter weight,
      float factor) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray loss =
          weight.array().mul(scope.create(new float[] {factor, 1, 1}, new Shape(3))).sum();
      collector.backward(loss);
      optimiser.step(scope, 0.1, loss.getFloat());
    }
  }
}
