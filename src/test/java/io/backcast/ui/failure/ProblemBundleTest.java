package io.backcast.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.io.Json;
import io.backcast.io.SessionFile;
import io.backcast.ui.failure.ProblemBundle.Item;
import io.backcast.ui.failure.ProblemBundle.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemBundleTest {
  private final Json json = new Json();

  @TempDir private Path home;

  private List<Item> items() throws Exception {
    Path logs = Files.createDirectories(home.resolve("user").resolve("logs"));
    Files.writeString(
        logs.resolve("backcast-0-0.log"),
        "cannot read " + home.resolve("data.csv") + " or file://" + home + "/a\n");
    Files.writeString(logs.resolve("notes.txt"), "of the user");
    Files.writeString(
        home.resolve("user").resolve("settings.json"),
        "{\"recent\": [\"%s\"]}".formatted(home.resolve("model").toString().replace("\\", "\\\\")));
    var session =
        new SessionFile(json)
            .read(Path.of("src/test/resources/golden/session-format-1.backcast.json"));
    return new ProblemBundle(
            new ProblemBundle.Sources(
                "Backcast 9.9", home.resolve("user"), logs, session, Models.MOS2, home.toString()),
            json)
        .items();
  }

  @Test
  void neitherNetworksNorTrainingDataNorTheNameOfTheUserAreInItUnlessAskedFor() throws Exception {
    List<Item> all = items();
    List<Item> usual = all.stream().filter(i -> i.part().usual()).toList();
    assertThat(usual)
        .extracting(Item::name)
        .containsExactly(
            "versions.txt",
            "log/backcast-0-0.log",
            "settings.json",
            "session.backcast.json",
            "model/model.json");
    for (Item item : usual) {
      assertThat(item.text()).as(item.name()).isNotBlank().doesNotContain(home.toString());
    }
    assertThat(usual.get(0).text()).contains("Backcast 9.9", "Java ");
    assertThat(usual.get(1).text()).contains("cannot read ~");
    assertThat(usual.get(4).text()).contains("identity").doesNotContain("centres", "histograms");
    assertThat(all)
        .filteredOn(i -> i.part() == Part.DATA)
        .singleElement()
        .asString()
        .contains("centres");
    assertThat(all).filteredOn(i -> i.part() == Part.NETWORKS).isNotEmpty();
  }

  @Test
  void theArchiveHoldsWhatTheListShows() throws Exception {
    List<Item> chosen =
        items().stream().filter(i -> i.part() == Part.CARD || i.name().contains("sketch")).toList();
    assertThat(chosen).hasSize(2);
    Path zip = home.resolve("p.zip");
    ProblemBundle.write(zip, chosen);
    var found = new TreeMap<String, byte[]>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        found.put(e.getName(), in.readAllBytes());
      }
    }
    assertThat(found.keySet())
        .isEqualTo(
            chosen.stream().map(i -> "backcast-problem/" + i.name()).collect(Collectors.toSet()));
    assertThat(found.get("backcast-problem/model/model.json"))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(chosen.getFirst().text());
    assertThat(found.get("backcast-problem/model/sketch.onnx"))
        .isEqualTo(Files.readAllBytes(Objects.requireNonNull(chosen.getLast().file())));
  }
}
