package io.backcast.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.ui.common.UnexpectedFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class FailureReporterTest {
  private final List<LogRecord> logged = new ArrayList<>();
  private final List<String> opened = new ArrayList<>();
  private final List<String> added = new ArrayList<>();
  private final List<Runnable> close = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private boolean broken;

  private final FailureReporter reporter =
      new FailureReporter(new Recorded(), logger(), Runnable::run, () -> now);

  private final class Recorded implements FailureView {
    @Override
    public void open(BackcastException failure, Runnable closed) {
      if (broken) {
        throw new IllegalStateException("no dialog today");
      }
      opened.add(failure.sentence());
      close.add(closed);
    }

    @Override
    public void add(BackcastException failure) {
      added.add(failure.sentence());
    }
  }

  private Logger logger() {
    Logger log = Logger.getAnonymousLogger();
    log.setUseParentHandlers(false);
    log.setLevel(Level.ALL);
    log.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
    return log;
  }

  private static BackcastException known(String sentence) {
    return new BackcastException(ErrorCode.BAD_CSV, sentence);
  }

  @Test
  void whatFailsWhileTheDialogIsOpenIsAddedToIt() {
    reporter.show(known("one"));
    reporter.show(known("two"));
    reporter.show(known("three"));
    assertThat(opened).containsExactly("one");
    assertThat(added).containsExactly("two", "three");
    close.getFirst().run();
    reporter.show(known("four"));
    assertThat(opened).containsExactly("one", "four");
    assertThat(logged).hasSize(4);
  }

  @Test
  void theSameFaultTenTimesASecondIsToldOnceAndAlwaysLogged() {
    for (int i = 0; i < 30; i++) {
      reporter.uncaughtException(Thread.currentThread(), new IllegalStateException("tick " + i));
      close.forEach(Runnable::run);
      now = now.plus(Duration.ofMillis(100));
    }
    assertThat(opened).hasSize(1);
    assertThat(logged).hasSize(30);
    now = now.plus(Duration.ofSeconds(20));
    reporter.uncaughtException(Thread.currentThread(), new NumberFormatException("another"));
    assertThat(opened).hasSize(2);
  }

  @Test
  void aKnownFailureIsToldEveryTimeItIsProvoked() {
    reporter.show(known("no such file"));
    close.getFirst().run();
    reporter.show(known("no such file"));
    assertThat(opened).hasSize(2);
  }

  @Test
  void anOutdatedFailureIsOnlyLogged() {
    reporter.note(known("stale"));
    assertThat(opened).isEmpty();
    assertThat(logged).singleElement().extracting(LogRecord::getThrown).isNotNull();
  }

  @Test
  void aDialogThatCannotBeShownAsksForNoOther() {
    broken = true;
    reporter.show(UnexpectedFailure.of(new StackOverflowError()));
    assertThat(logged).extracting(LogRecord::getLevel).contains(Level.SEVERE);
    broken = false;
    reporter.show(known("after that"));
    assertThat(opened).containsExactly("after that");
  }
}
