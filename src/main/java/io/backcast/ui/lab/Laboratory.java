package io.backcast.ui.lab;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import io.backcast.ui.common.TaskRunner;
import io.backcast.verify.Answer;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.queue.QueueView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The queue of calculations and their answers, one for the whole program, so that another model may
 * be opened while they run. Its properties change on the FX thread alone; all work is done in the
 * background.
 */
public final class Laboratory implements AutoCloseable {
  /** How long the end of the program waits for a running calculation to be stopped. */
  private static final long PATIENCE_MS = 3000;

  private final @Nullable Bench bench;
  private final TaskRunner runner;
  private final ReadOnlyObjectWrapper<QueueView> queue =
      new ReadOnlyObjectWrapper<>(QueueView.EMPTY);
  private final ReadOnlyObjectWrapper<List<Answer>> answers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Deque<List<Answer>> taken = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canTakeBack = new ReadOnlyBooleanWrapper();
  private boolean working;
  private CountDownLatch idle = new CountDownLatch(0);

  /** A calculation to be queued. */
  public record Wanted(String label, Calculation calculation) {}

  /** Changes the queue. */
  @FunctionalInterface
  private interface Change {
    void on(Bench bench) throws BackcastException;
  }

  private Laboratory(@Nullable Bench bench, TaskRunner runner) {
    this.bench = bench;
    this.runner = runner;
  }

  /** A laboratory that calculates nothing, for a window without a program around it. */
  public static Laboratory none() {
    return new Laboratory(null, new TaskRunner(Runnable::run, Runnable::run, failure -> {}));
  }

  /**
   * A laboratory that goes on with what was queued in the last run.
   *
   * @param runner with two threads, one of which calculates; closed with the laboratory
   */
  public static Laboratory open(Bench bench, TaskRunner runner) {
    Laboratory made = new Laboratory(bench, runner);
    bench.queue().onChange(() -> runner.onForeground(made::showQueue));
    made.change(b -> b.queue().load());
    made.reload();
    return made;
  }

  /** A laboratory that shows answers and carries nothing out, for a picture. */
  public static Laboratory showing(Bench bench) {
    Laboratory made =
        new Laboratory(bench, new TaskRunner(Runnable::run, Runnable::run, failure -> {}));
    made.reload();
    return made;
  }

  /** The queue; changes on the FX thread. */
  public ReadOnlyObjectProperty<QueueView> queueProperty() {
    return queue.getReadOnlyProperty();
  }

  /** All converged answers, the oldest first. */
  public ReadOnlyObjectProperty<List<Answer>> answersProperty() {
    return answers.getReadOnlyProperty();
  }

  /** What it works with; null if it calculates nothing. */
  public @Nullable Bench bench() {
    return bench;
  }

  /** Runs work of the laboratory in the background. */
  public TaskRunner runner() {
    return runner;
  }

  /**
   * Queues calculations once their program has answered that it is installed.
   *
   * @param then receives how many were added, on the FX thread
   * @param failed receives why none was
   */
  public void verify(
      List<Wanted> wanted,
      CalculationProgram program,
      Consumer<Integer> then,
      Consumer<BackcastException> failed) {
    Bench now = bench;
    if (now == null) {
      failed.accept(new BackcastException(ErrorCode.FAILED, Sentence.of("laboratory.none")));
      return;
    }
    runner.run(
        () -> {
          program.requireInstalled();
          int added = 0;
          for (Wanted one : wanted) {
            added += now.queue().add(one.label(), one.calculation()) ? 1 : 0;
          }
          return added;
        },
        new TaskRunner.Outcome<Integer>() {
          @Override
          public void succeeded(Integer added) {
            then.accept(added);
          }

          @Override
          public void failed(BackcastException failure) {
            failed.accept(failure);
          }
        });
  }

  /** Takes a calculation out of the queue, and stops it if it runs. */
  public void cancel(String id) {
    change(b -> b.runner().cancel(id));
  }

  /** Moves one that waits by some places, negative to be carried out earlier. */
  public void move(String id, int by) {
    change(b -> b.queue().move(id, by));
  }

  /** Lets one that failed be carried out again. */
  public void retry(String id) {
    change(b -> b.queue().retry(id));
  }

  /** Begins no further calculations, or goes on. */
  public void pause(boolean now) {
    change(b -> b.queue().pause(now));
  }

  /** Removes those that are over. */
  public void clear() {
    change(b -> b.queue().clear());
  }

  /** Whether answers were taken up from files that can be taken back. */
  public ReadOnlyBooleanProperty canTakeBackProperty() {
    return canTakeBack.getReadOnlyProperty();
  }

  /** Remembers answers that were added from files, as one step to take back; then shows them. */
  public void tookUp(List<Answer> added) {
    if (!added.isEmpty()) {
      taken.push(List.copyOf(added));
      canTakeBack.set(true);
      reload();
    }
  }

  /**
   * Takes back the answers that were added last.
   *
   * @param then receives how many, on the FX thread
   */
  public void takeBack(Consumer<Integer> then) {
    Bench now = bench;
    if (now == null || taken.isEmpty()) {
      return;
    }
    List<Answer> last = taken.pop();
    canTakeBack.set(!taken.isEmpty());
    runner.run(
        () -> {
          for (Answer answer : last) {
            now.answers().withdraw(answer);
          }
          return last.size();
        },
        new Reporting<>(
            count -> {
              reload();
              then.accept(count);
            }));
  }

  /** Reads the answers again, for example after others were added. */
  public void reload() {
    Bench now = bench;
    if (now != null) {
      runner.run(() -> now.answers().all(), new Reporting<>(answers::set));
    }
  }

  private void change(Change change) {
    Bench now = bench;
    if (now != null) {
      runner.run(
          () -> {
            change.on(now);
            return true;
          },
          new Reporting<>(done -> {}));
    }
  }

  private void showQueue() {
    Bench now = bench;
    if (now == null) {
      return;
    }
    QueueView seen = now.queue().view();
    queue.set(seen);
    if (!working && seen.anyWaits()) {
      work(now);
    }
  }

  private void work(Bench now) {
    working = true;
    CountDownLatch end = new CountDownLatch(1);
    idle = end;
    runner.run(
        () -> {
          now.runner().run(answer -> runner.onForeground(() -> show(answer)));
          return true;
        },
        new TaskRunner.Outcome<Boolean>() {
          @Override
          public void succeeded(Boolean done) {
            working = false;
            // something may have been added after the last look
            showQueue();
          }

          @Override
          public void failed(BackcastException failure) {
            working = false;
            runner.report(failure);
          }

          @Override
          public void released() {
            end.countDown();
          }
        });
  }

  private void show(Answer answer) {
    if (answer.converged()) {
      reload();
    }
  }

  /** Stops what runs; it goes on with the next start of the program. */
  @Override
  public void close() {
    Bench now = bench;
    if (now != null) {
      now.queue().onChange(() -> {});
      now.runner().close();
      await();
    }
    runner.close();
  }

  private void await() {
    try {
      if (!idle.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        // interrupted by the runner, which ends its process at once
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reports a failure. */
  private final class Reporting<T extends Object> implements TaskRunner.Outcome<T> {
    private final Consumer<T> receiver;

    Reporting(Consumer<T> receiver) {
      this.receiver = receiver;
    }

    @Override
    public void succeeded(T result) {
      receiver.accept(result);
    }

    @Override
    public void failed(BackcastException failure) {
      runner.report(failure);
    }
  }
}
