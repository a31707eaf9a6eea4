package io.backcast.ui.chart;

import static io.backcast.ui.chart.ChartStyle.awt;

import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Palette;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.TargetLevels;
import io.backcast.ui.state.VisibleDesigns;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.util.ShapeUtils;

/** The key of a chart on paper, where no window beside it says what its marks are. */
public final class ChartKey {
  /** Radius of dots in ems; smaller where another kind has the same colour. */
  private static final double USUAL = 0.3;

  private static final double SMALL = 0.2;

  private final Appearance appearance;
  private final Texts texts;
  private final ChartStyle style;
  private final LegendItemCollection items = new LegendItemCollection();

  /** Adds an entry for marks of a colour, which may be emphasized. */
  @FunctionalInterface
  private interface Marks {
    ChartKey add(String key, Color colour, boolean emphasized);
  }

  /** A key without entries. */
  public ChartKey(Appearance appearance, Texts texts) {
    this.appearance = appearance;
    this.texts = texts;
    this.style = new ChartStyle(appearance);
  }

  /**
   * Adds a line.
   *
   * @param key of its name among the texts
   */
  public ChartKey line(String key, Color colour) {
    return line(texts.get(key), colour, new BasicStroke(thick()));
  }

  /** Adds a thin line, of which there are many. */
  public ChartKey thinLine(String key, Color colour) {
    return line(texts.get(key), colour, new BasicStroke(thick() / 2));
  }

  /** Adds a line of dashes. */
  public ChartKey dashes(String key, Color colour) {
    return line(
        texts.get(key),
        colour,
        new BasicStroke(
            thick(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0));
  }

  /** Adds an area. */
  public ChartKey area(String key, Color colour) {
    double em = appearance.em();
    return add(
        texts.get(key), new Rectangle2D.Double(-0.8 * em, -0.4 * em, 1.6 * em, 0.8 * em), colour);
  }

  /** Adds dots. */
  public ChartKey dots(String key, Color colour) {
    return dots(key, colour, USUAL);
  }

  private ChartKey dots(String key, Color colour, double radius) {
    return add(texts.get(key), dot(radius), colour);
  }

  /** Adds rings. */
  public ChartKey rings(String key, Color colour) {
    String name = texts.get(key);
    LegendItem item =
        new LegendItem(
            name,
            null,
            null,
            null,
            dot(USUAL),
            awt(appearance.palette().surface(), 1),
            new BasicStroke(thick()),
            colour);
    items.add(named(name, item));
    return this;
  }

  /** Adds diamonds. */
  public ChartKey diamonds(String key, Color colour) {
    return add(texts.get(key), ShapeUtils.createDiamond((float) (0.45 * appearance.em())), colour);
  }

  private Ellipse2D dot(double ems) {
    double radius = ems * appearance.em();
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }

  /** Adds the target of a property, unless none of its values is asked for. */
  public ChartKey target(Property property, Goal goal) {
    return TargetLevels.of(goal).isSomewhere()
        ? line(
            texts.get("key.target", texts.quantity(property, goal)),
            awt(appearance.palette().target(), 1),
            new BasicStroke(thick()))
        : this;
  }

  /** Adds what else there is beside the designs of the answer, as dots. */
  public ChartKey marked(VisibleDesigns designs) {
    return marked(
        designs, (key, colour, emphasized) -> dots(key, colour, emphasized ? USUAL : SMALL));
  }

  /** Adds what else there is beside the designs of the answer, as lines. */
  public ChartKey markedLines(VisibleDesigns designs) {
    return marked(
        designs,
        (key, colour, emphasized) -> emphasized ? line(key, colour) : thinLine(key, colour));
  }

  private ChartKey marked(VisibleDesigns designs, Marks marks) {
    Palette p = appearance.palette();
    if (!designs.brush().isEmpty()) {
      marks.add("key.brushed", awt(p.accent(), 0.9), false);
    }
    if (designs.imported() != null) {
      marks.add("key.imported", awt(p.target(), 0.7), false);
    }
    if (!designs.pins().isEmpty()) {
      marks.add("key.pinned", awt(p.accent(), 1), true);
    }
    if (designs.selected() != null) {
      marks.add("key.selected", awt(p.target(), 1), true);
    }
    return this;
  }

  private float thick() {
    return (float) (0.16 * appearance.em());
  }

  private ChartKey line(String name, Color colour, BasicStroke stroke) {
    double half = 0.8 * appearance.em();
    items.add(
        named(
            name,
            new LegendItem(
                name, null, null, null, new Line2D.Double(-half, 0, half, 0), stroke, colour)));
    return this;
  }

  private ChartKey add(String name, Shape shape, Color colour) {
    items.add(named(name, new LegendItem(name, null, null, null, shape, colour)));
    return this;
  }

  private LegendItem named(String name, LegendItem item) {
    item.setLabelFont(style.font(0.88, name));
    item.setLabelPaint(awt(appearance.palette().muted(), 1));
    return item;
  }

  /** Adds the key to a chart, above its plot. */
  public JFreeChart on(JFreeChart chart) {
    LegendTitle legend = new LegendTitle(() -> items);
    legend.setPosition(RectangleEdge.TOP);
    legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
    legend.setBackgroundPaint(null);
    legend.setFrame(BlockBorder.NONE);
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
    chart.addSubtitle(legend);
    return chart;
  }
}
