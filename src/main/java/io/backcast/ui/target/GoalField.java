package io.backcast.ui.target;

import io.backcast.model.BackcastException;
import io.backcast.ui.common.FieldCheck;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/**
 * The large number of a target: reads the question and takes the same words back. While a text is
 * no goal its fault is said below it; Escape brings the old text back.
 */
final class GoalField extends TextField {
  /** Of a text that needs smaller letters. */
  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

  private static final int ORDINARY_LENGTH = 7;

  /** Room for the caret, as a share of the height of the text. */
  private static final double LEAST = 0.15;

  /** Width of the sentence about a fault, in ems. */
  private static final double SENTENCE = 30;

  private static final List<KeyCombination> STEPS =
      Stream.of("Shortcut+Z", "Shortcut+Shift+Z", "Shortcut+Y")
          .map(KeyCombination::valueOf)
          .toList();

  private static final Pattern DIGIT = Pattern.compile("\\d");

  /** Measures texts. */
  private final Text measured = new Text();

  private final PropertyQuestion question;
  private final GoalText words;
  private final Tooltip fault = new Tooltip();

  GoalField(PropertyQuestion question, GoalText words) {
    this.question = question;
    this.words = words;
    getStyleClass().add("big-number");
    fault.setWrapText(true);
    // the field takes it: the old text comes back
    fault.setHideOnEscape(false);
    question.onChange(this::show);
    show();
    textProperty()
        .subscribe(
            now -> {
              pseudoClassStateChanged(LONG, now.length() > ORDINARY_LENGTH);
              requestLayout();
            });
    FieldCheck.of(this, this::faultOf, this::say);
    setOnAction(
        e -> {
          take();
          selectAll();
        });
    focusedProperty().subscribe((was, is) -> focused(is));
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            // what was typed is taken back before anything else
            if (!untouched(getText())) {
              e.consume();
            }
            show();
            selectAll();
          } else if (untouched(getText()) && STEPS.stream().anyMatch(keys -> keys.match(e))) {
            // of what was asked; the field would take back letters
            e.consume();
            getParent().fireEvent(e);
          }
        });
  }

  /** As wide as its text with digits of one width, so that what stands beside it is near. */
  @Override
  protected double computePrefWidth(double height) {
    return Math.ceil(widthOf(getText()) + LEAST * getFont().getSize())
        + snappedLeftInset()
        + snappedRightInset();
  }

  private double widthOf(String text) {
    String like = DIGIT.matcher(text).replaceAll("0");
    // most numbers of a drag are as long as the one before
    if (!like.equals(measured.getText()) || !getFont().equals(measured.getFont())) {
      measured.setText(like);
      measured.setFont(getFont());
    }
    return measured.getLayoutBounds().getWidth();
  }

  private void focused(boolean now) {
    if (now) {
      // after the click that gave it the focus
      Platform.runLater(this::selectAll);
    } else {
      take();
    }
  }

  private void show() {
    setText(words.shown(question.goal()));
  }

  private boolean untouched(String text) {
    return text.equals(words.shown(question.goal()));
  }

  private String faultOf(String text) {
    if (untouched(text)) {
      return "";
    }
    try {
      words.read(text);
      return "";
    } catch (BackcastException e) {
      return words.said(e);
    }
  }

  private void say(String sentence) {
    setAccessibleHelp(sentence);
    if (sentence.isEmpty()
        || !isFocused()
        || getScene() == null
        || getScene().getWindow() == null) {
      fault.hide();
      return;
    }
    fault.setText(sentence);
    fault.setMaxWidth(SENTENCE * getFont().getSize());
    Bounds where = localToScreen(getBoundsInLocal());
    if (where != null) {
      fault.show(this, where.getMinX(), where.getMaxY() + 4);
    }
  }

  private void take() {
    fault.hide();
    if (!untouched(getText())) {
      try {
        GoalText.Typed typed = words.read(getText());
        if (!Double.isNaN(typed.tolerance())) {
          question.tolerance(typed.tolerance());
        }
        question.ask(typed.goal());
      } catch (BackcastException e) {
        // said while it was typed; the old question stays
      }
      show();
    }
  }
}
