package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.testing.RecordedFailures;
import io.backcast.ui.testing.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskRunnerTest {
  private final RecordedFailures failures = new RecordedFailures();
  private final TaskRunner runner = new TaskRunner(Runnable::run, Runnable::run, failures);
  private final List<String> heard = new ArrayList<>();

  private final class Recorded implements TaskRunner.Outcome<String> {
    private final Runnable onSuccess;

    Recorded(Runnable onSuccess) {
      this.onSuccess = onSuccess;
    }

    @Override
    public void succeeded(String result) {
      heard.add("succeeded " + result);
      onSuccess.run();
    }

    @Override
    public void failed(BackcastException failure) {
      heard.add("failed " + failure.code());
    }

    @Override
    public void released() {
      heard.add("released");
    }

    @Override
    public void discarded(String result) {
      heard.add("discarded " + result);
    }
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void whateverTheWorkThrowsArrivesInItsOutcome(Thrown thrown) {
    runner.run(
        () -> {
          thrown.now();
          return "never";
        },
        new Recorded(() -> {}));
    assertThat(heard).containsExactly("failed UNEXPECTED", "released");
    assertThat(failures.shown()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void whateverTheOutcomeThrowsArrivesInItToo(Thrown thrown) {
    runner.run(() -> "done", new Recorded(thrown::now));
    assertThat(heard).containsExactly("succeeded done", "failed UNEXPECTED", "released");
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void whateverEvenTheFailureHandlerThrowsIsShown(Thrown thrown) {
    runner.run(
        () -> {
          throw new BackcastException(ErrorCode.FAILED, "first");
        },
        new TaskRunner.Outcome<String>() {
          @Override
          public void succeeded(String result) {}

          @Override
          public void failed(BackcastException failure) {
            thrown.now();
          }
        });
    assertThat(failures.shown())
        .singleElement()
        .satisfies(f -> assertThat(f.getCause()).isInstanceOf(thrown.type()));
  }

  @ParameterizedTest
  @MethodSource("io.backcast.ui.testing.Thrown#kinds")
  void whateverIsThrownOnTheForegroundIsShown(Thrown thrown) {
    runner.onForeground(thrown::now);
    assertThat(failures.shown()).hasSize(1);
  }

  @Test
  void onceClosedResultsAreDiscardedAndFailuresGoToTheLogAlone() {
    runner.close();
    runner.run(() -> "late", new Recorded(() -> {}));
    runner.run(
        () -> {
          throw new BackcastException(ErrorCode.FAILED, "late");
        },
        new Recorded(() -> {}));
    assertThat(heard).containsExactly("discarded late", "released", "released");
    assertThat(failures.noted()).hasSize(1);
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void aKnownFailureStaysItselfHoweverItIsWrapped() {
    BackcastException known = new BackcastException(ErrorCode.BAD_CSV, "line 3");
    assertThat(UnexpectedFailure.of(new CompletionException(new ExecutionException(known))))
        .isSameAs(known);
    IllegalStateException fault = new IllegalStateException("fault");
    assertThat(UnexpectedFailure.of(new CompletionException(fault)).getCause()).isSameAs(fault);
  }
}
