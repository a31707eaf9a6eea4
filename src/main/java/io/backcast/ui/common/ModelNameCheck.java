package io.backcast.ui.common;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** Validates the name of a new model while it is typed, and shows the problem below the field. */
public final class ModelNameCheck {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final NewModels models;
  private final Texts texts;
  private final Label sentence;
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();

  /**
   * Validates a name.
   *
   * @param sentence shows what is wrong, or that the name is taken; hidden otherwise
   */
  public ModelNameCheck(NewModels models, Texts texts, StringProperty name, Label sentence) {
    this.models = models;
    this.texts = texts;
    this.sentence = sentence;
    sentence.setWrapText(true);
    sentence.getStyleClass().add("field-note");
    name.subscribe(this::show);
  }

  /** Whether the name can be that of a folder. */
  public ReadOnlyBooleanProperty validProperty() {
    return valid.getReadOnlyProperty();
  }

  private void show(String name) {
    NewModels.NameProblem problem = NewModels.problem(name);
    valid.set(problem == null);
    String words =
        problem != null
            ? texts.of("new-model", problem)
            : models.taken(name) ? texts.get("new-model.taken") : "";
    sentence.setText(words);
    sentence.setVisible(!words.isEmpty());
    sentence.setManaged(!words.isEmpty());
    sentence.pseudoClassStateChanged(PROBLEM, problem != null);
  }
}
