package io.backcast.train.report;

import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.train.evaluate.NormalCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a report on the predictions of a property, and on their stated deviations. */
record PredictionSection(DesignSpace space, @Nullable Calibration calibration) {

  /**
   * Writes the section of property k.
   *
   * @param parity held-out rows as (truth, prediction, spread)
   */
  void write(MarkdownPage page, int k, double[][] parity) throws BackcastException {
    Property p = space.properties().get(k);
    String axis = ReportChart.axis(p);
    page.heading(p.label())
        .picture(
            "parity " + p.name(),
            ReportChart.points("held-out rows", parity, "true " + axis, "predicted " + axis, true)
                .logarithmic(p.isLog(), p.isLog()))
        .paragraph(
            "Share of the held-out rows whose true value lies within a multiple of the stated"
                + " standard deviation, without rows in the point mass if there is one:")
        .picture(
            "calibration " + p.name(),
            ReportChart.lines(
                Map.of("held-out rows", coverage(parity, k), "ideal", NormalCoverage.shares()),
                "standard deviations",
                "share of held-out rows within",
                false));
  }

  /** Points (z, share of rows within z stated standard deviations); 0 without a calibration. */
  List<double[]> coverage(double[][] parity, int k) {
    Property p = space.properties().get(k);
    List<double[]> curve = new ArrayList<>();
    for (double z : NormalCoverage.multiples()) {
      int inside = 0;
      int all = 0;
      for (double[] row : parity) {
        if (calibration != null && !p.isMass(row[0])) {
          all++;
          double std = calibration.std(k, row[2], p.coordinate(row[1]));
          inside += p.coordinateDistance(row[1], row[0]) <= z * std ? 1 : 0;
        }
      }
      curve.add(new double[] {z, inside / (double) Math.max(1, all)});
    }
    return curve;
  }
}
