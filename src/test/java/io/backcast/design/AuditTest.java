package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.io.DesignTable;
import io.backcast.io.Provenance;
import io.backcast.io.TypedTable;
import io.backcast.model.AuditAgreement;
import io.backcast.model.AuditOpinion;
import io.backcast.model.Calibration;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.NetworkRole;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Target;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What the audit ensemble says of designs of the linear problem, whose stated deviation is 0.05.
 */
class AuditTest {
  private static final double STD = 0.05;

  /** Its audit ensemble knows better where u is above 0, by four deviations; else by one. */
  private static ClosedFormModel audited() {
    return ClosedForms.linear()
        .calibration(new Calibration(new double[] {0}, new double[] {STD}))
        .auditor(x -> new double[] {x[0] + 2 * x[1] + (x[0] > 0 ? 4 * STD : STD)})
        .build();
  }

  private static ClosedFormModel alone() {
    return ClosedForms.linear()
        .calibration(new Calibration(new double[] {0}, new double[] {STD}))
        .build();
  }

  private static DesignResult design(ClosedFormModel model) throws Exception {
    DesignBounds whole = DesignBounds.of(model.card().space());
    Target target = new Target(new double[] {0.5}, new double[] {0.05});
    return new Designer(model)
        .design(DesignRequest.of(target, whole).samples(400).keep(60).build());
  }

  @Test
  void aDesignIsMarkedWhereTheAuditEnsembleIsBeyondWhatTheModelStates() throws Exception {
    DesignSet designs = design(audited()).designs();
    AuditOpinion audit = Objects.requireNonNull(designs.audit());
    for (int i = 0; i < designs.size(); i++) {
      boolean above = designs.designs().get(i, 0) > 0;
      assertThat(audit.of(i)).isEqualTo(above ? AuditAgreement.DISAGREES : AuditAgreement.AGREES);
      assertThat(audit.unclamped()[i] - designs.unclamped()[i])
          .isCloseTo((float) (above ? 4 * STD : STD), within(1e-4f));
    }
    assertThat(audit.count(AuditAgreement.DISAGREES)).isBetween(5, 55);
    Provenance.Audited counted = Objects.requireNonNull(Provenance.Audited.of(designs));
    assertThat(counted.disagrees()).isEqualTo(audit.count(AuditAgreement.DISAGREES));
    assertThat(counted.agrees() + counted.disagrees()).isEqualTo(designs.size());
  }

  @Test
  void itHasNoPartInMakingRankingOrRatingDesigns() throws Exception {
    ClosedFormModel model = audited();
    DesignResult with = design(model);
    DesignResult without = design(alone());
    assertThat(model.rowsAsked(NetworkRole.AUDIT)).as("only those kept").isEqualTo(60);
    assertThat(with.indices()).isEqualTo(without.indices());
    assertThat(with.designs().x()).isEqualTo(without.designs().x());
    assertThat(with.designs().status()).isEqualTo(without.designs().status());
    assertThat(without.designs().audit()).isNull();
  }

  @Test
  void filesCarryItsPredictionBesideTheDeviationAndItsVerdictBesideTheStatus() throws Exception {
    ClosedFormModel model = audited();
    DesignSet designs = design(model).designs();
    TypedTable table = DesignTable.of(model.card().space(), designs);
    assertThat(table.header())
        .containsExactly(
            "u", "v", "sum", "sum_std", "sum_audit", "distance", "log_density", "audit", "status");
    boolean above = designs.designs().get(0, 0) > 0;
    assertThat(table.text(0).get(7)).isEqualTo(above ? "disagrees" : "agrees");
    assertThat(Double.parseDouble(table.text(0).get(4)))
        .isCloseTo(designs.unclamped()[0] + (above ? 4 * STD : STD), within(1e-3));
    assertThat(DesignTable.of(model.card().space(), design(alone()).designs()).header())
        .doesNotContain("sum_audit", "audit");
    // rows chosen for export keep their own opinion
    DesignSet last = designs.rows(new int[] {designs.size() - 1});
    assertThat(Objects.requireNonNull(last.audit()).unclamped()[0])
        .isEqualTo(Objects.requireNonNull(designs.audit()).unclamped()[designs.size() - 1]);
  }

  @Test
  void anIntervalDecidesWhereTheModelStatesOne() throws Exception {
    ClosedFormModel model = audited();
    DesignMatrix x = DesignMatrix.of(new float[] {0.5f, 0, -0.5f, 0.5f}, 2);
    Predictions predictions = Predictions.of(model, x);
    // the audit ensemble says 0.7 and 0.55
    PredictedIntervals wide =
        new PredictedIntervals(new float[] {0.3f, 0.56f}, new float[] {0.7f, 0.6f}, new float[2]);
    assertThat(Objects.requireNonNull(Audit.of(model, x, predictions, wide)).each())
        .containsExactly(AuditAgreement.AGREES, AuditAgreement.DISAGREES);
    float none = Float.NaN;
    Predictions unsure = new Predictions(predictions.unclamped(), new float[] {none, none}, 1);
    assertThat(Objects.requireNonNull(Audit.of(model, x, unsure, null)).each())
        .containsOnly(AuditAgreement.UNKNOWN);
  }

  @Test
  void ofSeveralPropertiesTheOneInDisputeIsKnown() {
    AuditAgreement yes = AuditAgreement.AGREES;
    AuditAgreement no = AuditAgreement.DISAGREES;
    AuditAgreement unknown = AuditAgreement.UNKNOWN;
    AuditOpinion opinion =
        new AuditOpinion(
            new float[] {1, 2, 3, 4, 5, 6},
            new AuditAgreement[] {yes, no, unknown, yes, unknown, unknown},
            2);
    assertThat(opinion.of(0)).isEqualTo(no);
    assertThat(opinion.of(0, 0)).isEqualTo(yes);
    assertThat(opinion.of(1)).isEqualTo(yes);
    assertThat(opinion.of(2)).isEqualTo(unknown);
    AuditOpinion picked = opinion.pick(2, 0);
    assertThat(picked.unclamped()).containsExactly(5, 6, 1, 2);
    assertThat(picked.of(1, 1)).isEqualTo(no);
    assertThat(picked.count(no)).isEqualTo(1);
  }
}
