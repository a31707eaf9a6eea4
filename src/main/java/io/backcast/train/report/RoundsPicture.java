package io.backcast.train.report;

import io.backcast.io.AtomicFiles;
import io.backcast.model.BackcastException;
import io.backcast.model.Property;
import io.backcast.report.ChartAxis;
import io.backcast.report.ChartColour;
import io.backcast.report.ChartSvg;
import io.backcast.report.ReportChart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A picture of what the rounds of a campaign showed: errors and spread by round. */
public final class RoundsPicture {
  private final Property property;
  private final double tolerance;
  private final List<String> names = new ArrayList<>();
  private final List<double[]> error = new ArrayList<>();
  private final List<double[]> surprise = new ArrayList<>();
  private final List<double[]> spread = new ArrayList<>();
  private double largest;

  /**
   * A picture without rounds.
   *
   * @param property that the target is for
   * @param tolerance of the target
   */
  public RoundsPicture(Property property, double tolerance) {
    this.property = property;
    this.tolerance = tolerance;
  }

  /** Adds a round; what is NaN is left out. */
  public void add(
      String name, double hitRate, double meanError, double predictionError, double meanSpread) {
    names.add(
        Double.isNaN(hitRate) ? name : "%s: %s %%".formatted(name, Math.round(100 * hitRate)));
    put(error, meanError);
    put(surprise, predictionError);
    put(spread, meanSpread);
  }

  private void put(List<double[]> line, double value) {
    if (!Double.isNaN(value)) {
      line.add(new double[] {names.size() - 1.0, value});
      largest = Math.max(largest, value);
    }
  }

  /**
   * Writes the picture.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void write(Path file) throws BackcastException {
    ReportChart chart =
        new ReportChart(
            ChartAxis.named("round, and share of its designs on target", names),
            ChartAxis.of("mean deviation, " + property.unit())
                .from(0, 1.1 * Math.max(largest, tolerance)));
    chart.band(
        "tolerance",
        ChartColour.TARGET,
        List.of(
            new double[] {-0.4, 0, tolerance}, new double[] {names.size() - 0.6, 0, tolerance}));
    chart.marks("answer from target", ChartColour.TARGET, error);
    chart.marks("answer from prediction", ChartColour.DESIGN, surprise);
    chart.marks("stated deviation", ChartColour.ACCENT, spread);
    byte[] svg = ChartSvg.document(chart).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(svg));
  }
}
