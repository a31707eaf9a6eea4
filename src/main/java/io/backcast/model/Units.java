package io.backcast.model;

/** Puts units where they belong: behind a number, or in brackets behind a name; or nothing. */
public final class Units {
  /** Keeps a number and its unit on one line. */
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

  /** What an axis or a choice is called: the name, and the unit in brackets if there is one. */
  public static String label(String name, String unit) {
    return unit.isBlank() ? name : name + " (" + unit + ")";
  }
}
