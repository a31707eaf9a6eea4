package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.train.loop.TrainingStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTimeLeftTest {
  private static TrainingTimeLeft left() {
    return new TrainingTimeLeft(
        new TrainingForecast(
            List.of(
                new TrainingForecast.Stage(TrainingStage.ENSEMBLE, "", 10),
                new TrainingForecast.Stage(TrainingStage.BACKWARD, "", 20),
                new TrainingForecast.Stage(TrainingStage.REPORT, "", 10))));
  }

  @Test
  void theTimeIsThatOfTheWholeTraining() {
    TrainingTimeLeft left = left();
    assertThat(left.seconds(TrainingStage.ENSEMBLE, 0, 0)).isCloseTo(40, within(1e-9));
    assertThat(left.seconds(TrainingStage.ENSEMBLE, 0.5, 5)).isCloseTo(35, within(1e-9));
    assertThat(left.seconds(TrainingStage.BACKWARD, 0, 10)).isCloseTo(30, within(1e-9));
    assertThat(left.seconds(TrainingStage.REPORT, 1, 40)).isCloseTo(0, within(1e-9));
  }

  @Test
  void aStageThatTookTwiceAsLongMakesTheOthersLongerByItsPartOfTheWhole() {
    TrainingTimeLeft left = left();
    left.seconds(TrainingStage.ENSEMBLE, 0, 0);
    // 20 s in place of 10 of 40: all of it is taken for 50 s
    assertThat(left.seconds(TrainingStage.BACKWARD, 0, 20)).isCloseTo(30 * 1.25, within(1e-9));
    // the stage itself is slower still, and its own speed counts the further it is
    assertThat(left.seconds(TrainingStage.BACKWARD, 0.5, 60))
        .isCloseTo(40 + 10 * 1.25, within(1e-9));
  }

  @Test
  void stagesThatAreReadFromCheckpointsAndUnknownOnesSayNothing() {
    TrainingTimeLeft left = left();
    left.seconds(TrainingStage.ENSEMBLE, 1, 0);
    assertThat(left.seconds(TrainingStage.BACKWARD, 0, 0.1)).isCloseTo(30, within(1e-9));
    assertThat(left.seconds(TrainingStage.SURROGATE, 0, 1)).isNaN();
  }
}
