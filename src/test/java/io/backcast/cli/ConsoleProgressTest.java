package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.train.loop.TrainingStage;
import io.backcast.train.loop.Validation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private Instant now = Instant.EPOCH.plusSeconds(1_000_000);

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void lossAndTimeLeftAreSeparatedByACommaOnlyIfBothAreThere() {
    TrainingStage stage = TrainingStage.SURROGATE;
    assertThat(ConsoleProgress.line(stage, 0.42, 0.12345, Double.NaN, 10.2))
        .isEqualTo("surrogate  42 %  loss 0.1235, 10 s left");
    assertThat(ConsoleProgress.line(stage, 0.42, Double.NaN, Double.NaN, 10.2))
        .isEqualTo("surrogate  42 %  10 s left");
    assertThat(ConsoleProgress.line(stage, 0.42, 0.5, Double.NaN, Double.NaN))
        .isEqualTo("surrogate  42 %  loss 0.5000");
    assertThat(ConsoleProgress.line(stage, 1, Double.NaN, Double.NaN, Double.NaN))
        .isEqualTo("surrogate 100 %");
  }

  @Test
  void aFileGetsALineEveryTenSecondsAndOneForEveryStage() {
    ConsoleProgress progress = new ConsoleProgress(() -> now, false, out);
    progress.report(TrainingStage.ENSEMBLE, 0, Double.NaN);
    for (int second = 1; second <= 25; second++) {
      now = now.plusSeconds(1);
      progress.report(TrainingStage.ENSEMBLE, second / 50.0, 0.5);
    }
    progress.report(TrainingStage.REPORT, 0, Double.NaN);
    assertThat(printed().lines())
        .containsExactly(
            "ensemble   0 %",
            "ensemble  20 %  loss 0.5000, 40 s left",
            "ensemble  40 %  loss 0.5000, 30 s left",
            "report   0 %");
  }

  private static Validation validation(double error) {
    return new Validation("hold-out member 1", 1, error, new float[0][], new float[0][]);
  }

  @Test
  void theFirstErrorOnHeldOutRowsIsToldWithTheNextStep() {
    ConsoleProgress progress = new ConsoleProgress(() -> now, false, out);
    progress.report(TrainingStage.HOLD_OUT_ENSEMBLE, 0, Double.NaN);
    progress.validated(validation(0.0642));
    progress.report(TrainingStage.HOLD_OUT_ENSEMBLE, 0, 0.5);
    progress.validated(validation(0.05));
    progress.report(TrainingStage.HOLD_OUT_ENSEMBLE, 0, 0.5);
    progress.report(TrainingStage.ENSEMBLE, 0, Double.NaN);
    assertThat(printed().lines())
        .containsExactly(
            "hold-out ensemble   0 %",
            "hold-out ensemble   0 %  loss 0.5000, held-out rows off by 3.2 % of the range",
            "ensemble   0 %");
  }

  @Test
  void aStageThatWasResumedIsTimedFromWhereItBegan() {
    ConsoleProgress progress = new ConsoleProgress(() -> now, false, out);
    progress.report(TrainingStage.BACKWARD, 0.8, Double.NaN);
    now = now.plusSeconds(10);
    progress.report(TrainingStage.BACKWARD, 0.9, Double.NaN);
    assertThat(printed().lines())
        .containsExactly("invertible network  80 %", "invertible network  90 %  10 s left");
  }

  @Test
  void aTerminalsLineCoversTheLongerOneBefore() {
    ConsoleProgress progress = new ConsoleProgress(() -> now, true, out);
    progress.report(TrainingStage.POOL_LABELS, 0.5, 0.5);
    progress.report(TrainingStage.REPORT, 0, Double.NaN);
    String[] lines = printed().split("\r");
    assertThat(lines).hasSize(3);
    assertThat(lines[2]).startsWith("report   0 %").hasSameSizeAs(lines[1]);
    assertThat(printed()).doesNotContain("\n");
  }
}
