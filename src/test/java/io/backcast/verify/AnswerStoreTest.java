package io.backcast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerStoreTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("below").resolve("answers.jsonl");
  }

  private AnswerStore store() throws Exception {
    return new AnswerStore(file, Sample.JSON);
  }

  @Test
  void anAnswerIsFoundAgainByAnotherStore() throws Exception {
    Calculation calculation = Sample.calculation(3);
    AnswerStore early = store();
    store().append(Sample.answer(calculation, 1.5));
    assertThat(early.find(calculation.key()).orElseThrow().gap()).isEqualTo(1.5);
    assertThat(store().all()).singleElement().extracting(Answer::source).isEqualTo("test");
    assertThat(store().find("other")).isEmpty();
  }

  @Test
  void aTornLastLineIsSkippedAndDoesNotSpoilTheNext() throws Exception {
    store().append(Sample.answer(Sample.calculation(3), 1.5));
    Files.writeString(file, "{\"key\":\"torn", StandardOpenOption.APPEND);
    AnswerStore store = store();
    assertThat(store.all()).hasSize(1);
    store.append(Sample.answer(Sample.calculation(3.1), 1.2));
    assertThat(store.all()).hasSize(2);
    assertThat(store.skipped()).isEqualTo(1);
    assertThat(store().all()).hasSize(2);
  }

  @Test
  void aFailureIsNoAnswerAndIsReplacedByOne() throws Exception {
    Calculation calculation = Sample.calculation(3);
    AnswerStore store = store();
    store.append(
        Answer.failed(calculation, AnswerStatus.KILLED, "Killed.", 3, Sample.NOON, "test"));
    assertThat(store.find(calculation.key())).isEmpty();
    assertThat(store.failure(calculation.key()).orElseThrow().reason()).isEqualTo("Killed.");
    store.append(Sample.answer(calculation, 1));
    assertThat(store.find(calculation.key())).isPresent();
    assertThat(store.failure(calculation.key())).isEmpty();
  }

  @Test
  void onlyAConvergedAnswerHasNumbers() {
    Calculation calculation = Sample.calculation(3);
    assertThatThrownBy(
            () ->
                new Answer(
                    "k",
                    "p",
                    AnswerStatus.NOT_CONVERGED,
                    1.0,
                    null,
                    null,
                    1,
                    "",
                    new double[3][3],
                    0,
                    "",
                    ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sample.answer(calculation, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Sample.answer(calculation, 0.004).gap()).isZero();
  }

  @Test
  void manyWritersLoseNothing() throws Exception {
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all =
          IntStream.range(0, 24)
              .<Future<?>>mapToObj(
                  i ->
                      workers.submit(
                          () -> {
                            // a store each, so that no store keeps them apart
                            store().append(Sample.answer(Sample.calculation(3 + i / 100.0), 1));
                            return i;
                          }))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
    AnswerStore store = store();
    assertThat(store.all()).hasSize(24);
    assertThat(store.skipped()).isZero();
  }
}
