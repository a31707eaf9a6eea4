package io.backcast.train.report;

import io.backcast.font.Typeface;
import java.awt.geom.Rectangle2D;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jfree.svg.ViewBox;
import org.jfree.svg.util.DoubleConverter;

/** Charts as SVG, for a file or for a page. */
final class ChartSvg {
  private static final int DECIMALS = 1;

  private ChartSvg() {}

  /**
   * An SVG document on a white ground, with its letters as shapes: it looks the same everywhere,
   * whatever page it is shown on and whatever fonts there are.
   */
  static String document(ReportChart chart) {
    SVGGraphics2D g = graphics("c");
    g.setRenderingHint(SVGHints.KEY_DRAW_STRING_TYPE, SVGHints.VALUE_DRAW_STRING_TYPE_VECTOR);
    Rectangle2D area = new Rectangle2D.Double(0, 0, ReportChart.WIDTH, ReportChart.HEIGHT);
    g.setPaint(ChartColour.SURFACE.light());
    g.fill(area);
    chart.chart().draw(g, area);
    return g.getSVGElement(null, true, viewBox(), null, null);
  }

  /**
   * An SVG element for a page, in the colours that the page's style sheet defines; see {@link
   * ChartColour#variable}.
   *
   * @param prefix of the ids in it, another one for every chart of a page
   */
  static String element(ReportChart chart, String prefix) {
    SVGGraphics2D g = graphics(prefix);
    chart.chart().draw(g, new Rectangle2D.Double(0, 0, ReportChart.WIDTH, ReportChart.HEIGHT));
    String svg = g.getSVGElement(null, false, viewBox(), null, null);
    for (ChartColour colour : ChartColour.values()) {
      var c = colour.light();
      svg =
          svg.replace(
              "rgb(%d,%d,%d)".formatted(c.getRed(), c.getGreen(), c.getBlue()),
              "var(%s)".formatted(colour.variable()));
    }
    return svg;
  }

  private static SVGGraphics2D graphics(String prefix) {
    SVGGraphics2D g = new SVGGraphics2D(ReportChart.WIDTH, ReportChart.HEIGHT);
    g.setDefsKeyPrefix(prefix);
    g.setGeomDoubleConverter(new DoubleConverter(DECIMALS));
    g.setFontFunction(
        family ->
            family.equals(Typeface.FAMILY)
                ? "Inter, system-ui, sans-serif"
                : family + ", sans-serif");
    return g;
  }

  private static ViewBox viewBox() {
    return new ViewBox(0, 0, ReportChart.WIDTH, ReportChart.HEIGHT);
  }
}
