package io.backcast.ui.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustRegion;
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
    ReasonText reasons = new ReasonText(SPACE, 1000, english);
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
    ReasonText reasons = new ReasonText(SPACE, 1000, new Texts(Locale.GERMAN));
    assertThat(plain(reasons.region(region(0.1, 12))))
        .startsWith("Wenige Daten über 1,80 eV mit α abseits von 90");
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
  }
}
