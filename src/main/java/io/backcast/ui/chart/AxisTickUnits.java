package io.backcast.ui.chart;

import io.backcast.ui.common.NumberFormatter;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/** Tick units of a chart axis whose labels are formatted like all other numbers. */
final class AxisTickUnits implements TickUnitSource {
  private final NumberTickUnitSource sizes = new NumberTickUnitSource();
  private final NumberFormatter numbers;

  AxisTickUnits(NumberFormatter numbers) {
    this.numbers = numbers;
  }

  @Override
  public TickUnit getLargerTickUnit(TickUnit unit) {
    return written(sizes.getLargerTickUnit(unit));
  }

  @Override
  public TickUnit getCeilingTickUnit(TickUnit unit) {
    return written(sizes.getCeilingTickUnit(unit));
  }

  @Override
  public TickUnit getCeilingTickUnit(double size) {
    return written(sizes.getCeilingTickUnit(size));
  }

  private TickUnit written(TickUnit unit) {
    return new Written(unit.getSize(), numbers);
  }

  /** A unit that formats by its step: no superfluous digits, and zero without rounding noise. */
  private static final class Written extends NumberTickUnit {
    private static final long serialVersionUID = 1;
    private final transient NumberFormatter numbers;

    Written(double size, NumberFormatter numbers) {
      super(size);
      this.numbers = numbers;
    }

    @Override
    public String valueToString(double value) {
      return numbers.tick(value, getSize());
    }
  }
}
