package io.backcast.ui.chart;

import io.backcast.ui.common.Appearance;
import java.util.function.Supplier;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/**
 * A picture that can be read aloud and taken along.
 *
 * @param name for a file
 * @param chart made anew in the colours asked for; null while there is nothing to show
 * @param caption what it shows, in sentences
 */
public record Figure(String name, ChartMaker chart, Supplier<String> caption) {
  /** Draws a chart in a given look, so that a dark window exports a figure for white paper. */
  @FunctionalInterface
  public interface ChartMaker {
    @Nullable JFreeChart make(Appearance appearance);
  }
}
