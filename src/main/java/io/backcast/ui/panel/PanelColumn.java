package io.backcast.ui.panel;

import io.backcast.ui.common.Appearance;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.StackPane;

/**
 * Panels above each other. Those that the height has no room for are left out, the ones opened last
 * stay.
 */
final class PanelColumn extends StackPane {
  /** Between panels, in ems. */
  static final double GAP = 0.75;

  private final Appearance appearance;
  private final PanelSplit split;
  private final Runnable onFit;
  private List<Panel> panels = List.of();
  private List<Panel> byUrgency = List.of();
  private List<Panel> open = List.of();

  /**
   * An empty column.
   *
   * @param onFit runs after other panels fit than before
   */
  PanelColumn(Appearance appearance, DividerPlaces places, Runnable onFit) {
    this.appearance = appearance;
    this.onFit = onFit;
    this.split = new PanelSplit(Orientation.VERTICAL, appearance, places);
    getChildren().setAll(split);
    heightProperty().subscribe((before, now) -> fit());
    widthProperty().subscribe((before, now) -> requestLayout());
  }

  /**
   * Shows panels in place of others.
   *
   * @param shown in order from the top
   * @param urgent the same, the last to be left out first
   */
  void show(List<Panel> shown, List<Panel> urgent) {
    panels = List.copyOf(shown);
    byUrgency = urgent.stream().filter(panels::contains).toList();
    fit();
  }

  List<Panel> panels() {
    return panels;
  }

  /** Those that are shown now. */
  List<Panel> open() {
    return open;
  }

  /** Whether the user wants any of them open. */
  boolean isWanted() {
    return panels.stream().anyMatch(p -> !p.collapsed().get());
  }

  PanelSplit split() {
    return split;
  }

  /** Gives up its panels, so that other parents may have them. */
  void clear() {
    panels = List.of();
    byUrgency = List.of();
    open = List.of();
    split.show(List.of());
  }

  private void fit() {
    List<Panel> before = open;
    List<Panel> fitting = fitting(getHeight() <= 0 ? Double.MAX_VALUE : getHeight());
    open = panels.stream().filter(fitting::contains).toList();
    split.show(
        open.stream()
            .map(p -> new PanelSplit.Part(p.id(), p.content(), p.room().height()))
            .toList());
    if (!open.equals(before)) {
      onFit.run();
    }
  }

  private List<Panel> fitting(double height) {
    List<Panel> fitting = new ArrayList<>();
    double left = height / appearance.em() + GAP;
    for (Panel panel : byUrgency) {
      double needed = panel.room().least() + GAP;
      if (!panel.collapsed().get() && (fitting.isEmpty() || needed <= left)) {
        fitting.add(panel);
        left -= needed;
      }
    }
    return fitting;
  }

  /**
   * That of the tallest panel alone: where two have no room, one of them is left out. A split pane
   * asks without a width, as if no text wrapped; then the present one counts.
   */
  @Override
  protected double computeMinHeight(double width) {
    double wide = width < 0 && getWidth() > 0 ? getWidth() : width;
    return open.stream().mapToDouble(p -> p.content().minHeight(wide)).max().orElse(0);
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }
}
