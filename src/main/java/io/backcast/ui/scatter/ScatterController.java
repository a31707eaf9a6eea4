package io.backcast.ui.scatter;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChartPane;
import io.backcast.ui.common.Choices;
import io.backcast.ui.common.Figure;
import io.backcast.ui.common.RectangleDrag;
import io.backcast.ui.common.Refresh;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Brush;
import io.backcast.ui.workbench.Dimension;
import io.backcast.ui.workbench.DimensionPair;
import io.backcast.ui.workbench.ExplorerModel;
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
  private final Appearance appearance;
  private final Texts texts;
  private final DimensionPair shown;

  @FXML private ChartPane chart;
  @FXML private ComboBox<Dimension> across;
  @FXML private ComboBox<Dimension> up;
  @FXML private Label sentence;

  public ScatterController(ExplorerModel explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
    this.shown = new DimensionPair("scatter", Dimension.all(explorer.space()), 1);
  }

  /** What it shows. */
  public DimensionPair shown() {
    return shown;
  }

  @FXML
  private void initialize() {
    Choices.fill(across, shown.all(), Dimension::label);
    Choices.fill(up, shown.all(), Dimension::label);
    across.valueProperty().bindBidirectional(shown.acrossProperty());
    up.valueProperty().bindBidirectional(shown.upProperty());
    Refresh refresh = new Refresh(chart, this::rebuild);
    refresh.on(
        explorer.pictureProperty(),
        explorer.brushProperty(),
        explorer.broughtProperty(),
        explorer.selectedProperty(),
        explorer.pins(),
        shown.acrossProperty(),
        shown.upProperty());
    appearance.onChange(refresh::ask);
    RectangleDrag.on(chart, this::brush);
  }

  public Figure figure() {
    return new Figure("scatter", this::drawn, this::caption);
  }

  private void rebuild() {
    JFreeChart drawn = drawn(appearance);
    if (drawn != null) {
      chart.show(drawn);
    }
    sentence.setText(caption());
    chart.setAccessibleText(caption());
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    Picture picture = explorer.pictureProperty().get();
    return picture == null
        ? null
        : new ScatterChart(look, explorer.space(), shown.across(), shown.up())
            .of(
                picture,
                explorer.brushProperty().get(),
                explorer.broughtProperty().get(),
                explorer.pins(),
                explorer.selectedProperty().get());
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
