package io.backcast.ui.chart;

import io.backcast.model.Property;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.state.ShownProperty;
import javafx.scene.control.ComboBox;

/** A choice box for the property that is shown, where a model has several. */
public final class PropertyChoice {
  private PropertyChoice() {}

  /** Fills a box, which is hidden where there is nothing to choose. */
  public static void offer(ComboBox<Property> box, ShownProperty shown) {
    boolean several = shown.all().size() > 1;
    box.setVisible(several);
    box.setManaged(several);
    if (several) {
      ChoiceBoxes.fill(box, shown.all(), Property::label);
      box.valueProperty().bindBidirectional(shown.valueProperty());
    }
  }
}
