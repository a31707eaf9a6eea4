package io.backcast.ui.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** A chart with a layer above it for marks that move too often to redraw the chart. */
public final class ChartPane extends StackPane {
  private final Pane overlay = new Pane();
  private @Nullable ChartCanvas canvas;
  private final BooleanProperty shown = new SimpleBooleanProperty(true);
  private Runnable onLayout = () -> {};

  public ChartPane() {
    getStyleClass().add("chart");
    overlay.setMouseTransparent(true);
    // unmanaged: marks that move every frame must not cause a layout of the window
    overlay.setManaged(false);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        e -> {
          requestFocus();
          // else the tabs take the focus, and the arrow keys with it
          e.consume();
        });
    getChildren().add(overlay);
  }

  /** Shows a chart. */
  public void show(JFreeChart chart) {
    ChartCanvas shown = canvas;
    if (shown == null) {
      shown = new ChartCanvas(chart);
      // the chart's own tooltips and zoom would conflict with the window's
      shown.setTooltipEnabled(false);
      shown.setDomainZoomable(false);
      shown.setRangeZoomable(false);
      shown.widthProperty().bind(widthProperty());
      shown.heightProperty().bind(heightProperty());
      shown.setManaged(false);
      getChildren().addFirst(shown);
      canvas = shown;
    } else {
      shown.setChart(chart);
    }
    if (getWidth() > 0) {
      onLayout.run();
    }
  }

  /** Whether the chart's tab is selected; bound by the owner of the tabs. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** The layer above the chart, in the coordinates of this pane. */
  public Pane overlay() {
    return overlay;
  }

  /** Sets what runs after the chart has been replaced or resized. */
  public void onLayout(Runnable action) {
    onLayout = action;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    overlay.resizeRelocate(0, 0, getWidth(), getHeight());
    if (canvas != null && getWidth() > 0 && getHeight() > 0) {
      onLayout.run();
    }
  }

  /** The rectangle between the axes, in pixels; null before the first drawing. */
  public @Nullable Rectangle2D dataArea() {
    if (canvas == null || canvas.getRenderingInfo() == null) {
      return null;
    }
    Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
    return area == null || area.isEmpty() ? null : area;
  }

  /** Segments of the curves in pixels; none before the first drawing. */
  public List<Line2D> curves() {
    Rectangle2D area = dataArea();
    XYPlot plot = plot();
    return area == null || plot == null ? List.of() : PlotCurves.of(plot, area);
  }

  /** Where the chart has labels of its own, in pixels. */
  public List<Rectangle2D> labelBoxes() {
    return plot() instanceof MarginPlot plot ? plot.labelBoxes() : List.of();
  }

  private @Nullable XYPlot plot() {
    return canvas == null ? null : canvas.getChart().getXYPlot();
  }

  /** Horizontal position of a value in pixels, or NaN before the first drawing. */
  public double xOf(double value) {
    Rectangle2D area = dataArea();
    XYPlot plot = plot();
    return area == null || plot == null
        ? Double.NaN
        : plot.getDomainAxis().valueToJava2D(value, area, plot.getDomainAxisEdge());
  }

  /** Vertical position of a value in pixels, or NaN before the first drawing. */
  public double yOf(double value) {
    Rectangle2D area = dataArea();
    XYPlot plot = plot();
    return area == null || plot == null
        ? Double.NaN
        : plot.getRangeAxis().valueToJava2D(value, area, plot.getRangeAxisEdge());
  }

  /** The value at a horizontal position, or NaN before the first drawing. */
  public double valueAtX(double x) {
    Rectangle2D area = dataArea();
    XYPlot plot = plot();
    return area == null || plot == null
        ? Double.NaN
        : plot.getDomainAxis().java2DToValue(x, area, plot.getDomainAxisEdge());
  }

  /** The value at a vertical position, or NaN before the first drawing. */
  public double valueAtY(double y) {
    Rectangle2D area = dataArea();
    XYPlot plot = plot();
    return area == null || plot == null
        ? Double.NaN
        : plot.getRangeAxis().java2DToValue(y, area, plot.getRangeAxisEdge());
  }
}
