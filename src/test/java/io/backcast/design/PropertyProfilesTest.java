package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.Models;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("networks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropertyProfilesTest {
  private InverseModel model;
  private DesignSpace space;

  @BeforeAll
  void open() throws Exception {
    model = Models.mos2();
    space = model.card().space();
  }

  @AfterAll
  void close() {
    model.close();
  }

  @Test
  void profilesGoThroughTheDesignAndTheirSlopesAgreeWithIt() throws Exception {
    float[] x = space.reference();
    x[2] = 12.0f;
    DesignSupport support = new DesignSupport(model.card());
    PropertyProfiles profiles = PropertyProfiles.of(model, 0, support, x);
    PropertyProfiles.Profile along = profiles.along().get(2);
    int s = 0;
    while (along.values()[s + 1] < x[2]) {
      s++;
    }
    double step = along.values()[s + 1] - along.values()[s];
    double share = (x[2] - along.values()[s]) / step;
    double there = along.unclamped()[s] + share * (along.unclamped()[s + 1] - along.unclamped()[s]);
    assertThat(profiles.at().unclamped()[0]).isCloseTo((float) there, within(0.01f));
    double slope = (along.unclamped()[s + 1] - along.unclamped()[s]) / step;
    assertThat(profiles.slopes()[2]).isCloseTo(slope, within(0.15));
    assertThat(along.supported()[s]).isTrue();
  }

  @Test
  void theGridAgreesWithPredictionsOfItsPoints() throws Exception {
    float[] base = space.reference();
    PropertyGrid grid = PropertyGrid.of(model, 0, base, 0, 2, 5);
    float[] x = base.clone();
    x[0] = (float) grid.x()[3];
    x[2] = (float) grid.y()[1];
    assertThat(grid.unclamped()[1][3])
        .isCloseTo(Predictions.of(model, DesignMatrix.repeat(x, 1)).unclamped()[0], within(1e-4));
  }

  @Test
  void theBoundThatStandsInTheWayIsTheOneToRelax() throws Exception {
    DesignBounds bounds = DesignBounds.of(space).with(0, 3.7, 3.79).with(6, -0.5, 0.5);
    Target target = new Target(new double[] {1.2}, new double[] {0.05});
    Relaxation advice = Objects.requireNonNull(Relaxation.of(model, target, bounds, 1, 0.5));
    assertThat(advice.variable()).isZero();
    assertThat(advice.bounds().lower()[0]).isLessThan(3.7);
    assertThat(advice.closest()).isZero();
    Preview preview =
        new Designer(model).preview(DesignRequest.of(target, advice.bounds()).build());
    assertThat(preview.hits()).isGreaterThan(100);
  }
}
