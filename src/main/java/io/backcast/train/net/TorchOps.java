package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a network in PyTorch. Intermediate values live as long as the given manager. */
public final class TorchOps implements Ops<NDArray> {
  /** Images among which the rows of a product are divided, the fewest that oneDNN takes. */
  private static final int IMAGES = 16;

  /** Products of fewer inputs or outputs than this are left to the BLAS. */
  private static final int NARROW = 64;

  /**
   * One pass over the values and one for the gradient, where a product with {@code sigmoid} takes
   * two and five.
   */
  private static final TorchFunction SILU =
      new TorchFunction(
          NDManager.newBaseManager("PyTorch"), List.of("x"), List.of(), "torch.silu(x)");

  private static final Shape ONE = new Shape(1, 1);

  private static final boolean X86 =
      List.of("amd64", "x86_64").contains(System.getProperty("os.arch", ""));

  private final NDManager manager;
  private final Map<Float, NDArray> scalars = new HashMap<>();

  public TorchOps(NDManager manager) {
    this.manager = manager;
  }

  @Override
  public NDArray parameter(Parameter parameter) {
    return parameter.array();
  }

  @Override
  public NDArray constant(float[] values, long... shape) {
    return manager.create(values, new Shape(shape));
  }

  @Override
  public NDArray wideConstant(double[] values, long... shape) {
    return manager.create(values, new Shape(shape));
  }

  @Override
  public NDArray wide(NDArray a) {
    return a.toType(DataType.FLOAT64, false);
  }

  @Override
  public NDArray single(NDArray a) {
    return a.toType(DataType.FLOAT32, false);
  }

  // DJL attaches a result to the manager of its first operand. Parameters outlive a step, so a
  // computed value must be the first operand where possible, or results would not be freed.

  @Override
  public NDArray matMul(NDArray a, NDArray b) {
    return a.matMul(b);
  }

  @Override
  public NDArray linear(NDArray h, Parameter weight, Parameter bias) {
    long rows = h.getShape().get(0);
    long in = weight.array().getShape().get(0);
    long out = weight.array().getShape().get(1);
    return X86 && rows % IMAGES == 0 && Math.min(in, out) >= NARROW
        ? convolved(h, rows, in, out, weight, bias)
        : h.getNDArrayInternal().linear(h, transposed(weight), bias.array()).singletonOrThrow();
  }

  /**
   * The same product as a convolution of one pixel, which goes to oneDNN: it uses all that the
   * processor has, where the BLAS that PyTorch brings leaves half of it unused on processors that
   * are not Intel's. Rows are pixels of images whose channels lie next to each other, so that
   * nothing is copied.
   */
  private NDArray convolved(
      NDArray h, long rows, long in, long out, Parameter weight, Parameter bias) {
    NDArray images = h.reshape(IMAGES, 1, rows / IMAGES, in).transpose(0, 3, 1, 2);
    NDArray kernel = transposed(weight).reshape(out, in, 1, 1);
    NDArray offset = bias.array().reshape(out);
    offset.attach(manager);
    return Conv2d.conv2d(images, kernel, offset, ONE)
        .singletonOrThrow()
        .transpose(0, 2, 3, 1)
        .reshape(rows, out);
  }

  @Override
  public NDArray scalar(float value) {
    return scalars.computeIfAbsent(value, v -> constant(new float[] {v}, 1));
  }

  @Override
  public NDArray silu(NDArray a) {
    return SILU.of(a);
  }

  @Override
  public NDArray neg(NDArray a) {
    return a.neg();
  }

  @Override
  public List<NDArray> split(NDArray a, int axis, int... ends) {
    // one step of the backward pass for all pieces
    long[] between = Arrays.stream(ends).limit(ends.length - 1).asLongStream().toArray();
    return a.split(between, axis);
  }

  @Override
  public NDArray add(NDArray a, NDArray b) {
    return a.add(b);
  }

  @Override
  public NDArray sub(NDArray a, NDArray b) {
    return a.sub(b);
  }

  @Override
  public NDArray mul(NDArray a, NDArray b) {
    return a.mul(b);
  }

  @Override
  public NDArray div(NDArray a, NDArray b) {
    return a.div(b);
  }

  @Override
  public NDArray exp(NDArray a) {
    return a.exp();
  }

  @Override
  public NDArray log(NDArray a) {
    return a.log();
  }

  @Override
  public NDArray sqrt(NDArray a) {
    return a.sqrt();
  }

  @Override
  public NDArray tanh(NDArray a) {
    return a.tanh();
  }

  @Override
  public NDArray sigmoid(NDArray a) {
    return Activation.sigmoid(a);
  }

  @Override
  public NDArray sin(NDArray a) {
    return a.sin();
  }

  @Override
  public NDArray softplus(NDArray a) {
    return Activation.softPlus(a);
  }

  @Override
  public NDArray softmax(NDArray a) {
    return a.softmax(-1);
  }

  @Override
  public NDArray notPositive(NDArray a) {
    return a.lte(0).toType(DataType.FLOAT32, false);
  }

  @Override
  public NDArray clip(NDArray a, float low, float high) {
    return a.clip(low, high);
  }

  @Override
  public NDArray concat(NDArray a, NDArray b, int axis) {
    return a.concat(b, axis);
  }

  @Override
  public NDArray slice(NDArray a, int axis, int from, int to) {
    NDIndex index = new NDIndex();
    for (int i = 0; i < axis; i++) {
      index.addAllDim();
    }
    return a.get(index.addSliceDim(from, to));
  }

  @Override
  public NDArray sum(NDArray a, int axis, boolean keep) {
    return a.sum(new int[] {axis}, keep);
  }

  @Override
  public NDArray mean(NDArray a, int axis) {
    return a.mean(new int[] {axis});
  }

  @Override
  public NDArray reshape(NDArray a, long... shape) {
    return a.reshape(shape);
  }

  @Override
  public NDArray trees(NDArray e, Trees trees) {
    int n = (int) e.getShape().get(0);
    return constant(trees.sums(e.toFloatArray(), n), n, trees.targets());
  }

  @Override
  public NDArray transposed(Parameter parameter) {
    NDArray swapped = parameter.array().swapAxes(-1, -2);
    swapped.attach(manager);
    return swapped;
  }
}
