package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SamplingLineTest {
  @Test
  void aLineHasRateAndTimeLeft() {
    assertThat(
            SamplingLine.line(
                SamplingLine.Step.DRAWN, 0, 2_000_000, 100_000_000, Duration.ofSeconds(10)))
        .isEqualTo("2,000,000 of 100,000,000 drawn, 200,000 a second, 8 min left");
    assertThat(SamplingLine.line(SamplingLine.Step.DRAWN, 0, 500, 500, Duration.ofSeconds(1)))
        .isEqualTo("500 of 500 drawn, 500 a second");
  }

  @Test
  void whatTheEnsembleDoesAfterwardsHasARateOfItsOwn() {
    Instant[] now = {Instant.EPOCH};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SamplingLine line =
        new SamplingLine(
            () -> now[0], false, new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
      now[0] = Instant.EPOCH.plusSeconds(100);
      line.drawn(1_000_000, 1_000_000);
      now[0] = Instant.EPOCH.plusSeconds(140);
      line.looked(20_000, 60_000);
      now[0] = Instant.EPOCH.plusSeconds(180);
      line.judged(10_000, 20_000);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "1,000,000 of 1,000,000 drawn, 10,000 a second",
            "20,000 of at most 60,000 compared by the ensemble, 500 a second, 80 s left",
            "10,000 of at most 20,000 finished by the ensemble, 250 a second, 40 s left");
  }

  @Test
  void aStepThatGoesOnCountsWhatIsNew() {
    Instant[] now = {Instant.EPOCH};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SamplingLine line =
        new SamplingLine(
            () -> now[0], false, new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
      now[0] = Instant.EPOCH.plusSeconds(40);
      line.looked(20_000, 60_000);
      now[0] = Instant.EPOCH.plusSeconds(80);
      line.judged(0, 20_000);
      now[0] = Instant.EPOCH.plusSeconds(120);
      line.looked(24_000, 60_000);
      now[0] = Instant.EPOCH.plusSeconds(160);
      line.drawn(8_000, 8_000);
      now[0] = Instant.EPOCH.plusSeconds(200);
      line.drawn(4_000, 8_000);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "20,000 of at most 60,000 compared by the ensemble, 500 a second, 80 s left",
            "0 of at most 20,000 finished by the ensemble, 0 a second",
            "24,000 of at most 60,000 compared by the ensemble, 100 a second, 6 min left",
            "8,000 of 8,000 drawn, 200 a second",
            "4,000 of 8,000 drawn, 100 a second, 40 s left");
  }

  @Test
  void aTerminalIsWrittenToEverySecondAndAFileEveryThirty() {
    for (boolean terminal : new boolean[] {true, false}) {
      Instant[] now = {Instant.EPOCH};
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (SamplingLine line =
          new SamplingLine(
              () -> now[0], terminal, new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
        for (int i = 1; i <= 60; i++) {
          now[0] = Instant.EPOCH.plusMillis(500L * i);
          line.drawn(i, 100);
        }
      }
      String text = bytes.toString(StandardCharsets.UTF_8);
      assertThat(text.split("drawn", -1)).hasSize(1 + (terminal ? 30 : 1));
      assertThat(text).endsWith(System.lineSeparator());
    }
  }
}
