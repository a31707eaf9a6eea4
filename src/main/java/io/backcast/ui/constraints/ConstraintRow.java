package io.backcast.ui.constraints;

import io.backcast.formula.FormulaFault;
import io.backcast.formula.FormulaReading;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.FieldCheck;
import io.backcast.ui.common.Texts;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.controlsfx.control.ToggleSwitch;
import org.jspecify.annotations.Nullable;

/**
 * One constraint: a switch, the formula, and below it how much of the box it keeps, or what is
 * wrong with it and where.
 */
final class ConstraintRow extends VBox {
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final ConstraintDraft draft;
  private final ConstraintsViewModel model;
  private final Texts texts;
  private final TextField field = new TextField();
  private final ToggleSwitch on = new ToggleSwitch();
  private final Label said = new Label();
  private final TextFlow marked = new TextFlow();
  private final NameCompletion completion;

  ConstraintRow(
      ConstraintDraft draft, ConstraintsViewModel model, Appearance appearance, Texts texts) {
    this.draft = draft;
    this.model = model;
    this.texts = texts;
    getStyleClass().add("constraint");
    on.getStyleClass().add("constraint-on");
    on.setAccessibleText(texts.get("constraint.on.accessible"));
    on.setTooltip(new Tooltip(texts.get("constraint.on.accessible")));
    on.selectedProperty().bindBidirectional(draft.enabledProperty());
    on.setMinWidth(USE_PREF_SIZE);
    field.getStyleClass().add("formula");
    field.setPromptText(texts.get("constraint.prompt"));
    field.setAccessibleText(texts.get("constraint.accessible"));
    field.textProperty().bindBidirectional(draft.textProperty());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button remove = new Button("×");
    remove.getStyleClass().addAll("quiet", "constraint-remove");
    remove.setAccessibleText(texts.get("constraint.remove"));
    remove.setTooltip(new Tooltip(texts.get("constraint.remove")));
    remove.setMinWidth(USE_PREF_SIZE);
    remove.setOnAction(e -> model.remove(draft));
    HBox line = new HBox(on, field, remove);
    line.getStyleClass().add("constraint-line");
    said.setWrapText(true);
    said.getStyleClass().add("field-note");
    said.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(line, marked, said);
    completion = new NameCompletion(field, model::completions, appearance);
    FieldCheck.of(field, this::sentence, sentence -> show());
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    draft.keptProperty().subscribe((before, now) -> show());
    draft.enabledProperty().subscribe((before, now) -> show());
    draft.readingProperty().subscribe((before, now) -> show());
    show();
  }

  /** Ends what follows the program's appearance, once the row is taken away. */
  void dispose() {
    completion.dispose();
  }

  void focusField() {
    field.requestFocus();
  }

  private String sentence(String text) {
    FormulaFault fault = draft.fault(text);
    return fault == null ? "" : texts.say(fault.said());
  }

  private void show() {
    FormulaFault fault = draft.fault(draft.textProperty().get());
    mark(fault);
    String sentence = fault == null ? kept() : said(fault);
    said.setText(sentence);
    field.setAccessibleHelp(fault == null ? sentence : texts.say(fault.said()));
    boolean there = !sentence.isEmpty();
    said.setVisible(there);
    said.setManaged(there);
    said.pseudoClassStateChanged(PROBLEM, fault != null);
    field.setOpacity(draft.enabledProperty().get() ? 1 : 0.55);
  }

  private String said(FormulaFault fault) {
    return (texts.say(fault.what()) + ". " + texts.say(fault.advice())).strip();
  }

  /** How much it keeps, and what its writer should know. */
  private String kept() {
    FormulaReading reading = draft.readingProperty().get();
    if (reading.formula() == null) {
      return "";
    }
    boolean equation = reading.formula().terms().stream().anyMatch(t -> t.isEquality());
    double share = draft.keptProperty().get();
    String text =
        !draft.enabledProperty().get()
            ? texts.get("constraint.off")
            : equation
                ? texts.get("constraint.equation")
                : Double.isNaN(share) ? "" : texts.get("constraint.kept", percent(share));
    for (FormulaFault note : reading.notes()) {
      text = text.isEmpty() ? said(note) : text + " · " + said(note);
    }
    return text;
  }

  private String percent(double share) {
    return share == 0
        ? texts.get("constraint.less", texts.significant(0.01, 1))
        : texts.significant(100 * share, share < 0.01 ? 1 : 2);
  }

  /** Shows the formula once more, with the part that is wrong in another colour. */
  private void mark(@Nullable FormulaFault fault) {
    boolean there = fault != null && !draft.textProperty().get().isBlank();
    marked.setVisible(there);
    marked.setManaged(there);
    if (fault == null || !there) {
      marked.getChildren().clear();
      return;
    }
    String text = draft.textProperty().get();
    int from = Math.clamp(fault.position(), 0, text.length());
    int to = Math.clamp(from + fault.length(), from, text.length());
    Text wrong = new Text(from == to ? "▲" : text.substring(from, to));
    wrong.getStyleClass().add("formula-wrong");
    wrong.setUnderline(from < to);
    Text before = new Text(text.substring(0, from));
    Text after = new Text(text.substring(to));
    before.getStyleClass().add("formula-right");
    after.getStyleClass().add("formula-right");
    marked.getChildren().setAll(before, wrong, after);
  }

  private void key(KeyEvent event) {
    boolean typing = draft.applied().isEmpty() || draft.fault(field.getText()) != null;
    if (event.getCode() == KeyCode.ESCAPE && typing) {
      model.takeBack(draft);
      event.consume();
    }
  }
}
