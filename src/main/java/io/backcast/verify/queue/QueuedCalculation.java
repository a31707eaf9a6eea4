package io.backcast.verify.queue;

import io.backcast.verify.Calculation;
import org.jspecify.annotations.Nullable;

/**
 * A calculation in the queue.
 *
 * @param id key of the calculation, so that none is in the queue twice
 * @param label what it calculates, as the user knows it
 * @param reason why it failed; null unless it did
 * @param seconds that it took; null before it is over
 */
public record QueuedCalculation(
    String id,
    String label,
    Calculation calculation,
    QueueState state,
    @Nullable String reason,
    @Nullable Double seconds) {

  static QueuedCalculation waiting(String label, Calculation calculation) {
    return new QueuedCalculation(
        calculation.key(), label, calculation, QueueState.WAITING, null, null);
  }

  QueuedCalculation with(QueueState next) {
    return new QueuedCalculation(id, label, calculation, next, null, null);
  }

  QueuedCalculation over(QueueState next, @Nullable String why, double taken) {
    return new QueuedCalculation(id, label, calculation, next, why, taken);
  }
}
