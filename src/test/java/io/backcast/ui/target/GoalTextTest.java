package io.backcast.ui.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.engine.ClosedForms;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoalTextTest {
  private static final Property GAP =
      ClosedForms.property("gap", 0, 6, 0.05, new PointMass(0, "metal"));
  private static final DesignSpace SPACE =
      ClosedForms.space(List.of(ClosedForms.continuous("u", -1, 1)), GAP);

  private final GoalText english = new GoalText(SPACE, 0, new Texts(Locale.ENGLISH));
  private final GoalText german = new GoalText(SPACE, 0, new Texts(Locale.GERMAN));

  @Test
  void whatIsShownReadsBack() throws Exception {
    for (Goal goal :
        List.of(
            new Goal.Value(0.5),
            new Goal.Value(0),
            new Goal.Value(0.498),
            new Goal.Range(0.5, 0.8),
            new Goal.Range(0.505, 0.80125),
            Goal.atLeast(1.5),
            Goal.atMost(0.3),
            Goal.MOST,
            Goal.LEAST,
            Goal.ANY)) {
      for (GoalText words : List.of(english, german)) {
        assertThat(words.read(words.shown(goal)).goal()).isEqualTo(goal);
      }
    }
    assertThat(english.shown(new Goal.Range(0.5, 0.8))).isEqualTo("0.50 – 0.80");
    assertThat(german.shown(Goal.atLeast(1.5))).isEqualTo("≥ 1,50");
    assertThat(english.shown(Goal.MOST)).isEqualTo("most");
  }

  @Test
  void aValueHasTheDigitsThatItWasSetWithAndOneThatAHandMovesThoseOfAGlance() {
    assertThat(english.shown(new Goal.Value(0.498))).isEqualTo("0.498");
    assertThat(german.shown(new Goal.Range(0.5, 0.8125))).isEqualTo("0,50 – 0,8125");
    assertThat(english.shown(new Goal.Value(0.49812345))).isEqualTo("0.50");
    assertThat(new Texts(Locale.ENGLISH).asked(GAP, 0.498)).isEqualTo("0.50");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.5..0.8", "0.5 - 0.8", "0,5 – 0,8", "0.5…0.8", "0.5 .. 0.8", "=0.5..0.8"})
  void aRangeMayBeWrittenAsPeopleDo(String text) throws Exception {
    assertThat(english.read(text).goal()).isEqualTo(new Goal.Range(0.5, 0.8));
  }

  @Test
  void theCommandLinesWordsAreUnderstood() throws Exception {
    assertThat(german.read(">=1.5").goal()).isEqualTo(Goal.atLeast(1.5));
    assertThat(german.read("max").goal()).isEqualTo(Goal.MOST);
    assertThat(german.read("any").goal()).isEqualTo(Goal.ANY);
    assertThat(german.read("metal").goal()).isEqualTo(new Goal.Value(0));
  }

  @Test
  void aToleranceMayBeTypedWithAValue() throws Exception {
    assertThat(english.read("0.5 ± 0.1")).isEqualTo(new GoalText.Typed(new Goal.Value(0.5), 0.1));
    assertThat(english.read("0.5 +- 10%").tolerance()).isEqualTo(0.05);
    assertThatThrownBy(() -> english.read("0.5 ± 0"))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("above zero");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "quick", "0.8..0.5", ">=", "> 1.5", "9..12"})
  void aFaultIsSaidInASentence(String text) {
    assertThatThrownBy(() -> english.read(text))
        .isInstanceOf(BackcastException.class)
        .message()
        .endsWith(".");
  }
}
