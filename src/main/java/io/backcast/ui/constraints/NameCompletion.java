package io.backcast.ui.constraints;

import io.backcast.ui.common.Appearance;
import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
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

  /** Height of a name in the list, and room about all, in ems. */
  private static final double LINE = 1.9;

  private static final double EDGE = 0.15;

  private final TextField field;
  private final Function<String, List<String>> known;
  private final Appearance appearance;
  private final Subscription followed;
  private @Nullable ListView<?> shown;

  /**
   * Completes names in a field from now on.
   *
   * @param known gives the names that a word may become; called in the background
   */
  NameCompletion(TextField field, Function<String, List<String>> known, Appearance appearance) {
    super(field, request -> matches(request.getUserText(), known), new Plain());
    this.field = field;
    this.known = known;
    this.appearance = appearance;
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
    getAutoCompletionPopup()
        .skinProperty()
        .subscribe(
            skin -> {
              if (skin != null && skin.getNode() instanceof ListView<?> list) {
                size(list);
              }
            });
    followed =
        Subscription.combine(
            field.textProperty().subscribe((before, now) -> Platform.runLater(this::look)),
            field.focusedProperty().subscribe((was, is) -> left(is)),
            appearance.onChange(
                () -> {
                  dress.run();
                  fit();
                }));
  }

  /** The library counts on lines of 24 pixels, whatever the size of the text is. */
  private void size(ListView<?> list) {
    shown = list;
    fit();
    list.prefHeightProperty().unbind();
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () ->
                    Math.min(MOST, list.getItems().size()) * list.getFixedCellSize()
                        + 2 * EDGE * appearance.em(),
                list.getItems(),
                list.fixedCellSizeProperty()));
  }

  private void fit() {
    ListView<?> now = shown;
    if (now != null) {
      now.setStyle("-fx-font-size: " + appearance.em() + "px;");
      now.setFixedCellSize(Math.rint(LINE * appearance.em()));
    }
  }

  /** Nothing for a name that is whole: Enter would make another one of it. */
  private static List<String> matches(String word, Function<String, List<String>> known) {
    List<String> names = word.isEmpty() ? List.of() : known.apply(word);
    return names.contains(word) ? List.of() : names.stream().limit(MOST).toList();
  }

  private void left(boolean focused) {
    if (!focused) {
      hidePopup();
    }
  }

  /** The caret is in place by now. */
  private void look() {
    if (field.isFocused() && field.getScene() != null) {
      String word = word();
      setUserInput(word);
      if (matches(word, known).isEmpty()) {
        // the library would hide it a moment later, and Enter could come before
        hidePopup();
      }
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
    if (!matches(word(), known).contains(name)) {
      // offered for what was typed a moment ago
      return;
    }
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
