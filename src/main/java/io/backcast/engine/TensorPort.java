package io.backcast.engine;

import java.util.List;

/**
 * An input or output of a network.
 *
 * @param type element type as ONNX Runtime names it, for example {@code FLOAT}
 * @param shape lengths, −1 where they are free
 */
public record TensorPort(String name, String type, List<Long> shape) {

  boolean isFloat() {
    return type.equals("FLOAT");
  }

  /** Whether the shape is {@code wanted}, where −1 in {@code wanted} must be free here too. */
  boolean fits(long... wanted) {
    if (shape.size() != wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (shape.get(i) != wanted[i] && !(wanted[i] == ANY)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Axis that the designs of a batch are on: the first, or the second behind the members of an
   * ensemble, whose number may be free too.
   */
  int rowAxis() {
    return shape.size() == 3 && (shape.get(0) >= 0 || shape.get(1) < 0) ? 1 : 0;
  }

  /** In {@link #fits}: any length will do. */
  static final long ANY = -2;
}
