package io.backcast.ui.testing;

import java.util.stream.Stream;

/** Throwables that work does not declare but may throw. */
public enum Thrown {
  RUNTIME(IllegalStateException.class),
  ERROR(AssertionError.class),
  STACK(StackOverflowError.class);

  private final Class<? extends Throwable> type;

  Thrown(Class<? extends Throwable> type) {
    this.type = type;
  }

  public static Stream<Thrown> kinds() {
    return Stream.of(values());
  }

  public Class<? extends Throwable> type() {
    return type;
  }

  /** Throws it. */
  public void now() {
    switch (this) {
      case RUNTIME -> throw new IllegalStateException("a fault");
      case ERROR -> throw new AssertionError("a fault");
      case STACK -> deep(0);
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static long deep(long level) {
    return deep(level + 1) + level;
  }
}
