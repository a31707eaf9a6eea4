package io.backcast.ui.chart;

import io.backcast.ui.common.NumberFormatter;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;

/** Labels of ticks on a log scale. */
public final class LogTicks extends NumberFormat {
  private static final long serialVersionUID = 1;

  /** Over a smaller ratio powers of ten are too few labels. */
  private static final double FEW = 30;

  private static final double[] FRACTIONS = {0.1, 0.2, 0.5};

  /** Steps between ticks, in powers of ten. */
  private static final int[] POWERS = {1, 2, 3, 4, 5, 10, 20};

  private final transient NumberFormatter numbers;
  private final boolean powers;

  LogTicks(NumberFormatter numbers) {
    this(numbers, false);
  }

  private LogTicks(NumberFormatter numbers, boolean powers) {
    this.numbers = numbers;
    this.powers = powers;
  }

  /** Labels of a linear axis that shows powers of ten. */
  public static LogTicks ofPowers(NumberFormatter numbers) {
    return new LogTicks(numbers, true);
  }

  /** Distances between ticks that suit a range of this ratio. */
  static TickUnits units(double ratio) {
    TickUnits units = new TickUnits();
    for (double fraction : FRACTIONS) {
      if (ratio < FEW) {
        units.add(new NumberTickUnit(fraction));
      }
    }
    for (int power : POWERS) {
      units.add(new NumberTickUnit(power));
    }
    return units;
  }

  @Override
  public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
    return to.append(numbers.logTick(powers ? Math.pow(10, value) : value));
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
