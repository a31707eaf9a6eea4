package io.backcast;

import io.backcast.design.DesignResult;
import io.backcast.model.Constraint;
import io.backcast.model.DesignBounds;
import io.backcast.ui.state.ExplorerState;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A question whose target is dragged, and the window in which it is. */
enum LiveCase {
  WHOLE("mos2-strain", 1280, 800, explorer -> {}),
  LARGE("mos2-strain", 1920, 1080, explorer -> {}),
  BOUNDS("mos2-strain", 1280, 800, LiveCase::halve),
  CONSTRAINTS("mos2-strain", 1280, 800, LiveCase::constrain),
  PROPERTIES("spring", 1280, 800, LiveCase::askAll);

  private final String model;
  private final int width;
  private final int height;
  private final Consumer<ExplorerState> question;

  LiveCase(String model, int width, int height, Consumer<ExplorerState> question) {
    this.model = model;
    this.width = width;
    this.height = height;
    this.question = question;
  }

  /** Name of the folder in {@code models}. */
  String model() {
    return model;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** JavaFX's display without a screen has 1,000 lines; a taller window needs another one. */
  boolean needsScreen() {
    return height > 1_000;
  }

  /** A row of the page. */
  String title() {
    String size = "%d×%d".formatted(width, height);
    return switch (this) {
      case WHOLE -> size;
      case LARGE -> size + ", on Xvfb";
      case BOUNDS -> size + ", every range halved";
      case CONSTRAINTS -> size + ", one formula";
      case PROPERTIES -> size + ", three properties";
    };
  }

  /** Asks the question, after the window has answered its first one. */
  void ask(ExplorerState explorer) {
    question.accept(explorer);
  }

  private static void halve(ExplorerState explorer) {
    DesignBounds bounds = explorer.boundsProperty().get();
    for (int j = 0; j < explorer.space().dx(); j++) {
      double low = bounds.lower()[j];
      double high = bounds.upper()[j];
      bounds = bounds.with(j, low + (high - low) / 4, high - (high - low) / 4);
    }
    explorer.boundsProperty().set(bounds);
  }

  private static void constrain(ExplorerState explorer) {
    explorer.constraintsProperty().set(List.of(new Constraint("abs(a-b)<=0.1", true)));
  }

  /** Targets for the other properties that the best candidate has. */
  private static void askAll(ExplorerState explorer) {
    DesignResult result =
        Objects.requireNonNull(Objects.requireNonNull(explorer.resultProperty().get()).result());
    float[] best = result.designs().unclamped();
    for (int k = 1; k < explorer.space().dy(); k++) {
      explorer.targetProperty(k).set(best[k]);
    }
  }
}
