package io.backcast.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E_g (eV) | E_g | eV",
        "T [°C] | T | °C",
        "rho / g cm-3 | rho | g cm-3",
        "thickness_nm | thickness | nm",
        "Fly ash, siliceous (%) | Fly ash, siliceous | %",
        "density_g_cm3 | density | g/cm³",
        "time, s | time | s",
        "mass_g | mass | g",
        "Slag (% by mass) | Slag | % by mass",
        "k (W/m K) | k | W/m K",
        "Hardness (HV) | Hardness | HV",
        "share_pct | share | %",
        "n (-) | n | ''",
        "pressure{MPa} | pressure | MPa",
      })
  void aUnitInAHeaderIsTakenOutOfTheName(String header, String name, String unit) {
    assertThat(HeaderText.of(header)).isEqualTo(new HeaderText(name, unit));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E_g", "T_m", "x_1", "T_min", "flow_in", "a/b", "viscosity (after filtration)",
        "yield (final)", "x (1)", "channel_12", "Время", "温度", "params_lr", "a_K"
      })
  void whatIsNoUnitStaysInTheName(String header) {
    assertThat(HeaderText.of(header)).isEqualTo(new HeaderText(header, ""));
  }
}
