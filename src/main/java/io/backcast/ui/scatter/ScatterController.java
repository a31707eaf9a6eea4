package io.backcast.ui.scatter;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChartPane;
import io.backcast.ui.common.ChartView;
import io.backcast.ui.common.Figure;
import io.backcast.ui.common.RectangleDrag;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Brush;
import io.backcast.ui.workbench.DesignsShown;
import io.backcast.ui.workbench.Dimension;
import io.backcast.ui.workbench.DimensionPair;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.PairView;
import io.backcast.ui.workbench.Picture;
import javafx.fxml.FXML;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** Any two coordinates of the designs; a dragged rectangle brushes them. */
public final class ScatterController {
  private final ExplorerModel explorer;
  private final Texts texts;
  private final DimensionPair shown;
  private final ChartView view;

  @FXML private ChartPane chart;
  @FXML private ComboBox<Dimension> across;
  @FXML private ComboBox<Dimension> up;
  @FXML private Label sentence;

  public ScatterController(ExplorerModel explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.texts = texts;
    this.shown = new DimensionPair("scatter", Dimension.all(explorer.space()), 1);
    this.view = new ChartView("scatter", appearance, this::drawn, this::caption);
  }

  /** What it shows. */
  public DimensionPair shown() {
    return shown;
  }

  @FXML
  private void initialize() {
    PairView.choose(across, up, shown);
    view.attach(
        chart,
        sentence,
        DesignsShown.sources(explorer, shown.acrossProperty(), shown.upProperty()));
    RectangleDrag.on(chart, this::brush);
  }

  public Figure figure() {
    return view.figure();
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    DesignsShown designs = DesignsShown.of(explorer);
    return designs == null
        ? null
        : new ScatterChart(look, explorer.space(), shown.across(), shown.up()).of(designs);
  }

  private String caption() {
    Picture picture = explorer.pictureProperty().get();
    return texts.get(
        "scatter.sentence",
        shown.up().symbol(),
        shown.across().symbol(),
        texts.whole(picture == null ? 0 : picture.sketch().hits()));
  }

  /** Brushes what lies in a rectangle of the pane; a click frees the two variables. */
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
