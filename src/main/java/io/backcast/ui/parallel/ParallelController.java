package io.backcast.ui.parallel;

import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.ChartView;
import io.backcast.ui.chart.DesignKey;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.chart.RectangleDrag;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.VisibleDesigns;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Rectangle;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** The tab of parallel coordinates; dragging along an axis brushes designs. */
public final class ParallelController {
  private final ExplorerState explorer;
  private final Appearance appearance;
  private final Texts texts;
  private final List<Dimension> dimensions;
  private final ChartView view;
  private final Group ranges = new Group();

  @FXML private ChartPane chart;
  @FXML private Label sentence;
  @FXML private FlowPane key;

  public ParallelController(ExplorerState explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
    this.dimensions = Dimension.all(explorer.space());
    this.view = new ChartView("parallel", appearance, this::drawn, this::printed, this::caption);
  }

  @FXML
  private void initialize() {
    view.attach(chart, sentence, VisibleDesigns.sources(explorer));
    ranges.setManaged(false);
    chart.overlay().getChildren().add(ranges);
    chart.onLayout(this::markRanges);
    DesignKey.ofLines(key, explorer, texts);
    RectangleDrag.on(chart, this::brush);
  }

  public Figure figure() {
    return view.figure();
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    VisibleDesigns designs = VisibleDesigns.of(explorer);
    return designs == null ? null : new ParallelChart(look, texts, explorer.space()).of(designs);
  }

  private @Nullable JFreeChart printed(Appearance look) {
    VisibleDesigns designs = VisibleDesigns.of(explorer);
    return designs == null
        ? null
        : new ParallelChart(look, texts, explorer.space()).printed(designs);
  }

  private String caption() {
    Brush brush = explorer.brushProperty().get();
    return brush.isEmpty()
        ? texts.get("parallel.sentence")
        : texts.get("parallel.brushed", brush.ranges().size());
  }

  /**
   * Brushes the axis nearest to the middle of the rectangle over its height; a click clears all.
   */
  private void brush(@Nullable Rectangle2D area) {
    Brush brush = explorer.brushProperty().get();
    if (area == null) {
      explorer.brushProperty().set(Brush.NONE);
      return;
    }
    int axis = (int) Math.rint(chart.valueAtX((area.getMinX() + area.getMaxX()) / 2));
    if (axis < 0 || axis >= dimensions.size() || dimensions.get(axis).variable() < 0) {
      return;
    }
    Dimension d = dimensions.get(axis);
    explorer
        .brushProperty()
        .set(
            brush.with(
                d.variable(),
                d.at(chart.valueAtY(area.getMaxY())),
                d.at(chart.valueAtY(area.getMinY()))));
  }

  private void markRanges() {
    List<Rectangle> marks = new ArrayList<>();
    for (Brush.Range r : explorer.brushProperty().get().ranges()) {
      Dimension d = dimensions.get(r.variable());
      double x = chart.xOf(r.variable());
      double top = chart.yOf(ParallelChart.share(d, r.high()));
      double bottom = chart.yOf(ParallelChart.share(d, r.low()));
      double half = 0.5 * appearance.em();
      if (Double.isFinite(x) && Double.isFinite(top)) {
        Rectangle mark = new Rectangle(x - half, top, 2 * half, Math.max(2, bottom - top));
        mark.getStyleClass().add("brush-area");
        marks.add(mark);
      }
    }
    ranges.getChildren().setAll(marks);
  }
}
