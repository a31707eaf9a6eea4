package io.backcast.ui.frame;

import static io.backcast.ui.testing.FxThread.awaitPulses;
import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.font.Typeface;
import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Finds words in the window that have too little room, or another typeface than ours. */
abstract class WordsFitCheck extends ExplorerWindowTest {
  /** Tabs with charts. */
  private static final int TABS = 5;

  private static final double LARGEST = 2;

  WordsFitCheck(Locale language) {
    super(language);
  }

  /**
   * Shows every tab, with and without a candidate, and looks at all words; in the largest text also
   * in a small window, which is not to scroll sideways either.
   */
  final void assertWordsFit(double textScale) throws Exception {
    onFx(
        () -> {
          appearance.textScaleProperty().set(textScale);
          return true;
        });
    Set<String> cut = new TreeSet<>();
    for (int tab = 0; tab < TABS; tab++) {
      int shown = tab;
      onFx(
          () -> {
            window.frame().showTab(shown);
            window.selectCandidate(shown);
            return true;
          });
      settle();
      awaitPulses(8);
      onFx(
          () -> {
            collect(window.root(), cut);
            return true;
          });
      if (textScale == LARGEST) {
        size(1024, 720);
        onFx(
            () -> {
              collect(window.root(), cut);
              collectBeside(window.root(), cut);
            });
        size(1280, 800);
      }
    }
    onFx(() -> window.explorer().targetProperty(0).set(2.3));
    settle();
    awaitPulses(8);
    onFx(() -> collect(window.root(), cut));
    assertThat(cut).isEmpty();
    assertTheAbstentionIsWhole();
    assertTheTableStays();
  }

  /** Whether its sentence and its offer are above what follows the target. */
  private void assertTheAbstentionIsWhole() throws Exception {
    onFx(
        () -> {
          Node target = window.root().lookup(".target");
          double end = target.localToScene(target.getLayoutBounds()).getMaxY();
          for (String part : List.of("#abstention .label", "#abstention-offer")) {
            Region shown = (Region) window.root().lookup(part);
            assertThat(shown.isVisible()).as(part).isTrue();
            assertThat(shown.getHeight())
                .as(part)
                .isGreaterThanOrEqualTo(shown.prefHeight(shown.getWidth()) - 1);
            assertThat(shown.localToScene(shown.getLayoutBounds()).getMaxY())
                .as(part)
                .isLessThanOrEqualTo(end);
          }
        });
  }

  /** Whether the table stays where it is while rows wait for their judgement. */
  private void assertTheTableStays() throws Exception {
    Labeled summary = (Labeled) window.root().lookup(".filter-button");
    Region head = (Region) window.root().lookup(".candidates .card-head");
    if (summary == null || head == null) {
      return;
    }
    double settled = head.getHeight();
    String text = summary.getText();
    onFx(() -> summary.setText(new Texts(language).get("candidates.waiting")));
    awaitPulses(8);
    assertThat(head.getHeight()).as("of the heading above the table").isEqualTo(settled);
    onFx(() -> summary.setText(text));
  }

  /** What reaches out of the window at its sides, or can be scrolled there. */
  private void collectBeside(Node node, Set<String> cut) {
    if (!node.isVisible() || node instanceof TableView<?>) {
      return;
    }
    Bounds place = node.localToScene(node.getLayoutBounds());
    if (place.getMinX() < -1 || place.getMaxX() > window.root().getLayoutBounds().getWidth() + 1) {
      cut.add(node + " reaches out of the window: " + place);
    }
    if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
      cut.add("it scrolls sideways in " + node.getParent());
    }
    if (node instanceof Parent parent && !(node instanceof Labeled)) {
      parent.getChildrenUnmodifiable().forEach(child -> collectBeside(child, cut));
    }
  }

  /** Its words; a graphic beside them may have words of its own. */
  private static @Nullable Text ownText(Labeled labeled) {
    return labeled.getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .findFirst()
        .orElse(null);
  }

  /** Whether what is cut can be read in its tooltip. */
  private static boolean hasTooltip(Labeled labeled) {
    return labeled.getTooltip() instanceof Tooltip whole
        && whole.getText().contains(labeled.getText());
  }

  private void collect(Node node, Set<String> cut) {
    // a model's title is of any length; the stage's title has it whole
    if (!node.isVisible() || node.getStyleClass().contains("model-title")) {
      return;
    }
    if (node instanceof Text text && !text.getText().isEmpty()) {
      if (!text.getFont().getFamily().equals(Typeface.FAMILY)) {
        cut.add("“" + text.getText() + "” is in " + text.getFont().getFamily());
      }
    }
    if (node instanceof Labeled labeled
        && ownText(labeled) instanceof Text text
        && labeled.getText() != null
        && !text.getText().equals(labeled.getText())
        && !hasTooltip(labeled)) {
      cut.add("“" + labeled.getText() + "” reads “" + text.getText() + "”");
    }
    if (node instanceof TableView<?> table
        && appearance.textScaleProperty().get() == 1
        && table.lookup(".scroll-bar:horizontal") instanceof ScrollBar bar
        && bar.isVisible()) {
      cut.add("the table " + table.getId() + " is wider than its place");
    }
    if (node.getStyleClass().contains("control-buttons-tab")) {
      cut.add("not all tabs are seen");
    }
    if (node instanceof TextField field
        && field.lookup(".text") instanceof Text text
        && text.getLayoutBounds().getWidth() > field.getWidth()) {
      cut.add("“" + field.getText() + "” is wider than its field");
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, cut));
    }
  }
}
