package io.backcast.ui.training;

import io.backcast.model.Property;
import io.backcast.train.loop.DrawnDesigns;
import io.backcast.train.loop.Validation;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.common.ShortChoice;
import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A training at work: how far it is, how well it predicts, and what it already generates. */
final class RunningPanel extends VBox {
  private final TrainingRun run;
  private final Appearance appearance;
  private final Texts texts;
  private final SimpleObjectProperty<Integer> shown = new SimpleObjectProperty<>(0);
  private final ComboBox<Integer> properties = new ShortChoice<>();
  private final Label stage = new Label();
  private final Label left = new Label();
  private final Label loss = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final ErrorCurve curve;
  private final Label error = new Label();
  private final StackPane parityPlace = new StackPane();
  private final StackPane drawnPlace = new StackPane();
  private final Label drawnSentence = new Label();
  private final Button explore = new Button();
  private final Button stop = new Button();
  private List<Property> known = List.of();
  private @Nullable PairsPlot parity;
  private @Nullable PairsPlot drawn;

  RunningPanel(TrainingRun run, Appearance appearance, Texts texts) {
    this.run = run;
    this.appearance = appearance;
    this.texts = texts;
    this.curve = new ErrorCurve(appearance, texts);
    getStyleClass().add("running");
    VBox.setVgrow(this, Priority.ALWAYS);
    stage.getStyleClass().add("card-title");
    left.setId("training-left");
    left.getStyleClass().add("training-left");
    left.setMinWidth(Region.USE_PREF_SIZE);
    loss.getStyleClass().add("caption");
    bar.setMaxWidth(Double.MAX_VALUE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(stage, loss, gap, properties, left);
    head.getStyleClass().add("running-head");
    properties.setId("training-property");
    properties.setAccessibleText(texts.get("training.property"));
    properties.setVisible(false);
    properties.setManaged(false);
    properties.valueProperty().subscribe(k -> choose(k));
    error.setId("training-error");
    HBox plots =
        new HBox(
            card("training.curve", curve, error),
            card("training.parity", parityPlace, new Label(texts.get("training.parity.sentence"))),
            card("training.drawn", drawnPlace, drawnSentence));
    plots.getStyleClass().add("plots");
    VBox.setVgrow(plots, Priority.ALWAYS);
    explore.setText(texts.get("training.explore"));
    explore.setId("training-explore");
    explore.setTooltip(new Tooltip(texts.get("training.explore.tip")));
    explore.setOnAction(e -> run.exploreNow());
    stop.setText(texts.get("training.stop"));
    stop.setId("training-stop");
    stop.setOnAction(e -> run.cancel());
    HBox buttons = new HBox(explore, stop);
    buttons.getStyleClass().add("buttons");
    getChildren().setAll(head, bar, plots, buttons);
    LearningPicture picture = run.picture();
    picture.baselineProperty().subscribe(now -> showErrors());
    picture.validationProperty().subscribe(this::showValidation);
    picture.drawnProperty().subscribe(this::showDrawn);
    run.preparingProperty().subscribe(now -> enable());
  }

  void focusStop() {
    stop.requestFocus();
  }

  void show(TrainingRun.Training t) {
    stage.setText(
        t.stage() == null
            ? texts.get("training.starting")
            : texts.get("training.stage", t.number(), t.stages(), texts.of("stage", t.stage())));
    loss.setText(
        Double.isNaN(t.loss()) ? "" : texts.get("training.loss", texts.significant(t.loss(), 3)));
    left.setText(Double.isNaN(t.secondsLeft()) ? "" : time(t.secondsLeft()));
    // a longer forecast of what is left takes nothing back of what is done
    bar.setProgress(
        t.stage() == null
            ? ProgressBar.INDETERMINATE_PROGRESS
            : Math.max(bar.getProgress(), t.done()));
    bar.setAccessibleText(stage.getText() + " " + left.getText());
  }

  /** In steps that do not flicker. */
  private String time(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    if (whole < 60) {
      return texts.get("training.left.seconds", texts.whole(whole < 10 ? whole : whole / 5 * 5));
    }
    long minutes = Math.round(whole / 60.0);
    return minutes < 60
        ? texts.get("training.left.minutes", minutes)
        : texts.get("training.left.hours", minutes / 60, minutes % 60);
  }

  private VBox card(String title, Node content, Label below) {
    Label heading = new Label(texts.get(title));
    heading.getStyleClass().add("card-title");
    below.getStyleClass().add("caption");
    below.setWrapText(true);
    below.setMinHeight(Region.USE_PREF_SIZE);
    // two lines of room, so that the plots stay as high as they are
    below.getStyleClass().add("plot-caption");
    below.setAlignment(Pos.TOP_LEFT);
    VBox.setVgrow(content, Priority.ALWAYS);
    VBox card = new VBox(heading, below, content);
    card.getStyleClass().add("plot-card");
    HBox.setHgrow(card, Priority.ALWAYS);
    return card;
  }

  /** The properties of the space that is trained, once it is known. */
  void properties(List<Property> all) {
    boolean several = all.size() > 1;
    properties.setVisible(several);
    properties.setManaged(several);
    ChoiceBoxes.fill(
        properties, IntStream.range(0, all.size()).boxed().toList(), k -> all.get(k).label());
    parity = new PairsPlot(appearance, texts, all.getFirst(), false);
    drawn = new PairsPlot(appearance, texts, all.getFirst(), true);
    known = all;
    parityPlace.getChildren().setAll(parity);
    drawnPlace.getChildren().setAll(drawn);
    shown.set(0);
    properties.setValue(0);
    showErrors();
    showValidation(run.picture().validationProperty().get());
    showDrawn(run.picture().drawnProperty().get());
  }

  private void choose(@Nullable Integer k) {
    if (k != null && k < known.size()) {
      shown.set(k);
      showValidation(run.picture().validationProperty().get());
      showDrawn(run.picture().drawnProperty().get());
    }
  }

  private void showErrors() {
    LearningPicture picture = run.picture();
    curve.show(picture.errors(), picture.baselineProperty().get());
    error.setText(curve.sentence());
  }

  private void showValidation(@Nullable Validation now) {
    showErrors();
    PairsPlot plot = parity;
    if (plot != null) {
      plot.show(
          now == null ? new float[0][] : now.truth(),
          now == null ? new float[0][] : now.predicted(),
          known.get(shown.get()),
          shown.get());
    }
  }

  private void showDrawn(@Nullable DrawnDesigns now) {
    PairsPlot plot = drawn;
    if (plot != null) {
      Property p = known.get(shown.get());
      plot.show(
          now == null ? new float[0][] : now.asked(),
          now == null ? new float[0][] : now.reached(),
          p,
          shown.get());
      drawnSentence.setText(
          now == null ? texts.get("training.drawn.later") : hits(now, p, shown.get()));
    }
    enable();
  }

  private String hits(DrawnDesigns now, Property p, int k) {
    int hits = 0;
    for (int i = 0; i < now.asked().length; i++) {
      double asked = now.asked()[i][k];
      hits += Math.abs(now.reached()[i][k] - asked) <= p.toleranceAt(asked) ? 1 : 0;
    }
    return texts.get(
        "training.drawn.sentence",
        texts.number(100.0 * hits / Math.max(1, now.asked().length), 0),
        texts.tolerance(p, p.tolerance()));
  }

  /** There is a model to explore as soon as there are designs. */
  private void enable() {
    boolean preparing = run.preparingProperty().get();
    explore.setDisable(preparing || run.picture().drawnProperty().get() == null);
    explore.setText(texts.get(preparing ? "training.explore.preparing" : "training.explore"));
  }
}
