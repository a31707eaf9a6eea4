package io.backcast.ui.inspector;

import io.backcast.engine.onnx.GraphSummary;
import io.backcast.model.ModelCard;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.PageHead;
import io.backcast.ui.common.ReviewText;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A page with a tab for each network of a model. */
public final class InspectorPage extends VBox {
  /**
   * The page of a model.
   *
   * @param card of the model
   * @param networks by name
   * @param report shows the model's report; null if it has none
   */
  public InspectorPage(
      Appearance appearance,
      Texts texts,
      ModelCard card,
      Map<String, GraphSummary> networks,
      @Nullable Runnable report,
      Runnable close) {
    getStyleClass().addAll("card", "page");
    List<Button> actions = new ArrayList<>();
    if (report != null) {
      Button read = new Button(texts.get("report.open"));
      read.setId("inspector-report");
      read.setOnAction(e -> report.run());
      actions.add(read);
    }
    PageHead head =
        new PageHead(
            texts,
            texts.get("inspector.title", card.title()),
            close,
            actions.toArray(Button[]::new));
    TabPane tabs = new TabPane();
    networks.forEach(
        (name, summary) -> {
          Tab tab = new Tab(name, new Inspector(appearance, texts, name, summary));
          tab.setClosable(false);
          tabs.getTabs().add(tab);
        });
    VBox.setVgrow(tabs, Priority.ALWAYS);
    getChildren().setAll(head, tabs);
    if (card.checks() != null) {
      Label checks = new Label(ReviewText.of(card.checks(), card.space(), texts));
      checks.setId("generator-checks");
      checks.setWrapText(true);
      checks.setMinHeight(Region.USE_PREF_SIZE);
      getChildren().add(1, checks);
    }
  }
}
