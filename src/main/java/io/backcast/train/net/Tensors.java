package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

/** Makes arrays whose place in memory does not change what is computed with them. */
public final class Tensors {
  private Tensors() {}

  /**
   * Lets the calling thread compute alone. PyTorch keeps the number of its helpers by thread, and a
   * sum over two helpers rounds differently from a sum over one; what a network computes must not
   * depend on which thread ran it.
   */
  public static void alone() {
    JniUtils.setNumThreads(1);
  }

  /**
   * An array of row-major {@code values}. DJL leaves it in a buffer of Java's, which starts
   * anywhere; vectorised kernels then round differently from run to run. PyTorch's own memory is
   * aligned, so a copy there is repeatable.
   */
  public static NDArray of(NDManager manager, float[] values, long... shape) {
    try (NDArray loose = manager.create(values, new Shape(shape))) {
      return loose.duplicate();
    }
  }
}
