package io.backcast.io.table;

import java.util.regex.Pattern;

/** Knows units as a row below the names of a table has them. */
final class UnitText {
  private static final String PREFIX = "(?:da|[YZEPTGMkhdcmµμunpfa])?";
  private static final String BASE =
      "(?:mol|cd|Hz|Pa|Wb|lm|lx|Bq|Gy|Sv|kat|min|hr|hrs|yr|eV|cal|bar|atm|psi|ksi|torr|Torr|mmHg|"
          + "rpm|rad|sr|deg|degC|degF|degK|ohm|Ohm|Ang|angstrom|Angstrom|day|days|year|years|sec|"
          + "dB|dBm|Da|Oe|emu|Ha|Ry|HV|HRC|HB|px|in|inch|ft|lb|lbs|gal|cP|wt|at|vol|atom|cell|"
          + "[mgsAKNJWCVFSTHLlhdMDGBU]|°[CFK]?|[ÅÅΩΩ]|℃|′|″|%|‰)";
  private static final String POWER = "(?:\\^?\\(?[-−+]?\\d(?:\\.\\d)?\\)?|[⁻²³¹⁴]+)?";
  private static final String ONE = PREFIX + BASE + POWER;
  private static final String JOIN = "(?:\\s*[/·*.\\x{22C5}×]\\s*|\\s+)";
  private static final Pattern UNIT =
      Pattern.compile(
          "(?:1\\s*/\\s*)?\\(?"
              + ONE
              + "(?:"
              + JOIN
              + "\\(?"
              + ONE
              + "\\)?)*\\)?"
              + "|(?:wt|at|vol|mol|mass|w/w|v/v)[.\\-\\s]*%|%\\s*\\(?[a-z/]+\\)?|pp[mb]|a\\.?\\s?u\\.?"
              + "|arb\\.?\\s?u(?:nits|\\.)?|dimensionless|unitless|none|mesh|pH");
  private static final Pattern NO_UNIT = Pattern.compile("[-–—/1]|\\(-\\)|\\[-]|");

  private UnitText() {}

  /** Whether a text is a unit, in brackets or not. */
  static boolean isUnit(String text) {
    String bare = bare(text);
    return bare.length() <= 24 && UNIT.matcher(bare).matches();
  }

  /** Whether a text says that there is no unit. */
  static boolean isNone(String text) {
    return NO_UNIT.matcher(text.strip()).matches();
  }

  /** The unit without brackets; empty if the text says that there is none. */
  static String of(String text) {
    return isNone(text) || text.matches("(?i)dimensionless|unitless|none") ? "" : bare(text);
  }

  private static String bare(String text) {
    String t = text.strip();
    boolean brackets =
        t.length() > 2
            && ((t.startsWith("[") && t.endsWith("]")) || (t.startsWith("(") && t.endsWith(")")))
            && t.indexOf(t.charAt(0) == '[' ? ']' : ')') == t.length() - 1;
    return brackets ? t.substring(1, t.length() - 1).strip() : t;
  }
}
