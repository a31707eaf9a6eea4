package io.backcast.ui.testing;

import io.backcast.Patience;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotException;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.matcher.base.NodeMatchers;
import org.testfx.robot.Motion;
import org.testfx.service.query.NodeQuery;
import org.testfx.service.query.PointQuery;
import org.testfx.service.query.impl.CallableBoundsPointQuery;
import org.testfx.service.query.impl.NodeQueryImpl;
import org.testfx.util.WaitForAsyncUtils;

/**
 * TestFX with a robot that looks at the scene graph on the thread of JavaFX alone. What is asked
 * for with {@code query()} or by a click may still have to appear; so it is waited for. What is
 * asked for with {@code tryQuery()} or {@code queryAll()} is as it is at that moment. Its gestures
 * end when the window has drawn what they changed, and not after a time.
 */
public final class WindowExtension extends ApplicationExtension {
  /** Places on the way of the mouse. */
  private static final int STEPS = 4;

  private static <T extends Object> T look(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), action);
  }

  /** What was thrown on some thread fails the test in which it was thrown, never one after it. */
  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    try {
      super.afterEach(context);
    } finally {
      WaitForAsyncUtils.clearExceptions();
    }
  }

  @Override
  public NodeQuery lookup(String query) {
    return new Query(query, () -> super.lookup(query));
  }

  @Override
  public <T extends Node> NodeQuery lookup(Matcher<T> matcher) {
    return new Query(matcher, () -> super.lookup(matcher));
  }

  @Override
  public <T extends Node> NodeQuery lookup(Predicate<T> predicate) {
    return new Query(predicate, () -> super.lookup(predicate));
  }

  @Override
  public PointQuery point(Node node) {
    targetWindow(look(() -> node.getScene().getWindow()));
    return new CallableBoundsPointQuery(
            () -> look(() -> robotContext().getBoundsLocator().boundsOnScreenFor(node)), node)
        .atPosition(robotContext().getPointPosition());
  }

  @Override
  public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
    return clickOn(visible(query), motion, buttons);
  }

  @Override
  public FxRobot clickOn(PointQuery place, Motion motion, MouseButton... buttons) {
    moveTo(place, motion);
    return clickOn(buttons);
  }

  @Override
  public FxRobot clickOn(MouseButton... buttons) {
    robotContext().getMouseRobot().pressNoWait(buttons);
    robotContext().getMouseRobot().releaseNoWait(buttons);
    return drawn();
  }

  @Override
  public FxRobot doubleClickOn(PointQuery place, Motion motion, MouseButton... buttons) {
    moveTo(place, motion);
    robotContext().getMouseRobot().pressNoWait(buttons);
    robotContext().getMouseRobot().releaseNoWait(buttons);
    return clickOn(buttons);
  }

  @Override
  public FxRobot doubleClickOn(String query, Motion motion, MouseButton... buttons) {
    return doubleClickOn(visible(query), motion, buttons);
  }

  @Override
  public FxRobot moveTo(String query, Motion motion) {
    return moveTo(point(visible(query)), motion);
  }

  @Override
  public FxRobot moveTo(PointQuery place, Motion motion) {
    Point2D from = robotContext().getBaseRobot().retrieveMouse();
    Point2D to = place.query();
    for (int step = 1; step <= STEPS; step++) {
      robotContext().getMouseRobot().moveNoWait(from.interpolate(to, (double) step / STEPS));
    }
    drawn();
    Point2D now = place.query();
    if (!now.equals(to)) {
      // it moved when the mouse came over it
      robotContext().getMouseRobot().moveNoWait(now);
      drawn();
    }
    return this;
  }

  @Override
  public FxRobot press(MouseButton... buttons) {
    robotContext().getMouseRobot().pressNoWait(buttons);
    return this;
  }

  @Override
  public FxRobot release(MouseButton... buttons) {
    if (robotContext().getMouseRobot().getPressedButtons().isEmpty()) {
      return this;
    }
    robotContext().getMouseRobot().releaseNoWait(buttons);
    return drawn();
  }

  @Override
  public FxRobot press(KeyCode... keys) {
    robotContext().getKeyboardRobot().pressNoWait(keys);
    return this;
  }

  @Override
  public FxRobot release(KeyCode... keys) {
    if (robotContext().getKeyboardRobot().getPressedKeys().isEmpty()) {
      return this;
    }
    robotContext().getKeyboardRobot().releaseNoWait(keys);
    return drawn();
  }

  @Override
  public FxRobot type(KeyCode... keys) {
    for (KeyCode key : keys) {
      press(key).release(key);
    }
    return this;
  }

  @Override
  public FxRobot type(KeyCode key, int times) {
    for (int i = 0; i < times; i++) {
      type(key);
    }
    return this;
  }

  @Override
  public FxRobot write(String text) {
    Scene scene =
        look(
            () ->
                listWindows().stream()
                    .filter(Window::isFocused)
                    .findFirst()
                    .orElseGet(this::targetWindow)
                    .getScene());
    text.chars().forEach(c -> write((char) c, scene));
    return drawn();
  }

  private void write(char character, Scene scene) {
    KeyCode key = character == '\n' ? KeyCode.ENTER : KeyCode.UNDEFINED;
    robotContext().getBaseRobot().typeKeyboard(scene, key, String.valueOf(character));
  }

  private FxRobot drawn() {
    try {
      FxThread.awaitPulses();
    } catch (TimeoutException e) {
      throw new FxRobotException("The window is not drawn.");
    }
    return this;
  }

  private Node visible(String query) {
    return new Query("visible " + query, () -> super.lookup(query).match(NodeMatchers.isVisible()))
        .query();
  }

  /** The nodes that there are now, or else those of a later look. */
  private static final class Query extends NodeQueryImpl {
    private final Object sought;
    private final Supplier<NodeQuery> look;

    Query(Object sought, Supplier<NodeQuery> look) {
      this.sought = sought;
      this.look = look;
      from(look(() -> look.get().queryAll()));
    }

    private NodeQuery found() {
      // where what it waits for would be made, it does not wait
      if (tryQuery().isEmpty() && !Platform.isFxApplicationThread()) {
        try {
          WaitForAsyncUtils.waitFor(
              Patience.LIMIT.toSeconds(),
              TimeUnit.SECONDS,
              () -> look(() -> look.get().tryQuery().isPresent()));
        } catch (TimeoutException e) {
          throw new FxRobotException("There is no " + sought + ".");
        }
        from(look(() -> look.get().queryAll()));
      }
      return this;
    }

    @Override
    public <T extends Node> T query() {
      found();
      return super.query();
    }

    @Override
    public <T extends Node> T queryAs(Class<T> type) {
      found();
      return super.queryAs(type);
    }
  }
}
