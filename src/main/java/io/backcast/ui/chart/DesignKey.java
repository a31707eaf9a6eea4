package io.backcast.ui.chart;

import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.VisibleDesigns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The key above a chart of designs: what its dots or lines are, for those that there are. */
public final class DesignKey {
  private final Texts texts;
  private final String mark;

  /** The entries, and when each is shown. */
  private final Map<Node, Predicate<VisibleDesigns>> entries = new LinkedHashMap<>();

  private DesignKey(Texts texts, String mark) {
    this.texts = texts;
    this.mark = mark;
  }

  /**
   * Fills a pane with the key of a chart whose designs are dots, the candidates among them. Their
   * entry stays while the question changes and there are none, as the chart would jump.
   */
  public static void ofDots(FlowPane pane, ExplorerState explorer, Texts texts) {
    DesignKey key = new DesignKey(texts, "legend-dot");
    key.add("key.designs", d -> true, "legend-design");
    key.add("key.candidates", d -> true, "legend-candidate");
    key.show(pane, explorer);
  }

  /** Fills a pane with the key of a chart whose designs are lines. */
  public static void ofLines(FlowPane pane, ExplorerState explorer, Texts texts) {
    DesignKey key = new DesignKey(texts, "legend-line");
    key.add("key.designs", d -> true, "legend-design", "small");
    key.show(pane, explorer);
  }

  private void show(FlowPane pane, ExplorerState explorer) {
    add("key.brushed", d -> !d.brush().isEmpty(), "legend-brushed", "small");
    add("key.imported", d -> d.imported() != null, "legend-imported", "small");
    add("key.pinned", d -> !d.pins().isEmpty(), "legend-pinned");
    add("key.selected", d -> d.selected() != null, "legend-selected");
    pane.getChildren().setAll(entries.keySet());
    for (Observable source : VisibleDesigns.sources(explorer)) {
      source.addListener(changed -> update(explorer));
    }
    update(explorer);
  }

  private void update(ExplorerState explorer) {
    VisibleDesigns designs = VisibleDesigns.of(explorer);
    entries.forEach(
        (entry, shown) -> {
          boolean there = designs != null && shown.test(designs);
          entry.setVisible(there);
          entry.setManaged(there);
        });
  }

  private void add(String name, Predicate<VisibleDesigns> shown, String... classes) {
    Region region = new Region();
    region.getStyleClass().add(mark);
    region.getStyleClass().addAll(List.of(classes));
    Label label = new Label(texts.get(name));
    label.getStyleClass().add("caption");
    HBox entry = new HBox(region, label);
    entry.getStyleClass().add("legend-entry");
    entries.put(entry, shown);
  }
}
