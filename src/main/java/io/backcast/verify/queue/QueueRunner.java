package io.backcast.verify.queue;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStatus;
import io.backcast.verify.Calculation;
import io.backcast.verify.Verification;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Carries out the calculations of a queue, one after the other; several threads may run it side by
 * side. A calculation that has an answer already is not carried out again.
 */
public final class QueueRunner {
  private final CalculationQueue queue;
  private final Map<String, Verification> programs;
  private final InstantSource clock;
  private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * A runner.
   *
   * @param programs that calculate, by name
   */
  public QueueRunner(
      CalculationQueue queue, Map<String, Verification> programs, InstantSource clock) {
    this.queue = queue;
    this.programs = Map.copyOf(programs);
    this.clock = clock;
  }

  /**
   * Calculates until nothing waits, the queue is paused or this is closed.
   *
   * @param answered receives each answer, converged or not, once it is kept
   * @throws BackcastException if an answer or the queue cannot be written; what ran waits again
   */
  public void run(Consumer<Answer> answered) throws BackcastException {
    while (!closed) {
      Optional<QueuedCalculation> next = queue.begin();
      if (next.isEmpty()) {
        return;
      }
      calculate(next.get(), answered);
    }
  }

  private void calculate(QueuedCalculation one, Consumer<Answer> answered)
      throws BackcastException {
    boolean ended = false;
    try {
      Answer answer = answer(one);
      queue.end(one.id(), answer);
      ended = true;
      answered.accept(answer);
    } catch (BackcastException e) {
      if (e.code() != ErrorCode.INTERRUPTED) {
        throw e;
      }
    } finally {
      cancelled.remove(one.id());
      if (!ended) {
        giveBack(one);
      }
    }
  }

  /** Lets one wait again; one that was cancelled is no longer there. */
  private void giveBack(QueuedCalculation one) throws BackcastException {
    // an interrupted thread can write no file
    boolean interrupted = Thread.interrupted();
    try {
      queue.giveBack(one.id());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Answer answer(QueuedCalculation one) throws BackcastException {
    Calculation calculation = one.calculation();
    Verification program = programs.get(calculation.program());
    return program == null
        ? Answer.failed(
            calculation,
            AnswerStatus.NOT_INSTALLED,
            "The settings have no program %s any more. Add it, or remove this calculation."
                .formatted(calculation.program()),
            0,
            clock.instant(),
            calculation.program())
        : program.answer(calculation, () -> stop(one)).answer();
  }

  private boolean stop(QueuedCalculation one) {
    return closed || cancelled.contains(one.id());
  }

  /**
   * Takes a calculation out of the queue, and stops it if it runs.
   *
   * @throws BackcastException if the queue cannot be written
   */
  public void cancel(String id) throws BackcastException {
    boolean running =
        queue.view().calculations().stream()
            .anyMatch(c -> c.id().equals(id) && c.state() == QueueState.RUNNING);
    if (running) {
      cancelled.add(id);
    }
    queue.remove(id);
  }

  /** Stops what runs, which waits again, and begins nothing more. */
  public void close() {
    closed = true;
  }
}
