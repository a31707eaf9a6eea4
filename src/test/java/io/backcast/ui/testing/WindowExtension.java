package io.backcast.ui.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import org.hamcrest.Matcher;
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
 * asked for with {@code tryQuery()} or {@code queryAll()} is as it is at that moment.
 */
public final class WindowExtension extends ApplicationExtension {
  private static final long PATIENCE_SECONDS = 60;

  private static <T extends Object> T look(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
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
  public FxRobot doubleClickOn(String query, Motion motion, MouseButton... buttons) {
    return doubleClickOn(visible(query), motion, buttons);
  }

  @Override
  public FxRobot moveTo(String query, Motion motion) {
    return moveTo(point(visible(query)), motion);
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
      if (tryQuery().isEmpty()) {
        try {
          WaitForAsyncUtils.waitFor(
              PATIENCE_SECONDS,
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
