package io.backcast.train.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ScalarArithmetic;
import io.backcast.train.net.TorchFunction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, ICLR 2019) by PyTorch's own kernel, one pass over all weights of a
 * network. The state is kept here, so that a checkpoint can hold it. Gradients are clipped to a
 * largest norm; a gradient far longer than the running mean is skipped.
 */
final class AdamW {
  /**
   * The list is named and returned, or else TorchScript would drop the call as one of no effect.
   */
  private static final List<String> UPDATE =
      List.of(
          "all = [w]",
          "torch._fused_adamw_(all, [g], [m], [v], annotate(List[Tensor], []), [step], lr=rate,"
              + " beta1=0.9, beta2=0.999, weight_decay=%s, eps=1e-8, amsgrad=False, maximize=False)");

  /**
   * A gradient this many times longer than the running mean is an outlier and is skipped: a single
   * such step was seen to destroy a network after ten thousand good ones.
   */
  private static final float OUTLIER_FACTOR = 20;

  /** Steps before outliers are looked for, while the running mean settles. */
  private static final int WARM_UP = 200;

  /**
   * The running mean grows by this factor with each skipped step, so that training goes on soon
   * after the loss has changed for good.
   */
  private static final float GROWTH = 1.5f;

  private final Parameters parameters;
  private final NDArray weights;
  private final NDArray means;
  private final NDArray variances;
  private final TorchFunction update;
  private final float largestNorm;
  private int steps;
  private int accepted;
  private float meanNorm;

  AdamW(NDManager manager, Parameters parameters, double decay, double largestNorm) {
    this.parameters = parameters;
    String plainDecay = BigDecimal.valueOf(decay).toPlainString();
    update =
        new TorchFunction(
            manager,
            List.of("rate", "step", "w", "g", "m", "v"),
            List.of(UPDATE.get(0), UPDATE.get(1).formatted(plainDecay)),
            "all[0]");
    this.largestNorm = (float) largestNorm;
    weights = parameters.packed();
    means = manager.zeros(weights.getShape());
    variances = manager.zeros(weights.getShape());
  }

  /**
   * One update from the gradients of the last backward pass. Weights stay as they are if the loss
   * or the gradient is not finite, or if the gradient is an outlier.
   *
   * @param step manager for arrays of this step
   * @param rate learning rate
   * @param loss the value that the gradients belong to
   */
  void step(NDManager step, double rate, float loss) {
    steps++;
    NDArray gradients = parameters.packedGradients(step);
    float norm = gradients.norm().getFloat();
    if (Float.isFinite(loss) && Float.isFinite(norm) && !isOutlier(norm)) {
      update.of(
          step.create((float) rate),
          step.create((float) steps),
          weights,
          norm > largestNorm ? ScalarArithmetic.times(gradients, largestNorm / norm) : gradients,
          means,
          variances);
    }
    parameters.clearGradients();
  }

  private boolean isOutlier(float norm) {
    if (accepted >= WARM_UP && norm > OUTLIER_FACTOR * meanNorm) {
      meanNorm *= GROWTH;
      return true;
    }
    meanNorm = accepted == 0 ? norm : 0.98f * meanNorm + 0.02f * norm;
    accepted++;
    return false;
  }

  /** Moments, number of steps, and the running mean of the gradient's norm. */
  SavedState state() {
    List<float[]> moments = new ArrayList<>();
    moments.addAll(parameters.valuesOf(means));
    moments.addAll(parameters.valuesOf(variances));
    return new SavedState(new double[] {steps, accepted, meanNorm}, moments);
  }

  /** Continues from a {@link #state}. */
  void restore(SavedState state) {
    int count = state.arrays().size() / 2;
    parameters.write(state.arrays().subList(0, count), means);
    parameters.write(state.arrays().subList(count, 2 * count), variances);
    steps = (int) state.numbers()[0];
    accepted = (int) state.numbers()[1];
    meanNorm = (float) state.numbers()[2];
  }
}
