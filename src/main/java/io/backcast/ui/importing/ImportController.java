package io.backcast.ui.importing;

import io.backcast.engine.importing.ColumnScaling;
import io.backcast.engine.importing.InputEffects;
import io.backcast.engine.onnx.GraphSummary;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.common.ModelNameCheck;
import io.backcast.ui.common.NewModels;
import io.backcast.ui.common.NumberField;
import io.backcast.ui.common.ShortChoice;
import io.backcast.ui.common.Texts;
import io.backcast.ui.inspector.Inspector;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/** The page that imports a network as a model: the inspector, and a form for its card. */
public final class ImportController {
  private final ImportViewModel model;
  private final Appearance appearance;
  private final Texts texts;
  private final NewModels models;
  private final Runnable onDraw;
  private final Runnable onImport;
  private final Runnable close;

  @FXML private Label title;
  @FXML private HBox body;
  @FXML private GridPane ports;
  @FXML private GridPane columns;
  @FXML private Label roleNote;
  @FXML private Label nameNote;
  @FXML private Button importButton;

  /**
   * Builds the controller of the page.
   *
   * @param models the folder of the user's models
   * @param onDraw draws the ranges of the variables anew
   * @param onImport imports the network with the current settings
   * @param close closes the page
   */
  public ImportController(
      ImportViewModel model,
      Appearance appearance,
      Texts texts,
      NewModels models,
      Runnable onDraw,
      Runnable onImport,
      Runnable close) {
    this.model = model;
    this.appearance = appearance;
    this.texts = texts;
    this.models = models;
    this.onDraw = onDraw;
    this.onImport = onImport;
    this.close = close;
  }

  @FXML
  private void initialize() {
    String file = String.valueOf(model.network().getFileName());
    title.setText(texts.get("import.title", file));
    body.getChildren().addFirst(new Inspector(appearance, texts, file, model.summary()));
    text("import.name", model.nameProperty(), 0);
    text("import.model-title", model.titleProperty(), 1);
    importButton
        .disableProperty()
        .bind(
            new ModelNameCheck(models, texts, model.nameProperty(), nameNote)
                .validProperty()
                .not()
                .or(model.complete().not()));
    List<String> inputs = model.summary().inputs().stream().map(GraphSummary.Edge::name).toList();
    List<String> outputs = model.summary().outputs().stream().map(GraphSummary.Edge::name).toList();
    List<String> latents = new ArrayList<>(inputs);
    latents.add(ImportViewModel.NO_LATENT);
    choice("import.latent", model.latentProperty(), latents, 2);
    choice("import.condition", model.conditionProperty(), inputs, 3);
    choice("import.design", model.designProperty(), outputs, 4);
    scale("import.design-scale", model.designScaleProperty(), 5);
    scale("import.property-scale", model.propertyScaleProperty(), 6);
    if (inputs.size() == 1) {
      order(7);
      count(8);
    }
    roleNote.setText(roles());
    fillColumns();
    model.properties().addListener((ListChangeListener<ImportViewModel.Line>) c -> fillColumns());
  }

  /** What is to be chosen and why, or that the roles are plain. */
  private String roles() {
    if (model.isSure()) {
      return texts.get("import.roles-plain");
    }
    StringBuilder text = new StringBuilder(texts.get("import.roles-open"));
    for (InputEffects.Effect e : model.effects()) {
      String percent = texts.whole(Math.round(100 * e.share()));
      text.append('\n')
          .append(
              e.column() == 0
                  ? texts.get("import.effect", e.input(), percent)
                  : texts.get("import.effect-column", e.input(), percent, texts.whole(e.column())));
    }
    return text.toString();
  }

