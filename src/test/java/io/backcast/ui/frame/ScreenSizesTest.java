package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.candidates.CandidateRow;
import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.LabelPlaces;
import io.backcast.ui.common.CanvasControl;
import io.backcast.ui.panel.Panel;
import io.backcast.ui.panel.Workspace;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** What is to be seen at the sizes of people's screens, measured on the nodes of the window. */
class ScreenSizesTest extends ExplorerWindowTest {
  private static final int[][] SIZES = {{1024, 720}, {1366, 768}, {1280, 800}, {1920, 1080}};

  /** The class, and two values. */
  private static final double[] TARGETS = {0, 0.5, 2.2};

  /** Half a pixel at each edge, and the line of a border. */
  private static final double SLACK = 1.6;

  @Start
  void open(Stage stage) throws Exception {
    show(stage);
  }

  @Test
  void atEverySizeRowsChartAndCandidatesAreSeenWithoutScrolling() throws Exception {
    for (double target : TARGETS) {
      onFx(
          () -> {
            window.explorer().targetProperty(0).set(target);
            return true;
          });
      settle();
      onFx(
          () -> {
            window.selectCandidate(2);
            return true;
          });
      for (int[] size : SIZES) {
        size(size[0], size[1]);
        String at = size[0] + " × " + size[1] + ", target " + target + ": ";
        Set<String> faults = onFx(() -> faults(4));
        assertThat(faults).as(at).isEmpty();
      }
    }
    size(1280, 800);
    List<Double> boxes = choices();
    onFx(() -> appearance.presentingProperty().set(true));
    settle();
    awaitPulses(8);
    assertThat(onFx(() -> faults(0))).as("in a presentation").isEmpty();
    Bounds sentence = boundsOf(".transition .sentence");
    Bounds status = boundsOf(".status");
    assertThat(sentence.getMaxY()).isLessThan(status.getMinY());
    assertThat(status.getMaxY()).isLessThanOrEqualTo(800);
    assertThat(choices().getFirst()).as("in larger text").isGreaterThan(boxes.getFirst());
    onFx(() -> appearance.presentingProperty().set(false));
    settle();
    awaitPulses(8);
    assertThat(choices()).as("after it").isEqualTo(boxes);
  }

  @Test
  void aPresentationKeepsTheSliderWithLargeText() throws Exception {
    settle();
    onFx(
        () -> {
          appearance.presentingProperty().set(true);
          appearance.textScaleProperty().set(1.5);
        });
    size(1280, 800);
    assertThat(boundsOf(".target-bar").getWidth()).isGreaterThan(300);
  }

  @Test
  void aPanelThatWasShownInLargeTextHasItsHeadingOnOneLineInUsualText() throws Exception {
    size(1280, 800);
    settle();
    double usual = boundsOf(".candidates .panel-head").getHeight();
    onFx(() -> appearance.textScaleProperty().set(2));
    awaitPulses(8);
    onFx(
        () -> {
          Workspace workspace = window.frame().workspace();
          workspace.open(
              workspace.panels().stream()
                  .filter(panel -> panel.id().equals("candidates"))
                  .findFirst()
                  .orElseThrow());
        });
    awaitPulses(8);
    onFx(() -> appearance.textScaleProperty().set(1));
    awaitPulses(8);
    assertThat(boundsOf(".candidates .panel-head").getHeight()).isEqualTo(usual);
  }

  /** Widths of two boxes that are as wide as their longest value. */
  private List<Double> choices() throws Exception {
    return List.of(boundsOf(".extrapolation").getWidth(), boundsOf("#starts").getWidth());
  }

  @Test
  void panelsAreShownAloneCollapsedAndDraggedAndASessionKeepsIt() throws Exception {
    aPanelIsShownAloneByOneKeyAndEscapeBringsTheOthersBack();
    aCollapsedPanelLeavesAStripThatOpensItAndASessionKeepsIt();
    aColumnThatWasDraggedWiderStaysSo();
    theTableAndItsExportFollowTheFilterOfASession();
  }

  private void theTableAndItsExportFollowTheFilterOfASession() throws Exception {
    settle();
    TableView<?> table = (TableView<?>) find(".candidates .table-view");
    int all = table.getItems().size();
    var session = onFx(() -> window.session());
    Map<String, String> views = new LinkedHashMap<>(session.views());
    assertThat(views).doesNotContainKey("candidates.filter");
    session.views().put("candidates.filter", "a=3.0..3.2");
    onFx(
        () -> {
          window.show(session);
          return true;
        });
    settle();
    assertThat(table.getItems()).hasSizeBetween(1, all - 1);
    assertThat(table.getItems())
        .allSatisfy(row -> assertThat(((CandidateRow) row).x()[0]).isBetween(3.0f, 3.2f));
    assertThat(onFx(() -> window.session()).views())
        .containsEntry("candidates.filter", "a=3.0..3.2");
    session.views().remove("candidates.filter");
    onFx(
        () -> {
          window.show(session);
          return true;
        });
    settle();
    assertThat(table.getItems()).hasSize(all);
  }

