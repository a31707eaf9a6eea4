package io.backcast.ui.frame;

import io.backcast.ui.common.Appearance;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The commands for the size of text, by the keys of any keyboard. */
record TextSize(Appearance appearance) {
  private static final double USUAL = 1;
  private static final double LARGEST = 2;
  private static final double STEP = 0.25;

  List<Command> commands() {
    return List.of(
        Command.of("larger", "Shortcut+PLUS", () -> change(STEP))
            // where the plus sign has no key of its own it is above the sign of equality
            .alsoBy(
                new KeyCodeCombination(
                    KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY),
                keys(KeyCode.ADD)),
        Command.of("smaller", "Shortcut+MINUS", () -> change(-STEP)).alsoBy(keys(KeyCode.SUBTRACT)),
        Command.of("usual-size", "Shortcut+0", () -> set(USUAL)).alsoBy(keys(KeyCode.NUMPAD0)));
  }

  private static KeyCombination keys(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  private void change(double by) {
    set(appearance.textScaleProperty().get() + by);
  }

  private void set(double scale) {
    appearance.textScaleProperty().set(Math.clamp(scale, USUAL, LARGEST));
  }
}
