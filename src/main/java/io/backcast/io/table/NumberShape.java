package io.backcast.io.table;

/**
 * How a number is written, as far as one field tells.
 *
 * <p>{@code 1.234} and {@code 1,234} say nothing alone: the mark may start the decimals or separate
 * thousands. The other fields of the column decide.
 */
enum NumberShape {
  /** Not a number. */
  NONE,
  /** Digits only, or grouped by blanks or apostrophes: {@code 14606}, {@code 14 606}. */
  WHOLE,
  /** Digits only, five or more without grouping: whoever writes so groups no thousands. */
  LONG_WHOLE,
  /** The dot starts the decimals: {@code 1.5}, {@code 1,234.5}. */
  DOT,
  /** The comma starts the decimals: {@code 1,5}, {@code 1.234,5}. */
  COMMA,
  /** {@code 1.234}. */
  DOT_OR_GROUP,
  /** {@code 1,234}. */
  COMMA_OR_GROUP,
  /** The dot can only separate thousands: {@code 1.234.567}. */
  DOT_GROUPS,
  /** The comma can only separate thousands: {@code 1,234,567}. */
  COMMA_GROUPS;

  /** Whether a field ends with a percent sign. */
  static boolean percent(String text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '%';
  }

  /** The shape of a field without blanks around it; a percent sign at its end does not matter. */
  static NumberShape of(String text) {
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == '%') {
      end--;
      while (end > 0 && blank(text.charAt(end - 1))) {
        end--;
      }
    }
    int at = end > 0 && sign(text.charAt(0)) ? 1 : 0;
    int mantissa = exponent(text, at, end);
    return mantissa <= at ? NONE : mantissa(text, at, mantissa, mantissa < end);
  }

  /** Where the mantissa ends; −1 if what follows is no exponent. */
  private static int exponent(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == 'e' || c == 'E') {
        int digits = i + 1 < end && sign(text.charAt(i + 1)) ? i + 2 : i + 1;
        boolean good = digits < end && end - digits <= 4;
        for (int k = digits; k < end; k++) {
          good &= digit(text.charAt(k));
        }
        return good ? i : -1;
      }
      if (!digit(c) && !mark(c)) {
        return -1;
      }
    }
    return end;
  }

  private static NumberShape mantissa(String text, int from, int end, boolean exponent) {
    int dots = 0;
    int commas = 0;
    int others = 0;
    int digits = 0;
    char other = 0;
    int lastMark = -1;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (digit(c)) {
        digits++;
      } else if (c == '.') {
        dots++;
        lastMark = i;
      } else if (c == ',') {
        commas++;
        lastMark = i;
      } else if (other != 0 && c != other) {
        return NONE;
      } else {
        other = c;
        others++;
      }
    }
    if (digits == 0 || (others > 0 && (dots + commas > 1 || exponent))) {
      return NONE;
    }
    if (others > 0) {
      int whole = lastMark < 0 ? end : lastMark;
      if (!groups(text, from, whole, other)) {
        return NONE;
      }
      return dots == 1 ? DOT : commas == 1 ? COMMA : WHOLE;
    }
    if (dots + commas == 0) {
      return digits >= 5 ? LONG_WHOLE : WHOLE;
    }
    if (dots + commas == 1) {
      return single(text, from, end, lastMark, exponent);
    }
    return several(text, from, end, lastMark, dots, commas);
  }

  private static NumberShape single(String text, int from, int end, int mark, boolean exponent) {
    boolean dot = text.charAt(mark) == '.';
    int before = mark - from;
    int after = end - mark - 1;
    if (!dot && after == 0) {
      return NONE;
    }
    boolean perhapsGroup =
        !exponent && after == 3 && before >= 1 && before <= 3 && text.charAt(from) != '0';
    if (dot) {
      return perhapsGroup ? DOT_OR_GROUP : DOT;
    }
    return perhapsGroup ? COMMA_OR_GROUP : COMMA;
  }

  private static NumberShape several(
      String text, int from, int end, int lastMark, int dots, int commas) {
    if (commas == 0) {
      return groups(text, from, end, '.') ? DOT_GROUPS : NONE;
    }
    if (dots == 0) {
      return groups(text, from, end, ',') ? COMMA_GROUPS : NONE;
    }
    boolean dotLast = text.charAt(lastMark) == '.';
    if ((dotLast ? dots : commas) > 1 || lastMark == end - 1) {
      return NONE;
    }
    if (!groups(text, from, lastMark, dotLast ? ',' : '.')) {
      return NONE;
    }
    return dotLast ? DOT : COMMA;
  }

  /** Whether digits stand in groups of three, the first shorter perhaps. */
  private static boolean groups(String text, int from, int end, char separator) {
    int run = 0;
    boolean first = true;
    for (int i = from; i <= end; i++) {
      if (i < end && text.charAt(i) != separator) {
        run++;
        continue;
      }
      if (first ? run < 1 || run > 3 : run != 3) {
        return false;
      }
      first = false;
      run = 0;
    }
    return true;
  }

  /**
   * The number as computers write it: a dot for decimals, nothing between thousands, no percent
   * sign, a plain minus.
   *
   * @param comma whether the comma starts the decimals
   */
  static String canonical(String text, boolean comma) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = digit(c) || c == '-' || c == 'e' || c == 'E' || (c == '.' && !comma);
    }
    if (plain) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (digit(c) || c == 'e' || c == 'E' || c == '-') {
        out.append(c);
      } else if (c == '\u2212') {
        out.append('-');
      } else if (c == (comma ? ',' : '.')) {
        out.append('.');
      }
    }
    return out.toString();
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean sign(char c) {
    return c == '-' || c == '+' || c == '\u2212';
  }

  private static boolean mark(char c) {
    return c == '.' || c == ',' || c == '\'' || c == '\u2019' || blank(c);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
  }
}
