package io.backcast.ui.training;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.FlowKind;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.sentence.Sentence;
import io.backcast.train.data.DataIssue;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.common.FailureHandler;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.ModelNameCheck;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.TaskRunner;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The page that trains a model on a table. */
public final class TrainingController {
  private final TrainingViewModel model;
  private final TrainingRun run;
  private final NewModels models;
  private final NewModels.Question existing;
  private final Appearance appearance;
  private final Texts texts;
  private final Json json;
  private final FailureHandler failures;
  private final Supplier<@Nullable Path> askForRecipe;
  private final Consumer<Path> open;
  private final Runnable close;
  private final TrainingView training;

  /** Whether the chosen columns make a recipe. */
  private final BooleanProperty complete = new SimpleBooleanProperty();

  /** What the recipe contains, why there is none, or where it was saved. */
  private final StringProperty recipeSentence = new SimpleStringProperty("");

  private final LatestTask<TrainingViewModel.Uses, List<DataIssue>> issueFinder;

  @FXML private Label title;
  @FXML private GridPane columns;
  @FXML private VBox problems;
  @FXML private VBox notes;
  @FXML private CheckBox incomplete;
  @FXML private CheckBox outliers;
  @FXML private TextField name;
  @FXML private Label nameNote;
  @FXML private TextField symmetries;
  @FXML private ComboBox<TrainingViewModel.Size> size;
  @FXML private ComboBox<FlowKind> kind;
  @FXML private ComboBox<TrainingViewModel.Prior> prior;
  @FXML private Label ready;
  @FXML private Button save;
  @FXML private Button train;
  @FXML private HBox settings;
  @FXML private HBox footer;
  @FXML private VBox progress;

  /**
   * Builds the controller of the page.
   *
   * @param runner finds problems of the data in the background
   * @param models the folder of the user's models
   * @param existing asks what to do if a model of that name exists
   * @param askForRecipe asks where to save the recipe; gives null if cancelled
   * @param open opens a finished model
   * @param openInterim opens a model of networks that are still being trained
   * @param browse shows a page in the browser
   * @param close closes the page
   */
  public TrainingController(
      TrainingViewModel model,
      TrainingRun run,
      TaskRunner runner,
      NewModels models,
      NewModels.Question existing,
      Appearance appearance,
      Texts texts,
      Json json,
      FailureHandler failures,
      Supplier<@Nullable Path> askForRecipe,
      Consumer<Path> open,
      Consumer<Path> openInterim,
      Consumer<Path> browse,
      Runnable close) {
    this.model = model;
    this.run = run;
    this.models = models;
    this.existing = existing;
    this.appearance = appearance;
    this.texts = texts;
    this.json = json;
    this.failures = failures;
    this.askForRecipe = askForRecipe;
    this.open = open;
    this.close = close;
    this.issueFinder = new LatestTask<>(model::problems, this::showIssues, runner);
    this.training =
        new TrainingView(
            run,
            appearance,
            texts,
            new TrainingView.Actions(
                this::start, () -> showRunning(false), this::finish, openInterim, browse));
  }

  @FXML
  private void initialize() {
    title.setText(
        texts.get(
            "training.title",
            String.valueOf(model.file().getFileName()),
            texts.whole(model.table().rows().size())));
    showNotes();
    new ColumnTable(columns, appearance, texts).fill(model.columns());
    incomplete.selectedProperty().bindBidirectional(model.incompleteProperty());
    outliers.selectedProperty().bindBidirectional(model.outliersProperty());
    name.textProperty().bindBidirectional(model.nameProperty());
    symmetries.textProperty().bindBidirectional(model.symmetriesProperty());
    ChoiceBoxes.fill(
        size, List.of(TrainingViewModel.Size.values()), v -> texts.of("training.size", v));
    ChoiceBoxes.fill(kind, List.of(FlowKind.values()), v -> texts.of("training.kind", v));
    ChoiceBoxes.fill(
        prior, List.of(TrainingViewModel.Prior.values()), v -> texts.of("training.prior", v));
    prior.valueProperty().bindBidirectional(model.priorProperty());
    size.valueProperty().bindBidirectional(model.sizeProperty());
    kind.valueProperty().bindBidirectional(model.kindProperty());
    ModelNameCheck check = new ModelNameCheck(models, texts, model.nameProperty(), nameNote);
    train.disableProperty().bind(check.validProperty().not().or(complete.not()));
    save.disableProperty().bind(check.validProperty().not().or(complete.not()));
    ready
        .textProperty()
        .bind(
            Bindings.when(check.validProperty())
                .then(recipeSentence)
                .otherwise(nameNote.textProperty()));
    model.changesProperty().subscribe(now -> changed());
    progress.getChildren().setAll(training);
    run.stateProperty().subscribe((before, now) -> showRunning(true));
    showRunning(false);
  }

