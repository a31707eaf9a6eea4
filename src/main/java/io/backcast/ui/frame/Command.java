package io.backcast.ui.frame;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * An action that a menu item or a key starts.
 *
 * @param id its text is {@code command.<id>} in the bundle
 * @param text shown instead of the bundle's, for example a file name
 * @param keys that the menu shows; null for none
 * @param more keys that do the same
 * @param enabled null for always
 * @param selected null for a command that cannot be on or off
 */
public record Command(
    String id,
    @Nullable String text,
    @Nullable KeyCombination keys,
    List<KeyCombination> more,
    Runnable action,
    @Nullable ObservableValue<Boolean> enabled,
    @Nullable ObservableValue<Boolean> selected) {

  /** An entry of a menu. */
  public sealed interface Entry {}

  public record Item(Command command) implements Entry {}

  /** Commands that are listed anew whenever the menu opens. */
  public record Submenu(String id, Supplier<List<Command>> commands) implements Entry {}

  public record Separator() implements Entry {}

  /** A menu of the menu bar; its text is {@code menu.<id>} in the bundle. */
  public record Menu(String id, List<Entry> entries) {}

  public static Command of(String id, @Nullable String keys, Runnable action) {
    return new Command(
        id,
        null,
        keys == null ? null : KeyCombination.valueOf(keys),
        List.of(),
        action,
        null,
        null);
  }

  /** A command with a text that is not in the bundle. */
  public static Command named(String text, Runnable action) {
    return new Command("named", text, null, List.of(), action, null, null);
  }

  /** The same by other keys too, of other keyboards for example. */
  public Command alsoBy(KeyCombination... others) {
    return new Command(id, text, keys, List.of(others), action, enabled, selected);
  }

  public Command enabledWhen(ObservableValue<Boolean> condition) {
    return new Command(id, text, keys, more, action, condition, selected);
  }

  public Command selectedWhen(ObservableValue<Boolean> condition) {
    return new Command(id, text, keys, more, action, enabled, condition);
  }

  public Item item() {
    return new Item(this);
  }
}
