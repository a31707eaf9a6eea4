package io.backcast.ui.constraints;

import io.backcast.ui.common.Appearance;
import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.AutoCompletionBinding;
import org.jspecify.annotations.Nullable;

/**
 * Completes the name that the caret is behind; the library's own binding replaces the whole text.
 */
final class NameCompletion extends AutoCompletionBinding<String> {
  private static final int MOST = 8;
  private static final long DELAY = 120;

  private final TextField field;
  private final Subscription followed;

  /**
   * Completes names in a field from now on.
   *
   * @param known gives the names that a word may become; called in the background
   */
  NameCompletion(TextField field, Function<String, List<String>> known, Appearance appearance) {
    super(field, request -> matches(request.getUserText(), known), new Plain());
    this.field = field;
    setDelay(DELAY);
    setVisibleRowCount(MOST);
    Parent root = getAutoCompletionPopup().getScene().getRoot();
    root.getStylesheets()
        .add(String.valueOf(NameCompletion.class.getResource("/io/backcast/ui/backcast.css")));
    Runnable dress =
        () ->
            getAutoCompletionPopup()
                .getStyleClass()
                .setAll(
                    "auto-complete-popup",
                    "explorer",
                    appearance.themeProperty().get().styleClass());
    dress.run();
    followed =
        Subscription.combine(
            field.textProperty().subscribe((before, now) -> Platform.runLater(this::look)),
            field.focusedProperty().subscribe((was, is) -> left(is)),
            appearance.themeProperty().subscribe((was, is) -> dress.run()));
  }

  private static List<String> matches(String word, Function<String, List<String>> known) {
    return word.isEmpty()
        ? List.of()
        : known.apply(word).stream().filter(name -> !name.equals(word)).limit(MOST).toList();
  }

  private void left(boolean focused) {
    if (!focused) {
      hidePopup();
    }
  }

  /** The caret is in place by now. */
  private void look() {
    if (field.isFocused() && field.getScene() != null) {
      setUserInput(word());
    }
  }

  /** Where the word before the caret begins. */
  private int start() {
    String text = field.getText();
    int start = field.getCaretPosition();
    while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    boolean number = start < text.length() && Character.isDigit(text.charAt(start));
    return number ? field.getCaretPosition() : start;
  }

  private String word() {
    return field.getText().substring(start(), field.getCaretPosition());
  }

  @Override
  protected void completeUserInput(String name) {
    int start = start();
    String text = field.getText();
    field.setText(text.substring(0, start) + name + text.substring(field.getCaretPosition()));
    field.positionCaret(start + name.length());
  }

  @Override
  public void dispose() {
    followed.unsubscribe();
    hidePopup();
  }

  /** Names are their own text. */
  private static final class Plain extends StringConverter<String> {
    @Override
    public String toString(@Nullable String name) {
      return name == null ? "" : name;
    }

    @Override
    public String fromString(String text) {
      return text;
    }
  }
}
