package io.backcast.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginPlotTest {
  /** Also in a low plot with large letters. */
  @ParameterizedTest
  @ValueSource(ints = {180, 220, 400})
  void aLabelBelowTheLeastValueIsWholeInThePlot(int height) {
    NumberAxis up = new NumberAxis();
    up.setRange(0, 2);
    NumberAxis across = new NumberAxis();
    across.setRange(0, 10);
    MarginPlot plot = new MarginPlot(across, up, new Range(0, 2));
    PointLabels labels = new PointLabels(new Font(Font.DIALOG, Font.BOLD, 24), Color.BLACK, 15);
    labels.add("beyond 5", 5, 0);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    renderer.addAnnotation(labels, Layer.FOREGROUND);
    plot.setDataset(new XYSeriesCollection());
    plot.setRenderer(renderer);
    plot.labelsBelow(labels);
    ChartRenderingInfo info = new ChartRenderingInfo();
    Graphics2D g = new BufferedImage(600, height, BufferedImage.TYPE_INT_RGB).createGraphics();
    new JFreeChart(plot).draw(g, new Rectangle2D.Double(0, 0, 600, height), info);
    g.dispose();
    Rectangle2D area = info.getPlotInfo().getDataArea();
    assertThat(plot.labelBoxes())
        .singleElement()
        .satisfies(box -> assertThat(area.contains(box)).as("%s in %s", box, area).isTrue());
  }
}
