package io.backcast.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.Texts;
import io.backcast.ui.testing.WindowExtension;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WindowExtension.class)
class NamedKeysTest {
  private static NamedKeys keys(String name, String language) {
    return new NamedKeys(KeyCombination.valueOf(name), new Texts(Locale.of(language)));
  }

  @ParameterizedTest
  @CsvSource({
    "en, Shortcut+S, Ctrl+S",
    "de, Shortcut+S, Strg+S",
    "de, Shortcut+Shift+Z, Strg+Umschalt+Z",
    "de, Shift+F9, Umschalt+F9",
    "es, Shortcut+Shift+Z, Ctrl+Mayús+Z",
    "de, F5, F5"
  })
  @DisabledOnOs(value = OS.MAC, disabledReason = "its menus have symbols")
  void keysHaveTheNamesOfTheLanguage(String language, String name, String shown) {
    // JavaFX puts Shift first
    assertThat(keys(name, language).getDisplayText().split("\\+"))
        .containsExactlyInAnyOrder(shown.split("\\+"));
    assertThat(keys(name, language).getName()).isEqualTo(KeyCombination.valueOf(name).getName());
  }

  @Test
  @DisabledOnOs(value = OS.MAC, disabledReason = "its shortcuts have another key")
  void theyAreStillTheSameKeys() {
    NamedKeys save = keys("Shortcut+S", "de");
    assertThat(save.match(pressed(KeyCode.S, true))).isTrue();
    assertThat(save.match(pressed(KeyCode.S, false))).isFalse();
    assertThat(save.match(pressed(KeyCode.T, true))).isFalse();
    assertThat(save)
        .isEqualTo(keys("Shortcut+S", "en"))
        .hasSameHashCodeAs(keys("Shortcut+S", "en"))
        .isNotEqualTo(keys("Shortcut+T", "de"));
  }

  private static KeyEvent pressed(KeyCode code, boolean control) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
  }
}
