package io.backcast.ui.presentation;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.Guess;
import io.backcast.ui.state.TargetSweep;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/** The controls of the presentation mode: the speed of the sweep, and guesses of an audience. */
public final class PresentationController {
  /** Seconds of a sweep at the slow end of the slider; the fast end is a tenth. */
  private static final double SLOWEST = 40;

  private final ExplorerState explorer;
  private final Guess guess;
  private final TargetSweep sweep;
  private final Appearance appearance;
  private final Texts texts;

  @FXML private HBox root;
  @FXML private Slider speed;
  @FXML private Button guessButton;
  @FXML private Label verdict;

  public PresentationController(
      ExplorerState explorer, Guess guess, TargetSweep sweep, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.guess = guess;
    this.sweep = sweep;
    this.appearance = appearance;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    root.visibleProperty().bind(appearance.presentingProperty());
    root.managedProperty().bind(appearance.presentingProperty());
    speed
        .valueProperty()
        .subscribe(
            share -> sweep.secondsProperty().set(SLOWEST * Math.pow(0.1, share.doubleValue())));
    guess.changesProperty().subscribe(now -> update());
    explorer.onQuestion(guess::askAnew);
    appearance
        .presentingProperty()
        .subscribe(
            (before, now) -> {
              if (!now) {
                guess.end();
              }
            });
  }

  @FXML
  private void toggleGuess() {
    if (guess.concealedProperty().get()) {
      guess.concealedProperty().set(false);
    } else {
      guess.begin();
    }
  }

  @FXML
  private void leave() {
    appearance.presentingProperty().set(false);
  }

  private void update() {
    boolean hidden = guess.concealedProperty().get();
    guessButton.setText(texts.get(hidden ? "presentation.reveal" : "presentation.guess"));
    ExplorationResult result = explorer.resultProperty().get();
    if (hidden) {
      verdict.setText(texts.get("presentation.ask", texts.whole(guess.made())));
    } else if (guess.made() > 0 && result != null) {
      verdict.setText(
          texts.get(
              "presentation.verdict", texts.whole(guess.right(result)), texts.whole(guess.made())));
    } else {
      verdict.setText("");
    }
  }
}
