package io.backcast.ui.chart;

import java.awt.geom.Rectangle2D;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** A chart with a layer above it for what moves too often to draw the chart anew. */
public final class ChartPane extends StackPane {
  private final Pane overlay = new Pane();
  private @Nullable ChartCanvas canvas;
  private final BooleanProperty shown = new SimpleBooleanProperty(true);
  private Runnable onLayout = () -> {};

  public ChartPane() {
    getStyleClass().add("chart");
    overlay.setMouseTransparent(true);
    // a layout of its own: what moves on it every frame must not lay the window out again
    overlay.setManaged(false);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    getChildren().add(overlay);
  }

  /** Shows a chart. */
  public void show(JFreeChart chart) {
    ChartCanvas shown = canvas;
    if (shown == null) {
      shown = new ChartCanvas(chart);
      // the chart's own menu and zoom would compete with the window's
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

  /** Whether the tab that it is on is in front; set by whoever has the tabs. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** Where things are drawn above the chart. */
  public Pane overlay() {
    return overlay;
  }

  /** Runs after the chart has been drawn anew or has changed its size. */
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

  /** The rectangle between the axes, or null before the first drawing. */
  public @Nullable Rectangle2D dataArea() {
    if (canvas == null || canvas.getRenderingInfo() == null) {
      return null;
    }
    Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
    return area == null || area.isEmpty() ? null : area;
  }

  private @Nullable XYPlot plot() {
    return canvas == null ? null : canvas.getChart().getXYPlot();
  }

  /** Horizontal place of a value, or NaN before the first drawing. */
  public double xOf(double value) {
    Rectangle2D area = dataArea();
    XYPlot plot = plot();
    return area == null || plot == null
        ? Double.NaN
        : plot.getDomainAxis().valueToJava2D(value, area, plot.getDomainAxisEdge());
  }

  /** Vertical place of a value, or NaN before the first drawing. */
  public double yOf(double value) {
    Rectangle2D area = dataArea();
    XYPlot plot = plot();
    return area == null || plot == null
        ? Double.NaN
        : plot.getRangeAxis().valueToJava2D(value, area, plot.getRangeAxisEdge());
  }

  /** The value at a horizontal place. */
  public double valueAtX(double x) {
    Rectangle2D area = dataArea();
    XYPlot plot = plot();
    return area == null || plot == null
        ? Double.NaN
        : plot.getDomainAxis().java2DToValue(x, area, plot.getDomainAxisEdge());
  }

  /** The value at a vertical place. */
  public double valueAtY(double y) {
    Rectangle2D area = dataArea();
    XYPlot plot = plot();
    return area == null || plot == null
        ? Double.NaN
        : plot.getRangeAxis().java2DToValue(y, area, plot.getRangeAxisEdge());
  }
}
