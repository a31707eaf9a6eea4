package io.backcast.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustRegion;
import io.backcast.model.TrustVerdict;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.ui.common.IntervalText;
import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReasonTextTest {
  private static final Property GAP =
      new Property("gap", "Eg", "band gap", "eV", 0, 2.4, 3, 0.05, new PointMass(0, "metal"));
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(new Variable("alpha", "α", "°", 72, 108, 90, VariableKind.CONTINUOUS, 2)),
          List.of(GAP),
          List.of(),
          List.of());

  private static TrustRegion region(double off, int rows) {
    return new TrustRegion("gap", 1.8, null, "alpha", off, TrustLevel.FAIR, 0.84, rows);
  }

  /** With a space between number and unit that may break. */
  private static String plain(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  @Test
  void theReasonNamesTheRegion() {
    Texts english = new Texts(Locale.ENGLISH);
    ReasonText reasons = new ReasonText(SPACE, 1000, null, english);
    assertThat(plain(reasons.region(region(0.1, 12))))
        .startsWith("Few data above 1.80 eV with α off 90")
        .contains("not right nine times in ten");
    assertThat(plain(reasons.region(region(0.35, 12)))).contains("with α at least 6° off 90");
    assertThat(plain(reasons.region(region(0.1, 400))))
        .as("not few")
        .doesNotContain("Few")
        .contains("above 1.80 eV with α off 90");
    TrustRegion low = new TrustRegion("gap", null, 0.3, null, 0, TrustLevel.WEAK, 0.5, 400);
    assertThat(plain(reasons.region(low))).contains("below 0.30 eV").doesNotContain("α");
  }

  @Test
  void andInGerman() {
    ReasonText reasons = new ReasonText(SPACE, 1000, null, new Texts(Locale.GERMAN));
    assertThat(plain(reasons.region(region(0.1, 12))))
        .startsWith("Wenige Daten über 1,80 eV mit α abseits von 90");
  }

  /** Of two properties, one of which is known well, on data that scatter by more than is asked. */
  @Test
  void theReasonIsThatOfTheLeastSurePropertyAndSaysWhatItPromises() {
    Property length = new Property("length", "l", "length", "m", 0, 10, 1, 0.5, null);
    Property mass = new Property("mass", "m", "mass", "kg", 0, 10, 1, 0.5, null);
    DesignSpace two =
        new DesignSpace(SPACE.variables(), List.of(length, mass), List.of(), List.of());
    DesignSet set =
        new DesignSet(
            DesignMatrix.of(new float[] {90}, 1),
            new float[] {5, 5},
            new float[] {0.1f, 0.4f},
            new float[] {0},
            new float[] {0},
            new TrustVerdict[] {new TrustVerdict(TrustLevel.STRONG, TrustReason.GOOD)},
            null,
            null);
    Texts english = new Texts(Locale.ENGLISH);
    double[] allowed = {0.5, 2};
    assertThat(new ReasonText(two, 1000, allowed, english).each(set, 0))
        .map(ReasonTextTest::plain)
        .containsExactly(
            "Inside the bounds, near the training data, and the ensemble agrees within 0.4 kg (mass).",
            "As the data scatter, “strong” and “fair” mean mass ± 2.0 kg about what is predicted.");
    assertThat(new ReasonText(two, 1000, null, english).each(set, 0)).hasSize(1);
  }

  @Test
  void intervalsAndProbabilitiesInWords() {
    Texts english = new Texts(Locale.ENGLISH);
    assertThat(plain(IntervalText.sentence(english, GAP, 0.48, 0.55, 0.001)))
        .isEqualTo("90 % interval: 0.480 – 0.550 eV.");
    assertThat(plain(IntervalText.sentence(english, GAP, 0, 0, 0.9999)))
        .isEqualTo("90 % interval: metal.");
    assertThat(plain(IntervalText.sentence(english, GAP, 0, 0.1, 0.4)))
        .endsWith("metal with a probability of 40 %.");
    assertThat(IntervalText.plain(english, GAP, Double.NaN, Double.NaN)).isEqualTo("–");
    assertThat(IntervalText.plain(english, GAP, 0.48123, 0.48171))
        .as("ends that the property's digits do not tell apart")
        .isEqualTo("0.4812 – 0.4817");
  }
}
