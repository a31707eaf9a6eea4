package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.backcast.model.Randoms;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Creates and holds the trainable arrays of a network, initialised from a seed. Once they are
 * trained, they are pieces of one array, so that an optimiser updates all of them in one go.
 */
public final class Parameters {
  private static final NDIndex ALL = new NDIndex("...");

  private final NDManager manager;
  private final RandomGenerator random;
  private final List<Parameter> all = new ArrayList<>();
  private @Nullable NDArray packed;

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

  /**
   * All values in one array, {@code [size]}, of which every parameter is a piece from now on. A
   * matrix lies there column by column, as the products of {@link TorchOps} read it.
   */
  public NDArray packed() {
    if (packed == null) {
      NDArray values = manager.zeros(new Shape(size()));
      List<NDArray> pieces = pieces(values);
      for (int i = 0; i < pieces.size(); i++) {
        NDArray alone = all.get(i).array();
        boolean trained = alone.hasGradient();
        alone.setRequiresGradient(false);
        pieces.get(i).set(ALL, alone);
        pieces.get(i).setRequiresGradient(trained);
        all.get(i).moveTo(pieces.get(i));
      }
      packed = values;
    }
    return packed;
  }

  private long size() {
    return all.stream().mapToLong(p -> p.array().size()).sum();
  }

  /** The piece of each parameter, in its shape, of an array like {@link #packed}. */
  private List<NDArray> pieces(NDArray values) {
    List<NDArray> pieces = new ArrayList<>();
    long from = 0;
    for (Parameter p : all) {
      Shape shape = p.array().getShape();
      try (NDArray part = values.get(new NDIndex().addSliceDim(from, from + shape.size()))) {
        pieces.add(unpacked(part, shape));
      }
      from += shape.size();
    }
    return pieces;
  }

  private static NDArray unpacked(NDArray part, Shape shape) {
    if (shape.dimension() != 2) {
      return part.reshape(shape);
    }
    try (NDArray columns = part.reshape(shape.get(1), shape.get(0))) {
      return columns.swapAxes(0, 1);
    }
  }

  /**
   * The gradients of the last backward passes, in the order of {@link #packed}.
   *
   * @param scope owns the result
   */
  public NDArray packedGradients(NDManager scope) {
    NDList parts = new NDList();
    for (Parameter p : all) {
      NDArray gradient = p.array().getGradient();
      gradient.attach(scope);
      boolean matrix = gradient.getShape().dimension() == 2;
      parts.add((matrix ? gradient.swapAxes(0, 1) : gradient).flatten());
    }
    return NDArrays.concat(parts);
  }

  /** Sets all gradients to zero; later backward passes add to them. */
  public void clearGradients() {
    all.forEach(p -> JniUtils.zeroGrad((PtNDArray) p.array()));
  }

  /** Copies of the pieces of an array like {@link #packed}, in order of the parameters. */
  public List<float[]> valuesOf(NDArray like) {
    List<float[]> values = new ArrayList<>();
    for (NDArray piece : pieces(like)) {
      try (piece) {
        values.add(Parameter.values(piece));
      }
    }
    return values;
  }

  /** Overwrites an array like {@link #packed} by what {@link #valuesOf} gave. */
  public void write(List<float[]> values, NDArray like) {
    List<NDArray> pieces = pieces(like);
    for (int i = 0; i < pieces.size(); i++) {
      try (NDArray piece = pieces.get(i)) {
        write(values.get(i), piece);
      }
    }
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
    return all.stream().map(Parameter::values).toList();
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
  private static void write(float[] values, NDArray array) {
    try (NDArray source = array.getManager().create(values, array.getShape())) {
      array.set(ALL, source);
    }
  }
}
