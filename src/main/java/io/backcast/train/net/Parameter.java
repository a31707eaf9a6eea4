package io.backcast.train.net;

import ai.djl.ndarray.NDArray;

/** A trainable array. */
public final class Parameter {
  private final String name;
  private NDArray array;

  /**
   * Holds an array.
   *
   * @param name unique in its network; the ONNX initialiser's name
   */
  Parameter(String name, NDArray array) {
    this.name = name;
    this.array = array;
  }

  public String name() {
    return name;
  }

  /** The values, changed in place by the optimiser. */
  public NDArray array() {
    return array;
  }

  /** A copy of the values, row by row, however they lie in memory. */
  public float[] values() {
    return values(array);
  }

  static float[] values(NDArray array) {
    try (NDArray rows = array.flatten()) {
      return rows.toFloatArray();
    }
  }

  /** Takes another array of the same shape in the place of the first, which is closed. */
  void moveTo(NDArray other) {
    array.close();
    array = other;
  }
}
