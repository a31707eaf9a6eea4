package io.backcast.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuessTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              new Variable("p", "p", "", 0, 100, 50, VariableKind.CONTINUOUS, 1),
              new Variable("q", "q", "", 0, 100, 50, VariableKind.CONTINUOUS, 1)),
          List.of(),
          List.of(),
          List.of());

  private static ExplorationResult result() {
    float[] x = new float[2 * 101];
    for (int i = 0; i <= 100; i++) {
      x[2 * i] = i;
      x[2 * i + 1] = i / 10f;
    }
    return Results.preview(SPACE, x, new float[101]);
  }

  @Test
  void beginningAgainWhileGuessesAreTakenTellsOfTheChange() {
    Guess guess = new Guess(SPACE);
    guess.begin();
    guess.place(0, 60);
    int before = guess.changesProperty().get();
    List<Boolean> seen = new ArrayList<>();
    guess.concealedProperty().subscribe((was, is) -> seen.add(is));
    guess.begin();
    assertThat(guess.changesProperty().get()).isGreaterThan(before);
    assertThat(guess.at(0)).isNaN();
    // the distributions must not be shown for a moment
    assertThat(seen).isEmpty();
  }

  @Test
  void anotherQuestionRemovesGuessesThatWereShownAndLeavesHiddenOnes() {
    Guess guess = new Guess(SPACE);
    guess.begin();
    guess.place(1, 3);
    guess.askAnew();
    assertThat(guess.made()).isEqualTo(1);
    assertThat(guess.concealedProperty().get()).isTrue();
    guess.concealedProperty().set(false);
    guess.askAnew();
    assertThat(guess.made()).isZero();
  }

  @Test
  void theEndShowsTheDistributionsAndRemovesTheGuesses() {
    Guess guess = new Guess(SPACE);
    guess.begin();
    guess.place(1, 3);
    guess.end();
    assertThat(guess.concealedProperty().get()).isFalse();
    assertThat(guess.made()).isZero();
    assertThat(guess.right(result())).isZero();
  }

  @Test
  void aGuessInTheMiddleHalfIsRight() {
    Guess guess = new Guess(SPACE);
    guess.begin();
    assertThat(guess.concealedProperty().get()).isTrue();
    guess.place(0, 60);
    guess.place(1, 60);
    assertThat(guess.made()).isEqualTo(2);
    assertThat(guess.right(result())).isEqualTo(1);
  }

  @Test
  void beginningAgainForgetsTheGuesses() {
    Guess guess = new Guess(SPACE);
    guess.place(0, 60);
    guess.begin();
    assertThat(guess.made()).isZero();
  }

  @Test
  void aBrushCountsOnlyTheDesignsInItsRanges() {
    float[] x = result().preview().x();
    Brush brush = Brush.NONE.with(0, 20, 39).with(1, 3, 100);
    int counted = 0;
    for (int count : ExplorationResult.histograms(SPACE, x, brush).get(0).counts()) {
      counted += count;
    }
    assertThat(counted).isEqualTo(10);
    assertThat(brush.without(1).ranges()).hasSize(1);
  }
}
