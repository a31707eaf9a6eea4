package io.backcast.ui.training;

import io.backcast.model.Scale;
import io.backcast.model.VariableKind;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.common.NumberField;
import io.backcast.ui.common.ShortChoice;
import io.backcast.ui.common.Texts;
import io.backcast.ui.training.ColumnChoice.Use;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/** One row per column of the table: its type, role, unit, bounds and values. */
final class ColumnTable {
  /** Digits of a bound on a log scale. */
  private static final int LOG_DIGITS = 3;

  /** A longer number does not fit into its field, so that its power of ten would be cut off. */
  private static final int FIELD_LENGTH = 9;

  /** Characters of the words shown of a column. */
  private static final int WORDS_LENGTH = 44;

  private static final int COLUMNS = 8;

  /** Letters of a name in sight. */
  private static final int NAME_COLUMNS = 8;

  private final GridPane columns;
  private final Appearance appearance;
  private final Texts texts;

  ColumnTable(GridPane columns, Appearance appearance, Texts texts) {
    this.columns = columns;
    this.appearance = appearance;
    this.texts = texts;
  }

  void fill(List<ColumnChoice> choices) {
    header();
    for (int i = 0; i < choices.size(); i++) {
      row(choices.get(i), 2 * i + 1);
    }
  }

  private void header() {
    List<String> titles =
        List.of(
            "training.column",
            "training.holds",
            "training.use",
            "training.unit",
            "training.scale",
            "training.lower",
            "training.upper",
            "training.seen");
    for (int i = 0; i < titles.size(); i++) {
      Label label = new Label(texts.get(titles.get(i)));
      label.getStyleClass().add("caption");
      columns.add(label, i, 0);
    }
  }

  private void row(ColumnChoice choice, int line) {
    String column = choice.column().name();
    TextField label = new TextField();
    label.setId("name-" + column);
    label.getStyleClass().add("column-name");
    label.setPrefColumnCount(NAME_COLUMNS);
    label.setAccessibleText(texts.get("training.column.accessible", column));
    label.setTooltip(new Tooltip(column));
    label.textProperty().bindBidirectional(choice.shownNameProperty());
    Label type = new Label(type(choice));
    type.getStyleClass().add("caption");
    ComboBox<Use> use = new ShortChoice<>();
    use.setId("use-" + column);
    use.setMaxWidth(Double.MAX_VALUE);
    use.setAccessibleText(texts.get("training.use.accessible", column));
    ChoiceBoxes.fill(
        use,
        Arrays.stream(Use.values())
            .filter(u -> choice.usable() || u == Use.IGNORE || u == Use.GROUP)
            .filter(u -> choice.canGroup() || u != Use.GROUP)
            .filter(u -> choice.canBeProperty() || u != Use.PROPERTY)
            .toList(),
        u -> texts.of("training.use", u));
    use.valueProperty().bindBidirectional(choice.useProperty());
    TextField unit = new TextField();
    unit.setId("unit-" + column);
    unit.setPrefColumnCount(4);
    unit.getStyleClass().add("column-unit");
    unit.setAccessibleText(texts.get("training.unit.accessible", column));
    unit.textProperty().bindBidirectional(choice.unitProperty());
    Label sentence = new Label();
    sentence.setId("why-" + column);
    sentence.getStyleClass().addAll("caption", "column-sentence");
    // as wide as the controls above it, which must not become wider by it
    sentence.setMinWidth(0);
    sentence.setPrefWidth(0);
    sentence.setMaxWidth(Double.MAX_VALUE);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(sentence.textProperty());
    sentence.setTooltip(whole);
    columns.add(sentence, 0, line + 1, COLUMNS, 1);
    choice.useProperty().subscribe(now -> sentence.setText(ColumnSentence.of(choice, texts)));
    choice
        .unitProperty()
        .subscribe((before, now) -> sentence.setText(ColumnSentence.of(choice, texts)));
    columns.addRow(
        line,
        label,
        choice.column().kind() == VariableKind.INTEGER ? kinds(choice) : type,
        use,
        unit);
    if (choice.canBeProperty()) {
      columns.add(scales(choice), 4, line);
      columns.add(bound(choice, true), 5, line);
      columns.add(bound(choice, false), 6, line);
      columns.add(new ColumnHistogram(appearance, choice), 7, line);
    } else {
      Label categories = new Label(some(choice.column().categories()));
      categories.getStyleClass().add("caption");
      columns.add(categories, 4, line, 4, 1);
    }
    choice
        .useProperty()
        .subscribe(
            now -> {
              type.setText(type(choice));
              label.setDisable(now == Use.IGNORE);
              unit.setDisable(now == Use.IGNORE);
            });
  }

