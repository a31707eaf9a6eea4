package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RowsLineTest {
  @Test
  void aLineHasRateAndTimeLeft() {
    Instant[] now = {Instant.EPOCH};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RowsLine line =
        new RowsLine(
            () -> now[0],
            false,
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            "predicted")) {
      now[0] = Instant.EPOCH.plusSeconds(10);
      line.add(20_000, 0.05);
      now[0] = Instant.EPOCH.plusSeconds(40);
      line.add(20_000, 0.1);
      now[0] = Instant.EPOCH.plusSeconds(60);
      line.add(20_000, 0.15);
      now[0] = Instant.EPOCH.plusSeconds(100);
      line.add(340_000, 1);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "40,000 rows predicted, 1,000 a second, 6 min left",
            "400,000 rows predicted, 4,000 a second");
  }
}
