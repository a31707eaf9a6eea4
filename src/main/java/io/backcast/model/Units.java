package io.backcast.model;

/** Writes a unit behind a number, or in brackets behind a name; nothing where there is no unit. */
public final class Units {
  /** A no-break space keeps a number and its unit on one line. */
  private static final String SPACE = "\u00a0";

  private Units() {}

  /** A number with its unit; the number alone where there is no unit. */
  public static String with(String number, String unit) {
    return with(number, SPACE, unit);
  }

  /** The same with an ordinary space, for terminals and files. */
  public static String plain(String number, String unit) {
    return with(number, " ", unit);
  }

  private static String with(String number, String space, String unit) {
    if (unit.isBlank()) {
      return number;
    }
    // a degree stands at its number: 120.0°, but 20 °C
    return unit.equals("°") ? number + unit : number + space + unit;
  }

  /**
   * The label of an axis or a choice: the name, and the unit in brackets if there is one. A name
   * that is a table's heading may have its unit in it.
   */
  public static String label(String name, String unit) {
    boolean told =
        unit.isBlank() || name.endsWith("(" + unit + ")") || name.endsWith("[" + unit + "]");
    return told ? name : name + " (" + unit + ")";
  }
}
