package io.backcast.ui.settings;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.controlsfx.control.PropertySheet;

/**
 * A line of the settings page. Each section has a sheet of its own, so that none has a category.
 */
interface SettingItem extends PropertySheet.Item {
  String name();

  /** What it does, in a sentence. */
  String explained();

  @Override
  default String getCategory() {
    return "";
  }

  @Override
  default String getName() {
    return name();
  }

  @Override
  default String getDescription() {
    return explained();
  }

  @Override
  default Optional<ObservableValue<? extends Object>> getObservableValue() {
    return Optional.empty();
  }
}
