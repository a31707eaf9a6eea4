package io.backcast.report;

import io.backcast.font.Typeface;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * An axis of a chart.
 *
 * @param label with the unit
 * @param log whether its scale is logarithmic
 * @param range that is shown; null for that of the data
 * @param percent whether its numbers are shares, 0 … 1, written as percentages
 * @param names of the places 0, 1, … in place of numbers; empty for numbers
 */
public record ChartAxis(
    String label, boolean log, @Nullable Range range, boolean percent, List<String> names) {

  public ChartAxis {
    label = PlainText.line(label);
    names = names.stream().map(PlainText::line).toList();
  }

  /** An axis of numbers over the range of the data. */
  public static ChartAxis of(String label) {
    return new ChartAxis(label, false, null, false, List.of());
  }

  /** The axis of a property's values. */
  public static ChartAxis of(Property p) {
    return of("", p);
  }

  /** The same with a word before the property's label, such as "true". */
  public static ChartAxis of(String word, Property p) {
    String label = Units.label(p.label(), p.unit());
    return of(word.isEmpty() ? label : word + " " + label).log(p.isLog());
  }

  /** The axis of a variable's values. */
  public static ChartAxis of(Variable v) {
    return of(Units.label(v.name(), v.unit())).log(v.isLog());
  }

  /** An axis of shares from nothing to all. */
  public static ChartAxis share(String label) {
    return new ChartAxis(label, false, new Range(0, 1), true, List.of());
  }

  /** An axis of places with names. */
  public static ChartAxis named(String label, List<String> names) {
    return new ChartAxis(label, false, new Range(-0.5, names.size() - 0.5), false, names);
  }

  public ChartAxis log(boolean wanted) {
    return new ChartAxis(label, wanted, range, percent, names);
  }

  public ChartAxis from(double lower, double upper) {
    return new ChartAxis(label, log, new Range(lower, upper), percent, names);
  }

  /** The same axis with its numbers written as percentages. */
  public ChartAxis percentages() {
    return new ChartAxis(label, log, range, true, names);
  }

  /** The axis for a plot, without line and tick marks as in the window. */
  public ValueAxis axis(boolean vertical) {
    ValueAxis axis;
    if (!names.isEmpty()) {
      SymbolAxis symbols = new SymbolAxis(label, names.toArray(String[]::new));
      symbols.setGridBandsVisible(false);
      axis = symbols;
    } else if (log) {
      LogAxis decades = new LogAxis(label);
      decades.setBase(10);
      decades.setNumberFormatOverride(new DecadeFormat());
      axis = decades;
    } else {
      NumberAxis numbers = new NumberAxis(label);
      numbers.setAutoRangeIncludesZero(false);
      // else a mark at zero is cut in half
      numbers.setAutoRangeStickyZero(false);
      numbers.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
      if (percent) {
        numbers.setStandardTickUnits(percentSteps());
      }
      axis = numbers;
    }
    axis.setLabelFont(Typeface.REGULAR.of(ReportChart.TEXT, label));
    axis.setTickLabelFont(Typeface.REGULAR.of(ReportChart.SMALL, String.join("", names)));
    axis.setLabelPaint(ChartColour.MUTED.light());
    axis.setTickLabelPaint(ChartColour.MUTED.light());
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    // wide insets make JFreeChart choose fewer ticks
    double room = names.isEmpty() ? 9 : 2;
    axis.setTickLabelInsets(
        vertical ? new RectangleInsets(room, 2, room, 4) : new RectangleInsets(3, room, 1, room));
    if (range != null) {
      axis.setRange(range);
    }
    return axis;
  }

  private static TickUnits percentSteps() {
    TickUnits units = new TickUnits();
    DecimalFormat whole =
        new DecimalFormat("0\u00a0%", DecimalFormatSymbols.getInstance(Locale.ROOT));
    DecimalFormat tenths =
        new DecimalFormat("0.#\u00a0%", DecimalFormatSymbols.getInstance(Locale.ROOT));
    for (double step : new double[] {0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1}) {
      units.add(new NumberTickUnit(step, whole));
    }
    for (double step : new double[] {0.001, 0.002, 0.005}) {
      units.add(new NumberTickUnit(step, tenths));
    }
    return units;
  }

  /** Writes the numbers of a logarithmic axis. */
  private static final class DecadeFormat extends NumberFormat {
    private static final long serialVersionUID = 1;

    @Override
    public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
      return to.append(Numbers.significant(value, 2));
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
}
