package io.backcast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.Patience;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private final List<String> computed = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();

  /** Answers each calculation with the length of its first edge, and remembers it. */
  private final class Counting implements CalculationProgram {
    private final AnswerStatus status;
    private final Runnable before;

    Counting(AnswerStatus status, Runnable before) {
      this.status = status;
      this.before = before;
    }

    @Override
    public String name() {
      return "gpaw";
    }

    @Override
    public void requireInstalled() {
      // always is
    }

    @Override
    public Answer calculate(Calculation c, Path run, Duration limit, BooleanSupplier stop)
        throws BackcastException {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      before.run();
      if (stop.getAsBoolean()) {
        throw new BackcastException(ErrorCode.INTERRUPTED, "Stopped.");
      }
      computed.add(c.key());
      running.decrementAndGet();
      return status == AnswerStatus.CONVERGED
          ? Sample.answer(c, c.structure().lattice().a())
          : Answer.failed(c, status, "No.", 1, Sample.NOON, "test");
    }
  }

  private static final VerificationQueue.Listener SILENT =
      new VerificationQueue.Listener() {
        @Override
        public void started(int index, Calculation calculation) {
          // nothing to tell
        }

        @Override
        public void finished(int index, Verification.Result result, TimeLeft left) {
          // nothing to tell
        }
      };

  private Verification verification(CalculationProgram program) throws Exception {
    return new Verification(
        new AnswerStore(folder.resolve("answers.jsonl"), Sample.JSON),
        program,
        folder.resolve("runs"),
        LIMIT);
  }

  private List<Answer> run(
      CalculationProgram program,
      int jobs,
      BooleanSupplier stop,
      VerificationQueue.Listener listener,
      double... edges)
      throws Exception {
    List<Calculation> all = new ArrayList<>();
    for (double a : edges) {
      all.add(Sample.calculation(a));
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
      return new VerificationQueue(verification(program), workers, jobs).run(all, stop, listener);
    }
  }

  @Test
  void nothingIsComputedTwice() throws Exception {
    Counting program = new Counting(AnswerStatus.CONVERGED, () -> {});
    List<Answer> answers = run(program, 3, () -> false, SILENT, 3, 3.1, 3, 3.1, 3.2);
    assertThat(answers).extracting(Answer::gap).containsExactly(3.0, 3.1, 3.0, 3.1, 3.2);
    assertThat(computed).hasSize(3).doesNotHaveDuplicates();
    run(program, 1, () -> false, SILENT, 3.2, 3.3);
    assertThat(computed).hasSize(4);
  }

  @Test
  void aFailureIsTriedAgain() throws Exception {
    assertThat(run(new Counting(AnswerStatus.TIME_LIMIT, () -> {}), 1, () -> false, SILENT, 3))
        .extracting(Answer::status)
        .containsExactly(AnswerStatus.TIME_LIMIT);
    assertThat(run(new Counting(AnswerStatus.CONVERGED, () -> {}), 1, () -> false, SILENT, 3))
        .extracting(Answer::gap)
        .containsExactly(3.0);
  }

  @Test
  void aStopKeepsWhatIsFinishedAndTheSameListGoesOn() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    Counting program =
        new Counting(
            AnswerStatus.CONVERGED,
            () -> {
              if (computed.size() == 2) {
                stop.set(true);
              }
            });
    assertThatThrownBy(() -> run(program, 1, stop::get, SILENT, 3, 3.1, 3.2, 3.3))
        .isInstanceOf(BackcastException.class)
        .extracting(e -> ((BackcastException) e).code())
        .isEqualTo(ErrorCode.INTERRUPTED);
    assertThat(computed).hasSize(2);
    Counting again = new Counting(AnswerStatus.CONVERGED, () -> {});
    assertThat(run(again, 1, () -> false, SILENT, 3, 3.1, 3.2, 3.3)).hasSize(4);
    assertThat(computed).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void jobsRunSideBySideAndNoMore() throws Exception {
    CountDownLatch beside = new CountDownLatch(2);
    Counting program =
        new Counting(
            AnswerStatus.CONVERGED,
            () -> {
              beside.countDown();
              try {
                // the first waits until another runs beside it
                Patience.open(beside);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    run(program, 2, () -> false, SILENT, 3, 3.1, 3.2, 3.3, 3.4);
    assertThat(most.get()).isEqualTo(2);
  }

  @Test
  void progressTellsHowMuchIsLeft() throws Exception {
    List<TimeLeft> told = Collections.synchronizedList(new ArrayList<>());
    run(new Counting(AnswerStatus.CONVERGED, () -> {}), 1, () -> false, SILENT, 3);
    run(
        new Counting(AnswerStatus.CONVERGED, () -> {}),
        1,
        () -> false,
        new VerificationQueue.Listener() {
          @Override
          public void started(int index, Calculation calculation) {
            assertThat(index).isEqualTo(told.size());
          }

          @Override
          public void finished(int index, Verification.Result result, TimeLeft left) {
            assertThat(result.known()).isEqualTo(index == 0);
            told.add(left);
          }
        },
        3,
        3.1,
        3.2,
        3.3);
    // each takes a second by what it says
    assertThat(told)
        .containsExactly(
            new TimeLeft(1, 4, null),
            new TimeLeft(2, 4, 2.0),
            new TimeLeft(3, 4, 1.0),
            new TimeLeft(4, 4, 0.0));
  }
}
