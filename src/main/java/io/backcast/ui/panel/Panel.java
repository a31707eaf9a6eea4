package io.backcast.ui.panel;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * A part of the window that may be collapsed, or shown alone.
 *
 * @param id in sessions and commands
 * @param title on its strip while it is collapsed
 * @param content with the panel's own heading
 * @param room how much it takes
 * @param collapsed whether the user collapsed it
 */
public record Panel(String id, String title, Region content, Room room, BooleanProperty collapsed) {

  /**
   * How much room a panel takes, in ems.
   *
   * @param least height below which it is not shown beside others
   * @param height that it takes of a column; 0 for a share of what is left
   */
  public record Room(double least, double height) {}

  /** A panel that is open. */
  public Panel(String id, String title, Region content, Room room) {
    this(id, title, content, room, new SimpleBooleanProperty());
  }

  /** Whether it takes a share of what panels with a height of their own leave. */
  boolean takesRest() {
    return room.height() == 0;
  }

  /** Whether a node is the content or inside of it. */
  boolean holds(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == content) {
        return true;
      }
    }
    return false;
  }
}
