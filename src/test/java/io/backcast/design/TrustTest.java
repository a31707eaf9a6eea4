package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrustTest {
  private static InverseModel model;
  private static Trust trust;

  private final Predictions sure = new Predictions(new float[] {0.5f}, new float[] {0.001f});
  private final Target target = new Target(new double[] {0.5}, new double[] {0.05});

  @BeforeAll
  static void open() throws Exception {
    model = Models.mos2();
    trust = new Trust(model);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static Trust.Evidence evidence(float distance, float roundTrip) {
    return new Trust.Evidence(new float[] {distance}, new float[] {0}, new float[] {roundTrip});
  }

  @Test
  void aDesignThatOnlyItsRoundTripMakesWeakIsExplainedByThat() {
    DesignMatrix x = DesignMatrix.repeat(model.card().space().reference(), 1);
    TrustLevel weak = trust.status(0, x, sure, evidence(0, 0.5f), target);
    assertThat(weak).isEqualTo(TrustLevel.WEAK);
    assertThat(trust.reason(0, x, sure, evidence(0, 0.5f))).isEqualTo(TrustReason.ROUND_TRIP);
    // a table of candidates keeps the verdict, and not how far the round trip ended
    assertThat(trust.reason(weak, 0, x, sure, evidence(0, 0))).isEqualTo(TrustReason.ROUND_TRIP);
  }

  @Test
  void otherVerdictsAreExplainedByWhatIsKnown() {
    DesignMatrix x = DesignMatrix.repeat(model.card().space().reference(), 1);
    assertThat(trust.reason(TrustLevel.STRONG, 0, x, sure, evidence(0, 0)))
        .isEqualTo(TrustReason.GOOD);
    assertThat(trust.reason(TrustLevel.WEAK, 0, x, sure, evidence(99, 0)))
        .isEqualTo(TrustReason.FAR);
    assertThat(trust.reason(TrustLevel.OFF_TARGET, 0, x, sure, evidence(0, 0)))
        .isEqualTo(TrustReason.GOOD);
  }
}
