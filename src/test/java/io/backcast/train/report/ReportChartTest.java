package io.backcast.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.Property;
import java.util.List;
import java.util.Map;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

class ReportChartTest {
  private static final List<double[]> RISING =
      List.of(new double[] {0, 1}, new double[] {1, 10}, new double[] {2, 100});

  private static XYPlot plot(ReportChart chart) {
    return chart.chart().getXYPlot();
  }

  @Test
  void anAxisNamesThePropertyAndItsUnit() {
    assertThat(ReportChart.axis(new Property("gap", "E", "band gap", "eV", 0, 2, 2, 0.1, null)))
        .isEqualTo("band gap (eV)");
    assertThat(ReportChart.axis(new Property("y", "y", "score", "", 0, 2, 2, 0.1, null)))
        .isEqualTo("score");
  }

  @Test
  void curvesAreInTheOrderOfTheirNamesAndALegendTellsSeveralApart() {
    ReportChart two = ReportChart.lines(Map.of("b", RISING, "a", RISING), "step", "loss", false);
    assertThat(plot(two).getDataset().getSeriesKey(0)).isEqualTo("a");
    assertThat(plot(two).getDataset().getSeriesKey(1)).isEqualTo("b");
    assertThat(two.chart().getLegend()).isNotNull();
    ReportChart one = ReportChart.lines(Map.of("a", RISING), "step", "loss", false);
    assertThat(one.chart().getLegend()).isNull();
    assertThat(plot(one).getDomainAxis().getLabel()).isEqualTo("step");
    assertThat(plot(one).getRangeAxis().getLabel()).isEqualTo("loss");
  }

  @Test
  void theVerticalAxisIsLogarithmicWhereAsked() {
    assertThat(plot(ReportChart.lines(Map.of("a", RISING), "x", "y", true)).getRangeAxis())
        .isInstanceOf(LogAxis.class);
    assertThat(plot(ReportChart.lines(Map.of("a", RISING), "x", "y", false)).getRangeAxis())
        .isInstanceOf(NumberAxis.class);
  }

  @Test
  void theDiagonalSpansThePointsWhereAsked() {
    double[][] points = {{1, 2, 0.1}, {3, 2.5, 0.1}};
    List<?> with = plot(ReportChart.points("rows", points, "x", "y", true)).getAnnotations();
    assertThat(with).hasSize(1);
    assertThat((XYLineAnnotation) with.getFirst())
        .satisfies(
            line -> {
              assertThat(line.getX1()).isEqualTo(1);
              assertThat(line.getY2()).isEqualTo(3);
            });
    assertThat(plot(ReportChart.points("rows", points, "x", "y", false)).getAnnotations())
        .isEmpty();
  }
}