  /** The first words of a column, so that many do not widen the table. */
  static String some(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      if (!text.isEmpty() && text.length() + word.length() > WORDS_LENGTH) {
        return text.append(", …").toString();
      }
      text.append(text.isEmpty() ? "" : ", ").append(word);
    }
    return text.toString();
  }

  /** A choice for whole numbers, which may be a continuous quantity measured in whole steps. */
  private ComboBox<VariableKind> kinds(ColumnChoice choice) {
    ComboBox<VariableKind> box = new ShortChoice<>();
    box.setId("kind-" + choice.column().name());
    box.setAccessibleText(texts.get("training.holds.accessible", choice.column().name()));
    ChoiceBoxes.fill(
        box,
        List.of(VariableKind.INTEGER, VariableKind.CONTINUOUS),
        k -> texts.of("training.holds", k));
    box.valueProperty().bindBidirectional(choice.kindProperty());
    choice.useProperty().subscribe(now -> box.setDisable(now != Use.VARIABLE));
    return box;
  }

  /** A choice for positive numbers, which may be spread evenly by their logarithms. */
  private ComboBox<Scale> scales(ColumnChoice choice) {
    ComboBox<Scale> box = new ShortChoice<>();
    box.setId("scale-" + choice.column().name());
    box.setAccessibleText(texts.get("training.scale.accessible", choice.column().name()));
    ChoiceBoxes.fill(box, List.of(Scale.LINEAR, Scale.LOG), s -> texts.of("training.scale", s));
    box.valueProperty().bindBidirectional(choice.scaleProperty());
    Runnable enable =
        () ->
            box.setDisable(
                choice.useProperty().get() == Use.IGNORE
                    || choice.kindProperty().get() != VariableKind.CONTINUOUS
                    || !choice.canBeLog());
    choice.useProperty().subscribe(now -> enable.run());
    choice.kindProperty().subscribe(now -> enable.run());
    // the values are measured anew without outliers
    choice.lowerProperty().subscribe(now -> enable.run());
    return box;
  }

  private NumberField bound(ColumnChoice choice, boolean lower) {
    String column = choice.column().name();
    NumberField field =
        new NumberField(
            lower ? choice.lowerProperty() : choice.upperProperty(),
            shown -> {
              String full = texts.number(shown, choice.decimals());
              return choice.scaleProperty().get() == Scale.LOG || full.length() > FIELD_LENGTH
                  ? texts.significant(shown, LOG_DIGITS)
                  : full;
            });
    choice.scaleProperty().subscribe((before, now) -> field.write());
    field.setPrefColumnCount(5);
    field.setId((lower ? "lower-" : "upper-") + column);
    field.setAccessibleText(
        texts.get(lower ? "training.lower.accessible" : "training.upper.accessible", column));
    // the range of a property is that of its values
    choice.useProperty().subscribe(use -> field.setDisable(use != Use.VARIABLE));
    return field;
  }

  private String type(ColumnChoice choice) {
    if (choice.column().kind() == null) {
      return texts.get("training.holds.text");
    }
    if (choice.column().constant()) {
      return texts.get("training.holds.constant");
    }
    boolean mass =
        choice.useProperty().get() == Use.PROPERTY && choice.column().pointMass() != null;
    return texts.of("training.holds", choice.column().kind())
        + (mass ? texts.get("training.holds.mass") : "");
  }
}
