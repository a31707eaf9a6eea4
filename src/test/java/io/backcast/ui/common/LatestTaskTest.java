package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.Thrown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatestTaskTest {
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final List<Integer> worked = new ArrayList<>();
  private final List<Integer> received = new ArrayList<>();
  private final RecordedFailures failures = new RecordedFailures();
  private final TaskRunner runner = new TaskRunner(background::add, Runnable::run, failures);
  private final LatestTask<Integer, Integer> task =
      new LatestTask<>(
          i -> {
            worked.add(i);
            return 10 * i;
          },
          received::add,
          runner);

  @Test
  void aNewerRequestReplacesTheOneThatWaits() {
    task.submit(1);
    task.submit(2);
    task.submit(3);
    assertThat(task.idle()).isFalse();
    background.removeFirst().run();
    assertThat(worked).containsExactly(3);
    assertThat(received).containsExactly(30);
    assertThat(task.idle()).isTrue();
  }

  @Test
  void aRequestAfterTheEndIsWorkedToo() {
    task.submit(1);
    background.removeFirst().run();
    task.submit(2);
    background.removeFirst().run();
    assertThat(received).containsExactly(10, 20);
  }

  @Test
  void aRequestAfterTheExecutorHasBeenShutDownDoesNothing() {
    var gone = Executors.newSingleThreadExecutor();
    gone.shutdown();
    LatestTask<Integer, Integer> late =
        new LatestTask<>(i -> i, received::add, new TaskRunner(gone, Runnable::run, failures));
    late.submit(1);
    assertThat(late.idle()).isTrue();
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void whateverTheWorkThrowsTheTaskIsIdleAndTakesTheNextRequest(Thrown thrown) {
    LatestTask<Integer, Integer> fragile =
        new LatestTask<>(
            i -> {
              if (i == 1) {
                thrown.now();
              }
              return i;
            },
            received::add,
            runner);
    fragile.submit(1);
    background.removeFirst().run();
    assertThat(fragile.idle()).isTrue();
    assertThat(failures.shown())
        .singleElement()
        .satisfies(f -> assertThat(f.getCause()).isInstanceOf(thrown.type()));
    fragile.submit(2);
    background.removeFirst().run();
    assertThat(received).containsExactly(2);
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void whateverTheReceiverThrowsTheTaskIsIdle(Thrown thrown) {
    LatestTask<Integer, Integer> fragile = new LatestTask<>(i -> i, i -> thrown.now(), runner);
    fragile.submit(1);
    background.removeFirst().run();
    assertThat(fragile.idle()).isTrue();
    assertThat(failures.shown()).hasSize(1);
  }

  @Test
  void theFailureOfARequestThatANewerOneHasReplacedIsKeptInTheLogAlone() {
    List<LatestTask<Integer, Integer>> self = new ArrayList<>();
    LatestTask<Integer, Integer> replaced =
        new LatestTask<>(
            i -> {
              if (i == 1) {
                self.getFirst().submit(2);
                throw new BackcastException(ErrorCode.FAILED, "too late");
              }
              return i;
            },
            received::add,
            runner);
    self.add(replaced);
    replaced.submit(1);
    background.removeFirst().run();
    assertThat(replaced.idle()).isFalse();
    background.removeFirst().run();
    assertThat(failures.shown()).isEmpty();
    assertThat(failures.noted())
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("too late");
    assertThat(received).containsExactly(2);
    assertThat(replaced.idle()).isTrue();
  }

  @Test
  void whatIsWithdrawnBeforeItBeginsIsNotWorkedAndNobodyHearsOfIt() {
    task.submit(1);
    task.cancel();
    background.removeFirst().run();
    assertThat(worked).isEmpty();
    assertThat(received).isEmpty();
    assertThat(failures.shown()).isEmpty();
    assertThat(failures.noted()).isEmpty();
    assertThat(task.idle()).isTrue();
    task.submit(2);
    background.removeFirst().run();
    assertThat(received).containsExactly(20);
  }

  @Test
  void whatIsWithdrawnWhileItRunsIsInterruptedAndTheNextIsNot() {
    List<Boolean> interrupted = new ArrayList<>();
    List<LatestTask<Integer, Integer>> self = new ArrayList<>();
    LatestTask<Integer, Integer> slow =
        new LatestTask<>(
            i -> {
              if (i == 1) {
                self.getFirst().cancel();
                if (Thread.currentThread().isInterrupted()) {
                  throw new BackcastException(ErrorCode.INTERRUPTED, "Stopped.");
                }
              }
              interrupted.add(Thread.currentThread().isInterrupted());
              return i;
            },
            received::add,
            runner);
    self.add(slow);
    slow.submit(1);
    background.removeFirst().run();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(failures.noted()).isEmpty();
    assertThat(failures.shown()).isEmpty();
    slow.submit(2);
    background.removeFirst().run();
    assertThat(interrupted).containsExactly(false);
    assertThat(received).containsExactly(2);
  }
}
