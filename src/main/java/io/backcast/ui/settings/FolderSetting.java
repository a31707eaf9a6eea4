package io.backcast.ui.settings;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.controlsfx.control.PropertySheet;
import org.jspecify.annotations.Nullable;

/**
 * A line of the settings page for a folder.
 *
 * @param usual words for the usual folder
 * @param value path that is set; null for the usual one
 * @param set sets another
 */
record FolderSetting(
    String id,
    String name,
    String explained,
    String usual,
    Supplier<@Nullable String> value,
    Consumer<@Nullable String> set)
    implements PropertySheet.Item {
  @Override
  public Class<?> getType() {
    return String.class;
  }

  @Override
  public String getCategory() {
    return "";
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getDescription() {
    return explained;
  }

  @Override
  public @Nullable Object getValue() {
    return value.get();
  }

  @Override
  public void setValue(@Nullable Object path) {
    set.accept(path instanceof String text ? text : null);
  }

  @Override
  public Optional<ObservableValue<? extends Object>> getObservableValue() {
    return Optional.empty();
  }
}
