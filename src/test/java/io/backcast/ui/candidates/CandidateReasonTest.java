package io.backcast.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.engine.ClosedFormModel;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustRule;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CandidateReasonTest {
  private final Texts texts = new Texts(Locale.ENGLISH);

  private CandidatesViewModel candidatesOf(ClosedFormModel model) throws Exception {
    DesignSpace space = model.card().space();
    Target target = Target.of(space.properties().getFirst(), 0.5);
    DesignRequest request =
        DesignRequest.of(target, DesignBounds.of(space)).samples(50).keep(20).build();
    DesignResult result = new Designer(model).design(request);
    ExplorerState explorer = new ExplorerState(model.card());
    CandidatesViewModel candidates = new CandidatesViewModel(explorer, texts, Gate.opened());
    explorer.publish(
        new ExplorationResult(
            result.preview(),
            ExplorationResult.histograms(space, result.preview().x(), Brush.NONE),
            request,
            result,
            DesignClusters.of(space, space.group(), result.designs().designs()),
            null,
            1));
    return candidates;
  }

  @Test
  void theReasonShownIsTheOneThatDecidedTheLevel() throws Exception {
    // near enough and sure enough, but of training data nothing is known
    CandidatesViewModel candidates =
        candidatesOf(ClosedForms.ensemble(0.01).trust(new TrustRule(0.5, 1, 0.2, 0.5)).build());
    assertThat(candidates.rows())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.design().status()).isEqualTo(TrustLevel.WEAK);
              assertThat(candidates.evidence().reason(row.design()))
                  .isEqualTo(texts.get("reason.unknown_distance"));
            });
  }

  @Test
  void aDesignThatTheModelCannotPredictIsNotEvaluatedAndTheReasonSaysSo() throws Exception {
    CandidatesViewModel candidates = candidatesOf(ClosedForms.withoutPredictor().build());
    assertThat(candidates.rows())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.design().evaluated()).isFalse();
              assertThat(candidates.evidence().reason(row.design()))
                  .isEqualTo(texts.get("candidates.unevaluated"));
            });
  }

  @Test
  void withoutThresholdsTheReasonSaysSo() throws Exception {
    CandidatesViewModel candidates = candidatesOf(ClosedForms.ensemble(0.01).build());
    assertThat(candidates.evidence().reason(candidates.rows().getFirst().design()))
        .isEqualTo(texts.get("reason.uncalibrated"));
  }
}
