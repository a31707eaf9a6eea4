package io.backcast.verify;

import io.backcast.model.BackcastException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Answers by a program on this machine.
 *
 * @param store where answers are looked up and kept
 * @param limit of one calculation
 * @param jobs calculations at a time
 */
public record LocalAnswers(
    CalculationProgram calculator, AnswerStore store, Duration limit, int jobs) {

  /**
   * The answers of calculations, from the store or computed now.
   *
   * @param stop asked often
   * @throws BackcastException if the program is missing, or it was stopped
   */
  public List<Answer> of(
      List<Calculation> calculations, BooleanSupplier stop, VerificationQueue.Listener listener)
      throws BackcastException {
    if (anyMissing(calculations)) {
      calculator.requireInstalled();
    }
    Verification verification =
        new Verification(store, calculator, Verification.runsOf(store), limit);
    try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
      return new VerificationQueue(verification, workers, jobs).run(calculations, stop, listener);
    }
  }

  private boolean anyMissing(List<Calculation> calculations) throws BackcastException {
    for (Calculation calculation : calculations) {
      if (store.find(calculation.key()).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
