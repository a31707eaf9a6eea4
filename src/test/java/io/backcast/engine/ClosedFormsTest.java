package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.DesignBounds;
import io.backcast.model.Randoms;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedFormsTest {
  private static final int N = 200;

  @Test
  void everyDesignDrawnHasThePropertyThatWasAskedFor() throws Exception {
    for (var builder :
        List.of(
            ClosedForms.linear(),
            ClosedForms.ring(),
            ClosedForms.branches(),
            ClosedForms.pointMass(),
            ClosedForms.joint(),
            ClosedForms.ensemble(0.1))) {
      InverseModel model = builder.build();
      float[] y = new float[N];
      Arrays.fill(y, 0.5f);
      float[] x = model.backward(N, Randoms.normals(1, 0, N, model.card().latent()), y);
      float[] reached = model.predictFast(N, x);
      for (int i = 0; i < N; i++) {
        assertThat(reached[i]).as(model.card().name()).isCloseTo(0.5f, within(1e-6f));
        assertThat(DesignBounds.of(model.card().space()).contains(x, i)).isTrue();
      }
    }
  }

  @Test
  void designToLatentAndBackIsTheSameDesign() throws Exception {
    for (var builder : List.of(ClosedForms.linear(), ClosedForms.joint())) {
      InverseModel model = builder.build();
      float[] x = {0.3f, -0.2f, -0.8f, 0.6f};
      float[] y = model.predictFast(2, x);
      float[] back = model.backward(2, model.forward(2, x, y).z(), y);
      for (int i = 0; i < x.length; i++) {
        assertThat(back[i]).isCloseTo(x[i], within(1e-5f));
      }
    }
  }
}
