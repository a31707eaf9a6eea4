package io.backcast.verify;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Answers a list of calculations, several at a time; what is finished is kept if it is stopped. */
public final class VerificationQueue {
  private final Verification verification;
  private final ExecutorService workers;
  private final int jobs;

  /** Is told what happens, from any of the threads, one call at a time. */
  public interface Listener {
    /**
     * A calculation begins, or its answer is looked up.
     *
     * @param index in the list
     */
    void started(int index, Calculation calculation);

    /**
     * An answer is there.
     *
     * @param index in the list
     * @param left an estimate for what is left
     */
    void finished(int index, Verification.Result result, TimeLeft left);
  }

  /**
   * A queue.
   *
   * @param workers run the waiting; with {@code jobs} threads or more
   * @param jobs calculations at a time
   */
  public VerificationQueue(Verification verification, ExecutorService workers, int jobs) {
    this.verification = verification;
    this.workers = workers;
    this.jobs = jobs;
  }

  /**
   * Answers all calculations.
   *
   * @param stop asked often; once it is true running calculations are ended
   * @return an answer for each of them, in their order
   * @throws BackcastException {@code INTERRUPTED} if it was stopped, or the first failure that is
   *     none of a calculation
   */
  public List<Answer> run(List<Calculation> calculations, BooleanSupplier stop, Listener listener)
      throws BackcastException {
    AtomicBoolean failed = new AtomicBoolean();
    BooleanSupplier end = () -> stop.getAsBoolean() || failed.get();
    Answer[] answers = new Answer[calculations.size()];
    TimeLeft.Counter counter = new TimeLeft.Counter(calculations.size(), jobs);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < calculations.size(); i++) {
      int index = i;
      futures.add(
          workers.submit(
              () -> {
                if (end.getAsBoolean()) {
                  throw stopped();
                }
                Calculation calculation = calculations.get(index);
                synchronized (counter) {
                  listener.started(index, calculation);
                }
                try {
                  Verification.Result result = verification.answer(calculation, end);
                  answers[index] = result.answer();
                  synchronized (counter) {
                    listener.finished(index, result, counter.after(result));
                  }
                } catch (BackcastException e) {
                  failed.set(true);
                  throw e;
                }
                return index;
              }));
    }
    await(futures, failed);
    return Arrays.asList(answers);
  }

  /** Waits for all, so that no process is left, then throws the first failure that is no stop. */
  private static void await(List<Future<?>> futures, AtomicBoolean failed)
      throws BackcastException {
    BackcastException first = null;
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof BackcastException known)) {
          failed.set(true);
          throw new IllegalStateException(e.getCause());
        }
        if (first == null || first.code() == ErrorCode.INTERRUPTED) {
          first = known;
        }
      } catch (InterruptedException e) {
        failed.set(true);
        Thread.currentThread().interrupt();
        first = first == null ? stopped() : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static BackcastException stopped() {
    return new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("verify.stopped"));
  }
}
