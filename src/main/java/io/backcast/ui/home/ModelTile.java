package io.backcast.ui.home;

import io.backcast.model.DataSummary;
import io.backcast.model.ModelCard;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Miniatures;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * A card of a model: the last picture of its window above the histogram of its first property, its
 * title, what it leads to, and what is known of it. A target passes over the histogram while the
 * card is pointed at or has the focus.
 */
final class ModelTile extends Button {
  private static final Duration PASS = Duration.seconds(2.4);

  private final StackPane picture = new StackPane();
  private final DensityCurve density;
  private final Timeline pass;
  private final ModelCard card;

  ModelTile(
      HomeContents.ModelEntry entry,
      Appearance appearance,
      Texts texts,
      HomeTexts words,
      Miniatures miniatures) {
    this.card = entry.card();
    setId("tile-" + card.name());
    getStyleClass().add("tile");
    DataSummary summary = card.dataSummary();
    density =
        new DensityCurve(
            appearance,
            summary == null
                ? null
                : summary.histograms().get(card.space().properties().getFirst().name()));
    density.getStyleClass().add("tile-density");
    picture.getStyleClass().add("tile-picture");
    VBox.setVgrow(picture, Priority.ALWAYS);
    Label title = label(card.title(), "card-title");
    title.getStyleClass().add("tile-title");
    title.setWrapText(true);
    Label what = label(words.leads(card), "caption");
    Label facts = label(words.facts(card), "caption");
    Label when =
        label(words.rows(card) + words.when(entry.opened(), texts.get("home.new")), "caption");
    VBox content = new VBox(picture, density, title, what, facts, when);
    content.getStyleClass().add("tile-content");
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setAccessibleText(
        String.join(". ", card.title(), what.getText(), facts.getText(), when.getText()));
    setTooltip(new Tooltip(card.title() + "\n" + entry.folder()));
    pass =
        new Timeline(
            new KeyFrame(Duration.ZERO, new KeyValue(density.targetProperty(), 0)),
            new KeyFrame(PASS, new KeyValue(density.targetProperty(), 1, Interpolator.EASE_BOTH)));
    pass.setAutoReverse(true);
    pass.setCycleCount(Timeline.INDEFINITE);
    hoverProperty().or(focusedProperty()).subscribe(this::move);
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            fire();
            e.consume();
          }
        });
    show(miniatures.of(card.identity(), appearance.themeProperty().get()));
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    return label;
  }

  /** Whether the card belongs to a search. */
  boolean matches(String words) {
    return words.isBlank()
        || (getAccessibleText() + " " + card.name())
            .toLowerCase(java.util.Locale.ROOT)
            .contains(words.strip().toLowerCase(java.util.Locale.ROOT));
  }

  /** Shows a picture; without a readable one the histogram takes its place. */
  private void show(Path file) {
    Image image = new Image(file.toUri().toString(), true);
    MiniatureView view = new MiniatureView(image);
    StackPane.setAlignment(view, Pos.TOP_LEFT);
    image
        .progressProperty()
        .subscribe(
            done -> {
              boolean shown = done.doubleValue() >= 1 && !image.isError();
              picture.getChildren().setAll(shown ? java.util.List.of(view) : java.util.List.of());
              picture.setVisible(shown);
              picture.setManaged(shown);
              VBox.setVgrow(density, shown ? Priority.NEVER : Priority.ALWAYS);
              density.setMinHeight(USE_PREF_SIZE);
            });
  }

  private void move(boolean living) {
    if (living && !Platform.getPreferences().isReducedMotion()) {
      pass.playFromStart();
    } else {
      pass.stop();
      density.targetProperty().set(-1);
    }
  }
}
