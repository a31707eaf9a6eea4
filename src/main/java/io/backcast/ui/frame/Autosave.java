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

/** Takes the window's state down whenever it has come to rest: for undo, and in case of a crash. */
final class Autosave {
  private static final Duration INTERVAL = Duration.millis(600);

  private final Supplier<Session> capture;
  private final History history;
  private final Json json;
  private final Consumer<Session> autosave;
  private final Timeline timer = new Timeline(new KeyFrame(INTERVAL, e -> check()));
  private String previous = "";
  private String saved = "";

  Autosave(Supplier<Session> now, History history, Json json, Consumer<Session> autosave) {
    this.capture = now;
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

  private void check() {
    Session session = capture.get();
    String text = json.text(session);
    // what changes between two looks is still in somebody's hand
    if (text.equals(previous) && !text.equals(saved)) {
      saved = text;
      history.record();
      autosave.accept(session);
    }
    previous = text;
  }
}
