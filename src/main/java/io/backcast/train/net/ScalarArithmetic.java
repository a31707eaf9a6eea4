package io.backcast.train.net;

import ai.djl.ndarray.NDArray;

/**
 * Arithmetic of arrays with numbers that is safe to differentiate. DJL's own overloads, such as
 * {@code mul(Number)}, close the temporary array of the number at once. PyTorch still refers to its
 * memory, which belongs to Java; after a garbage collection between forward and backward pass the
 * gradient is computed from arbitrary bytes. Here the number lives as long as the array's manager.
 */
public final class ScalarArithmetic {
  private ScalarArithmetic() {}

  /** {@code array · factor}. */
  public static NDArray times(NDArray array, double factor) {
    return array.mul(of(array, factor));
  }

  /** {@code array + number}. */
  public static NDArray plus(NDArray array, double number) {
    return array.add(of(array, number));
  }

  /** {@code max(array, least)}, elementwise. */
  public static NDArray atLeast(NDArray array, double least) {
    return array.maximum(of(array, least));
  }

  private static NDArray of(NDArray array, double number) {
    return array.getManager().create((float) number);
  }
}
