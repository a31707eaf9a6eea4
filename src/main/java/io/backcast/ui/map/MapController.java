package io.backcast.ui.map;

import io.backcast.design.PropertyGrid;
import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.ChartView;
import io.backcast.ui.chart.DimensionPairView;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.chart.FrameRefresh;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.ExplorerState;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** The heat map; the target is a contour that follows the slider. */
public final class MapController {
  private final ExplorerState explorer;
  private final MapViewModel model;
  private final Texts texts;
  private final ChartView view;
  private final Path contour = new Path();
  private final Circle baseMark = new Circle(6);

  @FXML private ChartPane chart;
  @FXML private ComboBox<Dimension> across;
  @FXML private ComboBox<Dimension> up;
  @FXML private Label sentence;

  public MapController(
      ExplorerState explorer, MapViewModel model, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.model = model;
    this.texts = texts;
    this.view = new ChartView("map", appearance, this::drawn, this::caption);
  }

  @FXML
  private void initialize() {
    DimensionPairView.choose(across, up, model.shown());
    contour.getStyleClass().add("contour");
    baseMark.getStyleClass().add("map-here");
    contour.setManaged(false);
    chart.overlay().getChildren().setAll(contour, baseMark);
    model.visibleProperty().bind(chart.shownProperty());
    view.attach(chart, sentence, model.viewProperty());
    chart.onLayout(this::updateMarks);
    new FrameRefresh(chart, this::updateMarks).on(explorer.targetProperty(0));
  }

  public Figure figure() {
    return view.figure();
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    PropertyGrid grid = grid();
    return grid == null
        ? null
        : new MapChart(look, explorer.space())
            .of(grid, model.shown().all().get(grid.across()), model.shown().all().get(grid.up()));
  }

  private @Nullable PropertyGrid grid() {
    MapViewModel.View map = model.viewProperty().get();
    return map == null ? null : map.grid();
  }

  private void updateMarks() {
    PropertyGrid grid = grid();
    MapViewModel.View map = model.viewProperty().get();
    if (grid == null || map == null || chart.dataArea() == null || !chart.shownProperty().get()) {
      return;
    }
    contour.getElements().clear();
    for (Contour.Segment s : Contour.of(grid, explorer.targetProperty(0).get(), explorer.space())) {
      contour
          .getElements()
          .addAll(
              new MoveTo(chart.xOf(s.x1()), chart.yOf(s.y1())),
              new LineTo(chart.xOf(s.x2()), chart.yOf(s.y2())));
    }
    baseMark.setCenterX(chart.xOf(map.base()[grid.across()]));
    baseMark.setCenterY(chart.yOf(map.base()[grid.up()]));
  }

  private String caption() {
    PropertyGrid grid = grid();
    return grid == null
        ? texts.get("map.waiting")
        : texts.get(
            "map.sentence",
            explorer.firstProperty().label(),
            model.shown().all().get(grid.across()).symbol(),
            model.shown().all().get(grid.up()).symbol());
  }
}
