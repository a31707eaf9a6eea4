package io.backcast.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.Scale;
import io.backcast.ui.common.Appearance;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTitleTest {
  private static final String LABEL = "thermal conductivity (W/m·K)";

  private final ChartStyle style = new ChartStyle(new Appearance());
  private final BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D g = image.createGraphics();

  private AxisTitle title(String words, double room) {
    return AxisTitle.fitting(
        words, style.font(1), new Rectangle2D.Double(0, 0, 9, room), RectangleEdge.LEFT, g);
  }

  private double width(String words, Font font) {
    return g.getFontMetrics(font).stringWidth(words);
  }

  @Test
  void aTitleShrinksThenBreaksThenLosesItsMiddleAndNeverItsUnit() {
    double whole = width(LABEL, style.font(1));
    assertThat(title(LABEL, whole + 10)).isEqualTo(new AxisTitle(List.of(LABEL), style.font(1)));
    AxisTitle smaller = title(LABEL, 0.85 * whole);
    assertThat(smaller.lines()).containsExactly(LABEL);
    assertThat(smaller.font().getSize2D()).isLessThan(style.font(1).getSize2D());
    AxisTitle broken = title(LABEL, 0.6 * whole);
    assertThat(broken.lines()).containsExactly("thermal conductivity", "(W/m·K)");
    AxisTitle cut = title(LABEL, 0.3 * whole);
    assertThat(cut.lines()).singleElement().asString().contains("…").endsWith("K)");
    for (AxisTitle one : List.of(smaller, broken, cut)) {
      for (String line : one.lines()) {
        assertThat(width(line, one.font())).isLessThan(0.85 * whole);
      }
    }
    assertThat(title("", 0).lines()).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource({"LINEAR, 90", "LINEAR, 140", "LINEAR, 220", "LOG, 90", "LOG, 140"})
  void noTitleIsCutAtTheEdgesOfALowChart(Scale scale, int height) {
    ValueAxis up = style.axis(LABEL, true, scale, 1, 10);
    ValueAxis across = style.axis("strain (%)", false, Scale.LINEAR, 0, 1);
    across.setTickLabelsVisible(false);
    up.setTickLabelsVisible(false);
    JFreeChart chart = style.chart(new XYPlot(null, across, up, null));
    chart.setPadding(new org.jfree.chart.ui.RectangleInsets(4, 4, 4, 4));
    chart.draw(g, new Rectangle2D.Double(0, 0, 300, height));
    int background = image.getRGB(0, 0);
    // only the title is drawn so far to the left
    int title = 0;
    for (int x = 0; x < 30; x++) {
      for (int y = 0; y < height; y++) {
        boolean ink = image.getRGB(x, y) != background;
        title += ink ? 1 : 0;
        assertThat(ink && (y < 3 || y >= height - 3)).as(x + ", " + y).isFalse();
      }
    }
    assertThat(title).isGreaterThan(50);
  }
}
