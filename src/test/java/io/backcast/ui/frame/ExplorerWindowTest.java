package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.ui.common.AppActions;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.Laboratory;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.testing.FxThread;
import io.backcast.ui.testing.WindowExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** Opens the window of the shipped model, and gives mouse gestures for it. */
@ExtendWith(WindowExtension.class)
public abstract class ExplorerWindowTest {
  protected final Locale language;
  public final Appearance appearance;
  protected final List<Exception> failures = new ArrayList<>();
  public ExplorerWindow window;
  private InverseModel model;

  public ExplorerWindowTest() {
    this(Locale.ENGLISH);
  }

  public ExplorerWindowTest(Locale language) {
    this.language = language;
    appearance = new Appearance(language);
  }

  /** Opens the window; TestFX looks for {@code @Start} in the test's own class only. */
  public final void show(Stage stage) throws Exception {
    model = Models.mos2();
    AppContext context =
        new AppContext(
            appearance,
            new Texts(language),
            failures::add,
            AppActions.NONE,
            new Json(),
            "test",
            laboratory());
    window = ExplorerWindow.open(model, Models.MOS2, null, context, session -> {});
    stage.setScene(new Scene(window.root(), 1280, 800));
    stage.show();
  }

  /** The laboratory behind the window. */
  protected Laboratory laboratory() throws Exception {
    return Laboratory.none();
  }

  @AfterEach
  void close() throws Exception {
    onFx(window::close);
    model.close();
    assertThat(failures).isEmpty();
  }

  /** Makes the window's content as large as asked for, whatever the screen. */
  protected final void size(double width, double height) throws Exception {
    onFx(
        () -> {
          Parent root = window.root();
          if (root.getParent() == null) {
            Pane holder = new Pane();
            root.getScene().setRoot(holder);
            root.setManaged(false);
            holder.getChildren().add(root);
          }
          root.resizeRelocate(0, 0, width, height);
        });
    awaitPulses(8);
  }

  /** Waits until everything belongs to the present question. */
  public final ExplorationResult settle() throws Exception {
    until(window::settled);
    awaitPulses();
    return Objects.requireNonNull(window.explorer().resultProperty().get());
  }

  public static <T extends Object> T onFx(Callable<T> action) throws Exception {
    return FxThread.onFx(action);
  }

  public static void onFx(FxThread.Action action) throws Exception {
    FxThread.onFx(action);
  }

  /** Where it is now. */
  protected static Bounds onScreen(Node node) throws Exception {
    return onFx(() -> node.localToScreen(node.getBoundsInLocal()));
  }

  public static void drag(FxRobot robot, Node node, double fromShare, double toShare, double y)
      throws Exception {
    Bounds b = onScreen(node);
    robot.moveTo(b.getMinX() + fromShare * b.getWidth(), b.getMinY() + y * b.getHeight());
    robot.press(MouseButton.PRIMARY);
    for (int step = 1; step <= 8; step++) {
      double share = fromShare + (toShare - fromShare) * step / 8;
      robot.moveTo(b.getMinX() + share * b.getWidth(), b.getMinY() + y * b.getHeight());
    }
    robot.release(MouseButton.PRIMARY);
  }
}
