package io.backcast.performance;

import io.backcast.font.Typeface;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;

/** What the charts of the pages have in common. */
final class ChartLook {
  static final Color GRID = new Color(0xE3E7EC);
  static final float TEXT = 18;

  /** From Okabe and Ito's palette, which colour-blind readers can tell apart. */
  static final Color PLAIN = new Color(0x56B4E9);

  static final Color REACHED = new Color(0x009E73);
  static final Color MISSED = new Color(0xD55E00);

  private ChartLook() {}

  static JFreeChart chart(Plot plot, String title) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    JFreeChart chart = new JFreeChart(title, Typeface.BOLD.of(TEXT + 2), plot, true);
    chart.getLegend().setItemFont(Typeface.REGULAR.of(TEXT - 2));
    chart.getLegend().setFrame(BlockBorder.NONE);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(16, 16, 16, 28));
    return chart;
  }

  static void style(Axis axis) {
    axis.setTickLabelFont(Typeface.REGULAR.of(TEXT - 2));
    axis.setLabelFont(Typeface.REGULAR.of(TEXT));
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
  }

  static void save(JFreeChart chart, Path file, int width, int height) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      ChartUtils.writeChartAsPNG(out, chart, width, height);
    }
  }
}
