package io.backcast.ui.training;

import io.backcast.model.Property;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The state of a training: running, stopped, failed or finished. */
final class TrainingView extends VBox {
  private final TrainingRun run;
  private final Appearance appearance;
  private final Texts texts;
  private final Actions actions;
  private final RunningPanel running;
  private final Label note = new Label();

  /**
   * What can be done.
   *
   * @param resume starts the training again from its checkpoint
   * @param settings goes back to the settings
   * @param open opens a finished model
   * @param openInterim opens a model of the networks as they are
   * @param browse shows a page or a folder outside the program
   */
  record Actions(
      Runnable resume,
      Runnable settings,
      Consumer<Path> open,
      Consumer<Path> openInterim,
      Consumer<Path> browse) {}

  TrainingView(TrainingRun run, Appearance appearance, Texts texts, Actions actions) {
    this.run = run;
    this.appearance = appearance;
    this.texts = texts;
    this.actions = actions;
    this.running = new RunningPanel(run, appearance, texts);
    getStyleClass().add("training");
    VBox.setVgrow(this, Priority.ALWAYS);
    note.setId("training-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    run.interimProperty()
        .subscribe(
            folder -> {
              if (folder != null) {
                actions.openInterim().accept(folder);
              }
            });
    run.noteProperty()
        .subscribe(
            said -> {
              if (run.active() && !said.isEmpty()) {
                tell(said);
              }
            });
    run.stateProperty().subscribe(this::show);
  }

  /** Says what is trained, before it starts. */
  void properties(List<Property> all) {
    running.properties(all);
  }

  /** Focuses the button that stops the training. */
  void focusStop() {
    running.focusStop();
  }

  /** Says why the page stays while the training runs. */
  void refuseClose() {
    tell(texts.get("training.running", texts.get("training.stop")));
  }

  private void tell(String sentence) {
    note.setText(sentence);
    if (!getChildren().contains(note)) {
      getChildren().add(note);
    }
  }

  private void show(TrainingRun.State state) {
    switch (state) {
      case TrainingRun.Training t -> {
        running.show(t);
        if (!getChildren().contains(running)) {
          getChildren().setAll(running);
          running.focusStop();
        }
      }
      case TrainingRun.Stopped s -> showEnded("", texts.get("training.stopped"));
      case TrainingRun.Failed f -> showEnded(texts.get("training.failed"), texts.say(f.why()));
      case TrainingRun.Done d -> showDone(d);
    }
  }

  private void showEnded(String title, String sentence) {
    Label message = new Label(sentence);
    message.setWrapText(true);
    Button restart = new Button(texts.get("training.resume"));
    restart.setId("training-resume");
    restart.setDefaultButton(true);
    restart.setOnAction(e -> actions.resume().run());
    Button settings = new Button(texts.get("training.settings"));
    settings.setId("training-settings");
    settings.setOnAction(e -> actions.settings().run());
    HBox buttons = new HBox(restart, settings);
    buttons.getStyleClass().add("buttons");
    getChildren().setAll(message, buttons);
    if (!title.isEmpty()) {
      Label heading = new Label(title);
      heading.getStyleClass().add("card-title");
      getChildren().addFirst(heading);
    }
    // the button that had the focus is gone; without this it moves to the window behind the page
    restart.requestFocus();
  }

  private void showDone(TrainingRun.Done done) {
    ResultPanel result =
        new ResultPanel(
            done.card(),
            done.folder(),
            run.picture(),
            appearance,
            texts,
            actions.open(),
            actions.browse());
    VBox.setVgrow(result, Priority.ALWAYS);
    getChildren().setAll(List.of(result));
    if (!run.noteProperty().get().isEmpty()) {
      tell(run.noteProperty().get());
    }
    result.focusOpen();
  }
}
