package io.backcast.ui.settings;

import java.util.function.Consumer;
import java.util.function.Supplier;
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
    implements SettingItem {
  @Override
  public Class<?> getType() {
    return String.class;
  }

  @Override
  public @Nullable Object getValue() {
    return value.get();
  }

  @Override
  public void setValue(@Nullable Object path) {
    set.accept(path instanceof String text ? text : null);
  }
}
