package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.Randoms;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The values that free properties take while the target of another one moves. */
class FreePropertiesTest {
  @Test
  void mostSamplesKeepTheirsWhenTheTargetMovesALittle() throws Exception {
    InverseModel model = ClosedForms.pair().build();
    int n = 2_000;
    float[] z = Randoms.normals(1, 0, n, model.card().latent());
    PropertyCloud cloud = PropertyCloud.of(model);
    double middle = model.card().space().properties().getFirst().at(0.5);
    double half = model.card().space().properties().getFirst().halfRange();
    float[] here = cloud.complete(model.card().space(), new double[] {middle, Double.NaN}, z, n);
    float[] there =
        cloud.complete(model.card().space(), new double[] {middle + 2e-4 * half, Double.NaN}, z, n);
    int same = 0;
    for (int i = 0; i < n; i++) {
      same += here[2 * i + 1] == there[2 * i + 1] ? 1 : 0;
    }
    assertThat(same).isGreaterThan(n / 2);
    // the values of one target are not all the same
    assertThat(IntStream.range(0, n).mapToDouble(i -> here[2 * i + 1]).distinct().count())
        .isGreaterThan(n / 2);
  }
}
