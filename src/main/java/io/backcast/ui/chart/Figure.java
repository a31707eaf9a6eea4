package io.backcast.ui.chart;

import io.backcast.ui.common.Appearance;
import java.util.function.Supplier;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/**
 * A chart with a caption, for export and for screen readers.
 *
 * @param name of its file
 * @param chart makes the chart as it is on paper, with a key to its marks
 * @param caption describes the chart in sentences
 */
public record Figure(String name, ChartMaker chart, Supplier<String> caption) {
  /** Makes a chart in any appearance, so that a dark window exports a figure for white paper. */
  @FunctionalInterface
  public interface ChartMaker {
    /** The chart, or null while there is nothing to show. */
    @Nullable JFreeChart make(Appearance appearance);
  }
}
