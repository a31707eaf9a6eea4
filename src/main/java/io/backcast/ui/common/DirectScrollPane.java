package io.backcast.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * A scroll pane whose content is drawn where it changes. JavaFX keeps a picture of the content of
 * any other, which saves time while it is scrolled, and draws all of that anew for every change:
 * where what is inside moves with a drag, that is most of the time that a frame takes to draw.
 */
public final class DirectScrollPane extends ScrollPane {
  @Override
  protected Skin<?> createDefaultSkin() {
    Skin<?> skin = super.createDefaultSkin();
    for (Node part : getChildrenUnmodifiable()) {
      part.setCache(false);
    }
    return skin;
  }
}
