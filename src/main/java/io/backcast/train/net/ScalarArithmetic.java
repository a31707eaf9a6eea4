package io.backcast.train.net;

import ai.djl.ndarray.NDArray;

/**
 * Arithmetic of arrays with numbers, safe to differentiate. DJL's own overloads, such as {@code
 * mul(Number)}, close the array that they make of the number at once; its memory is Java's, so that
 * a garbage collection between the forward and the backward pass leaves PyTorch with a gradient
 * made of whatever lies there by then. Here the number lives as long as the array's manager.
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

  /** {@code max(array, least)}, element by element. */
  public static NDArray atLeast(NDArray array, double least) {
    return array.maximum(of(array, least));
  }

  private static NDArray of(NDArray array, double number) {
    return array.getManager().create((float) number);
  }
}
