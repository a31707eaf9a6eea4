package io.backcast.ui.panel;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** A part of the window that may be collapsed, or shown alone. */
public final class Panel {
  private final String id;
  private final String title;
  private final Region content;
  private final Room room;
  private final BooleanProperty collapsed = new SimpleBooleanProperty();

  /**
   * How much room a panel takes, in ems.
   *
   * @param least height below which it is not shown beside others
   * @param height that it takes of a column; 0 for a share of what is left
   */
  public record Room(double least, double height) {}

  /**
   * A panel that is open.
   *
   * @param id in sessions and commands
   * @param title on its strip while it is collapsed
   * @param content with the panel's own heading
   * @param room how much it takes
   */
  public Panel(String id, String title, Region content, Room room) {
    this.id = id;
    this.title = title;
    this.content = content;
    this.room = room;
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public Region content() {
    return content;
  }

  Room room() {
    return room;
  }

  /** Whether the user collapsed it. */
  public BooleanProperty collapsed() {
    return collapsed;
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
