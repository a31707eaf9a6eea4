package io.backcast.ui.panel;

import io.backcast.ui.common.Appearance;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Nodes side by side or above each other with dividers between them. Until a divider is dragged,
 * the sizes follow the text size; a double click on it brings that back.
 */
final class PanelSplit extends SplitPane {
  private final Appearance appearance;
  private final DividerPlaces places;
  private List<Part> parts = List.of();

  /**
   * A part.
   *
   * @param id in the names of divider places
   * @param ems its usual size along the split; 0 for a share of what is left
   */
  record Part(String id, Region node, double ems) {}

  PanelSplit(Orientation orientation, Appearance appearance, DividerPlaces places) {
    this.appearance = appearance;
    this.places = places;
    setOrientation(orientation);
    getStyleClass().add("panel-split");
    // arrow keys move dividers by commands; without content of its own there is nothing to focus
    setFocusTraversable(false);
    widthProperty().subscribe((before, now) -> place());
    heightProperty().subscribe((before, now) -> place());
    addEventFilter(MouseEvent.MOUSE_RELEASED, this::dragged);
    addEventFilter(MouseEvent.MOUSE_CLICKED, this::reset);
  }

  /** Shows parts in place of others. */
  void show(List<Part> wanted) {
    List<Region> nodes = wanted.stream().map(Part::node).toList();
    parts = List.copyOf(wanted);
    if (!getItems().equals(nodes)) {
      getItems().setAll(nodes);
    }
    place();
  }

  /** Moves a divider by a share of the whole, and remembers it; nothing if there is none. */
  void move(int divider, double by) {
    if (divider >= 0 && divider < getDividers().size()) {
      setDividerPosition(divider, getDividerPositions()[divider] + by);
      places.put(key(), getDividerPositions());
    }
  }

  /** Index of the part that holds a node; -1 if none does. */
  int indexOf(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      int i = getItems().indexOf(at);
      if (i >= 0) {
        return i;
      }
    }
    return -1;
  }

  private String key() {
    return parts.stream().map(Part::id).collect(Collectors.joining("+"));
  }

  private double length() {
    return getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
  }

  /** Puts the dividers where the user left them, else by the usual sizes of the parts. */
  final void place() {
    double length = length();
    if (parts.size() < 2 || length <= 0) {
      return;
    }
    double[] left = places.of(key());
    if (left != null && left.length == parts.size() - 1) {
      setDividerPositions(left);
      return;
    }
    double em = appearance.em();
    double gap = PanelColumn.GAP * em;
    double fixed = parts.stream().mapToDouble(p -> p.ems * em).sum() + gap * (parts.size() - 1);
    long sharing = parts.stream().filter(p -> p.ems == 0).count();
    double[] positions = new double[parts.size() - 1];
    double at = 0;
    for (int i = 0; i < positions.length; i++) {
      double share = sharing == 0 ? length / parts.size() : (length - fixed) / sharing;
      at += parts.get(i).ems == 0 || sharing == 0 ? share : parts.get(i).ems * em;
      // the place of a divider is its middle
      positions[i] = Math.clamp((at + gap / 2) / length, 0, 1);
      at += gap;
    }
    setDividerPositions(positions);
  }

  private void dragged(MouseEvent event) {
    if (isDivider(event) && !event.isStillSincePress()) {
      places.put(key(), getDividerPositions());
    }
  }

  private void reset(MouseEvent event) {
    if (isDivider(event) && event.getClickCount() == 2) {
      places.forget(key());
      place();
    }
  }

  private boolean isDivider(MouseEvent event) {
    for (Node at = event.getTarget() instanceof Node n ? n : null;
        at != null && at != this;
        at = at.getParent()) {
      if (at.getStyleClass().contains("split-pane-divider")) {
        return at.getParent() == this;
      }
    }
    return false;
  }
}
