package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Randoms;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Creates and holds the trainable arrays of a network, initialised from a seed. */
public final class Parameters {
  private static final NDIndex ALL = new NDIndex("...");

  private final NDManager manager;
  private final RandomGenerator random;
  private final List<Parameter> all = new ArrayList<>();

  public Parameters(NDManager manager, long seed) {
    this.manager = manager;
    this.random = Randoms.generator(seed);
  }

  /** An array uniform in ±1/√fanIn, the usual initialisation of a linear layer. */
  public Parameter uniform(String name, int fanIn, long... shape) {
    double bound = 1 / Math.sqrt(fanIn);
    float[] values = new float[(int) new Shape(shape).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return add(name, values, shape);
  }

  public Parameter zeros(String name, long... shape) {
    return add(name, new float[(int) new Shape(shape).size()], shape);
  }

  public List<Parameter> all() {
    return all;
  }

  private Parameter add(String name, float[] values, long... shape) {
    NDArray array = manager.create(values, new Shape(shape));
    array.setRequiresGradient(true);
    Parameter parameter = new Parameter(name, array);
    all.add(parameter);
    return parameter;
  }

  /** Fills arrays that are all zero with small random numbers. */
  public void disturb(long seed) {
    RandomGenerator noise = Randoms.generator(seed);
    List<float[]> values = snapshot();
    for (float[] array : values) {
      boolean zero = true;
      for (float value : array) {
        zero &= value == 0;
      }
      for (int i = 0; i < array.length && zero; i++) {
        array[i] = 0.1f * (noise.nextFloat() - 0.5f);
      }
    }
    restore(values);
  }

  /** Ends training: gradients are no longer recorded, which makes the network faster to run. */
  public void freeze() {
    all.forEach(p -> p.array().setRequiresGradient(false));
  }

  /** Copies of all values, in order. */
  public List<float[]> snapshot() {
    return all.stream().map(p -> p.array().toFloatArray()).toList();
  }

  /** Restores a {@link #snapshot}; training can continue from it. */
  public void restore(List<float[]> values) {
    freeze();
    for (int i = 0; i < values.size(); i++) {
      write(values.get(i), all.get(i).array());
    }
    all.forEach(p -> p.array().setRequiresGradient(true));
  }

  /** Overwrites an array; {@code NDArray.set(float[])} would make PyTorch print a warning. */
  public static void write(float[] values, NDArray array) {
    try (NDArray source = array.getManager().create(values, array.getShape())) {
      array.set(ALL, source);
    }
  }
}
