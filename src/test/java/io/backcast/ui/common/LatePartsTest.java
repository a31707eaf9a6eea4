package io.backcast.ui.common;

import static io.backcast.ui.testing.FxThread.onFx;
import static io.backcast.ui.testing.FxThread.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.ui.testing.WindowExtension;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Parts of controls that join the window when they are needed. */
@ExtendWith(WindowExtension.class)
class LatePartsTest {
  private static final List<String> VALUES = List.of("one", "two", "the longest of all of them");

  private ComboBox<String> box;
  private Region content;
  private ScrollPane pane;

  @Start
  void show(Stage stage) {
    box = new ShortChoice<>();
    content = new Region();
    pane = new DirectScrollPane();
    box.getItems().setAll(VALUES);
    box.setValue("one");
    content.setMinSize(50, 50);
    pane.setContent(content);
    // bars are as wide as their arrows, which follow the text; JavaFX assumes 12 pixels
    pane.setStyle("-fx-font-size: 30px");
    pane.setMaxSize(200, 200);
    StackPane.setAlignment(box, Pos.TOP_LEFT);
    stage.setScene(new Scene(new StackPane(pane, box), 400, 400));
    stage.show();
  }

  private static List<Node> lists() {
    return Window.getWindows().stream()
        .map(w -> w.getScene().getRoot().lookup(".list-view"))
        .filter(list -> list != null)
        .toList();
  }

  @Test
  void aListJoinsTheWindowWhenItIsOpened(FxRobot robot) throws Exception {
    assertThat(onFx(LatePartsTest::lists)).isEmpty();
    robot.clickOn(box);
    until(() -> box.isShowing() && lists().size() == 1);
    Node list = onFx(() -> lists().getFirst());
    assertThat(((ListView<?>) list).getItems()).isEqualTo(VALUES);
    // below its box; the popup has a margin for its shadow
    assertThat(onFx(() -> list.localToScreen(list.getBoundsInLocal()).getMinY()))
        .isCloseTo(onFx(() -> box.localToScreen(box.getBoundsInLocal()).getMaxY()), within(15.0));
    assertThat(onFx(() -> list.lookupAll(".list-cell").size())).isGreaterThanOrEqualTo(3);
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    until(() -> !box.isShowing());
    assertThat(box.getValue()).isEqualTo(VALUES.getLast());
    onFx(() -> box.getItems().add("four"));
    robot.clickOn(box);
    until(() -> box.isShowing() && list.lookupAll(".list-cell").size() >= 4);
    robot.type(KeyCode.DOWN, KeyCode.ENTER);
    until(() -> !box.isShowing());
    assertThat(box.getValue()).isEqualTo("four");
  }

  @Test
  void aBoxIsAsWideAsItsLongestValueBeforeItsListIsThere() throws Exception {
    double narrow = onFx(box::getWidth);
    onFx(() -> box.setValue(VALUES.getLast()));
    until(() -> !box.isNeedsLayout());
    assertThat(onFx(box::getWidth)).isEqualTo(narrow);
    assertThat(narrow).isGreaterThan(120);
  }

  private List<Orientation> bars() {
    return pane.lookupAll(".scroll-bar").stream()
        .filter(Node::isVisible)
        .map(bar -> ((ScrollBar) bar).getOrientation())
        .toList();
  }

  @Test
  void aScrollBarJoinsTheWindowWhenItsContentDoesNotFit() throws Exception {
    assertThat(onFx(() -> pane.lookupAll(".scroll-bar"))).isEmpty();
    onFx(() -> content.setMinHeight(1000));
    until(() -> bars().equals(List.of(Orientation.VERTICAL)));
    ScrollBar bar = (ScrollBar) onFx(() -> pane.lookup(".scroll-bar"));
    assertThat(onFx(() -> pane.getViewportBounds().getWidth() + bar.getWidth()))
        .isEqualTo(onFx(() -> pane.getWidth() - pane.getInsets().getLeft() * 2));
    assertThat(onFx(bar::getWidth)).isEqualTo(onFx(() -> bar.prefWidth(-1)));
    onFx(() -> bar.setValue(1));
    until(() -> pane.getVvalue() == 1);
    onFx(() -> content.setMinHeight(50));
    until(() -> bars().isEmpty());
  }
}
