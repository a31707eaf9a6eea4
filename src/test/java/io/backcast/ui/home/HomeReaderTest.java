package io.backcast.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.io.Json;
import io.backcast.ui.common.RecentFile;
import io.backcast.ui.common.Texts;
import io.backcast.ui.testing.RecordedFailures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final String SESSION = "src/test/resources/golden/session-format-1.backcast.json";

  private final RecordedFailures failures = new RecordedFailures();
  private final HomeReader reader = new HomeReader(new Json(), failures);

  @TempDir private Path folder;

  /** A folder with the card of a model and nothing else. */
  private Path card(String name) throws Exception {
    Path made = Files.createDirectories(folder.resolve(name));
    Files.copy(Models.MOS2.resolve("model.json"), made.resolve("model.json"));
    return made;
  }

  private HomeContents read(List<Path> shipped, List<Path> own, List<RecentFile> recent) {
    return reader.read(new HomeReader.Places(shipped, own, recent));
  }

  @Test
  void aModelIsThereOnceAndThoseOpenedLastComeFirst() throws Exception {
    Path a = card("a");
    Path b = card("b");
    Path c = card("c");
    Files.createDirectory(folder.resolve("x"));
    HomeContents home =
        read(
            List.of(a),
            List.of(b, c),
            List.of(
                new RecentFile(c, NOW),
                new RecentFile(folder.resolve("x").resolve("..").resolve("b"), NOW.minusSeconds(9)),
                new RecentFile(folder.resolve("gone"), NOW)));
    assertThat(home.models())
        .extracting(m -> String.valueOf(m.folder().getFileName()))
        .containsExactly("c", "b", "a");
    assertThat(home.models().getLast().opened()).isNull();
    assertThat(failures.noted()).isEmpty();
  }

  @Test
  void aDamagedCardIsLeftOutAndNotedAndADamagedSessionSaysWhy() throws Exception {
    Path sound = card("sound");
    Path damaged = card("damaged");
    Files.writeString(damaged.resolve("model.json"), "{");
    Path session = Files.writeString(folder.resolve("s.backcast.json"), "{\"formatVersion\": 1");
    HomeContents home =
        read(
            List.of(),
            List.of(damaged, sound),
            List.of(new RecentFile(session, NOW), new RecentFile(Path.of(SESSION), null)));
    assertThat(home.models()).hasSize(1);
    assertThat(failures.noted()).hasSize(1);
    assertThat(home.sessions()).hasSize(2);
    assertThat(home.sessions().getFirst().session()).isNull();
    assertThat(String.valueOf(home.sessions().getFirst().problem())).contains("line 1");
    assertThat(home.sessions().getLast().problem()).isNull();
  }

  @Test
  void wordsSayWhatAModelLeadsToHowGoodItIsAndWhenItWasOpened() throws Exception {
    HomeContents home = read(List.of(Models.MOS2), List.of(), List.of());
    HomeTexts words = new HomeTexts(new Texts(Locale.ENGLISH), NOW, ZoneOffset.UTC);
    assertThat(words.leads(home.models().getFirst().card())).isEqualTo("7 variables → band gap");
    Double error =
        Objects.requireNonNull(
            home.models().getFirst().card().metrics().get("gap_mae_beyond_mass"));
    assertThat(words.facts(home.models().getFirst().card()))
        .isEqualTo(
            "off by "
                + new Texts(Locale.ENGLISH).significant(error, 2)
                + "\u00a0eV where not metal");
    assertThat(words.when(null, "never")).isEqualTo("never");
    assertThat(words.when(NOW.minusSeconds(60), "")).matches("opened today, 9:59\\hAM");
    assertThat(words.when(NOW.minusSeconds(80_000), "")).isEqualTo("opened yesterday");
    assertThat(words.when(NOW.minusSeconds(800_000), "")).isEqualTo("opened Nov 17, 2026");
  }
}
