package io.backcast.verify;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A program whose answers a test decides. */
public final class TriedProgram implements CalculationProgram {
  /** What was asked of it, oldest first. */
  public final List<Calculation> asked = new CopyOnWriteArrayList<>();

  private final ToDoubleFunction<Calculation> gap;

  /** Why it is missing; null if it is installed. */
  public @Nullable String missing;

  /** The next calculation waits for it, or for being stopped; null to answer at once. */
  public volatile @Nullable CountDownLatch hold;

  /** A program; a gap that is NaN is no answer. */
  public TriedProgram(ToDoubleFunction<Calculation> gap) {
    this.gap = gap;
  }

  @Override
  public String name() {
    return Calculation.GPAW;
  }

  @Override
  public void requireInstalled() throws BackcastException {
    if (missing != null) {
      throw new BackcastException(ErrorCode.FAILED, missing);
    }
  }

  @Override
  public Answer calculate(Calculation c, Path folder, Duration limit, BooleanSupplier stop)
      throws BackcastException {
    asked.add(c);
    CountDownLatch latch = hold;
    while (latch != null && latch.getCount() > 0) {
      if (stop.getAsBoolean()) {
        throw new BackcastException(ErrorCode.INTERRUPTED, "Stopped.");
      }
      Thread.onSpinWait();
    }
    double value = gap.applyAsDouble(c);
    return Double.isNaN(value)
        ? Answer.failed(
            c, AnswerStatus.NOT_CONVERGED, "It did not converge.", 2, Instant.EPOCH, "tried")
        : Answer.converged(c, value, value, null, 2, Instant.EPOCH, "tried 1.0");
  }
}
