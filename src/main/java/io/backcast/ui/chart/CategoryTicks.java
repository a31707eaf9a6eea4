package io.backcast.ui.chart;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;

/** Writes the codes 0, 1, 2 … of categories as their names, and nothing for what lies between. */
final class CategoryTicks extends NumberFormat {
  private static final long serialVersionUID = 1;

  /** Letters of a name beside an axis. */
  private static final int LONGEST = 14;

  private final transient List<String> names;

  CategoryTicks(List<String> names) {
    this.names = List.copyOf(names);
  }

  @Override
  public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
    int code = (int) Math.rint(value);
    if (code != value || code < 0 || code >= names.size()) {
      return to;
    }
    String name = names.get(code);
    return to.append(name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…");
  }

  @Override
  public StringBuffer format(long value, StringBuffer to, FieldPosition position) {
    return format((double) value, to, position);
  }

  /** Labels are never read. */
  @Override
  public Number parse(String text, ParsePosition position) {
    throw new UnsupportedOperationException();
  }
}
