package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.model.Randoms;
import io.backcast.model.TrainingPlan;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TrainingForecastTest {
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 16, 1, 30, 64, 1e-2, 1e-4, 30),
          new TrainingPlan.Surrogate(16, 1, 4_000, 300, 64, 5e-3),
          new TrainingPlan.Backward(2, 12, 20_000, 400, 64, 4e-3, 0.15, 0.5, 1.0, 0, null),
          null);

  /** Runs to the end. */
  private static final class Quiet implements TrainingProgress {
    @Override
    public void report(TrainingStage stage, double done, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  private static Table table() {
    RandomGenerator random = Randoms.generator(2);
    double[][] rows = new double[400][];
    for (int i = 0; i < rows.length; i++) {
      double p = 10 * random.nextDouble();
      double n = 1 + random.nextInt(4);
      rows[i] = new double[] {p, n, p * n};
    }
    return new Table(List.of("p", "n", "y"), rows);
  }

  private final AtomicLong looks = new AtomicLong();

  @Test
  void everyStageIsToldWithItsWorkAndATime() throws Exception {
    TrainingForecast forecast =
        TrainingForecast.measure(
            new Json(),
            // every look at the clock is a millisecond after the last one
            () -> Instant.ofEpochMilli(looks.incrementAndGet()),
            table(),
            Spaces.of(Spaces.property(0, 40, 1, null)),
            PLAN,
            new Quiet());
    assertThat(forecast.stages())
        .extracting(TrainingForecast.Stage::stage)
        .containsExactlyElementsOf(TrainingStage.of(PLAN));
    assertThat(forecast.stages()).allMatch(s -> s.seconds() > 0);
    assertThat(forecast.stages().getFirst().work())
        .isEqualTo("1 networks without 40 held-out rows, at most 30 epochs of 6 steps");
    assertThat(forecast.seconds())
        .isEqualTo(forecast.stages().stream().mapToDouble(TrainingForecast.Stage::seconds).sum());
  }
}
