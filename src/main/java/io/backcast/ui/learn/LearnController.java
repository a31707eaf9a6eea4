package io.backcast.ui.learn;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.FlowKind;
import io.backcast.model.Property;
import io.backcast.train.Problem;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Choices;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.NumberField;
import io.backcast.ui.common.Texts;
import io.backcast.ui.learn.ColumnChoice.Use;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The page on which a table becomes a model. */
public final class LearnController {
  private final LearnModel model;
  private final TrainingRun run;
  private final Path models;
  private final Appearance appearance;
  private final Texts texts;
  private final Json json;
  private final Failures failures;
  private final Supplier<@Nullable Path> askForRecipe;
  private final Consumer<Path> open;
  private final Runnable close;
  private final TrainingView training;

  @FXML private Label title;
  @FXML private GridPane columns;
  @FXML private VBox problems;
  @FXML private CheckBox incomplete;
  @FXML private CheckBox outliers;
  @FXML private TextField name;
  @FXML private TextField symmetries;
  @FXML private ComboBox<LearnModel.Size> size;
  @FXML private ComboBox<FlowKind> kind;
  @FXML private Label ready;
  @FXML private Button train;
  @FXML private HBox choosing;
  @FXML private HBox chosen;
  @FXML private VBox running;

  /**
   * Puts the page's controller together.
   *
   * @param models folder that new models go to
   * @param askForRecipe for a place to save the recipe; null when the user thinks better of it
   * @param open opens a finished model
   * @param close leaves the page
   */
  public LearnController(
      LearnModel model,
      TrainingRun run,
      Path models,
      Appearance appearance,
      Texts texts,
      Json json,
      Failures failures,
      Supplier<@Nullable Path> askForRecipe,
      Consumer<Path> open,
      Runnable close) {
    this.model = model;
    this.run = run;
    this.models = models;
    this.appearance = appearance;
    this.texts = texts;
    this.json = json;
    this.failures = failures;
    this.askForRecipe = askForRecipe;
    this.open = open;
    this.close = close;
    this.training = new TrainingView(run, appearance, texts, this::train, this::finish);
  }

  @FXML
  private void initialize() {
    title.setText(
        texts.get(
            "learn.title",
            String.valueOf(model.file().getFileName()),
            texts.whole(model.table().rows().size())));
    head();
    for (int i = 0; i < model.columns().size(); i++) {
      row(model.columns().get(i), i + 1);
    }
    incomplete.selectedProperty().bindBidirectional(model.incompleteProperty());
    outliers.selectedProperty().bindBidirectional(model.outliersProperty());
    name.textProperty().bindBidirectional(model.nameProperty());
    symmetries.textProperty().bindBidirectional(model.symmetriesProperty());
    Choices.fill(size, List.of(LearnModel.Size.values()), v -> texts.get(key("size", v)));
    Choices.fill(kind, List.of(FlowKind.values()), v -> texts.get(key("kind", v)));
    size.valueProperty().bindBidirectional(model.sizeProperty());
    kind.valueProperty().bindBidirectional(model.kindProperty());
    model.changesProperty().subscribe(now -> judge());
    running.getChildren().setAll(training);
    run.stateProperty().subscribe(now -> arrange(false));
    arrange(true);
  }

  private static String key(String what, Enum<?> value) {
    return "learn." + what + "." + value.name().toLowerCase(Locale.ROOT);
  }

  private void head() {
    List<String> heads = List.of("column", "holds", "use", "unit", "lower", "upper", "seen");
    for (int i = 0; i < heads.size(); i++) {
      Label label = new Label(texts.get("learn." + heads.get(i)));
      label.getStyleClass().add("caption");
      columns.add(label, i, 0);
    }
  }

