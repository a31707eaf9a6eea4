package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitsTest {
  @Test
  void aUnitThatIsMissingLeavesNothingBehind() {
    assertThat(Units.with("0.278", "")).isEqualTo("0.278");
    assertThat(Units.label("strength", " ")).isEqualTo("strength");
  }

  @Test
  void aUnitStaysOnTheLineOfItsNumberAndADegreeAtIt() {
    assertThat(Units.with("0.278", "eV")).isEqualTo("0.278\u00a0eV");
    assertThat(Units.with("120.0", "°")).isEqualTo("120.0°");
    assertThat(Units.with("20", "°C")).isEqualTo("20\u00a0°C");
    assertThat(Units.label("gap", "eV")).isEqualTo("gap (eV)");
  }

  @Test
  void aHeadingThatHasItsUnitIsNotGivenItTwice() {
    assertThat(Units.label("E_g (eV)", "eV")).isEqualTo("E_g (eV)");
    assertThat(Units.label("T [°C]", "°C")).isEqualTo("T [°C]");
    assertThat(Units.label("rate (s)", "eV")).isEqualTo("rate (s) (eV)");
  }
}
