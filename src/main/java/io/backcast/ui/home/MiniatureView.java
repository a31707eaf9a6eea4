package io.backcast.ui.home;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/** The upper part of a picture, as wide as there is room. */
final class MiniatureView extends Region {
  private final ImageView view;

  MiniatureView(Image image) {
    view = new ImageView(image);
    view.setSmooth(true);
    getChildren().add(view);
    setMinSize(0, 0);
    setPrefSize(0, 0);
  }

  @Override
  protected void layoutChildren() {
    Image image = view.getImage();
    if (getWidth() > 0 && image.getWidth() > 0) {
      double part = Math.min(image.getHeight(), image.getWidth() * getHeight() / getWidth());
      view.setViewport(new Rectangle2D(0, 0, image.getWidth(), part));
      view.setFitWidth(getWidth());
      view.setFitHeight(part * getWidth() / image.getWidth());
    }
  }
}
