package io.backcast.ui.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.KeptShare;
import io.backcast.engine.ClosedForms;
import io.backcast.engine.InverseModel;
import io.backcast.model.Conditions;
import io.backcast.model.Constraint;
import io.backcast.model.DesignBounds;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.solve.InferenceTasks;
import io.backcast.ui.state.ExplorerState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintsViewModelTest {
  private final InverseModel model = ClosedForms.linear().build();
  private final ExplorerState explorer = new ExplorerState(model.card());
  private final ConstraintsViewModel rows =
      new ConstraintsViewModel(
          explorer,
          new InferenceTasks(model, new TaskRunner(Runnable::run, Runnable::run, failure -> {})));

  private List<Constraint> held() {
    return explorer.constraintsProperty().get();
  }

  @Test
  void whatIsTypedHoldsAsSoonAsItCanBeRead() {
    ConstraintDraft draft = rows.add();
    draft.textProperty().set("u <");
    assertThat(held()).isEmpty();
    assertThat(draft.fault("u <")).isNotNull();
    draft.textProperty().set("u < 0");
    assertThat(held()).containsExactly(Constraint.of("u < 0"));
    assertThat(explorer.boundsProperty().get().conditions().texts()).containsExactly("u < 0");
    assertThat(draft.keptProperty().get()).isCloseTo(0.5, within(0.02));
  }

  @Test
  void theLastTextThatCouldBeReadHoldsOnWhileAnotherIsTyped() {
    ConstraintDraft draft = rows.add();
    draft.textProperty().set("u < 0");
    draft.textProperty().set("u < q");
    assertThat(held()).containsExactly(Constraint.of("u < 0"));
    rows.takeBack(draft);
    assertThat(draft.textProperty().get()).isEqualTo("u < 0");
    assertThat(rows.drafts()).containsExactly(draft);
  }

  @Test
  void aRowGoesWithWhatWasTypedIfNothingElseHolds() {
    rows.takeBack(rows.add());
    ConstraintDraft draft = rows.add();
    draft.textProperty().set("u < q");
    rows.takeBack(draft);
    assertThat(rows.drafts()).isEmpty();
  }

  @Test
  void aConstraintIsSwitchedOffAndRemoved() {
    ConstraintDraft draft = rows.add();
    draft.textProperty().set("u < 0");
    draft.enabledProperty().set(false);
    assertThat(held()).containsExactly(new Constraint("u < 0", false));
    assertThat(explorer.boundsProperty().get().conditions().isEmpty()).isTrue();
    rows.remove(draft);
    assertThat(held()).isEmpty();
  }

  @Test
  void anEarlierStateIsShownWithoutLosingWhatIsTypedBesideIt() {
    ConstraintDraft first = rows.add();
    first.textProperty().set("u < 0");
    ConstraintDraft typing = rows.add();
    typing.textProperty().set("v >");
    explorer.constraintsProperty().set(List.of(new Constraint("u > 0.5", false)));
    assertThat(first.textProperty().get()).isEqualTo("u > 0.5");
    assertThat(first.enabledProperty().get()).isFalse();
    assertThat(rows.drafts()).containsExactly(first, typing);
    explorer.constraintsProperty().set(List.of());
    assertThat(rows.drafts()).containsExactly(typing);
  }

  @Test
  void oneEmptyRowIsEnough() {
    assertThat(rows.add()).isSameAs(rows.add());
  }

  @Test
  void theShareIsThatOfTheBoxAndNotOfTheWholeSpace() throws Exception {
    DesignBounds half = DesignBounds.of(explorer.space()).with(0, 0, 1);
    Conditions low = Conditions.of(explorer.space(), List.of("u < 0.25"));
    assertThat(KeptShare.of(explorer.space(), half, low)).isCloseTo(0.25, within(0.015));
  }
}
