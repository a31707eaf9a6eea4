package io.backcast.report;

import io.backcast.font.Typeface;
import java.awt.geom.Rectangle2D;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jfree.svg.ViewBox;
import org.jfree.svg.util.DoubleConverter;

/** Pictures as SVG, for a file or for a page. */
public final class ChartSvg {
  private static final int DECIMALS = 1;

  private ChartSvg() {}

  /** An SVG document on a white ground, which looks the same on light and on dark pages. */
  public static String document(Picture chart) {
    SVGGraphics2D g = graphics(chart, "c");
    g.setPaint(ChartColour.SURFACE.light());
    g.fill(area(chart));
    chart.draw(g);
    return g.getSVGElement(null, true, viewBox(chart), null, null);
  }

  /**
   * An SVG element for a page, in the colours that the page's style sheet defines; see {@link
   * ChartColour#variable}.
   *
   * @param prefix of the ids in it, another one for every chart of a page
   */
  public static String element(Picture chart, String prefix) {
    SVGGraphics2D g = graphics(chart, prefix);
    chart.draw(g);
    String svg = g.getSVGElement(null, false, viewBox(chart), null, null);
    for (ChartColour colour : ChartColour.values()) {
      var c = colour.light();
      svg =
          svg.replace(
              "rgb(%s,%s,%s)".formatted(c.getRed(), c.getGreen(), c.getBlue()),
              "var(%s)".formatted(colour.variable()));
    }
    return svg;
  }

  /**
   * An SVG element whose text is drawn as outlines, so that it looks the same where the typeface is
   * not installed.
   *
   * @param prefix of the ids in it, another one for every picture of a page
   */
  public static String outlined(Picture picture, String prefix) {
    SVGGraphics2D g = graphics(picture, prefix);
    g.setRenderingHint(SVGHints.KEY_DRAW_STRING_TYPE, SVGHints.VALUE_DRAW_STRING_TYPE_VECTOR);
    picture.draw(g);
    return g.getSVGElement(null, false, viewBox(picture), null, null);
  }

  private static SVGGraphics2D graphics(Picture chart, String prefix) {
    SVGGraphics2D g = new SVGGraphics2D(chart.width(), chart.height());
    g.setDefsKeyPrefix(prefix);
    g.setGeomDoubleConverter(new DoubleConverter(DECIMALS));
    g.setFontFunction(
        family ->
            family.equals(Typeface.FAMILY)
                ? "Inter, system-ui, sans-serif"
                : family + ", sans-serif");
    return g;
  }

  private static Rectangle2D area(Picture chart) {
    return new Rectangle2D.Double(0, 0, chart.width(), chart.height());
  }

  private static ViewBox viewBox(Picture chart) {
    return new ViewBox(0, 0, chart.width(), chart.height());
  }
}
