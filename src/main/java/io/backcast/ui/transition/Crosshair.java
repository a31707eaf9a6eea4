package io.backcast.ui.transition;

import io.backcast.design.BackwardPathBand;
import io.backcast.model.Goal;
import io.backcast.model.Property;
import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.LabelPlaces;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.TargetLevels;
import java.awt.geom.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * The target over the chart: a line at its value, or a band over its range, and on the line the
 * range of the generated designs. Moves without redrawing the chart.
 */
final class Crosshair {
  private static final double DOT = 5.5;

  /** Between the line and its label, with the thicker part of the line, in pixels. */
  private static final double ABOVE = 5;

  private final ChartPane pane;
  private final Texts texts;
  private final Line line = new Line();
  private final Line lower = new Line();
  private final Rectangle range = new Rectangle();
  private final Line middle = new Line();
  private final Circle median = new Circle(DOT);
  private final Label label = new Label();

  Crosshair(ChartPane pane, Texts texts) {
    this.pane = pane;
    this.texts = texts;
    line.getStyleClass().add("crosshair");
    lower.getStyleClass().add("crosshair");
    range.getStyleClass().add("crosshair-range");
    middle.getStyleClass().add("crosshair-middle");
    median.getStyleClass().add("crosshair-median");
    label.getStyleClass().add("crosshair-label");
    pane.overlay().getChildren().setAll(range, line, lower, middle, median, label);
  }

  /**
   * Moves the crosshair to what is asked.
   *
   * @param view what the chart shows; null for nothing
   */
  void place(Property property, Goal goal, TransitionViewModel.@Nullable View view) {
    TargetLevels levels = TargetLevels.of(goal);
    double[] ends = levels.ends();
    var area = pane.dataArea();
    double target = ends.length == 0 ? Double.NaN : ends[ends.length - 1];
    double y = pane.yOf(property.physical(target));
    boolean inside = area != null && y >= area.getMinY() - 1 && y <= area.getMaxY() + 1;
    pane.overlay().setVisible(inside);
    if (area == null || !inside) {
      return;
    }
    place(line, area, y);
    lower.setVisible(ends.length > 1);
    place(lower, area, ends.length > 1 ? pane.yOf(property.physical(ends[0])) : y);
    range.setVisible(levels.isWide());
    if (levels.isWide()) {
      Range axis = new Range(pane.valueAtY(area.getMaxY()), pane.valueAtY(area.getMinY()));
      Range band = TransitionChart.band(levels, property, axis);
      double top = Math.max(area.getMinY(), pane.yOf(band.getUpperBound()));
      double bottom = Math.min(area.getMaxY(), pane.yOf(band.getLowerBound()));
      range.setX(area.getMinX());
      range.setY(top);
      range.setWidth(area.getWidth());
      range.setHeight(Math.max(0, bottom - top));
    }
    label.setText(texts.quantity(property, goal));
    label.autosize();
    LabelPlaces places = new LabelPlaces(area, pane.curves());
    Rectangle2D place =
        places.best(
            places.along(y, label.prefWidth(-1), label.prefHeight(-1), ABOVE), pane.labelBoxes());
    label.resizeRelocate(place.getX(), place.getY(), place.getWidth(), place.getHeight());
    placeDesigns(area, target, view == null || levels.isWide() ? null : view.backward(), y);
  }

  private static void place(Line line, Rectangle2D area, double y) {
    line.setStartX(area.getMinX());
    line.setEndX(area.getMaxX());
    line.setStartY(y);
    line.setEndY(y);
  }

  private double clampedX(Rectangle2D area, double value) {
    return Math.clamp(pane.xOf(value), area.getMinX(), area.getMaxX());
  }

  private void placeDesigns(
      Rectangle2D area, double target, @Nullable BackwardPathBand backward, double y) {
    boolean covered =
        backward != null
            && target >= backward.targets()[0]
            && target <= backward.targets()[backward.targets().length - 1]
            && !Double.isNaN(BackwardPathBand.at(backward.targets(), backward.median(), target));
    middle.setVisible(covered);
    median.setVisible(covered);
    if (backward != null && covered) {
      median.setCenterX(
          clampedX(area, BackwardPathBand.at(backward.targets(), backward.median(), target)));
      median.setCenterY(y);
      middle.setStartX(
          clampedX(area, BackwardPathBand.at(backward.targets(), backward.low(), target)));
      middle.setEndX(
          clampedX(area, BackwardPathBand.at(backward.targets(), backward.high(), target)));
      middle.setStartY(y);
      middle.setEndY(y);
    }
  }
}
