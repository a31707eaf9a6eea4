package io.backcast.ui.frame;

import io.backcast.ui.common.Texts;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keys whose names are those on a keyboard of the window's language; JavaFX knows English alone.
 */
final class NamedKeys extends KeyCombination {
  private final KeyCombination keys;
  private final String text;

  NamedKeys(KeyCombination keys, Texts texts) {
    super(keys.getShift(), keys.getControl(), keys.getAlt(), keys.getMeta(), keys.getShortcut());
    this.keys = keys;
    // symbols of a Mac have neither word
    this.text =
        keys.getDisplayText()
            .replace("Ctrl+", texts.get("key.control") + "+")
            .replace("Shift+", texts.get("key.shift") + "+");
  }

  @Override
  public boolean match(KeyEvent event) {
    return keys.match(event);
  }

  @Override
  public String getName() {
    return keys.getName();
  }

  @Override
  public String getDisplayText() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NamedKeys named && keys.equals(named.keys);
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }
}
