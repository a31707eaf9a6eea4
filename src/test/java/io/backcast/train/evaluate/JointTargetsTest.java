package io.backcast.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JointTargetsTest {
  private static final Path SPRING = Path.of("models", "spring");

  @Test
  void otherPropertiesAreThoseOfDesignsThatReachTheValue() throws Exception {
    try (InverseModel model = new ModelFolder(new Json()).open(SPRING)) {
      DesignSpace space = model.card().space();
      Designer designer = new Designer(model);
      DesignBounds all = DesignBounds.of(space);
      JointTargets joint = new JointTargets(designer, space);
      for (double stiffness : new double[] {5, 30}) {
        double[] values = joint.at(stiffness, all);
        assertThat(values[0]).isEqualTo(stiffness);
        assertThat(onTarget(designer, values, all, space)).isGreaterThan(0.3);
      }
      double[] middle = joint.at(30, all);
      for (int k = 1; k < middle.length; k++) {
        middle[k] = space.properties().get(k).middle();
      }
      assertThat(onTarget(designer, middle, all, space)).isLessThan(0.01);
    }
  }

  @Test
  void whereNoDesignReachesTheValueTheyAreInTheMiddle() throws Exception {
    try (InverseModel model = new ModelFolder(new Json()).open(SPRING)) {
      DesignSpace space = model.card().space();
      DesignBounds weak = DesignBounds.of(space).with(1, 2, 2).with(2, 24, 24);
      double[] values = new JointTargets(new Designer(model), space).at(40, weak);
      assertThat(values[1]).isEqualTo(space.properties().get(1).middle());
    }
  }

  @Test
  void theTypicalRowIsNearestToAllOthers() {
    assertThat(JointTargets.typical(new double[][] {{0, 0}, {0.4, 0.5}, {0.5, 0.4}, {1, 1}}))
        .isBetween(1, 2);
  }

  private static double onTarget(
      Designer designer, double[] values, DesignBounds bounds, DesignSpace space) throws Exception {
    Target target = new Target(values, space.tolerances(values));
    DesignResult result =
        designer.design(DesignRequest.of(target, bounds).samples(200).keep(200).build());
    return result.onTarget() / 200.0;
  }
}
