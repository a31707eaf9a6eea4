package io.backcast.verify.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.Patience;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.Calculation;
import io.backcast.verify.Mos2Calculations;
import io.backcast.verify.TriedProgram;
import io.backcast.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalculationQueueTest {
  @TempDir private Path folder;
  private final Mos2Calculations mos2;
  private final Calculation first;
  private final Calculation second;
  private final Calculation third;
  private final TriedProgram program =
      new TriedProgram(c -> c.structure().lattice().a() > 3.3 ? Double.NaN : 1);
  private final List<Answer> told = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private CalculationQueue queue;
  private AnswerStore answers;

  CalculationQueueTest() throws Exception {
    mos2 = new Mos2Calculations();
    first = mos2.of(mos2.design(3.1));
    second = mos2.of(mos2.design(3.2));
    third = mos2.of(mos2.design(3.4));
  }

  @BeforeEach
  void begin() throws Exception {
    queue = queue();
    answers = new AnswerStore(folder.resolve("answers.jsonl"), new Json());
  }

  private CalculationQueue queue() {
    InstantSource clock = () -> now;
    return new CalculationQueue(new QueueFile(folder.resolve("queue.json"), new Json()), clock);
  }

  private QueueRunner runner() {
    return new QueueRunner(
        queue,
        Map.of(
            Calculation.GPAW,
            new Verification(answers, program, folder.resolve("runs"), Duration.ofMinutes(1))),
        InstantSource.system());
  }

  private void addAll() throws BackcastException {
    queue.add("one", first);
    queue.add("two", second);
    queue.add("three", third);
  }

  private static List<String> labels(CalculationQueue of) {
    return of.view().calculations().stream().map(QueuedCalculation::label).toList();
  }

  @Test
  void whatWaitedAndWhatRanWaitsAfterTheProgramWasKilled() throws Exception {
    addAll();
    queue.begin();
    queue.move(third.key(), -1);
    queue.pause(true);
    CalculationQueue next = queue();
    next.load();
    assertThat(labels(next)).containsExactly("one", "three", "two");
    assertThat(next.view().calculations())
        .allMatch(c -> c.state() == QueueState.WAITING)
        .extracting(c -> c.calculation().key())
        .containsExactly(first.key(), third.key(), second.key());
    assertThat(next.view().paused()).isTrue();
  }

  /** A program that has the queue until its input ends. */
  private Process other() throws Exception {
    Path source = folder.resolve("Other.java");
    Files.writeString(
        source,
        """
        public class Other {
          public static void main(String[] file) throws Exception {
            try (var c = new java.io.RandomAccessFile(file[0], "rw").getChannel(); var l = c.lock()) {
              System.out.println("locked");
              System.in.read();
            }
          }
        }
        """);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                source.toString(),
                folder.resolve("queue.json.lock").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("locked");
    return process;
  }

  @Test
  void theQueueOfAnotherProgramIsShownAndNotChanged() throws Exception {
    Process other = other();
    String theirs;
    try {
      // as the other program writes it
      new QueueFile(folder.resolve("queue.json"), new Json())
          .write(QueueFile.Content.of(false, List.of(QueuedCalculation.waiting("theirs", first))));
      theirs = Files.readString(folder.resolve("queue.json"));
      queue.load();
      assertThat(labels(queue)).containsExactly("theirs");
      assertThatThrownBy(() -> queue.add("mine", second))
          .hasMessageContaining("Another running Backcast");
      assertThatThrownBy(() -> runner().run(told::add))
          .hasMessageContaining("Another running Backcast");
      assertThat(program.asked).isEmpty();
      assertThat(labels(queue)).containsExactly("theirs");
      assertThat(Files.readString(folder.resolve("queue.json"))).isEqualTo(theirs);
    } finally {
      other.getOutputStream().close();
      assertThat(Patience.exitCode(other)).isZero();
    }
    // it has ended, and what it left is taken up
    queue.add("mine", second);
    assertThat(labels(queue)).containsExactly("theirs", "mine");
  }

  @Test
  void allAreCarriedOutInTheirOrderAndToldWithTheirEnd() throws Exception {
    addAll();
    queue.move(second.key(), -1);
    runner().run(told::add);
    assertThat(program.asked)
        .extracting(Calculation::key)
        .containsExactly(second.key(), first.key(), third.key());
    assertThat(told).extracting(Answer::converged).containsExactly(true, true, false);
    assertThat(queue.view().calculations())
        .extracting(QueuedCalculation::state)
        .containsExactly(QueueState.DONE, QueueState.DONE, QueueState.FAILED);
    assertThat(queue.view().calculations().getLast().reason()).isEqualTo("It did not converge.");
    assertThat(answers.all()).hasSize(2);
    CalculationQueue next = queue();
    next.load();
    // answers are in the store; what failed stays in sight
    assertThat(labels(next)).containsExactly("three");
  }

  @Test
  void nothingIsComputedTwiceAndNothingIsQueuedTwice() throws Exception {
    addAll();
    assertThat(queue.add("again", first)).isFalse();
    runner().run(told::add);
    assertThat(queue.add("again", first)).isTrue();
    runner().run(told::add);
    assertThat(program.asked).hasSize(3);
    assertThat(told).hasSize(4);
  }

  @Test
  void whatFailedCanBeTriedAgain() throws Exception {
    queue.add("three", third);
    runner().run(told::add);
    queue.retry(third.key());
    runner().run(told::add);
    assertThat(program.asked).hasSize(2);
  }

  @Test
  void aPausedQueueBeginsNothing() throws Exception {
    addAll();
    queue.pause(true);
    runner().run(told::add);
    assertThat(program.asked).isEmpty();
    queue.pause(false);
    runner().run(told::add);
    assertThat(program.asked).hasSize(3);
  }

  @Test
  void whatIsCancelledWhileItRunsIsStoppedAndGoneAndTheNextFollows() throws Exception {
    addAll();
    program.hold = new CountDownLatch(1);
    QueueRunner runner = runner();
    CompletableFuture<Void> work = work(runner);
    waitUntilRunning(first);
    program.hold = null;
    runner.cancel(first.key());
    Patience.result(work);
    assertThat(labels(queue)).containsExactly("two", "three");
    assertThat(answers.find(first.key())).isEmpty();
    assertThat(answers.find(second.key())).isPresent();
  }

  @Test
  void theEndOfTheProgramStopsWhatRunsWhichThenWaits() throws Exception {
    addAll();
    program.hold = new CountDownLatch(1);
    QueueRunner runner = runner();
    CompletableFuture<Void> work = work(runner);
    waitUntilRunning(first);
    runner.close();
    Patience.result(work);
    assertThat(queue.view().count(QueueState.WAITING)).isEqualTo(3);
    assertThat(program.asked).hasSize(1);
    assertThat(answers.all()).isEmpty();
  }

  private CompletableFuture<Void> work(QueueRunner runner) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            runner.run(told::add);
          } catch (BackcastException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void waitUntilRunning(Calculation one) throws Exception {
    Patience.until(() -> program.asked.contains(one));
    assertThat(queue.view().count(QueueState.RUNNING)).isEqualTo(1);
  }

  @Test
  void theTimeLeftIsThatOfTheOnesBefore() throws Exception {
    addAll();
    assertThat(queue.view().left(now, 1)).isNull();
    queue.begin();
    queue.end(first.key(), Answer.converged(first, 1, null, null, 20, Instant.EPOCH, "tried"));
    queue.begin();
    now = now.plusSeconds(5);
    QueueView view = queue.view();
    assertThat(view.left(now, 1)).isEqualTo(Duration.ofSeconds(35));
    assertThat(view.progress(second.key(), now)).isEqualTo(0.25);
    assertThat(view.progress(third.key(), now)).isNegative();
  }

  @Test
  void aDamagedFileIsToldAndKeptAsideAndTheQueueStartsEmpty() throws Exception {
    Path file = folder.resolve("queue.json");
    Files.writeString(file, "{\"formatVersion\": 1, ");
    assertThatThrownBy(queue::load)
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("queue.json.unreadable");
    assertThat(file).hasContent("{\"formatVersion\": 1, ");
    queue.add("one", first);
    assertThat(labels(queue)).containsExactly("one");
    assertThat(folder.resolve("queue.json.unreadable")).hasContent("{\"formatVersion\": 1, ");
    queue.add("two", second);
    CalculationQueue next = queue();
    next.load();
    assertThat(labels(next)).containsExactly("one", "two");
  }

  @Test
  void aFileOfANewerProgramIsKeptForItAndSoIsTheOneBefore() throws Exception {
    Files.writeString(folder.resolve("queue.json.unreadable"), "before");
    Files.writeString(folder.resolve("queue.json"), "{\"formatVersion\": 2}");
    assertThatThrownBy(queue::load).hasMessageContaining("newer");
    queue.pause(true);
    assertThat(folder.resolve("queue.json.unreadable")).hasContent("before");
    assertThat(folder.resolve("queue.json.unreadable-2")).hasContent("{\"formatVersion\": 2}");
  }

  /** Nothing can be written below a file in the place of the folder. */
  private final class Disk {
    private final Path place = folder.resolve("place");

    Path file() {
      return place.resolve("queue.json");
    }

    void fill() {
      try {
        AtomicFiles.deleteTree(place);
        Files.createFile(place);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void free() throws IOException {
      Files.delete(place);
    }
  }

  @Test
  void aChangeThatCannotBeWrittenIsNotMade() throws Exception {
    Disk disk = new Disk();
    queue = new CalculationQueue(new QueueFile(disk.file(), new Json()), () -> now);
    addAll();
    disk.fill();
    assertThatThrownBy(queue::begin).isInstanceOf(BackcastException.class);
    assertThatThrownBy(() -> queue.pause(true)).isInstanceOf(BackcastException.class);
    assertThatThrownBy(() -> queue.remove(second.key())).isInstanceOf(BackcastException.class);
    assertThat(queue.view().count(QueueState.WAITING)).isEqualTo(3);
    assertThat(queue.view().began()).isEmpty();
    assertThat(queue.view().anyWaits()).isTrue();
    disk.free();
    assertThat(queue.begin()).hasValueSatisfying(c -> assertThat(c.label()).isEqualTo("one"));
  }

  @Test
  void whatHasEndedDoesNotRunForEverBecauseItCannotBeWritten() throws Exception {
    Disk disk = new Disk();
    queue = new CalculationQueue(new QueueFile(disk.file(), new Json()), () -> now);
    queue.add("one", first);
    TriedProgram filling =
        new TriedProgram(
            c -> {
              disk.fill();
              return 1;
            });
    QueueRunner runner =
        new QueueRunner(
            queue,
            Map.of(
                Calculation.GPAW,
                new Verification(answers, filling, folder.resolve("runs"), Duration.ofMinutes(1))),
            InstantSource.system());
    assertThatThrownBy(() -> runner.run(told::add)).isInstanceOf(BackcastException.class);
    assertThat(queue.view().count(QueueState.RUNNING)).isZero();
    assertThat(queue.view().began()).isEmpty();
    disk.free();
    // its answer is there
    runner.run(told::add);
    assertThat(filling.asked).hasSize(1);
    assertThat(queue.view().count(QueueState.DONE)).isEqualTo(1);
    assertThat(queue.view().anyWaits()).isFalse();
  }
}
