package io.backcast.ui.learn;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.FlowKind;
import io.backcast.model.Property;
import io.backcast.train.Problem;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Choices;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
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
  private final LatestTask<LearnModel.Uses, List<Problem>> judge;

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
   * @param background looks for problems
   * @param models folder that new models go to
   * @param askForRecipe for a place to save the recipe; null when the user thinks better of it
   * @param open opens a finished model
   * @param close leaves the page
   */
  public LearnController(
      LearnModel model,
      TrainingRun run,
      Executor background,
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
    this.judge = new LatestTask<>(model::problems, this::tell, background, Platform::runLater);
    this.training = new TrainingView(run, appearance, texts, this::train, this::finish);
  }

  @FXML
  private void initialize() {
    title.setText(
        texts.get(
            "learn.title",
            String.valueOf(model.file().getFileName()),
            texts.whole(model.table().rows().size())));
    new ColumnTable(columns, appearance, texts).fill(model.columns());
    incomplete.selectedProperty().bindBidirectional(model.incompleteProperty());
    outliers.selectedProperty().bindBidirectional(model.outliersProperty());
    name.textProperty().bindBidirectional(model.nameProperty());
    symmetries.textProperty().bindBidirectional(model.symmetriesProperty());
    Choices.fill(
        size, List.of(LearnModel.Size.values()), v -> texts.get(ColumnTable.key("size", v)));
    Choices.fill(kind, List.of(FlowKind.values()), v -> texts.get(ColumnTable.key("kind", v)));
    size.valueProperty().bindBidirectional(model.sizeProperty());
    kind.valueProperty().bindBidirectional(model.kindProperty());
    model.changesProperty().subscribe(now -> changed());
    running.getChildren().setAll(training);
    run.stateProperty().subscribe(now -> arrange(false));
    arrange(true);
  }

  private void tell(List<Problem> found) {
    List<Node> lines = found.stream().map(this::line).toList();
    problems.getChildren().setAll(lines);
    if (lines.isEmpty()) {
      problems.getChildren().add(new Label(texts.get("learn.problems.none")));
    }
  }

  /** Looks for problems, and says whether training can begin. */
  private void changed() {
    judge.submit(model.uses());
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
                ColumnTable.key("problem", problem.kind()),
                problem.column(),
                texts.whole(problem.rows())));
    label.setWrapText(true);
    HBox line = new HBox(label);
    line.getStyleClass().add("problem");
    if (!model.fixed(problem)) {
      Button fix = new Button(texts.get(ColumnTable.key("fix", problem.kind())));
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
