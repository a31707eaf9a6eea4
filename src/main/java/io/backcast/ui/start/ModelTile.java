package io.backcast.ui.start;

import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A button that shows a model: histogram of its first property, title, and properties. */
final class ModelTile extends Button {
  ModelTile(ModelGallery.Entry entry, Appearance appearance, Texts texts) {
    DesignSpace space = entry.card().space();
    setId("tile-" + entry.card().name());
    getStyleClass().add("tile");
    Label title = new Label(entry.card().title());
    title.setWrapText(true);
    title.getStyleClass().add("card-title");
    String asked =
        space.properties().stream().map(Property::label).collect(Collectors.joining(", "));
    Label what = new Label(texts.get("start.tile", texts.whole(space.dx()), asked));
    what.setWrapText(true);
    what.getStyleClass().add("caption");
    VBox content = new VBox(title, what);
    DataSummary summary = entry.card().dataSummary();
    if (summary != null) {
      content
          .getChildren()
          .addFirst(
              new DensityCurve(
                  appearance, summary.histograms().get(space.properties().getFirst().name())));
    }
    content.getStyleClass().add("tile-content");
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setAccessibleText(entry.card().title());
  }
}
