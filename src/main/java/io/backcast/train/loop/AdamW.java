package io.backcast.train.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.backcast.train.net.Parameter;
import io.backcast.train.net.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, ICLR 2019) on PyTorch's own update kernel. The state is kept here,
 * so that a checkpoint can hold it. Gradients are clipped to a largest norm; a gradient far longer
 * than the running mean is skipped.
 */
final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

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

  /** For filling in place: a new array would be owned by Java and freed after the step. */
  private static final NDIndex ALL = new NDIndex(":");

  private final List<Parameter> parameters;
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> variances = new ArrayList<>();
  private final float decay;
  private final float largestNorm;
  private int steps;
  private int accepted;
  private float meanNorm;

  AdamW(NDManager manager, List<Parameter> parameters, double decay, double largestNorm) {
    this.parameters = parameters;
    this.decay = (float) decay;
    this.largestNorm = (float) largestNorm;
    for (Parameter p : parameters) {
      means.add(manager.zeros(p.array().getShape()));
      variances.add(manager.zeros(p.array().getShape()));
    }
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
    List<NDArray> gradients = new ArrayList<>();
    NDArray squares = step.zeros(new Shape());
    for (Parameter p : parameters) {
      NDArray gradient = p.array().getGradient();
      gradient.attach(step);
      gradients.add(gradient);
      squares = squares.add(gradient.square().sum());
    }
    float norm = (float) Math.sqrt(squares.getFloat());
    if (!Float.isFinite(loss) || !Float.isFinite(norm) || isOutlier(norm)) {
      // an update would have cleared the gradients
      gradients.forEach(g -> g.set(ALL, 0));
      return;
    }
    float rescale = norm > largestNorm ? largestNorm / norm : 1;
    double corrected = rate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
    for (int i = 0; i < gradients.size(); i++) {
      NDArray weight = parameters.get(i).array();
      weight
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(weight, gradients.get(i), means.get(i), variances.get(i)),
              new NDList(weight),
              (float) rate,
              (float) corrected,
              decay,
              rescale,
              -1,
              BETA1,
              BETA2,
              EPSILON,
              true,
              true);
    }
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
    means.forEach(a -> moments.add(a.toFloatArray()));
    variances.forEach(a -> moments.add(a.toFloatArray()));
    return new SavedState(new double[] {steps, accepted, meanNorm}, moments);
  }

  /** Continues from a {@link #state}. */
  void restore(SavedState state) {
    for (int i = 0; i < means.size(); i++) {
      Parameters.write(state.arrays().get(i), means.get(i));
      Parameters.write(state.arrays().get(means.size() + i), variances.get(i));
    }
    steps = (int) state.numbers()[0];
    accepted = (int) state.numbers()[1];
    meanNorm = (float) state.numbers()[2];
  }
}
