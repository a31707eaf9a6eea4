package io.backcast.train.evaluate;

import io.backcast.engine.FailedPart;
import io.backcast.model.BackcastException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Independent parts of an evaluation on all cores: each is too small to fill them alone. What they
 * give does not depend on which is done first.
 */
final class SideBySide {
  private SideBySide() {}

  /** One of several parts. */
  @FunctionalInterface
  interface Part<T> {
    /** What the part of this number gives. */
    T of(int number) throws BackcastException;
  }

  /**
   * Runs parts 0 … count − 1.
   *
   * @return what they give, in their order
   * @throws BackcastException if one of them fails
   */
  static <T> List<T> all(int count, Part<T> part) throws BackcastException {
    try {
      return IntStream.range(0, count).parallel().mapToObj(i -> one(part, i)).toList();
    } catch (FailedPart e) {
      throw e.cause();
    }
  }

  private static <T> T one(Part<T> part, int number) {
    try {
      return part.of(number);
    } catch (BackcastException e) {
      throw new FailedPart(e);
    }
  }
}
