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
  private static final Duration BETWEEN = Duration.millis(600);

  private final Supplier<Session> now;
  private final History history;
  private final Json json;
  private final Consumer<Session> autosave;
  private final Timeline clock = new Timeline(new KeyFrame(BETWEEN, e -> look()));
  private String before = "";
  private String kept = "";

  Autosave(Supplier<Session> now, History history, Json json, Consumer<Session> autosave) {
    this.now = now;
    this.history = history;
    this.json = json;
    this.autosave = autosave;
    clock.setCycleCount(Animation.INDEFINITE);
  }

  void start() {
    clock.play();
  }

  void stop() {
    clock.stop();
  }

  private void look() {
    Session session = now.get();
    String text = json.text(session);
    // what changes between two looks is still in somebody's hand
    if (text.equals(before) && !text.equals(kept)) {
      kept = text;
      history.rest();
      autosave.accept(session);
    }
    before = text;
  }
}
