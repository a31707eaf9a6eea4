package io.backcast.ui.panel;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Tabs with the buttons of their panel beside the titles; at the lower right where the titles take
 * the whole width.
 */
public final class TabsPanel extends StackPane {
  /** While the buttons are beside what the page says at its end. */
  private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

  @Override
  protected void layoutChildren() {
    Node buttons = lookup(".panel-buttons");
    if (buttons != null) {
      double titles =
          lookup(".headers-region") instanceof Region headers ? headers.prefWidth(-1) : 0;
      boolean beside = titles + buttons.prefWidth(-1) + getInsets().getLeft() < getWidth();
      Pos place = beside ? Pos.TOP_RIGHT : Pos.BOTTOM_RIGHT;
      if (getAlignment(buttons) != place) {
        // would ask for another layout even where nothing changes
        setAlignment(buttons, place);
        pseudoClassStateChanged(BELOW, !beside);
      }
    }
    super.layoutChildren();
  }
}