  /** Says what was recognised when the table was read. */
  private void showNotes() {
    List<Sentence> told = model.table().notes();
    if (told.isEmpty()) {
      return;
    }
    Label heading = new Label(texts.get("training.reading"));
    heading.getStyleClass().add("caption");
    notes.getChildren().add(heading);
    for (Sentence note : told) {
      Label line = new Label(texts.say(note));
      line.setWrapText(true);
      line.setMinHeight(Region.USE_PREF_SIZE);
      notes.getChildren().add(line);
    }
  }

  private void showIssues(List<DataIssue> found) {
    List<Node> lines = found.stream().map(this::issueLine).toList();
    problems
        .getChildren()
        .setAll(model.relationChoices().stream().map(this::relationLine).toList());
    problems.getChildren().addAll(lines);
    if (problems.getChildren().isEmpty()) {
      problems.getChildren().add(new Label(texts.get("training.problems.none")));
    }
  }

  /** Looks for problems, and says whether training can begin. */
  private void changed() {
    issueFinder.submit(model.uses());
    try {
      DesignSpace space = Objects.requireNonNull(model.recipe().space());
      recipeSentence.set(
          texts.get(
              "training.ready",
              texts.whole(space.dx()),
              space.properties().stream().map(Property::name).collect(Collectors.joining(", "))));
      complete.set(true);
    } catch (BackcastException e) {
      recipeSentence.set(texts.say(e));
      complete.set(false);
    }
  }

  /** A relation to keep to or not; of a column that repeats another one, what became of it. */
  private Node relationLine(RelationChoice choice) {
    HBox line = new HBox();
    line.getStyleClass().add("problem");
    if (model.leftOut(choice)) {
      Label label = new Label(texts.get("training.copy", choice.text(), choice.copy()));
      label.setWrapText(true);
      line.getChildren().add(label);
      return line;
    }
    CheckBox keep = new CheckBox(texts.get("training.relation", choice.text()));
    // a column's name may contain an underscore
    keep.setMnemonicParsing(false);
    keep.setWrapText(true);
    keep.setMinHeight(CheckBox.USE_PREF_SIZE);
    keep.setSelected(choice.keptProperty().get());
    keep.selectedProperty().subscribe(kept -> choice.keptProperty().set(kept));
    line.getChildren().add(keep);
    return line;
  }

  private Node issueLine(DataIssue issue) {
    Label label =
        new Label(texts.of("training.problem", issue.kind(), issue.column(), issue.rows()));
    label.setWrapText(true);
    HBox line = new HBox(label);
    line.getStyleClass().add("problem");
    if (!model.fixed(issue)) {
      Button fix = new Button(texts.of("training.fix", issue.kind()));
      fix.setId("fix-" + issue.kind().name().toLowerCase(Locale.ROOT));
      fix.setMinWidth(Button.USE_PREF_SIZE);
      fix.setOnAction(e -> model.fix(issue));
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
        recipeSentence.set(texts.get("training.saved", to));
      } catch (BackcastException e) {
        failures.show(e);
      }
    }
  }

  @FXML
  private void train() {
    if (models.settle(model.nameProperty(), existing)) {
      start();
    }
  }

  /** Starts or resumes the training under the current name. */
  private void start() {
    try {
      String name = model.nameProperty().get();
      Recipe recipe = model.recipe();
      training.properties(Objects.requireNonNull(recipe.space()).properties());
      run.start(model, recipe, models.folder(name), models.ifExists(name));
      showRunning(true);
      training.focusStop();
    } catch (BackcastException e) {
      failures.show(e);
    }
  }

  /** Whether the page may be closed; while a training runs it refuses and says why. */
  public boolean mayClose() {
    if (run.active()) {
      training.refuseClose();
      return false;
    }
    return true;
  }

  @FXML
  private void leave() {
    close.run();
  }

  private void finish(Path folder) {
    close.run();
    open.accept(folder);
  }

  private void showRunning(boolean busy) {
    settings.setVisible(!busy);
    settings.setManaged(!busy);
    footer.setVisible(!busy);
    footer.setManaged(!busy);
    progress.setVisible(busy);
    progress.setManaged(busy);
  }
}
