package io.backcast.ui.frame;

import io.backcast.io.Json;
import io.backcast.model.Session;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * Saves the window's state in case of a crash whenever it has changed and then stayed the same for
 * one interval.
 */
final class Autosave {
  private static final Duration INTERVAL = Duration.millis(600);

  private final Supplier<Session> capture;
  private final BooleanSupplier rested;
  private final Json json;
  private final Consumer<Session> autosave;
  private final Timeline timer = new Timeline(new KeyFrame(INTERVAL, e -> check()));
  private String previous = "";
  private String noticed = "";
  private String saved = "";

  /**
   * Prepares it.
   *
   * @param rested told when another state has stayed the same for one interval, until it says that
   *     it has taken notice
   * @param autosave takes what is to be saved
   */
  Autosave(
      Supplier<Session> capture, BooleanSupplier rested, Json json, Consumer<Session> autosave) {
    this.capture = capture;
    this.rested = rested;
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
    if (text.equals(previous)) {
      if (!text.equals(noticed) && rested.getAsBoolean()) {
        noticed = text;
      }
      if (!text.equals(saved)) {
        saved = text;
        autosave.accept(session);
      }
    }
    previous = text;
  }
}
