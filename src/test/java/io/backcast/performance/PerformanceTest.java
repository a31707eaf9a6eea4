package io.backcast.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.backcast.io.Json;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
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
            "| 2,000 designs (threads 2) | rate | 95 designs/s | raw ONNX Runtime: 100 designs/s |"
                + " 0.95 | ± 2.1 % | ≥ 0.96 | missed |");
  }

  @Test
  void thePageInTheDocumentationIsWhatTheKeptRecordsGive() throws Exception {
    Path docs = Path.of("docs");
    String page = new PerformancePage(KeptRecords.read(docs.resolve("performance"), json)).text();
    assertThat(docs.resolve("performance.md"))
        .as("made anew by mvn -Pbenchmark -Dpart=none")
        .hasContent(page);
    assertThat(picturesOf(page)).isNotEmpty().allSatisfy(p -> assertThat(docs.resolve(p)).exists());
  }

  @Test
  void aPartOfSeveralRatiosHasAPicture() throws Exception {
    Measurement one = ratio("one", 95, "1").goal(0.9);
    Measurement two = ratio("two", 80, "1").goal(0.9);
    Measurement three = ratio("three", 300, "1");
    new PerformancePage(new KeptRecords(List.of(run("1")), List.of(one, two, three))).write(folder);
    assertThat(picturesOf(Files.readString(folder.resolve("performance.md"))))
        .containsExactly("pictures/performance-engine.png");
    BufferedImage picture =
        ImageIO.read(folder.resolve("pictures/performance-engine.png").toFile());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        colours.add(picture.getRGB(x, y) & 0xFFFFFF);
      }
    }
    assertThat(colours)
        .contains(
            ChartLook.REACHED.getRGB() & 0xFFFFFF,
            ChartLook.MISSED.getRGB() & 0xFFFFFF,
            ChartLook.PLAIN.getRGB() & 0xFFFFFF);
  }

  @Test
  void costsFollowFromTheFigures() {
    CostFacts facts =
        new CostFacts(36e-6, 3.6e-3, 3.6e-6, 7.2e-6, 3.6e-6, 200, 100, 72, 36, 500e6, 1e9);
    assertThat(facts.refinedSeconds(1e9, 1e6)).isCloseTo(36_000 + 3_600, within(1e-6));
    // a core writes 10 MB a second
    assertThat(facts.coresThatFillTheDisk(72, 7.2e-6)).isCloseTo(100, within(1e-9));
    assertThat(new CostSection(facts, 2).text())
        .contains("| 10⁹ | 10⁶, refined | 11 | 5.5 h | 30 min | 30 min | 11 | 5.5 GB |")
        .contains("| 10¹² | none, raw | 1,000 | 21 d | 16 h | 30 min | 1,000 | 500 GB |")
        .contains("| 10⁹ | 200 GB | 100 GB | 72 GB | 36 GB |")
        .contains("100 such cores fill this disk with CSV")
        .contains("10,000 cores fill this disk with CSV never, with Parquet never.")
        .contains("| 10¹² | 20 h | 10 h |");
    // the disk takes a row of 10,000 cores in 20 ms; one core finishes one in 3.6 ms, draws in 36
    // µs
    CostFacts wide =
        new CostFacts(36e-6, 3.6e-3, 3.6e-6, 7.2e-6, 3.6e-6, 2000, 100, 72, 36, 500e6, 1e9);
    assertThat(wide.samplesOfARowThatFillTheDisk(10_000, 2000))
        .isCloseTo((20 - 3.6) / 0.036, within(1e-6));
  }

  @Test
  void aRatioThatGetsWorseBeyondItsSpreadIsTold() {
    History history = new History(List.of(), List.of());
    double[] steady = {100, 103, 98, 101};
    for (int i = 0; i < steady.length; i++) {
      history = history.with(runOf(i, ratio("steady", steady[i], "r" + i).spread(0.02)));
      assertThat(history.regressions()).isEmpty();
    }
    assertThat(history.with(runOf(9, ratio("steady", 94, "r9").spread(0.02))).regressions())
        .as("six per cent are by chance where a spread is two")
        .isEmpty();
    History worse = history.with(runOf(9, ratio("steady", 80, "r9").spread(0.02)));
    assertThat(worse.regressions())
        .singleElement()
        .asString()
        .startsWith(
            "Engine, steady, rate: the ratio to raw is 0.8 where it was 1.01 in the 4 runs before");
    assertThat(worse.page()).contains("**Worse in the last run:**");
    assertThat(history.with(runOf(9, ratio("steady", 200, "r9"))).regressions())
        .as("better is no fault")
        .isEmpty();
  }

  @Test
  void stacksBecomeATreeOfWhatIsTheProgramsAndWhatIsNot() throws Exception {
    Path file = folder.resolve("stacks");
    Files.writeString(
        file,
        """
        io/backcast/Main.main;io/backcast/design/Designer.design_[j];java/util/stream/A.b;io/backcast/engine/OnnxGraph.run;ai/onnxruntime/OrtSession.run;/tmp/x/libonnxruntime.so 6
        io/backcast/Main.main;io/backcast/design/Designer.design;io/backcast/design/PointTree.nearest;io/backcast/design/PointTree.nearest 3
        start_thread;CompileBroker::compiler_thread_loop();C2Compiler::compile_method 1
        """);
    FlameGraph graph = FlameGraph.read(file);
    assertThat(graph.root().samples()).isEqualTo(10);
    assertThat(graph.owners())
        .containsOnly(
            entry("ONNX Runtime", 6L),
            entry("the program's own Java", 3L),
            entry("Java's compilers", 1L));
    assertThat(graph.own())
        .containsOnly(entry("OnnxGraph.run", 6L), entry("PointTree.nearest", 3L));
    assertThat(graph.root().below())
        .extracting(FlameGraph.Node::name)
        .containsExactly("Designer.design", "Java's compilers");
    new FlamePicture(graph, "stacks").save(folder.resolve("flame.svg"));
    assertThat(folder.resolve("flame.svg"))
        .content()
        .contains("Designer.design", "libonnxruntime.so");
  }

  private static List<String> picturesOf(String page) {
    return Pattern.compile("!\\[[^]]*]\\(([^)]*)\\)")
        .matcher(page)
        .results()
        .map(r -> r.group(1))
        .toList();
  }

  private static Measurement ratio(String name, double value, String run) {
    return Measurement.of(Part.ENGINE, name, "rate", value, "1/s")
        .against("raw", 100)
        .higherIsBetter()
        .ofRun(run);
  }

  private static KeptRecords runOf(int number, Measurement m) {
    return new KeptRecords(List.of(run("r" + number)), List.of(m));
  }

  private static Run run(String key) {
    return new Run(key, "2026-01-31", "full", MACHINE, 0.1);
  }
}
