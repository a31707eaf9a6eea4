package io.backcast.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignBounds;
import io.backcast.model.Target;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStatus;
import io.backcast.verify.CalculatedDesign;
import io.backcast.verify.Convention;
import io.backcast.verify.DesignAnswers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers of calculations in the table of candidates. */
class CalculatedCandidatesTest {
  private final ExplorerState explorer;
  private final CandidatesViewModel model;

  CalculatedCandidatesTest() throws Exception {
    var linear = ClosedForms.linear().build();
    explorer = new ExplorerState(linear.card());
    model = new CandidatesViewModel(explorer, new Texts(Locale.ENGLISH), Gate.opened());
    Target target = new Target(new double[] {1}, new double[] {0.05});
    DesignRequest request =
        DesignRequest.of(target, DesignBounds.of(explorer.space())).samples(100).keep(20).build();
    DesignResult result = new Designer(linear).design(request);
    DesignClusters clusters =
        new DesignClusters(new int[result.designs().size()], List.of(List.of()));
    explorer.publish(
        new ExplorationResult(result.preview(), List.of(), request, result, clusters, null, 1));
  }

  private void answer(ListedDesign design, double gap, @Nullable Convention convention) {
    Answer answer =
        new Answer(
            "key",
            "gpaw",
            AnswerStatus.CONVERGED,
            gap,
            null,
            null,
            20,
            null,
            new double[3][3],
            0,
            "1970-01-01T00:00:00Z",
            "GPAW 22.8.0");
    explorer
        .answersProperty()
        .set(
            new DesignAnswers(
                explorer.space(),
                0,
                List.of(
                    new CalculatedDesign(
                        design.x().clone(),
                        answer,
                        convention,
                        convention == null ? gap : convention.toModel(gap)))));
  }

  private static Convention convention() {
    return new Convention("sum", "gpaw", "key", 0.45, 1, 0.05, 60, null);
  }

  @Test
  void theColumnAppearsWithTheFirstAnswerAndTheReasonSpeaksOfIt() {
    ListedDesign design = model.rows().get(3).design();
    assertThat(model.evidence().answeredProperty().get()).isFalse();
    assertThat(model.evidence().reason(design)).doesNotContain("calculation");
    answer(design, design.unclamped()[0] + 0.45 + 0.04, convention());
    assertThat(model.evidence().answeredProperty().get()).isTrue();
    assertThat(Objects.requireNonNull(model.evidence().agreement(design)).agrees()).isTrue();
    assertThat(model.evidence().reason(design))
        .startsWith("A calculation (GPAW) agrees within 0.04");
    assertThat(model.evidence().calculated(model.rows().get(4).design())).isNull();
    explorer.answersProperty().set(DesignAnswers.none(explorer.space()));
    assertThat(model.evidence().answeredProperty().get()).isFalse();
  }

  @Test
  void anAnswerThatIsFarOffRefutesTheDesign() {
    ListedDesign design = model.rows().getFirst().design();
    answer(design, design.unclamped()[0] + 0.45 + 0.9, convention());
    assertThat(Objects.requireNonNull(model.evidence().agreement(design)).agrees()).isFalse();
    assertThat(model.evidence().reason(design))
        .startsWith("A calculation (GPAW) gives")
        .contains("0.90 ", "off");
  }

  @Test
  void withoutAConventionNothingIsCompared() {
    ListedDesign design = model.rows().getFirst().design();
    answer(design, 1.3, null);
    assertThat(model.evidence().agreement(design)).isNull();
    assertThat(model.evidence().reason(design)).contains("1.3", "not moved", "no convention");
  }
}
