package io.backcast.ui.common;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
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
    for (Node part : List.copyOf(getChildren())) {
      part.setCache(false);
      if (part instanceof ScrollBar bar) {
        joinWhenNeeded(bar);
      }
    }
    return skin;
  }

  /** Most content fits, and two bars are eighteen nodes to style. */
  private void joinWhenNeeded(ScrollBar bar) {
    getChildren().remove(bar);
    bar.setVisible(false);
    bar.visibleProperty()
        .subscribe(
            now -> {
              if (now && bar.getParent() == null) {
                getChildren().add(bar);
                bar.applyCss();
                // the pane is being laid out, with a width that JavaFX assumes of a bar without
                // style
                Platform.runLater(this::requestLayout);
              }
            });
  }
}
