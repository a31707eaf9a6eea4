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
 * AdamW (Loshchilov and Hutter, ICLR 2019) on PyTorch's own update, with the state in reach so that
 * a checkpoint can hold it. The gradient is scaled down to a largest norm.
 */
final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  /**
   * A gradient so many times longer than usual is a fault and no lesson: one such step was seen to
   * spoil a network that had been learning for ten thousand.
   */
  private static final float FAR = 20;

  /** Steps until it is known what is usual. */
  private static final int WARM_UP = 200;

  /** What is usual grows with each step left out, so that a new kind of loss is soon learned. */
  private static final float GROWTH = 1.5f;

  /** Filled in place: a whole new buffer would be Java's, and gone with this step. */
  private static final NDIndex ALL = new NDIndex(":");

  private final List<Parameter> parameters;
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> variances = new ArrayList<>();
  private final float decay;
  private final float largestNorm;
  private int updates;
  private int seen;
  private float usual;

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
   * One update from the gradients that a backward pass left behind.
   *
   * @param loss whose gradients they are; without a finite one, or with a gradient far longer than
   *     all before, nothing is learned, for one such step would spoil every weight for good
   */
  void step(NDManager step, double rate, float loss) {
    updates++;
    List<NDArray> gradients = new ArrayList<>();
    NDArray squares = step.zeros(new Shape());
    for (Parameter p : parameters) {
      NDArray gradient = p.array().getGradient();
      gradient.attach(step);
      gradients.add(gradient);
      squares = squares.add(gradient.square().sum());
    }
    float norm = (float) Math.sqrt(squares.getFloat());
    if (!Float.isFinite(loss) || !Float.isFinite(norm) || far(norm)) {
      // an update would have cleared them
      gradients.forEach(g -> g.set(ALL, 0));
      return;
    }
    float rescale = norm > largestNorm ? largestNorm / norm : 1;
    double corrected =
        rate * Math.sqrt(1 - Math.pow(BETA2, updates)) / (1 - Math.pow(BETA1, updates));
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

  private boolean far(float norm) {
    if (seen >= WARM_UP && norm > FAR * usual) {
      usual *= GROWTH;
      return true;
    }
    usual = seen == 0 ? norm : 0.98f * usual + 0.02f * norm;
    seen++;
    return false;
  }

  /** Moments, number of updates, and what is known of the gradient's usual length. */
  SavedState state() {
    List<float[]> moments = new ArrayList<>();
    means.forEach(a -> moments.add(a.toFloatArray()));
    variances.forEach(a -> moments.add(a.toFloatArray()));
    return new SavedState(new double[] {updates, seen, usual}, moments);
  }

  /** Goes on from what {@link #state} gave. */
  void restore(SavedState state) {
    for (int i = 0; i < means.size(); i++) {
      Parameters.write(state.arrays().get(i), means.get(i));
      Parameters.write(state.arrays().get(means.size() + i), variances.get(i));
    }
    updates = (int) state.numbers()[0];
    seen = (int) state.numbers()[1];
    usual = (float) state.numbers()[2];
  }
}
