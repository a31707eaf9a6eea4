package io.backcast.ui.candidates;

import io.backcast.model.TrustLevel;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.event.EventDispatcher;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;

/** Sets the filter: a range for every column of numbers, and the levels of trust. */
final class FilterPanel extends VBox {
  /** Steps of a slider. */
  private static final double STEPS = 200;

  private final CandidateFilter filter;
  private final Texts texts;
  private final Label shown = new Label();
  private final List<Runnable> follow = new ArrayList<>();
  private boolean following;

  /**
   * A column of numbers.
   *
   * @param id in the filter
   * @param write a number as text with its unit
   */
  record Column(String id, String title, double low, double high, DoubleFunction<String> write) {}

  /**
   * A panel for a filter.
   *
   * @param showAll runs when everything is to be shown
   */
  FilterPanel(
      CandidateFilter filter,
      List<Column> columns,
      List<TrustLevel> levels,
      Runnable showAll,
      Texts texts) {
    this.filter = filter;
    this.texts = texts;
    getStyleClass().add("filter");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("filter-columns");
    for (int i = 0; i < columns.size(); i++) {
      addColumn(grid, columns.get(i), i);
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    shown.getStyleClass().add("caption");
    Button clear = new Button(texts.get("filter.clear"));
    clear.setId("filter-clear");
    clear.setOnAction(e -> showAll.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(shown, gap, clear);
    foot.getStyleClass().add("queue-now");
    getChildren().setAll(scroll, levels(levels), foot);
    filter.changesProperty().subscribe(now -> follow());
  }

  /** Says how many rows pass. */
  void count(int passing, int all) {
    shown.setText(texts.get("filter.shown", texts.whole(passing), texts.whole(all)));
  }

  private void follow() {
    following = true;
    follow.forEach(Runnable::run);
    following = false;
  }

  private void addColumn(GridPane grid, Column column, int line) {
    RangeSlider slider = new RangeSlider(column.low, column.high, column.low, column.high);
    slider.setId("filter-" + column.id);
    slider.setBlockIncrement((column.high - column.low) / STEPS);
    leaveShortcuts(slider);
    GridPane.setHgrow(slider, Priority.ALWAYS);
    Label range = new Label();
    range.getStyleClass().add("caption");
    range.setMinWidth(Region.USE_PREF_SIZE);
    Runnable write =
        () -> {
          String from = column.write.apply(slider.getLowValue());
          String to = column.write.apply(slider.getHighValue());
          range.setText(from + " – " + to);
          slider.setAccessibleText(texts.get("filter.accessible", column.title, from, to));
        };
    Runnable changed =
        () -> {
          write.run();
          if (!following) {
            boolean whole =
                slider.getLowValue() <= column.low && slider.getHighValue() >= column.high;
            if (whole) {
              filter.unset(column.id);
            } else {
              filter.set(column.id, slider.getLowValue(), slider.getHighValue());
            }
          }
        };
    slider.lowValueProperty().subscribe((before, now) -> changed.run());
    slider.highValueProperty().subscribe((before, now) -> changed.run());
    follow.add(
        () -> {
          CandidateFilter.Range now = filter.range(column.id, column.low, column.high);
          slider.setHighValue(Math.max(slider.getHighValue(), now.high()));
          slider.setLowValue(now.low());
          slider.setHighValue(now.high());
        });
    write.run();
    Label title = new Label(column.title);
    title.getStyleClass().add("cell-symbol");
    title.setLabelFor(slider);
    grid.addRow(line, title, slider, range);
  }

  /** Its skin takes every key, also those of the window's commands, which come here first. */
  private static void leaveShortcuts(RangeSlider slider) {
    EventDispatcher own = slider.getEventDispatcher();
    slider.setEventDispatcher(
        (event, tail) ->
            event instanceof KeyEvent key && isShortcut(key)
                ? tail.dispatchEvent(event)
                : own.dispatchEvent(event, tail));
  }

  private static boolean isShortcut(KeyEvent key) {
    return key.isShortcutDown()
        || key.isControlDown()
        || key.isAltDown()
        || key.isMetaDown()
        || key.getCode().isFunctionKey();
  }

  private FlowPane levels(List<TrustLevel> levels) {
    FlowPane all = new FlowPane();
    all.getStyleClass().add("card-head");
    for (TrustLevel level : levels) {
      CheckBox box = new CheckBox(texts.of("status", level));
      box.setId("filter-" + level.key());
      box.setSelected(true);
      box.setOnAction(e -> filter.show(level, box.isSelected()));
      follow.add(() -> box.setSelected(filter.shows(level)));
      all.getChildren().add(box);
    }
    return all;
  }
}
