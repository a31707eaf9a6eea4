package io.backcast.ui.inspector;

import io.backcast.engine.onnx.GraphSummary;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Shows the content of an ONNX file: a table above, the graph in blocks below. */
public final class Inspector extends VBox {
  private final Texts texts;
  private final GridPane facts = new GridPane();

  /** Shows the summary of a file. */
  public Inspector(Appearance appearance, Texts texts, String name, GraphSummary network) {
    this.texts = texts;
    getStyleClass().add("inspector");
    facts.getStyleClass().add("figures");
    Label title = new Label(name);
    title.getStyleClass().add("card-title");
    add("inspector.inputs", lines(network.inputs()));
    add("inspector.outputs", lines(network.outputs()));
    add("inspector.opset", pairs(network.opsets()));
    add("inspector.producer", network.producer());
    add("inspector.parameters", texts.whole(network.parameters()));
    add("inspector.operators", pairs(network.operators()));
    add("inspector.external", String.join(", ", network.externalFiles()));
    add("inspector.metadata", pairs(network.metadata()));
    ScrollPane scroll = new ScrollPane(new GraphView(appearance, texts, network));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(title, facts, scroll);
  }

  private void add(String key, String text) {
    if (!text.isEmpty()) {
      Label what = new Label(texts.get(key));
      what.getStyleClass().add("caption");
      what.setMinWidth(Label.USE_PREF_SIZE);
      Label value = new Label(text);
      value.setWrapText(true);
      value.setMinHeight(Label.USE_PREF_SIZE);
      facts.addRow(facts.getRowCount(), what, value);
    }
  }

  private static String lines(List<GraphSummary.Edge> edges) {
    return edges.stream().map(GraphSummary::line).collect(Collectors.joining("\n"));
  }

  private static String pairs(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
