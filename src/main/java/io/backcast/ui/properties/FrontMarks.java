package io.backcast.ui.properties;

import io.backcast.design.Predictions;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.Units;
import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.DimensionPair;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.Arrays;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/**
 * The designs of a trade-off above the chart: one is selected by a click, by dragging along them or
 * by the arrow keys, and the values of the one under the mouse are said.
 */
final class FrontMarks {
  /** How near to a design the mouse must be, in pixels. */
  private static final double NEAR = 28;

  private final ChartPane chart;
  private final ExplorerState explorer;
  private final DimensionPair shown;
  private final Supplier<@Nullable DesignSet> front;
  private final Texts texts;
  private final Circle selected = new Circle(7);
  private final Circle hovered = new Circle(6);
  private final Label said = new Label();

  /**
   * Marks on a chart, from now on.
   *
   * @param front gives the designs; null where there is no trade-off
   */
  FrontMarks(
      ChartPane chart,
      ExplorerState explorer,
      DimensionPair shown,
      Supplier<@Nullable DesignSet> front,
      Texts texts) {
    this.chart = chart;
    this.explorer = explorer;
    this.shown = shown;
    this.front = front;
    this.texts = texts;
    selected.getStyleClass().add("front-selected");
    hovered.getStyleClass().add("front-hovered");
    said.getStyleClass().add("front-said");
    chart.overlay().getChildren().addAll(selected, hovered, said);
    chart.addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(nearest(e.getX(), e.getY(), NEAR)));
    chart.addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(-1));
    chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    hover(-1);
    place();
  }

  /** Whether there is a trade-off, so that a click selects a design. */
  boolean isThere() {
    return front.get() != null;
  }

  /** Selects the design that is nearest to a pixel. */
  void select(double x, double y) {
    choose(nearest(x, y, Double.POSITIVE_INFINITY));
  }

  /** Puts the marks where the designs are now. */
  void place() {
    int row = selectedRow();
    selected.setVisible(row >= 0);
    DesignSet set = front.get();
    if (set != null && row >= 0) {
      selected.setCenterX(chart.xOf(value(shown.across(), set, row)));
      selected.setCenterY(chart.yOf(value(shown.up(), set, row)));
    }
    hover(-1);
  }

  private int selectedRow() {
    DesignSet set = front.get();
    Candidate now = explorer.selectedProperty().get();
    for (int i = 0; set != null && now != null && i < set.size(); i++) {
      if (Arrays.equals(set.designs().row(i), now.x())) {
        return i;
      }
    }
    return -1;
  }

  private int nearest(double x, double y, double within) {
    DesignSet set = front.get();
    int best = -1;
    double least = within;
    for (int i = 0; set != null && i < set.size(); i++) {
      double away =
          Math.hypot(
              chart.xOf(value(shown.across(), set, i)) - x,
              chart.yOf(value(shown.up(), set, i)) - y);
      if (away < least) {
        least = away;
        best = i;
      }
    }
    return best;
  }

  private void choose(int row) {
    DesignSet set = front.get();
    if (set != null && row >= 0 && row < set.size()) {
      int[] one = {row};
      int dy = explorer.space().dy();
      explorer
          .selectedProperty()
          .set(
              new Candidate(
                  row + 1,
                  set.designs().row(row),
                  new Predictions(
                      Rows.pick(set.unclamped(), set.size(), one),
                      Rows.pick(set.std(), set.size(), one),
                      dy)));
    }
  }

  private void key(KeyEvent event) {
    DesignSet set = front.get();
    if (set == null) {
      return;
    }
    int now = selectedRow();
    switch (event.getCode()) {
      case LEFT, UP -> choose(Math.max(0, now - 1));
      case RIGHT, DOWN -> choose(Math.min(set.size() - 1, now + 1));
      case HOME -> choose(0);
      case END -> choose(set.size() - 1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void hover(int row) {
    DesignSet set = front.get();
    boolean there = set != null && row >= 0;
    hovered.setVisible(there);
    said.setVisible(there);
    if (set == null || !there) {
      return;
    }
    double x = chart.xOf(value(shown.across(), set, row));
    double y = chart.yOf(value(shown.up(), set, row));
    hovered.setCenterX(x);
    hovered.setCenterY(y);
    said.setText(words(shown.up(), set, row) + "\n" + words(shown.across(), set, row));
    said.autosize();
    double left = x + said.getWidth() + 14 > chart.getWidth() ? x - said.getWidth() - 10 : x + 10;
    said.relocate(left, Math.max(0, y - said.getHeight() - 8));
  }

  private String words(Dimension d, DesignSet set, int row) {
    Property p = explorer.space().properties().get(d.property());
    int at = row * explorer.space().dy() + d.property();
    String value = texts.predicted(p, set.unclamped()[at], set.std()[at]);
    return p.label() + " " + Units.with(value, p.unit());
  }

  private double value(Dimension d, DesignSet set, int row) {
    DesignSpace space = explorer.space();
    return d.of(space, set.x(), set.unclamped(), row);
  }
}
