package io.backcast.engine;

import java.util.List;

/**
 * An input or output of a network.
 *
 * @param type element type as ONNX Runtime names it, for example {@code FLOAT}
 * @param shape length of each axis, −1 where it is free
 */
public record TensorPort(String name, String type, List<Long> shape) {
  /** In {@link #fits}: any length. */
  static final long ANY = -2;

  boolean isFloat() {
    return type.equals("FLOAT");
  }

  /** Whether the shape equals {@code wanted}; {@link #ANY} in it matches any length. */
  boolean fits(long... wanted) {
    if (shape.size() != wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (shape.get(i) != wanted[i] && wanted[i] != ANY) {
        return false;
      }
    }
    return true;
  }

  /**
   * Axis of the designs of a batch: the first, or the second after the members of an ensemble,
   * whose number may be free too.
   */
  int rowAxis() {
    return shape.size() == 3 && (shape.get(0) >= 0 || shape.get(1) < 0) ? 1 : 0;
  }

  /** Whether the rows are on the second axis, as those of the members of an ensemble. */
  public boolean hasRowsSecond() {
    return rowAxis() == 1;
  }
}
