package io.backcast.ui.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.PropertyCloud;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.testing.RecordedFailures;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PropertyPairViewModelTest {
  private final RecordedFailures failures = new RecordedFailures();
  private final ClosedFormModel pair = ClosedForms.pair().build();
  private final ExplorerState explorer = new ExplorerState(pair.card());
  private final PropertyPairViewModel model =
      new PropertyPairViewModel(
          explorer,
          new InferenceTasks(pair, new TaskRunner(Runnable::run, Runnable::run, failures)));

  private PropertyCloud cloud() {
    return Objects.requireNonNull(Objects.requireNonNull(model.knownProperty().get()).all());
  }

  @Test
  void nothingIsComputedUntilTheTabIsVisible() {
    assertThat(model.knownProperty().get()).isNull();
    assertThat(model.onTarget()).isEqualTo(-1);
    assertThat(model.settled()).isTrue();
    model.visibleProperty().set(true);
    assertThat(cloud().n()).isPositive();
    assertThat(failures.shown()).isEmpty();
  }

  @Test
  void designsThatMeetAllTargetsAreCounted() {
    model.visibleProperty().set(true);
    explorer.targetProperty(0).set(Double.NaN);
    explorer.targetProperty(1).set(Double.NaN);
    assertThat(model.onTarget()).isEqualTo(cloud().n());
    explorer.targetProperty(0).set(0.5);
    explorer.targetProperty(1).set(1);
    int counted = 0;
    for (int i = 0; i < cloud().n(); i++) {
      boolean first = Math.abs(cloud().y()[2 * i] - 0.5) <= 0.1;
      boolean second = Math.abs(cloud().y()[2 * i + 1] - 1) <= 0.1;
      counted += first && second ? 1 : 0;
    }
    assertThat(counted).isPositive();
    assertThat(model.onTarget()).isEqualTo(counted);
    // second = 2 · first + v with v in −1 … 1
    explorer.targetProperty(0).set(-1);
    explorer.targetProperty(1).set(3);
    assertThat(model.onTarget()).isZero();
  }

  @Test
  void aClickSetsBothTargetsRoundedAndInsideTheirRanges() {
    model.setTargets(0.12345, -7);
    assertThat(explorer.targetProperty(0).get()).isEqualTo(0.123);
    assertThat(explorer.targetProperty(1).get()).isEqualTo(-3);
  }

  @Test
  void aClickCountsForThePropertiesOnTheAxesAsTheyAreNow() {
    model.shown().upProperty().set(model.shown().across());
    model.setTargets(0.25, 0.75);
    assertThat(explorer.targetProperty(0).get()).isEqualTo(0.75);
    assertThat(explorer.targetProperty(1).get()).isEqualTo(0.25);
  }
}
