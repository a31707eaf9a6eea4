package io.backcast.verify.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The queue at one moment.
 *
 * @param calculations in the order in which they are carried out
 * @param paused whether none is begun
 * @param began when each running one began, by id
 * @param usual how long one takes, by those that are over; null before the first
 */
public record QueueView(
    List<QueuedCalculation> calculations,
    boolean paused,
    Map<String, Instant> began,
    @Nullable Duration usual) {
  public static final QueueView EMPTY = new QueueView(List.of(), false, Map.of(), null);

  /** How many are in a state. */
  public int count(QueueState state) {
    return (int) calculations.stream().filter(c -> c.state() == state).count();
  }

  /** Whether any runs or waits. */
  public boolean busy() {
    return count(QueueState.RUNNING) + count(QueueState.WAITING) > 0;
  }

  /** Whether there is one to begin. */
  public boolean anyWaits() {
    return !paused && count(QueueState.WAITING) > 0;
  }

  /**
   * How long it takes until all are over; null where none is over yet.
   *
   * @param side how many run side by side
   */
  public @Nullable Duration left(Instant now, int side) {
    Duration each = usual;
    if (each == null) {
      return null;
    }
    Duration all = each.multipliedBy(count(QueueState.WAITING));
    for (Instant start : began.values()) {
      Duration rest = each.minus(Duration.between(start, now));
      all = rest.isNegative() ? all : all.plus(rest);
    }
    return all.dividedBy(Math.max(1, side));
  }

  /** How far a running calculation is, from 0 to 1; negative where nothing is known. */
  public double progress(String id, Instant now) {
    Instant start = began.get(id);
    Duration each = usual;
    if (start == null || each == null || each.isZero()) {
      return -1;
    }
    // one that takes longer than usual is not over yet
    return Math.min(0.95, Duration.between(start, now).toMillis() / (double) each.toMillis());
  }
}
