package io.backcast.train.distil;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.io.Threads;
import io.backcast.model.Quantiles;
import io.backcast.performance.Paired;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The layers of a network as anybody writes them with DJL: its linear layer and {@code x ·
 * sigmoid(x)} between layers, forward and backward, nothing else: no batches made, no couplings, no
 * loss but a sum, no optimiser.
 *
 * @param networks number of such networks, each with its own input
 * @param widths of the layers of each, the inputs first
 * @param rows of a step
 * @param residual whether layers of equal width are added to what they take
 */
record RawStep(int networks, int[] widths, int rows, boolean residual) {
  /** Floating-point operations of a step: one product forward, two backward. */
  double operations() {
    double products = 0;
    for (int i = 1; i < widths.length; i++) {
      products += (double) widths[i - 1] * widths[i];
    }
    return 3 * 2 * products * networks * rows;
  }

  /**
   * Milliseconds of a step on all cores.
   *
   * @param together whether the cores share the rows of one step; else each makes steps of its own,
   *     and the time of all together is divided by their number
   */
  TrainingSteps.Step time(int steps, boolean together) throws Exception {
    int threads = Threads.count();
    int each = together ? rows / threads : rows;
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector();
        ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      JniUtils.setNumThreads(1);
      List<List<NDArray>> weights = new ArrayList<>();
      for (int t = 0; t < (together ? 1 : threads); t++) {
        weights.add(weights(manager));
      }
      List<Double> ms = new ArrayList<>();
      int warmUp = steps / 3;
      for (int step = 0; step < steps; step++) {
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          List<NDArray> own = weights.get(together ? 0 : t);
          running.add(workers.submit(() -> step(manager, collector, own, each)));
        }
        for (Future<?> one : running) {
          one.get();
        }
        if (step >= warmUp) {
          ms.add((System.nanoTime() - start) / 1e6 / (together ? 1 : threads));
        }
      }
      double[] all = ms.stream().mapToDouble(Double::doubleValue).toArray();
      return new TrainingSteps.Step(Quantiles.of(all, 0.5), Paired.spread(all));
    }
  }

  private List<NDArray> weights(NDManager manager) {
    List<NDArray> all = new ArrayList<>();
    for (int network = 0; network < networks; network++) {
      for (int i = 1; i < widths.length; i++) {
        all.add(weight(manager, new Shape(widths[i], widths[i - 1]), widths[i - 1]));
        all.add(weight(manager, new Shape(widths[i]), widths[i - 1]));
      }
    }
    return all;
  }

  private static NDArray weight(NDManager manager, Shape shape, int inputs) {
    float bound = (float) (1 / Math.sqrt(inputs));
    NDArray array = manager.randomUniform(-bound, bound, shape);
    array.setRequiresGradient(true);
    return array;
  }

  private void step(
      NDManager manager, GradientCollector collector, List<NDArray> weights, int some) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray sum = null;
      int at = 0;
      for (int network = 0; network < networks; network++) {
        NDArray h = scope.randomUniform(-1, 1, new Shape(some, widths[0]));
        for (int i = 1; i < widths.length; i++) {
          NDArray next = Linear.linear(h, weights.get(at), weights.get(at + 1)).singletonOrThrow();
          at += 2;
          if (i < widths.length - 1) {
            next = next.mul(Activation.sigmoid(next));
          }
          h = residual && widths[i] == widths[i - 1] ? h.add(next) : next;
        }
        NDArray part = h.square().mean();
        sum = sum == null ? part : sum.add(part);
      }
      if (sum != null) {
        collector.backward(sum);
      }
    }
  }
}
