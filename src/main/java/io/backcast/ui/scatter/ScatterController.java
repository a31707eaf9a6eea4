package io.backcast.ui.scatter;

import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.ChartView;
import io.backcast.ui.chart.DesignKey;
import io.backcast.ui.chart.DimensionPairView;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.chart.RectangleDrag;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.DimensionPair;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.VisibleDesigns;
import javafx.fxml.FXML;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** Scatter chart of two coordinates of the designs; a dragged rectangle brushes them. */
public final class ScatterController {
  private final ExplorerState explorer;
  private final Texts texts;
  private final DimensionPair shown;
  private final ChartView view;

  @FXML private ChartPane chart;
  @FXML private ComboBox<Dimension> across;
  @FXML private ComboBox<Dimension> up;
  @FXML private Label sentence;
  @FXML private FlowPane key;

  public ScatterController(ExplorerState explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.texts = texts;
    this.shown = new DimensionPair("scatter", Dimension.all(explorer.space()), 1);
    this.view = new ChartView("scatter", appearance, this::drawn, this::printed, this::caption);
  }

  /** The two coordinates on the axes. */
  public DimensionPair shown() {
    return shown;
  }

  @FXML
  private void initialize() {
    DimensionPairView.choose(across, up, shown);
    view.attach(
        chart,
        sentence,
        VisibleDesigns.sources(explorer, shown.acrossProperty(), shown.upProperty()));
    DesignKey.ofDots(key, explorer, texts);
    RectangleDrag.on(chart, this::brush);
  }

  public Figure figure() {
    return view.figure();
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    VisibleDesigns designs = VisibleDesigns.of(explorer);
    return designs == null ? null : chart(look).of(designs);
  }

  private @Nullable JFreeChart printed(Appearance look) {
    VisibleDesigns designs = VisibleDesigns.of(explorer);
    return designs == null ? null : chart(look).printed(designs, texts);
  }

  private ScatterChart chart(Appearance look) {
    return new ScatterChart(look, explorer.space(), shown.across(), shown.up());
  }

  private String caption() {
    ExplorationResult result = explorer.resultProperty().get();
    return texts.get(
        "scatter.sentence",
        shown.up().symbol(),
        shown.across().symbol(),
        texts.whole(result == null ? 0 : result.distribution().size()));
  }

  /**
   * Brushes the designs in a rectangle of the pane; a click clears the brush of the two variables.
   */
  private void brush(@Nullable Rectangle2D area) {
    Brush brush = explorer.brushProperty().get();
    if (shown.across().variable() >= 0) {
      int j = shown.across().variable();
      brush =
          area == null
              ? brush.without(j)
              : brush.with(j, chart.valueAtX(area.getMinX()), chart.valueAtX(area.getMaxX()));
    }
    if (shown.up().variable() >= 0) {
      int j = shown.up().variable();
      brush =
          area == null
              ? brush.without(j)
              : brush.with(j, chart.valueAtY(area.getMaxY()), chart.valueAtY(area.getMinY()));
    }
    explorer.brushProperty().set(brush);
  }
}
