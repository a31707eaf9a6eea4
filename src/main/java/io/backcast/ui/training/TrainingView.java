package io.backcast.ui.training;

import io.backcast.train.evaluate.BaselineComparison;
import io.backcast.train.report.ModelReport;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The state of a training: running, stopped, failed or finished. */
final class TrainingView extends VBox {
  private final TrainingRun run;
  private final Texts texts;
  private final Runnable resume;
  private final Consumer<Path> open;
  private final Consumer<Path> browse;
  private final Label stage = new Label();
  private final Label left = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final LossCurve curve;
  private final Button stop = new Button();
  private final Label note = new Label();
  private final Label error = new Label();

  TrainingView(
      TrainingRun run,
      Appearance appearance,
      Texts texts,
      Runnable resume,
      Consumer<Path> open,
      Consumer<Path> browse) {
    this.run = run;
    this.texts = texts;
    this.resume = resume;
    this.open = open;
    this.browse = browse;
    this.curve = new LossCurve(appearance, texts);
    getStyleClass().add("training");
    stage.getStyleClass().add("card-title");
    left.getStyleClass().add("caption");
    bar.setMaxWidth(Double.MAX_VALUE);
    VBox.setVgrow(curve, Priority.ALWAYS);
    stop.setText(texts.get("training.stop"));
    stop.setId("training-stop");
    stop.setOnAction(e -> run.cancel());
    note.setId("training-note");
    note.setWrapText(true);
    error.setId("training-error");
    run.errorProperty().subscribe(now -> showError(now.doubleValue()));
    run.losses().addListener((InvalidationListener) o -> curve.show(run.losses()));
    run.stateProperty().subscribe(this::show);
  }

  /** Focuses the button that stops the training. */
  void focusStop() {
    stop.requestFocus();
  }

  /** Says why the page stays while the training runs. */
  void refuseClose() {
    note.setText(texts.get("training.running", texts.get("training.stop")));
    if (!getChildren().contains(note)) {
      getChildren().add(note);
    }
  }

  private void show(TrainingRun.State state) {
    switch (state) {
      case TrainingRun.Training t -> {
        stage.setText(
            t.stage() == null
                ? texts.get("training.starting")
                : texts.get(
                    "training.stage", t.number(), t.stages(), texts.of("stage", t.stage())));
        left.setText(
            Double.isNaN(t.secondsLeft())
                ? ""
                : texts.get("training.left", texts.whole(Math.round(t.secondsLeft()))));
        bar.setProgress(t.stage() == null ? ProgressBar.INDETERMINATE_PROGRESS : t.done());
        if (!getChildren().contains(bar)) {
          getChildren().setAll(stage, bar, left, error, curve, stop);
          stop.requestFocus();
        }
      }
      case TrainingRun.Stopped s -> showEnded(texts.get("training.stopped"));
      case TrainingRun.Failed f -> showEnded(f.why().sentence());
      case TrainingRun.Done d -> showDone(d);
    }
  }

  private String text(BaselineComparison lost) {
    String unit = lost.property().unit().isEmpty() ? "" : "\u00a0" + lost.property().unit();
    return texts.of(
        "training.lost",
        lost.baseline(),
        lost.property().label(),
        texts.significant(lost.baselineError(), 3) + unit,
        texts.significant(lost.error(), 3) + unit);
  }

  /** The first figure of a training, long before its report. */
  private void showError(double halfRanges) {
    boolean known = !Double.isNaN(halfRanges);
    error.setText(known ? texts.get("training.error", texts.significant(50 * halfRanges, 2)) : "");
    error.setVisible(known);
    error.setManaged(known);
  }

  private void showEnded(String sentence) {
    Label message = new Label(sentence);
    message.setWrapText(true);
    Button restart = new Button(texts.get("training.resume"));
    restart.setId("training-resume");
    restart.setOnAction(e -> resume.run());
    getChildren().setAll(message, restart);
    // the button that had the focus is gone; without this it moves to the window behind the page
    restart.requestFocus();
  }

  private void showDone(TrainingRun.Done done) {
    stage.setText(texts.get("training.done"));
    GridPane figures = new GridPane();
    figures.getStyleClass().add("figures");
    int line = 0;
    for (var metric : done.card().metrics().entrySet()) {
      figures.addRow(
          line++,
          new Label(Metric.text(metric.getKey(), texts)),
          new Label(texts.significant(metric.getValue(), 4)));
    }
    // as many lines as there are targets; the button below stays in sight
    ScrollPane scroll = new ScrollPane(figures);
    scroll.setMinWidth(Region.USE_PREF_SIZE);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    HBox report = new HBox(scroll);
    report.getStyleClass().add("report");
    VBox.setVgrow(report, Priority.ALWAYS);
    Path parity = done.folder().resolve(ModelReport.FOLDER).resolve(ModelReport.PREVIEW);
    if (Files.exists(parity)) {
      ImageView parityChart = new ImageView(new Image(parity.toUri().toString()));
      parityChart.setPreserveRatio(true);
      parityChart.setFitWidth(520);
      report.getChildren().add(parityChart);
    }
    Button explore = new Button(texts.get("training.open"));
    explore.setId("training-open");
    explore.setDefaultButton(true);
    explore.setOnAction(e -> open.accept(done.folder()));
    getChildren().clear();
    for (BaselineComparison lost : BaselineComparison.lost(done.card())) {
      Label warning = new Label(text(lost));
      warning.getStyleClass().add("card-title");
      warning.setWrapText(true);
      warning.setMinHeight(Region.USE_PREF_SIZE);
      getChildren().add(warning);
    }
    getChildren().add(stage);
    if (!run.noteProperty().get().isEmpty()) {
      note.setText(run.noteProperty().get());
      getChildren().add(note);
    }
    HBox next = new HBox(explore);
    next.getStyleClass().add("buttons");
    Path page = done.folder().resolve(ModelReport.FOLDER).resolve(ModelReport.HTML);
    if (Files.exists(page)) {
      Button read = new Button(texts.get("report.open"));
      read.setId("training-report");
      read.setOnAction(e -> browse.accept(page));
      next.getChildren().add(read);
    }
    getChildren().addAll(report, next);
    explore.requestFocus();
  }
}
