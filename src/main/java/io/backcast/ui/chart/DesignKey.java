package io.backcast.ui.chart;

import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.VisibleDesigns;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The key of a chart of designs: what its dots or lines are, for those that it shows. */
public final class DesignKey {
  private final FlowPane pane;
  private final ExplorerState explorer;
  private final Texts texts;
  private final String mark;

  private DesignKey(FlowPane pane, ExplorerState explorer, Texts texts, String mark) {
    this.pane = pane;
    this.explorer = explorer;
    this.texts = texts;
    this.mark = mark;
  }

  /** Fills a pane with the key of a chart whose designs are dots, the candidates among them. */
  public static void ofDots(FlowPane pane, ExplorerState explorer, Texts texts) {
    DesignKey key = new DesignKey(pane, explorer, texts, "legend-dot");
    key.add("key.designs", "legend-design", d -> true);
    key.add("key.candidates", "legend-candidate", d -> true);
    key.addMarked();
  }

  /** Fills a pane with the key of a chart whose designs are lines. */
  public static void ofLines(FlowPane pane, ExplorerState explorer, Texts texts) {
    DesignKey key = new DesignKey(pane, explorer, texts, "legend-line");
    key.add("key.designs", "legend-design", d -> true);
    key.addMarked();
  }

  private void addMarked() {
    add("key.brushed", "legend-brushed", d -> !d.brush().isEmpty());
    add("key.imported", "legend-imported", d -> d.imported() != null);
    add("key.pinned", "legend-pinned", d -> !d.pins().isEmpty());
    add("key.selected", "legend-selected", d -> d.selected() != null);
  }

  private void add(String name, String colour, Predicate<VisibleDesigns> shown) {
    Region region = new Region();
    region.getStyleClass().addAll(mark, colour);
    Label label = new Label(texts.get(name));
    label.getStyleClass().add("caption");
    HBox entry = new HBox(region, label);
    entry.getStyleClass().add("legend-entry");
    entry.managedProperty().bind(entry.visibleProperty());
    pane.getChildren().add(entry);
    Runnable show =
        () -> {
          VisibleDesigns designs = VisibleDesigns.of(explorer);
          entry.setVisible(designs != null && shown.test(designs));
        };
    for (var source : VisibleDesigns.sources(explorer)) {
      source.addListener(changed -> show.run());
    }
    show.run();
  }
}
