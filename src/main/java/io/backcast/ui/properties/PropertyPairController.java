package io.backcast.ui.properties;

import io.backcast.model.DesignSet;
import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.ChartView;
import io.backcast.ui.chart.DimensionPairView;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Dimension;
import io.backcast.ui.state.ExplorerState;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** Scatter chart of two properties over the whole design space; a click sets both targets. */
public final class PropertyPairController {
  private final ExplorerState explorer;
  private final PropertyPairViewModel model;
  private final Texts texts;
  private final ChartView view;

  @FXML private ChartPane chart;
  @FXML private ComboBox<Dimension> across;
  @FXML private ComboBox<Dimension> up;
  @FXML private Label hint;
  @FXML private Label sentence;

  public PropertyPairController(
      ExplorerState explorer, PropertyPairViewModel model, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.model = model;
    this.texts = texts;
    this.view = new ChartView("properties", appearance, this::drawn, this::printed, this::caption);
  }

  @FXML
  private void initialize() {
    DimensionPairView.choose(across, up, model.shown());
    model.visibleProperty().bind(chart.shownProperty());
    view.attach(
        chart,
        sentence,
        explorer.resultProperty(),
        model.knownProperty(),
        model.shown().acrossProperty(),
        model.shown().upProperty());
    FrontMarks marks = new FrontMarks(chart, explorer, model.shown(), model::front, texts);
    chart.onLayout(marks::place);
    explorer.selectedProperty().subscribe(now -> marks.place());
    explorer
        .resultProperty()
        .subscribe(
            now -> {
              // of a trade-off the sentence below says it
              hint.setVisible(!marks.isThere());
              hint.setManaged(!marks.isThere());
            });
    EventHandler<MouseEvent> pointed =
        event -> {
          if (marks.isThere()) {
            chart.requestFocus();
            marks.select(event.getX(), event.getY());
          } else {
            setTargets(event);
          }
        };
    chart.addEventHandler(MouseEvent.MOUSE_PRESSED, pointed);
    chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, pointed);
  }

  public Figure figure() {
    return view.figure();
  }

  private void setTargets(MouseEvent event) {
    double x = chart.valueAtX(event.getX());
    double y = chart.valueAtY(event.getY());
    if (!Double.isNaN(x) && !Double.isNaN(y)) {
      model.setTargets(x, y);
    }
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    PropertyPairViewModel.Known known = model.knownProperty().get();
    return known == null
        ? null
        : chart(look).of(known, explorer.resultProperty().get(), explorer.target(), model.front());
  }

  private @Nullable JFreeChart printed(Appearance look) {
    PropertyPairViewModel.Known known = model.knownProperty().get();
    return known == null
        ? null
        : chart(look)
            .printed(
                known, explorer.resultProperty().get(), explorer.target(), model.front(), texts);
  }

  private PropertyPairChart chart(Appearance look) {
    return new PropertyPairChart(
        look, explorer.space(), model.shown().across(), model.shown().up());
  }

  private String caption() {
    int onTarget = model.onTarget();
    PropertyPairViewModel.Known known = model.knownProperty().get();
    DesignSet front = model.front();
    if (front != null) {
      return texts.get("pair.front", texts.whole(front.size()));
    }
    if (onTarget < 0 || known == null || known.all() == null) {
      return texts.get("pair.waiting");
    }
    return texts.get(
        onTarget == 0 ? "pair.none" : "pair.sentence",
        texts.whole(onTarget),
        texts.whole(known.all().n()));
  }
}
