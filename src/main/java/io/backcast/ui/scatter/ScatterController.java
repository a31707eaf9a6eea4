package io.backcast.ui.scatter;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChartPane;
import io.backcast.ui.common.ChartTab;
import io.backcast.ui.common.Choices;
import io.backcast.ui.common.Figure;
import io.backcast.ui.common.RectangleDrag;
import io.backcast.ui.common.Refresh;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Brush;
import io.backcast.ui.workbench.Dimension;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.Picture;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** Any two coordinates of the designs; a dragged rectangle brushes them. */
public final class ScatterController implements ChartTab.Remembers {
  private final ExplorerModel explorer;
  private final Appearance appearance;
  private final Texts texts;

  @FXML private ChartPane chart;
  @FXML private ComboBox<Dimension> across;
  @FXML private ComboBox<Dimension> up;
  @FXML private Label sentence;

  public ScatterController(ExplorerModel explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    List<Dimension> all = Dimension.all(explorer.space());
    Choices.fill(across, all, Dimension::label);
    Choices.fill(up, all, Dimension::label);
    across.setValue(all.getFirst());
    up.setValue(all.get(Math.min(1, all.size() - 1)));
    Refresh refresh = new Refresh(chart, this::rebuild);
    refresh.on(
        explorer.pictureProperty(),
        explorer.brushProperty(),
        explorer.broughtProperty(),
        explorer.selectedProperty(),
        explorer.pins(),
        across.valueProperty(),
        up.valueProperty());
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
        : new ScatterChart(look, explorer.space(), across.getValue(), up.getValue())
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
        up.getValue().symbol(),
        across.getValue().symbol(),
        texts.whole(picture == null ? 0 : picture.sketch().hits()));
  }

  /** Brushes what lies in a rectangle of the pane; a click frees the two variables. */
  private void brush(@Nullable Rectangle2D area) {
    Brush brush = explorer.brushProperty().get();
    if (across.getValue().variable() >= 0) {
      int j = across.getValue().variable();
      brush =
          area == null
              ? brush.without(j)
              : brush.with(j, chart.valueAtX(area.getMinX()), chart.valueAtX(area.getMaxX()));
    }
    if (up.getValue().variable() >= 0) {
      int j = up.getValue().variable();
      brush =
          area == null
              ? brush.without(j)
              : brush.with(j, chart.valueAtY(area.getMaxY()), chart.valueAtY(area.getMinY()));
    }
    explorer.brushProperty().set(brush);
  }

  @Override
  public void save(Map<String, String> views) {
    views.put("scatter.across", across.getValue().name());
    views.put("scatter.up", up.getValue().name());
  }

  @Override
  public void restore(Map<String, String> views) {
    Dimension.named(across.getItems(), views.get("scatter.across"), across::setValue);
    Dimension.named(across.getItems(), views.get("scatter.up"), up::setValue);
  }
}
