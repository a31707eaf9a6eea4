package io.backcast.ui.map;

import io.backcast.design.PropertyGrid;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.ChartView;
import io.backcast.ui.chart.DimensionPairView;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.chart.FrameRefresh;
import io.backcast.ui.chart.PropertyChoice;
import io.backcast.ui.chart.WhyAsker;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.ExplorerState;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
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
  private final WhyAsker whyAsker;
  private final Texts texts;
  private final ChartView view;
  private final Path contour = new Path();
  private final Circle baseMark = new Circle(6);

  @FXML private ChartPane chart;
  @FXML private ComboBox<Property> properties;
  @FXML private ComboBox<Dimension> across;
  @FXML private ComboBox<Dimension> up;
  @FXML private Label sentence;

  public MapController(
      ExplorerState explorer,
      MapViewModel model,
      WhyAsker whyAsker,
      Appearance appearance,
      Texts texts) {
    this.whyAsker = whyAsker;
    this.explorer = explorer;
    this.model = model;
    this.texts = texts;
    this.view = new ChartView("map", appearance, this::drawn, this::printed, this::caption);
  }

  @FXML
  private void initialize() {
    PropertyChoice.offer(properties, explorer.shown());
    DimensionPairView.choose(across, up, model.shown());
    contour.getStyleClass().add("contour");
    baseMark.getStyleClass().add("map-here");
    contour.setManaged(false);
    chart.overlay().getChildren().setAll(contour, baseMark);
    // no mark before there is a map below it
    chart.overlay().setVisible(false);
    model.visibleProperty().bind(chart.shownProperty());
    view.attach(chart, sentence, model.viewProperty());
    chart.onLayout(this::updateMarks);
    chart.addEventHandler(MouseEvent.MOUSE_CLICKED, this::why);
    chart.addEventHandler(KeyEvent.KEY_PRESSED, this::why);
    new FrameRefresh(chart, this::updateMarks).on(explorer.goalSources());
  }

  public Figure figure() {
    return view.figure();
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    PropertyGrid grid = grid();
    return grid == null ? null : chart(look, grid).of(grid);
  }

  private @Nullable JFreeChart printed(Appearance look) {
    MapViewModel.View map = model.viewProperty().get();
    PropertyGrid grid = grid();
    return map == null || grid == null
        ? null
        : chart(look, grid)
            .printed(grid, map.base(), map.selected(), explorer.goal(grid.property()), texts);
  }

  private MapChart chart(Appearance look, PropertyGrid grid) {
    List<Dimension> all = model.shown().all();
    return new MapChart(
        look, explorer.space(), property(grid), all.get(grid.across()), all.get(grid.up()));
  }

  private Property property(PropertyGrid grid) {
    return explorer.space().properties().get(grid.property());
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
    chart.overlay().setVisible(true);
    contour.getElements().clear();
    for (double level : explorer.levels(grid.property()).ends()) {
      for (Contour.Segment s : Contour.of(grid, level, explorer.space())) {
        contour
            .getElements()
            .addAll(
                new MoveTo(chart.xOf(s.x1()), chart.yOf(s.y1())),
                new LineTo(chart.xOf(s.x2()), chart.yOf(s.y2())));
      }
    }
    baseMark.setCenterX(chart.xOf(map.base()[grid.across()]));
    baseMark.setCenterY(chart.yOf(map.base()[grid.up()]));
  }

  private void why(MouseEvent event) {
    double x = chart.valueAtX(event.getX());
    double y = chart.valueAtY(event.getY());
    if (event.isStillSincePress() && !Double.isNaN(x) && !Double.isNaN(y)) {
      chart.requestFocus();
      why(x, y);
    }
  }

  /** By keyboard, the design is asked about that gives the other variables. */
  private void why(KeyEvent event) {
    MapViewModel.View map = model.viewProperty().get();
    PropertyGrid grid = grid();
    boolean asked = event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.W;
    if (asked && map != null && grid != null) {
      why(map.base()[grid.across()], map.base()[grid.up()]);
      event.consume();
    }
  }

  private void why(double x, double y) {
    PropertyGrid grid = grid();
    if (grid == null) {
      return;
    }
    // the axes of the picture, which may be older than those chosen
    Dimension h = model.shown().all().get(grid.across());
    Dimension v = model.shown().all().get(grid.up());
    boolean inside = x >= h.lower() && x <= h.upper() && y >= v.lower() && y <= v.upper();
    if (inside) {
      whyAsker.ask(List.of(pick(h, x), pick(v, y)), chart, chart.xOf(x), chart.yOf(y));
    }
  }

  private WhyAsker.Pick pick(Dimension d, double value) {
    Variable variable = explorer.space().variables().get(d.variable());
    return new WhyAsker.Pick(d.variable(), variable.snap(value));
  }

  private String caption() {
    MapViewModel.View map = model.viewProperty().get();
    PropertyGrid grid = grid();
    return map == null || grid == null
        ? texts.get("map.waiting")
        : texts.get(
            map.selected() ? "map.sentence" : "map.sentence.reference",
            property(grid).label(),
            model.shown().all().get(grid.across()).symbol(),
            model.shown().all().get(grid.up()).symbol());
  }
}
