package io.backcast.ui.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line of the settings page.
 *
 * @param id of its editor
 * @param choices to choose from; empty for an editor of another kind
 * @param value that is set now
 * @param set sets another
 */
record Setting<T>(
    String id,
    String name,
    String explained,
    List<Choice<T>> choices,
    Supplier<@Nullable Choice<T>> value,
    Consumer<Choice<T>> set)
    implements SettingItem {

  /** A value and its words. */
  record Choice<T>(T value, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  /** A line with choices, of which one is set. */
  static <T extends Object> Setting<T> of(
      String id,
      String name,
      String explained,
      List<Choice<T>> choices,
      Supplier<T> now,
      Consumer<T> set) {
    return new Setting<>(
        id,
        name,
        explained,
        choices,
        () -> choices.stream().filter(c -> c.value().equals(now.get())).findFirst().orElse(null),
        choice -> set.accept(choice.value()));
  }

  @Override
  public Class<?> getType() {
    return Choice.class;
  }

  @Override
  public @Nullable Object getValue() {
    return value.get();
  }

  @Override
  @SuppressWarnings("unchecked") // the editor offers the choices and nothing else
  public void setValue(@Nullable Object chosen) {
    if (chosen instanceof Choice<?>) {
      set.accept((Choice<T>) chosen);
    }
  }
}
