package io.backcast.io.table;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's header taken apart: {@code E_g (eV)}, {@code T [°C]}, {@code rho / g cm-3}, {@code
 * thickness_nm}.
 *
 * @param name without the unit, to be shown
 * @param unit empty where the header has none
 */
public record HeaderText(String name, String unit) {
  private static final Pattern BRACKETS =
      Pattern.compile("(.*?\\S)\\s*[(\\[{]([^()\\[\\]{}]+)[)\\]}]");

  /** As the Green Book of IUPAC has it: a quantity divided by its unit. */
  private static final Pattern QUOTIENT = Pattern.compile("(.*?\\S)\\s+/\\s*(\\S.*)");

  private static final Pattern COMMA = Pattern.compile("(.*?\\S),\\s*(\\S+)");
  private static final Pattern UNDERSCORE = Pattern.compile("(.*?[^_])_+([^_]+)");
  private static final Pattern DENSITY =
      Pattern.compile("(.*?[^_])_+(k?g|mg)_(?:per_)?(c?m3|m?[lL])");

  private static final Pattern PERCENT =
      Pattern.compile("%\\s*(?:by|of)?\\s*(?:mass|weight|volume|total|moles?)");

  /** What may follow an underscore and is hardly anything but a unit. */
  private static final Set<String> SUFFIXES =
      Set.of(
          "pm nm um µm mm cm km ug mg kg ns us ms ps fs Pa hPa kPa MPa GPa eV meV keV mV kV mA uA µA Hz kHz MHz GHz THz kJ kW MW mW kN kK degC pct percent deg ppm ppb rpm mbar mol mmol umol mL ml wt% Ang angstrom hours hrs"
              .split(" "));

  /** Units of one letter, which after a short name are an index: {@code E_g}, {@code T_m}. */
  private static final Set<String> LETTERS =
      Set.of("g", "m", "s", "K", "V", "A", "J", "W", "N", "h");

  private static final int LONG_NAME = 3;

  private static final Map<String, String> WRITTEN =
      Map.of(
          "degC",
          "°C",
          "deg",
          "°",
          "um",
          "µm",
          "us",
          "µs",
          "ug",
          "µg",
          "uA",
          "µA",
          "pct",
          "%",
          "percent",
          "%",
          "angstrom",
          "Å");

  /** Takes a header apart; what is not surely a unit stays in the name. */
  public static HeaderText of(String header) {
    String text = header.strip();
    Matcher density = DENSITY.matcher(text);
    if (density.matches()) {
      return new HeaderText(
          density.group(1), density.group(2) + "/" + density.group(3).replace("3", "³"));
    }
    for (Pattern pattern : new Pattern[] {BRACKETS, QUOTIENT, COMMA}) {
      Matcher match = pattern.matcher(text);
      if (match.matches() && UnitText.isUnit(match.group(2))) {
        return new HeaderText(match.group(1), written(UnitText.of(match.group(2))));
      }
      if (match.matches() && PERCENT.matcher(match.group(2)).matches()) {
        return new HeaderText(match.group(1), match.group(2));
      }
      if (match.matches() && pattern == BRACKETS && match.group(2).matches("[-–—]")) {
        return new HeaderText(match.group(1), "");
      }
    }
    Matcher suffix = UNDERSCORE.matcher(text);
    if (suffix.matches() && isSuffix(suffix.group(1), suffix.group(2))) {
      return new HeaderText(suffix.group(1), written(suffix.group(2)));
    }
    return new HeaderText(header, "");
  }

  private static boolean isSuffix(String name, String unit) {
    return SUFFIXES.contains(unit)
        || (LETTERS.contains(unit)
            && name.codePoints().filter(Character::isLetter).count() >= LONG_NAME);
  }

  private static String written(String unit) {
    return WRITTEN.getOrDefault(unit, unit);
  }
}
