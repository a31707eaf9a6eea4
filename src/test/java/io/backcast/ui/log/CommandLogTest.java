package io.backcast.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLogTest {
  private final CommandLog log = new CommandLog(InstantSource.fixed(Instant.EPOCH));

  @Test
  void aWindowThatIsBuiltAnewOpensItsModelOnce() {
    for (String model : List.of("first", "first", "second", "first")) {
      log.open("opened", List.of("backcast", "inspect", model));
      log.add("asked", List.of("backcast", "design", model));
    }
    assertThat(log.lines().stream().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "backcast inspect first",
            "backcast design first",
            "backcast inspect second",
            "backcast design second",
            "backcast inspect first",
            "backcast design first");
  }

  @Test
  void theOldestLinesGo() {
    for (int i = 0; i < 2_500; i++) {
      log.note("figure " + i);
    }
    assertThat(log.lines()).hasSize(2_000);
    assertThat(log.lines().getLast()).endsWith("figure 2499");
  }
}