  private void aPanelIsShownAloneByOneKeyAndEscapeBringsTheOthersBack() throws Exception {
    size(1024, 720);
    Workspace work = window.frame().workspace();
    onFx(
        () -> {
          window.root().lookup(".candidates .table-view").requestFocus();
          window.frame().workspace().toggleMaximised(work.current());
          return true;
        });
    awaitPulses(4);
    assertThat(Objects.requireNonNull(work.maximised()).id()).isEqualTo("candidates");
    assertThat(find(".variables")).isNull();
    assertThat(boundsOf(".candidates").getWidth()).isGreaterThan(1000);
    onFx(
        () -> {
          Node table = window.root().lookup(".candidates .table-view");
          table.fireEvent(
              new KeyEvent(
                  KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
          return true;
        });
    assertThat(work.maximised()).isNull();
    assertThat(find(".variables")).isNotNull();
  }

  private void aCollapsedPanelLeavesAStripThatOpensItAndASessionKeepsIt() throws Exception {
    size(1366, 768);
    Workspace work = window.frame().workspace();
    Panel rows = work.panels().getFirst();
    onFx(
        () -> {
          work.collapse(rows);
          return true;
        });
    awaitPulses(4);
    assertThat(find(".variables")).isNull();
    Bounds strip = boundsOf("#strip-variables");
    assertThat(strip.getWidth()).isLessThan(40);
    var session = onFx(() -> window.session());
    onFx(
        () -> {
          work.open(rows);
          return true;
        });
    awaitPulses(4);
    assertThat(find(".variables")).isNotNull();
    assertThat(find("#strip-variables")).isNull();
    onFx(
        () -> {
          window.show(session);
          return true;
        });
    assertThat(rows.collapsed().get()).isTrue();
    onFx(
        () -> {
          work.open(rows);
          return true;
        });
  }

  private void aColumnThatWasDraggedWiderStaysSo() throws Exception {
    size(1366, 768);
    Workspace work = window.frame().workspace();
    double before = boundsOf(".variables").getWidth();
    onFx(
        () -> {
          window.root().lookup("#variable-a").requestFocus();
          work.widen(1);
          work.widen(1);
          return true;
        });
    awaitPulses(4);
    double wider = boundsOf(".variables").getWidth();
    assertThat(wider).isGreaterThan(before + 20);
    var session = onFx(() -> window.session());
    assertThat(session.views().get("layout.dividers")).contains("variables");
    size(1366, 740);
    assertThat(boundsOf(".variables").getWidth()).isEqualTo(wider);
  }

  private Set<String> faults(int rows) {
    Set<String> faults = new TreeSet<>();
    Node body = Objects.requireNonNull(window.root().lookup(".body-scroll"));
    for (Node bar : body.lookupAll(".scroll-bar")) {
      if (bar instanceof ScrollBar scroll
          && isSeen(scroll)
          && (scroll.getParent() == body || within(scroll, ".variables"))) {
        faults.add("it scrolls: " + scroll.getOrientation() + " in " + scroll.getParent());
      }
    }
    for (var v : window.explorer().space().variables()) {
      Node row = window.root().lookup("#variable-" + v.name());
      if (row == null || bounds(row).getHeight() < 3 * appearance.em()) {
        faults.add("the row of " + v.name() + " is not there");
      }
    }
    if (rows > 0) {
      TableView<?> table = (TableView<?>) window.root().lookup(".candidates .table-view");
      Bounds place = bounds(table);
      long whole =
          table.lookupAll(".table-row-cell").stream()
              .filter(n -> n instanceof TableRow<?> row && !row.isEmpty() && row.isVisible())
              .filter(n -> bounds(n).getMaxY() <= place.getMaxY() + SLACK)
              .count();
      if (whole < rows) {
        faults.add("only " + whole + " candidates are shown");
      }
    }
    clipped(window.root(), faults);
    labels(faults);
    return faults;
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean within(Node node, String selector) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains(selector.substring(1))) {
        return true;
      }
    }
    return false;
  }

  /** Whatever is drawn or written lies inside of everything around it. */
  private void clipped(Node node, Set<String> faults) {
    if (!node.isVisible() || node instanceof TableView<?> || node instanceof ScrollBar) {
      return;
    }
    boolean leaf =
        node instanceof Labeled
            || node instanceof TextInputControl
            || node instanceof CanvasControl
            || node instanceof ChartPane;
    if (leaf && node.getLayoutBounds().getWidth() > 0) {
      Bounds own = bounds(node);
      for (Parent at = node.getParent(); at != null && at != window.root().getParent(); ) {
        Bounds around = bounds(at);
        boolean inside =
            at instanceof Group
                || (own.getMinX() >= around.getMinX() - SLACK
                    && own.getMaxX() <= around.getMaxX() + SLACK
                    && own.getMinY() >= around.getMinY() - SLACK
                    && own.getMaxY() <= around.getMaxY() + SLACK);
        if (!inside) {
          faults.add(node + " reaches out of " + at + ": " + own + " / " + around);
          break;
        }
        at = at.getParent();
      }
    }
    if (node instanceof Parent parent && !(node instanceof Labeled)) {
      parent.getChildrenUnmodifiable().forEach(child -> clipped(child, faults));
    }
  }

  private void labels(Set<String> faults) {
    ChartPane chart =
        (ChartPane) Objects.requireNonNull(window.root().lookup(".transition .chart"));
    Rectangle2D area = Objects.requireNonNull(chart.dataArea());
    List<Rectangle2D> boxes = new ArrayList<>(chart.labelBoxes());
    for (Node node : chart.overlay().getChildren()) {
      if (chart.overlay().isVisible() && node instanceof Label label && label.isVisible()) {
        Bounds b = label.getBoundsInParent();
        boxes.add(new Rectangle2D.Double(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight()));
      }
    }
    assertThat(boxes).isNotEmpty();
    for (int i = 0; i < boxes.size(); i++) {
      List<Rectangle2D> others = new ArrayList<>(boxes);
      others.remove(i);
      if (!new LabelPlaces(area, chart.curves()).isFree(boxes.get(i), others)) {
        faults.add("a label of the chart covers something: " + boxes + " in " + area);
      }
    }
  }

  private Node find(String selector) throws Exception {
    return onFx(() -> window.root().lookup(selector));
  }

  private Bounds boundsOf(String selector) throws Exception {
    return onFx(() -> bounds(Objects.requireNonNull(window.root().lookup(selector), selector)));
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}
