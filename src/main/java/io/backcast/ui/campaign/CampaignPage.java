package io.backcast.ui.campaign;

import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.PageHead;
import io.backcast.ui.common.Texts;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A page with what every round of a campaign found. */
public final class CampaignPage extends VBox {
  private static final double TABLE_HEIGHT = 13;

  private final Texts texts;
  private final TableView<CampaignTable.Round> table = new TableView<>();

  /**
   * Shows a history.
   *
   * @param close closes the page
   */
  public CampaignPage(Appearance appearance, Texts texts, CampaignTable history, Runnable close) {
    this.texts = texts;
    getStyleClass().addAll("card", "page");
    setId("campaign");
    PageHead head = new PageHead(texts, texts.get("campaign.title", history.name()), close);
    table.setAccessibleText(head.text());
    table.setItems(FXCollections.observableArrayList(history.rounds()));
    column("campaign.round", CampaignTable.Round::name);
    number("campaign.designs", CampaignTable.Round::designs, 0);
    number("campaign.answered", CampaignTable.Round::answered, 0);
    number("campaign.hit-rate", r -> 100 * r.hitRate(), 0);
    number("campaign.error", CampaignTable.Round::error, 3);
    number("campaign.prediction-error", CampaignTable.Round::predictionError, 3);
    number("campaign.spread", CampaignTable.Round::spread, 3);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Runnable size = () -> table.setPrefHeight(TABLE_HEIGHT * appearance.em());
    Label sentence = new Label(sentence(history));
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    ChartPane chart = new ChartPane();
    chart.setAccessibleText(sentence.getText());
    VBox.setVgrow(chart, Priority.ALWAYS);
    CampaignChart drawing = new CampaignChart(appearance, texts);
    Runnable draw =
        () -> {
          size.run();
          chart.show(drawing.of(history));
        };
    draw.run();
    appearance.onChange(draw);
    FlowPane legend =
        new FlowPane(
            entry("legend-contour", "campaign.error"),
            entry("legend-design", "campaign.prediction-error"),
            entry("legend-stated", "campaign.spread"));
    legend.getStyleClass().add("legend");
    getChildren().setAll(head, sentence, legend, chart, table);
  }

  /** A line of the lower chart with its name. */
  private HBox entry(String colour, String key) {
    Region line = new Region();
    line.getStyleClass().addAll("legend-line", colour);
    Label name = new Label(texts.get(key));
    name.getStyleClass().add("caption");
    HBox entry = new HBox(line, name);
    entry.getStyleClass().add("legend-entry");
    return entry;
  }

  /** What the campaign changed from its first round to its last. */
  private String sentence(CampaignTable history) {
    if (history.rounds().isEmpty()) {
      return texts.get("campaign.empty");
    }
    CampaignTable.Round first = history.rounds().getFirst();
    CampaignTable.Round last = history.rounds().getLast();
    return texts.get(
        "campaign.sentence",
        texts.number(100 * first.hitRate(), 0),
        texts.number(100 * last.hitRate(), 0),
        texts.number(first.error(), 3),
        texts.number(last.error(), 3),
        last.name());
  }

  private void number(String title, ToDoubleFunction<CampaignTable.Round> value, int decimals) {
    column(title, round -> texts.number(value.applyAsDouble(round), decimals));
  }

  private void column(String title, Function<CampaignTable.Round, String> text) {
    TableColumn<CampaignTable.Round, String> column = new TableColumn<>(texts.get(title));
    column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
    column.setSortable(false);
    column.getStyleClass().add("number-column");
    table.getColumns().add(column);
  }
}
