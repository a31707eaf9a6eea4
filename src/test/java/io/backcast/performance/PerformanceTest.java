package io.backcast.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.io.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures are kept as they were measured, and pages say what the records say. */
class PerformanceTest {
  private static final Machine MACHINE =
      new Machine("some processor", 4, 16, "Linux 6, amd64", "Java 25", new TreeMap<>());

  @TempDir private Path folder;

  private final Json json = new Json();

  @Test
  void aRecordIsReadAsItWasFiled() throws Exception {
    Path file = folder.resolve("records.jsonl");
    Records records =
        new Records(file, "run 1", Effort.FULL, new PrintStream(OutputStream.nullOutputStream()));
    Measurement rate =
        Measurement.of(Part.ENGINE, "2,000 designs", "rate", 95, "designs/s")
            .against("raw", 100)
            .higherIsBetter()
            .goal(0.9)
            .spread(0.02)
            .with("threads", 2);
    Measurement alone = Measurement.of(Part.LIVE, "dragging", "longest pause", 7, "ms").goal(5);
    records.add(rate);
    records.add(alone);
    assertThat(Records.read(file, json)).containsExactly(rate.ofRun("run 1"), alone.ofRun("run 1"));
    assertThat(rate.ratio()).isCloseTo(0.95, within(1e-12));
    assertThat(rate.reached()).isTrue();
    assertThat(alone.ratio()).isNull();
    assertThat(alone.reached()).isFalse();
  }

  @Test
  void whatIsNoFigureIsRefused() {
    assertThatThrownBy(() -> Measurement.of(Part.ENGINE, "a", "rate", Double.NaN, "1/s"))
        .hasMessageContaining("engine, a");
  }

  @Test
  void aLaterRunReplacesItsPartsAndNothingElse() {
    Measurement engine = Measurement.of(Part.ENGINE, "a", "time", 2, "ms").ofRun("1");
    Measurement gone = Measurement.of(Part.ENGINE, "b", "time", 2, "ms").ofRun("1");
    Measurement live = Measurement.of(Part.LIVE, "c", "time", 3, "ms").ofRun("1");
    KeptRecords first =
        new KeptRecords(List.of(), List.of()).with(run("1"), List.of(engine, gone, live));
    Measurement again = Measurement.of(Part.ENGINE, "a", "time", 1, "ms").ofRun("2");
    KeptRecords second = first.with(run("2"), List.of(again));
    assertThat(second.records()).containsExactly(again, live);
    assertThat(second.runs()).extracting(Run::key).containsExactly("1", "2");
    Measurement last = Measurement.of(Part.LIVE, "c", "time", 4, "ms").ofRun("3");
    assertThat(second.with(run("3"), List.of(last)).runs())
        .extracting(Run::key)
        .containsExactly("2", "3");
  }

  @Test
  void keptRecordsAreReadAsTheyWereWritten() throws Exception {
    Measurement m = Measurement.of(Part.START, "window", "time", 2, "s").ofRun("1");
    KeptRecords kept = new KeptRecords(List.of(run("1")), List.of(m));
    kept.write(folder.resolve("kept"), json);
    assertThat(KeptRecords.read(folder.resolve("kept"), json)).isEqualTo(kept);
  }

  @Test
  void thePageSaysWhatTheRecordsSay() {
    Measurement m =
        Measurement.of(Part.ENGINE, "2,000 designs", "rate", 95, "designs/s")
            .against("raw ONNX Runtime", 100)
            .higherIsBetter()
            .goal(0.96)
            .spread(0.021)
            .with("threads", 2)
            .ofRun("1");
    String page = new PerformancePage(new KeptRecords(List.of(run("1")), List.of(m))).text();
    assertThat(page)
        .contains(
            "| 2,000 designs (threads 2) | rate | 95 designs/s | raw ONNX Runtime: 100 designs/s | 0.95 | ± 2.1 % | ≥ 0.96 | missed |");
  }

  private static Run run(String key) {
    return new Run(key, "2026-01-31", "full", MACHINE);
  }
}
