package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("networks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedModelDesignTest {
  private static final double[] HALF_EV = {0.5};
  private InverseModel model;

  @BeforeAll
  void open() throws Exception {
    model = Models.mos2();
  }

  @AfterAll
  void close() {
    model.close();
  }

  private Preview live(Target target, DesignBounds bounds) throws Exception {
    return new Designer(model)
        .preview(
            DesignRequest.of(target, bounds).samples(2_000).budget(SamplingBudget.LIVE).build());
  }

  @Test
  void aLivePreviewIsDistributedNearlyAsTheRestingOne() throws Exception {
    assertThat(model.has(NetworkRole.FAST_GENERATOR)).isTrue();
    int n = 1_000;
    float[] z = Randoms.normals(1, 0, n, model.card().latent());
    float[] fast = new LatentSampler(model, true).draw(HALF_EV, z, n).array();
    float[] accurate = new LatentSampler(model).draw(HALF_EV, z, n).array();
    DesignSpace space = model.card().space();
    double[] apart = new double[fast.length];
    for (int i = 0; i < apart.length; i++) {
      double half = space.variables().get(i % space.dx()).halfRange();
      apart[i] = Math.abs(fast[i] - accurate[i]) / half;
    }
    assertThat(Quantiles.of(apart, 0.5)).as("half-ranges").isGreaterThan(0).isLessThan(0.06);
  }

  @Test
  void aLivePreviewHitsNearlyAsOftenAsTheRestingOneAndStaysInItsBounds() throws Exception {
    DesignSpace space = model.card().space();
    Target target = Target.of(space.properties().getFirst(), 0.5);
    DesignBounds bounds = DesignBounds.of(space);
    Preview live = live(target, bounds);
    assertThat(live.hits()).isGreaterThan((int) (0.85 * live.drawn()));
    DesignBounds narrow = bounds.with(0, 3.0, 3.3).with(6, 0, 0);
    Preview inside = live(target, narrow);
    assertThat(inside.hits()).isGreaterThan(inside.drawn() / 2);
    for (int i = 0; i < inside.hits(); i++) {
      assertThat(narrow.contains(inside.designs(), i)).isTrue();
    }
  }
}
