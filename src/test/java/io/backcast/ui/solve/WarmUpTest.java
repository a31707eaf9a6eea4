package io.backcast.ui.solve;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignRequest;
import io.backcast.design.Designer;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.testing.QueuedTasks;
import io.backcast.ui.testing.RecordedFailures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private final QueuedTasks background = new QueuedTasks();
  private final QueuedTasks foreground = new QueuedTasks();
  private final ManualFrames frames = new ManualFrames();
  private final RecordedFailures failures = new RecordedFailures();
  private WarmUp warmUp;

  @BeforeEach
  void begin() throws BackcastException {
    ClosedFormModel model = ClosedForms.linear().build();
    Property property = model.card().space().properties().getFirst();
    DesignRequest request =
        DesignRequest.of(Target.of(property, 0), DesignBounds.of(model.card().space()))
            .samples(50)
            .build();
    warmUp =
        new WarmUp(
            new Designer(model),
            request,
            property,
            new TaskRunner(background, foreground, failures),
            frames::runs);
  }

  /** How many sketches it makes until it ends, or until so many frames have passed. */
  private int sketches(int most) {
    int made = 0;
    for (int frame = 0; frame < most && frames.running(); frame++) {
      frames.begin();
      made += background.size();
      background.runAll();
      foreground.runAll();
    }
    return made;
  }

  @Test
  void eachFrameMakesOneSketchUntilAllAreMade() {
    assertThat(sketches(5)).isEqualTo(5);
    assertThat(sketches(10_000)).isEqualTo(WarmUp.SKETCHES - 5);
    assertThat(frames.running()).isFalse();
    assertThat(failures.noted()).isEmpty();
  }

  @Test
  void aFrameWhoseSketchIsStillInWorkMakesNone() {
    frames.begin();
    frames.begin();
    frames.begin();
    assertThat(background.size()).isEqualTo(1);
  }

  @Test
  void nothingIsSketchedAfterTheStop() {
    sketches(3);
    warmUp.stop();
    assertThat(sketches(3)).isZero();
  }
}
