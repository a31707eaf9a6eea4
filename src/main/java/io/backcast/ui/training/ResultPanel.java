package io.backcast.ui.training;

import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.train.loop.Validation;
import io.backcast.train.report.ModelReport;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.common.ShortChoice;
import io.backcast.ui.common.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A finished model: what it is good for in a sentence, why, and what it is not for. */
final class ResultPanel extends VBox {
  private final ModelCard card;
  private final Texts texts;
  private final ModelVerdict verdict;
  private final Button open = new Button();

  /**
   * A panel.
   *
   * @param picture of the training that made it
   * @param explore opens the model
   * @param browse shows a page or a folder outside the program
   */
  ResultPanel(
      ModelCard card,
      Path folder,
      LearningPicture picture,
      Appearance appearance,
      Texts texts,
      Consumer<Path> explore,
      Consumer<Path> browse) {
    this.card = card;
    this.texts = texts;
    this.verdict = new ModelVerdict(card, texts);
    getStyleClass().add("result");
    Label heading = new Label(texts.get("training.done"));
    heading.getStyleClass().add("caption");
    Label sentence = new Label(verdict.sentence());
    sentence.setId("training-verdict");
    sentence
        .getStyleClass()
        .addAll("model-verdict", verdict.level().name().toLowerCase(Locale.ROOT));
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    VBox body = new VBox(new VBox(heading, sentence), figures(picture, appearance), notFor());
    body.getStyleClass().add("result-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(scroll, buttons(folder, explore, browse));
  }

  void focusOpen() {
    open.requestFocus();
  }

  private HBox buttons(Path folder, Consumer<Path> explore, Consumer<Path> browse) {
    open.setText(texts.get("training.open"));
    open.setId("training-open");
    open.setDefaultButton(true);
    open.setOnAction(e -> explore.accept(folder));
    HBox buttons = new HBox(open);
    buttons.getStyleClass().add("buttons");
    Path page = folder.resolve(ModelReport.FOLDER).resolve(ModelReport.HTML);
    if (Files.exists(page)) {
      buttons.getChildren().add(button("training-report", "report.open", page, browse));
    }
    buttons.getChildren().add(button("training-folder", "training.folder", folder, browse));
    return buttons;
  }

  private Button button(String id, String text, Path target, Consumer<Path> browse) {
    Button button = new Button(texts.get(text));
    button.setId(id);
    button.setOnAction(e -> browse.accept(target));
    return button;
  }

  private HBox figures(LearningPicture picture, Appearance appearance) {
    HBox figures = new HBox();
    figures.getStyleClass().add("plots");
    List<Property> properties = card.space().properties();
    Validation judged = picture.judgedProperty().get();
    VBox measured = new VBox();
    measured.getStyleClass().add("measured");
    ComboBox<Integer> choice = new ShortChoice<>();
    ChoiceBoxes.fill(
        choice,
        IntStream.range(0, properties.size()).boxed().toList(),
        k -> properties.get(k).label());
    choice.setAccessibleText(texts.get("training.property"));
    PairsPlot parity = new PairsPlot(appearance, texts, properties.getFirst(), false);
    Label rows = new Label();
    choice
        .valueProperty()
        .subscribe(
            chosen -> {
              int k = chosen == null ? 0 : chosen;
              if (judged != null) {
                parity.show(judged.truth(), judged.predicted(), properties.get(k), k);
                rows.setText(texts.get("result.parity.rows", texts.whole(judged.truth().length)));
              }
              measured.getChildren().setAll(measured(properties.get(k)));
            });
    choice.setValue(0);
    if (judged != null) {
      VBox box = card("training.parity", parity, rows);
      if (properties.size() > 1) {
        box.getChildren().add(2, choice);
      }
      figures.getChildren().add(box);
    }
    List<ModelVerdict.Yield> yields = verdict.yields();
    if (!yields.isEmpty()) {
      figures
          .getChildren()
          .add(
              card(
                  "result.yield",
                  new YieldBars(appearance, texts, yields),
                  new Label(texts.get("result.yield.sentence", properties.getFirst().label()))));
    }
    figures
        .getChildren()
        .add(card("result.measured", measured, new Label(texts.get("result.measured.sentence"))));
    return figures;
  }

  private VBox card(String title, Node content, Label below) {
    Label heading = new Label(texts.get(title));
    heading.getStyleClass().add("card-title");
    below.getStyleClass().add("caption");
    below.setWrapText(true);
    below.setMinHeight(Region.USE_PREF_SIZE);
    VBox.setVgrow(content, Priority.ALWAYS);
    below.getStyleClass().add("plot-caption");
    below.setAlignment(Pos.TOP_LEFT);
    VBox box = new VBox(heading, below, content);
    box.getStyleClass().add("plot-card");
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  /** Errors beside those of simple methods, and whether the stated intervals hold. */
  private GridPane measured(Property p) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("figures");
    line(grid, "result.mae", verdict.error(p, ""), true);
    line(grid, "result.nearest", verdict.error(p, "_10_nearest"), false);
    line(grid, "result.forest", verdict.error(p, "_forest"), false);
    double within = verdict.metric(p, "_within_interval");
    line(grid, "result.within", percent(within), true);
    if (p.pointMass() != null) {
      line(grid, "result.class", percent(verdict.metric(p, "_mass_right")), true);
    }
    return grid;
  }

  private void line(GridPane grid, String key, String value, boolean strong) {
    if (!value.isEmpty()) {
      Label label = new Label(texts.get(key));
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      Label number = new Label(value);
      number.setMinWidth(Region.USE_PREF_SIZE);
      if (strong) {
        number.getStyleClass().add("verdict-value");
      }
      grid.addRow(grid.getRowCount(), label, number);
    }
  }

  private String percent(double share) {
    return Double.isFinite(share) ? texts.number(100 * share, 0) + "\u00a0%" : "";
  }

  private VBox notFor() {
    VBox lines = new VBox();
    lines.getStyleClass().add("problems");
    Label heading = new Label(texts.get("result.not"));
    heading.getStyleClass().add("card-title");
    lines.getChildren().add(heading);
    for (String sentence : verdict.notFor()) {
      Label line = new Label("–  " + sentence);
      line.setWrapText(true);
      line.setMinHeight(Region.USE_PREF_SIZE);
      lines.getChildren().add(line);
    }
    return lines;
  }
}