  private void row(ColumnChoice choice, int line) {
    String column = choice.column().name();
    Label label = new Label(column);
    label.getStyleClass().add("column-name");
    Label holds = new Label(holds(choice));
    holds.getStyleClass().add("caption");
    ComboBox<Use> use = new ComboBox<>();
    use.setId("use-" + column);
    use.setAccessibleText(texts.get("learn.use.accessible", column));
    Choices.fill(
        use,
        Arrays.stream(Use.values())
            .filter(u -> choice.usable() || u == Use.IGNORE)
            .filter(u -> choice.canBeProperty() || u != Use.PROPERTY)
            .toList(),
        u -> texts.get(key("use", u)));
    use.valueProperty().bindBidirectional(choice.useProperty());
    TextField unit = new TextField();
    unit.setId("unit-" + column);
    unit.setPrefColumnCount(4);
    unit.setAccessibleText(texts.get("learn.unit.accessible", column));
    unit.textProperty().bindBidirectional(choice.unitProperty());
    columns.addRow(line, label, holds, use, unit);
    if (choice.canBeProperty()) {
      columns.add(bound(choice, true), 4, line);
      columns.add(bound(choice, false), 5, line);
      columns.add(new ColumnSketch(appearance, choice.column()), 6, line);
    } else {
      Label words = new Label(String.join(", ", choice.column().categories()));
      words.getStyleClass().add("caption");
      columns.add(words, 4, line, 3, 1);
    }
    choice
        .useProperty()
        .subscribe(
            now -> {
              holds.setText(holds(choice));
              label.setDisable(now == Use.IGNORE);
              unit.setDisable(now == Use.IGNORE);
            });
  }

  private NumberField bound(ColumnChoice choice, boolean lower) {
    String column = choice.column().name();
    NumberField field =
        new NumberField(
            lower ? choice.lowerProperty() : choice.upperProperty(),
            choice.column()::decimals,
            texts);
    field.setId((lower ? "lower-" : "upper-") + column);
    field.setAccessibleText(
        texts.get(lower ? "learn.lower.accessible" : "learn.upper.accessible", column));
    // a property's range is what the table has
    choice.useProperty().subscribe(use -> field.setDisable(use != Use.VARIABLE));
    return field;
  }

  private String holds(ColumnChoice choice) {
    if (choice.column().kind() == null) {
      return texts.get("learn.holds.text");
    }
    if (choice.column().constant()) {
      return texts.get("learn.holds.constant");
    }
    boolean mass =
        choice.useProperty().get() == Use.PROPERTY && choice.column().pointMass() != null;
    return texts.get(key("holds", choice.column().kind()))
        + (mass ? texts.get("learn.holds.mass") : "");
  }

  /** Tells what is wrong, and whether training can begin. */
  private void judge() {
    List<Node> lines = model.problems().stream().map(this::line).toList();
    problems.getChildren().setAll(lines);
    if (lines.isEmpty()) {
      problems.getChildren().add(new Label(texts.get("learn.problems.none")));
    }
    try {
      var space = java.util.Objects.requireNonNull(model.recipe().space());
      ready.setText(
          texts.get(
              "learn.ready",
              texts.whole(space.dx()),
              space.properties().stream().map(Property::name).collect(Collectors.joining(", "))));
      train.setDisable(false);
    } catch (BackcastException e) {
      ready.setText(e.sentence());
      train.setDisable(true);
    }
  }

  private Node line(Problem problem) {
    Label label =
        new Label(
            texts.get(
                key("problem", problem.kind()), problem.column(), texts.whole(problem.rows())));
    label.setWrapText(true);
    HBox line = new HBox(label);
    line.getStyleClass().add("problem");
    if (!model.fixed(problem)) {
      Button fix = new Button(texts.get(key("fix", problem.kind())));
      fix.setId("fix-" + problem.kind().name().toLowerCase(Locale.ROOT));
      fix.setMinWidth(Button.USE_PREF_SIZE);
      fix.setOnAction(e -> model.fix(problem));
      line.getChildren().add(fix);
    }
    return line;
  }

  @FXML
  private void saveRecipe() {
    Path to = askForRecipe.get();
    if (to != null) {
      try {
        model.save(to, json);
      } catch (BackcastException e) {
        failures.show(e);
      }
    }
  }

  @FXML
  private void train() {
    try {
      run.start(model, model.recipe(), models.resolve(model.nameProperty().get()));
      arrange(false);
    } catch (BackcastException e) {
      failures.show(e);
    }
  }

  @FXML
  private void leave() {
    run.cancel();
    close.run();
  }

  private void finish(Path folder) {
    close.run();
    open.accept(folder);
  }

  private void arrange(boolean first) {
    boolean busy = !first;
    choosing.setVisible(!busy);
    choosing.setManaged(!busy);
    chosen.setVisible(!busy);
    chosen.setManaged(!busy);
    running.setVisible(busy);
    running.setManaged(busy);
  }
}
