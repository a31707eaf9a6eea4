package io.backcast.ui.frame;

import io.backcast.io.Json;
import io.backcast.model.Session;
import io.backcast.ui.state.History;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * Records the window's state for undo, and saves it in case of a crash, whenever it has changed and
 * then stayed the same for one interval.
 */
final class Autosave {
  private static final Duration INTERVAL = Duration.millis(600);

  private final Supplier<Session> capture;
  private final History history;
  private final Json json;
  private final Consumer<Session> autosave;
  private final Timeline timer = new Timeline(new KeyFrame(INTERVAL, e -> check()));
  private String previous = "";
  private String saved = "";

  Autosave(Supplier<Session> capture, History history, Json json, Consumer<Session> autosave) {
    this.capture = capture;
    this.history = history;
    this.json = json;
    this.autosave = autosave;
    timer.setCycleCount(Animation.INDEFINITE);
  }

  void start() {
    timer.play();
  }

  void stop() {
    timer.stop();
  }

  void check() {
    Session session = capture.get();
    String text = json.text(session);
    // a state that differs from the previous one is part of a drag that goes on
    if (text.equals(previous) && !text.equals(saved)) {
      saved = text;
      history.record();
      autosave.accept(session);
    }
    previous = text;
  }
}
