package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTuningTest {
  private static final Path MODEL = Path.of("models", "projectile");
  private static final Json JSON = new Json();

  /** Every reading is a millisecond after the last one. */
  private final AtomicLong now = new AtomicLong();

  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @TempDir private Path cache;

  private long tick() {
    return now.addAndGet(1_000_000);
  }

  private EngineTuning tuning() {
    return EngineTuning.kept(cache, JSON, waiting::add, this::tick);
  }

  private void openAndClose() throws Exception {
    new ModelFolder(JSON, tuning()).open(MODEL).close();
  }

  private Map<NetworkRole, GraphRunner> generator(ModelCard card) throws Exception {
    return Map.of(
        NetworkRole.BACKWARD,
        OnnxGraph.open(
            MODEL.resolve(Objects.requireNonNull(card.graphs().get(NetworkRole.BACKWARD)).file())));
  }

  private Path file() throws Exception {
    try (var files = Files.list(cache.resolve("engine"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void whatWasFoundIsUsedWhenTheModelIsOpenedAgain() throws Exception {
    ModelCard card = new ModelFolder(JSON).card(MODEL);
    Map<NetworkRole, GraphRunner> first = generator(card);
    Map<NetworkRole, GraphRunner> again = generator(card);
    try (OnnxGraph tried = backward(first);
        OnnxGraph opened = backward(again)) {
      tuning().apply(card, first);
      assertThat(tried.tuning()).as("before the trials").isEqualTo(RunTuning.USUAL);
      waiting.remove().run();
      assertThat(tried.tuning().workers()).isPositive();
      tuning().apply(card, again);
      assertThat(waiting).isEmpty();
      assertThat(opened.tuning()).isEqualTo(tried.tuning());
    }
  }

  @Test
  void aNetworkThatIsTooSlowForTheTrialsIsTriedOnce() throws Exception {
    ModelCard card = new ModelFolder(JSON).card(MODEL);
    Map<NetworkRole, GraphRunner> graphs = generator(card);
    try (OnnxGraph graph = backward(graphs)) {
      EngineTuning slow =
          EngineTuning.kept(
              cache, JSON, waiting::add, () -> now.addAndGet(EngineTuning.MOST_NANOS));
      slow.apply(card, graphs);
      waiting.remove().run();
      slow.apply(card, graphs);
      assertThat(waiting).isEmpty();
      assertThat(graph.tuning().chunk()).isEqualTo(RunTuning.USUAL.chunk());
    }
  }

  private static OnnxGraph backward(Map<NetworkRole, GraphRunner> graphs) {
    return (OnnxGraph) Objects.requireNonNull(graphs.get(NetworkRole.BACKWARD));
  }

  @Test
  void nothingIsTriedWithoutAFolder() throws Exception {
    ModelCard card = new ModelFolder(JSON).card(MODEL);
    Map<NetworkRole, GraphRunner> graphs = generator(card);
    try (OnnxGraph graph = backward(graphs)) {
      EngineTuning.none().apply(card, graphs);
      assertThat(graph.tuning()).isEqualTo(RunTuning.USUAL);
    }
  }

  @Test
  void aFileThatIsDamagedOrOfAnotherMachineIsNoHindrance() throws Exception {
    openAndClose();
    // closed meanwhile: nothing is found, nothing fails
    waiting.remove().run();
    assertThat(cache).isEmptyDirectory();

    TuningFile kept = TuningFile.of(cache, JSON);
    RunTuning how = new RunTuning(1_024, 1);
    kept.add(Map.of("a", how));
    assertThat(kept.read()).containsExactly(Map.entry("a", how));
    kept.add(Map.of("b", how));
    assertThat(kept.read()).containsOnlyKeys("a", "b");

    String sound = Files.readString(file());
    for (String damaged :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{}",
            sound.substring(0, sound.length() / 2),
            sound.replace("\"processors\":", "\"processors\":1"),
            sound.replace("1024", "1000"),
            sound.replace("1024", "-16"),
            sound.replace("1024", "null"),
            sound.replace("\"workers\":1", "\"workers\":5000"))) {
      Files.writeString(file(), damaged);
      assertThat(kept.read()).as(damaged).isEmpty();
    }
    kept.add(Map.of("c", how));
    assertThat(kept.read()).containsOnlyKeys("c");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoHindrance() throws Exception {
    Files.writeString(cache.resolve("engine"), "a file in the way");
    TuningFile kept = TuningFile.of(cache, JSON);
    kept.add(Map.of("a", RunTuning.USUAL));
    assertThat(kept.read()).isEmpty();
  }

  @Test
  void eachMachineHasAFileOfItsOwn() {
    TunedMachine here = new TunedMachine("Linux", "amd64", "one", 2, "1");
    assertThat(here.key()).isNotEqualTo(new TunedMachine("Linux", "amd64", "other", 2, "1").key());
    assertThat(here.key()).isNotEqualTo(new TunedMachine("Linux", "amd64", "one", 4, "1").key());
    assertThat(here.key()).isEqualTo(new TunedMachine("Linux", "amd64", "one", 2, "1").key());
    assertThat(TunedMachine.processor(cache.resolve("none"), Map.of("PROCESSOR_IDENTIFIER", "x")))
        .isEqualTo("x");
  }

  @Test
  void theFastestWayIsTakenAndNoneWhenTimeIsShort() throws Exception {
    try (OnnxGraph graph = OnnxGraph.open(MODEL.resolve("backward.onnx"))) {
      assertThat(new NetworkTuner(this::tick).tune(graph, now.get())).isEmpty();
      assertThat(chosen(graph, 1_000_000, 1_000_000, 1_000_000, 1_000_000)).isEqualTo(1_024);
      // of the four ways the second takes half as long
      assertThat(chosen(graph, 1_000_000, 500_000, 1_000_000, 1_000_000)).isEqualTo(512);
      // others have to be clearly faster than 1,024 rows
      assertThat(chosen(graph, 500_000, 485_000, 485_000, 485_000)).isEqualTo(1_024);
      assertThat(chosen(graph, 500_000, 500_000, 470_000, 500_000)).isEqualTo(2_048);
      assertThat(chosen(graph, 500_000, 500_000, 500_000, 470_000)).isEqualTo(256);
    }
  }

  /** The rows a call that are chosen where a trial of each of the four takes so long. */
  private int chosen(OnnxGraph graph, long... nanos) throws Exception {
    // a trial reads the clock three times, the last time at its end
    AtomicInteger readings = new AtomicInteger(-2);
    NetworkTuner tuner =
        new NetworkTuner(
            () -> {
              int k = readings.getAndIncrement();
              boolean end = k >= 0 && k % 3 == 2 && k / 3 < 20;
              return now.addAndGet(end ? nanos[k / 3 % 4] : 1_000_000);
            });
    return tuner.tune(graph, Long.MAX_VALUE).orElseThrow().chunk();
  }
}
