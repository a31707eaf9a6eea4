package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.model.DesignSpace;
import io.backcast.model.GeneratorReview;
import io.backcast.model.PointMass;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReviewTextTest {
  private static final DesignSpace SPACE =
      ClosedForms.space(
          List.of(ClosedForms.continuous("a", -1, 1)),
          ClosedForms.property("gap", 0, 2, 0.1, new PointMass(0, "metal")));
  private final Texts texts = new Texts(Locale.ENGLISH);

  private static GeneratorReview.Check check(CheckVerdict verdict) {
    return new GeneratorReview.Check(
        CheckKind.RANKS, "gap", "high", 0.5, 2.0, "a", 300, 0.2, verdict);
  }

  @Test
  void everyObjectionIsToldWithVariableRegionVerdictAndRows() {
    GeneratorReview review =
        new GeneratorReview(
            "pairs", List.of(check(CheckVerdict.TOO_NARROW), check(CheckVerdict.CALIBRATED)));
    assertThat(ReviewText.of(review, SPACE, texts))
        .contains("1 of 2", "ranks of a", "gap 0.50 – 2.00", "too narrow", "300");
    assertThat(ReviewText.of(review, SPACE, new Texts(Locale.GERMAN))).contains("zu eng");
  }

  @Test
  void aCalibratedGeneratorIsSaidToBeAndFewRowsAreNot() {
    GeneratorReview good = new GeneratorReview("p", List.of(check(CheckVerdict.CALIBRATED)));
    GeneratorReview few = new GeneratorReview("p", List.of(check(CheckVerdict.TOO_FEW_ROWS)));
    assertThat(ReviewText.of(good, SPACE, texts)).contains("calibrated in all 1");
    assertThat(ReviewText.of(few, SPACE, texts)).contains("too few rows");
  }

  @Test
  void aLongListEndsWithTheFirstOnes() {
    GeneratorReview review =
        new GeneratorReview("p", Collections.nCopies(9, check(CheckVerdict.BIASED)));
    assertThat(ReviewText.of(review, SPACE, texts)).contains("9 of 9", "…");
    assertThat(ReviewText.of(review, SPACE, texts).split("biased", -1)).hasSize(7);
  }
}
