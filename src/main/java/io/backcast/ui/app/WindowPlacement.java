package io.backcast.ui.app;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a window is, with its frame, in pixels of the desktop. A window opens where it was, as far
 * as that is on a screen now, and is never larger than the screen.
 *
 * @param maximized whether it filled its screen; the rest says where it was before
 */
record WindowPlacement(double x, double y, double width, double height, boolean maximized) {
  /** The size of the scene where the screen has room. */
  static final double WIDTH = 1280;

  /** The size of the scene where the screen has room. */
  static final double HEIGHT = 800;

  /** Smallest size with the frame, where the screen has room. */
  private static final double LEAST_WIDTH = 1024;

  private static final double LEAST_HEIGHT = 720;

  /** Room for the title bar and borders, whose size is not known before the window shows. */
  private static final double FRAME = 48;

  /** Of a screen's width and height what a window has that is maximized only to fit. */
  private static final double RESTORED = 0.85;

  /** A placement from JSON, or null if it is not a complete one. */
  static @Nullable WindowPlacement of(JsonNode tree) {
    List<String> numbers = List.of("x", "y", "width", "height");
    if (!numbers.stream().allMatch(n -> tree.path(n).isNumber())) {
      return null;
    }
    double[] v = numbers.stream().mapToDouble(n -> tree.path(n).asDouble()).toArray();
    boolean usable = v[2] > 0 && v[3] > 0 && Double.isFinite(v[0] + v[1] + v[2] + v[3]);
    return usable
        ? new WindowPlacement(v[0], v[1], v[2], v[3], tree.path("maximized").asBoolean(false))
        : null;
  }

  /**
   * Where a stage is now; while it fills the screen or is minimised, where it was.
   *
   * @param last of the stage before, or null
   */
  static WindowPlacement of(Stage stage, @Nullable WindowPlacement last) {
    WindowPlacement now =
        new WindowPlacement(
            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    boolean elsewhere = stage.isMaximized() || stage.isFullScreen() || stage.isIconified();
    return elsewhere && last != null
        ? new WindowPlacement(last.x, last.y, last.width, last.height, stage.isMaximized())
        : now;
  }

  /**
   * Places a stage that is not shown yet.
   *
   * @param last where it was, or null
   */
  static void place(Stage stage, @Nullable WindowPlacement last) {
    List<Rectangle2D> screens =
        Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
            .map(Screen::getVisualBounds)
            .toList();
    WindowPlacement fitted = fitted(last, screens);
    Rectangle2D screen = screenOf(fitted, screens);
    stage.setMinWidth(Math.min(LEAST_WIDTH, RESTORED * screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, RESTORED * screen.getHeight()));
    boolean roomy = screen.getWidth() >= WIDTH + FRAME && screen.getHeight() >= HEIGHT + FRAME;
    if (last == null && roomy) {
      return; // the system places a window of the usual size best
    }
    fitted.applyTo(stage);
    stage.setMaximized(fitted.maximized);
    if (fitted.maximized) {
      fitted.applyOnceRestored(stage);
    }
  }

  private void applyTo(Stage stage) {
    stage.setX(x);
    stage.setY(y);
    stage.setWidth(width);
    stage.setHeight(height);
  }

  /** A system that shows a window maximized from the start may restore it to its scene's size. */
  private void applyOnceRestored(Stage stage) {
    stage
        .maximizedProperty()
        .addListener(
            new InvalidationListener() {
              @Override
              public void invalidated(Observable maximized) {
                if (!stage.isMaximized()) {
                  stage.maximizedProperty().removeListener(this);
                  Platform.runLater(() -> shrink(stage));
                }
              }
            });
  }

  /** Moves a stage here that is larger; one that a system has restored as it should be stays. */
  private void shrink(Stage stage) {
    if (stage.getWidth() > width || stage.getHeight() > height) {
      applyTo(stage);
    }
  }

  /**
   * A placement on one of the screens, no larger than it: as wanted where that is possible, in the
   * middle of the first screen if the wanted one is gone. What would cover its screen, or open for
   * the first time as high as it, is maximized: placed there, some window managers put its title
   * bar above the screen. When it is restored it is smaller than the screen.
   *
   * @param wanted where the window was, or null for a window of the usual size
   * @param screens their usable areas; at least one
   */
  static WindowPlacement fitted(@Nullable WindowPlacement wanted, List<Rectangle2D> screens) {
    WindowPlacement size =
        wanted != null ? wanted : new WindowPlacement(0, 0, WIDTH, HEIGHT + FRAME, false);
    boolean seen = wanted != null && screens.stream().anyMatch(s -> shared(wanted, s) > 0);
    Rectangle2D screen = seen ? screenOf(size, screens) : screens.getFirst();
    double width = Math.min(size.width, screen.getWidth());
    double height = Math.min(size.height, screen.getHeight());
    boolean covers = height == screen.getHeight() && (wanted == null || width == screen.getWidth());
    if (covers) {
      width = restored(width, LEAST_WIDTH, screen.getWidth());
      height = restored(height, LEAST_HEIGHT, screen.getHeight());
    }
    double x = seen ? size.x : screen.getMinX() + (screen.getWidth() - width) / 2;
    double y = seen ? size.y : screen.getMinY() + (screen.getHeight() - height) / 2;
    return new WindowPlacement(
        Math.max(screen.getMinX(), Math.min(x, screen.getMaxX() - width)),
        Math.max(screen.getMinY(), Math.min(y, screen.getMaxY() - height)),
        width,
        height,
        size.maximized || covers);
  }

  /**
   * A size that leaves some of the screen, and is no smaller than the least where there is room.
   */
  private static double restored(double size, double least, double screen) {
    double most = RESTORED * screen;
    return Math.max(Math.min(size, most), Math.min(least, most));
  }

  /** The screen that shows most of a window. */
  private static Rectangle2D screenOf(WindowPlacement window, List<Rectangle2D> screens) {
    return screens.stream().max(Comparator.comparingDouble(s -> shared(window, s))).orElseThrow();
  }

  /** The area of a window that a screen shows. */
  private static double shared(WindowPlacement window, Rectangle2D screen) {
    double width =
        Math.min(window.x + window.width, screen.getMaxX()) - Math.max(window.x, screen.getMinX());
    double height =
        Math.min(window.y + window.height, screen.getMaxY()) - Math.max(window.y, screen.getMinY());
    return Math.max(width, 0) * Math.max(height, 0);
  }
}
