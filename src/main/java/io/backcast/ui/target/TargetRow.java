package io.backcast.ui.target;

import io.backcast.model.Goal;
import io.backcast.model.Histogram;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.common.ScreenFonts;
import io.backcast.ui.common.ShortChoice;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The target of one property: the kind of goal, the question as a text, and a slider. */
final class TargetRow extends HBox {
  /** Size of the letters of the kind, in ems. */
  private static final double KIND_FONT = 0.9;

  /** What the box of the kind has beside its word, in widths of its letters. */
  private static final double KIND_EDGES = 2.1;

  private final Property property;
  private final PropertyQuestion question;
  private final GoalText words;
  private final Texts texts;

  TargetRow(ExplorerState explorer, int k, Appearance appearance, Texts texts) {
    this.property = explorer.space().properties().get(k);
    this.question = new PropertyQuestion(explorer, k);
    this.words = new GoalText(explorer.space(), k, texts);
    this.texts = texts;
    boolean several = explorer.space().dy() > 1;
    VBox left = new VBox(heading(appearance), value());
    left.getStyleClass().add("target-left");
    Histogram density =
        explorer.card().dataSummary() == null
            ? null
            : explorer.card().dataSummary().histograms().get(property.name());
    TargetBar bar = new TargetBar(appearance, texts, question, words, density, several);
    UncoveredStretches uncovered = new UncoveredStretches(explorer, k, texts);
    uncovered.onChange(() -> bar.uncovered(uncovered));
    bar.uncovered(uncovered);
    bar.setId("target-bar-" + property.name());
    if (k == 0) {
      // the target is the first thing to change
      // once it is in a window: the view is made before
      bar.sceneProperty()
          .subscribe(
              scene -> {
                if (scene != null) {
                  Platform.runLater(bar::requestFocus);
                }
              });
    }
    HBox.setHgrow(bar, Priority.ALWAYS);
    getChildren().setAll(left, bar);
    getStyleClass().add("target-row");
    if (several) {
      getStyleClass().add("one-of-several");
    }
  }

  private HBox heading(Appearance appearance) {
    Label caption = new Label(texts.get("target.caption", property.label()));
    caption.getStyleClass().add("caption");
    caption.setTooltip(new Tooltip(Units.label(property.label(), property.unit())));
    caption.setMinWidth(0);
    HBox heading = new HBox(caption, kinds(appearance));
    heading.getStyleClass().add("target-heading");
    return heading;
  }

  private ComboBox<GoalKind> kinds(Appearance appearance) {
    ComboBox<GoalKind> kinds = new ShortChoice<>();
    kinds.setId("goal-" + property.name());
    kinds.getStyleClass().add("goal-kind");
    kinds.setMinWidth(USE_PREF_SIZE);
    kinds.setAccessibleText(texts.get("goal.accessible", property.label()));
    ChoiceBoxes.fill(kinds, GoalKind.of(property), words::kind);
    ChoiceBoxes.takesBack(
        kinds,
        () -> {
          Goal before = question.goal();
          return () -> question.ask(before);
        });
    Runnable show = () -> kinds.setValue(GoalKind.of(property, question.goal()));
    show.run();
    question.onChange(show);
    // as wide as its word, or the arrow would stand far from it
    Runnable fit = () -> kinds.setPrefWidth(width(kinds.getValue()) * appearance.em());
    kinds.valueProperty().subscribe(now -> fit.run());
    appearance.onChange(fit);
    kinds.setOnAction(
        e -> {
          GoalKind chosen = kinds.getValue();
          if (chosen != null && chosen != GoalKind.of(property, question.goal())) {
            question.ask(chosen.from(question));
          }
        });
    return kinds;
  }

  /** Width of a box that shows a kind, in ems. */
  private double width(GoalKind kind) {
    return KIND_FONT * (ScreenFonts.ems(words.kind(kind)) + KIND_EDGES);
  }

  private HBox value() {
    GoalField field = new GoalField(question, words);
    field.setId("target-value-" + property.name());
    field.setAccessibleText(
        texts.get("target.number.accessible", Units.label(property.label(), property.unit())));
    Label unit = new Label();
    unit.getStyleClass().add("unit");
    Runnable show = () -> unit.setText(beside());
    show.run();
    question.onChange(show);
    question.onReached(show);
    HBox value = new HBox(field, unit);
    value.getStyleClass().add("target-value");
    return value;
  }

  /**
   * What stands beside the large number: the tolerance of a value, the unit of a range, what was
   * reached of the most or least.
   */
  private String beside() {
    return switch (question.goal()) {
      case Goal.Value v ->
          property.isMass(v.value())
              ? ""
              : (property.isLog() && !property.unit().isBlank() ? property.unit() + " " : "")
                  + "± "
                  + texts.tolerance(property, question.tolerance());
      case Goal.Range r -> property.unit();
      case Goal.Extreme e ->
          Double.isNaN(question.reached()) ? "" : texts.quantity(property, question.reached());
      case Goal.Any any -> "";
    };
  }
}
