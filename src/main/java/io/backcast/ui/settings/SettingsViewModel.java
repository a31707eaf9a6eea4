package io.backcast.ui.settings;

import io.backcast.io.UserSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;

/**
 * The settings as the page shows them.
 *
 * @param chosen what is set now, whoever sets it
 * @param choose saves and applies other settings
 * @param user folder for user data
 * @param languages that the program speaks
 * @param processors of this machine
 * @param cache folder of files that can be made anew
 */
public record SettingsViewModel(
    ObservableValue<UserSettings> chosen,
    Consumer<UserSettings> choose,
    Path user,
    List<Locale> languages,
    int processors,
    CacheView cache) {

  /** What the program keeps to be faster. */
  public interface CacheView {
    Path folder();

    /** Measures it in the background; the receiver is called on the FX thread. */
    void measure(Consumer<Long> bytes);

    /** Removes what can be made anew and then measures. */
    void empty(Consumer<Long> bytes);
  }

  UserSettings now() {
    return chosen.getValue();
  }

  /** Changes one of the settings; nothing happens if it is the same. */
  void change(UnaryOperator<UserSettings> change) {
    UserSettings other = change.apply(now());
    if (!other.equals(now())) {
      choose.accept(other);
    }
  }

  /** All settings as they are for a new user. */
  void reset() {
    change(now -> UserSettings.USUAL);
  }
}
