package io.backcast.ui.common;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;
import org.controlsfx.validation.decoration.ValidationDecoration;

/**
 * Checks a field while it is typed in: an invalid text gives the field the pseudo class {@code
 * problem}, and its fault is said.
 */
public final class FieldCheck {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private FieldCheck() {}

  /**
   * Checks a field from now on.
   *
   * @param fault of a text, as a sentence; empty for a valid one
   * @param said receives the sentence, or nothing for a valid text
   */
  public static void of(TextField field, Function<String, String> fault, Consumer<String> said) {
    ValidationSupport support = new ValidationSupport();
    // the library's own marks replace the root of the scene by a pane of their own
    support.setValidationDecorator(new Marks(said));
    Validator<String> validator =
        (control, text) -> {
          String sentence = fault.apply(text == null ? "" : text);
          return ValidationResult.fromErrorIf(control, sentence, !sentence.isEmpty());
        };
    support.registerValidator(field, false, validator);
    support.initInitialDecoration();
  }

  private static final class Marks implements ValidationDecoration {
    private final Consumer<String> said;

    Marks(Consumer<String> said) {
      this.said = said;
    }

    @Override
    public void removeDecorations(Control target) {
      target.pseudoClassStateChanged(PROBLEM, false);
      said.accept("");
    }

    @Override
    public void applyValidationDecoration(ValidationMessage message) {
      message.getTarget().pseudoClassStateChanged(PROBLEM, true);
      said.accept(message.getText());
    }

    @Override
    public void applyRequiredDecoration(Control target) {}
  }
}