  /** Which of properties and latent come first in an input for both; left open until chosen. */
  private void order(int line) {
    ComboBox<Boolean> box = new ShortChoice<>();
    box.setAccessibleText(texts.get("import.order"));
    box.setPromptText(texts.get("import.choose"));
    ChoiceBoxes.fill(
        box,
        List.of(true, false),
        first -> texts.get(first ? "import.order-condition" : "import.order-latent"));
    box.valueProperty().bindBidirectional(model.conditionFirstProperty());
    box.disableProperty().bind(model.joint().not());
    ports.addRow(line, caption("import.order"), box);
  }

  /** How many properties there are: the graph does not say it of an input for both. */
  private void count(int line) {
    int most = Math.max(1, model.summary().inputs().getFirst().length(1));
    Spinner<Integer> spinner = new Spinner<>(1, most, model.properties().size());
    spinner.setId("import-property-count");
    spinner.getEditor().setAccessibleText(texts.get("import.count"));
    spinner.valueProperty().subscribe(value -> model.setPropertyCount(value));
    ports.addRow(line, caption("import.count"), spinner);
  }

  private void fillColumns() {
    columns.getChildren().clear();
    List<String> titles =
        List.of("import.column", "import.unit", "import.lower", "import.upper", "import.reference");
    for (int i = 0; i < titles.size(); i++) {
      columns.add(caption(titles.get(i)), i, 0);
    }
    int line = 1;
    for (ImportViewModel.Line l : model.variables()) {
      line(l, line++, true);
    }
    columns.add(caption("import.properties"), 0, line++);
    for (ImportViewModel.Line l : model.properties()) {
      line(l, line++, false);
    }
  }

  private Label caption(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("caption");
    return label;
  }

  private void text(String key, StringProperty value, int line) {
    TextField field = new TextField();
    field.setId(key.replace('.', '-'));
    field.setAccessibleText(texts.get(key));
    field.textProperty().bindBidirectional(value);
    ports.addRow(line, caption(key), field);
  }

  private void choice(String key, ObjectProperty<String> value, List<String> names, int line) {
    ComboBox<String> box = new ShortChoice<>();
    box.setAccessibleText(texts.get(key));
    box.setPromptText(texts.get("import.choose"));
    ChoiceBoxes.fill(box, names, n -> n.isEmpty() ? texts.get("import.none") : n);
    box.valueProperty().bindBidirectional(value);
    ports.addRow(line, caption(key), box);
  }

  private void scale(String key, ObjectProperty<ColumnScaling.Kind> value, int line) {
    ComboBox<ColumnScaling.Kind> box = new ShortChoice<>();
    box.setAccessibleText(texts.get(key));
    ChoiceBoxes.fill(
        box,
        List.of(ColumnScaling.Kind.PHYSICAL, ColumnScaling.Kind.BOX, ColumnScaling.Kind.UNIT),
        k -> texts.of("import.scale", k));
    box.valueProperty().bindBidirectional(value);
    ports.addRow(line, caption(key), box);
  }

  private void line(ImportViewModel.Line l, int line, boolean variable) {
    TextField name = new TextField();
    name.setAccessibleText(texts.get("import.column"));
    name.textProperty().bindBidirectional(l.nameProperty());
    TextField unit = new TextField();
    unit.setPrefColumnCount(4);
    unit.setAccessibleText(texts.get("import.unit"));
    unit.textProperty().bindBidirectional(l.unitProperty());
    columns.addRow(
        line,
        name,
        unit,
        number("import.lower.accessible", l.lowerProperty(), l),
        number("import.upper.accessible", l.upperProperty(), l));
    if (variable) {
      columns.add(number("import.reference.accessible", l.referenceProperty(), l), 4, line);
    }
  }

  private NumberField number(String key, DoubleProperty value, ImportViewModel.Line line) {
    NumberField field = new NumberField(value, line::decimals, texts);
    line.nameProperty().subscribe(now -> field.setAccessibleText(texts.get(key, now)));
    return field;
  }

  @FXML
  private void drawRanges() {
    onDraw.run();
  }

  @FXML
  private void importNetwork() {
    onImport.run();
  }

  @FXML
  private void leave() {
    close.run();
  }
}
