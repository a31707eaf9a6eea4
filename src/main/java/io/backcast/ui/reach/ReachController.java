package io.backcast.ui.reach;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChartPane;
import io.backcast.ui.common.ChartView;
import io.backcast.ui.common.Figure;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Dimension;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.PairView;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** Two properties of all designs; a click asks for both values at once. */
public final class ReachController {
  private final ExplorerModel explorer;
  private final ReachModel model;
  private final Texts texts;
  private final ChartView view;

  @FXML private ChartPane chart;
  @FXML private ComboBox<Dimension> across;
  @FXML private ComboBox<Dimension> up;
  @FXML private Label sentence;

  public ReachController(
      ExplorerModel explorer, ReachModel model, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.model = model;
    this.texts = texts;
    this.view = new ChartView("reach", appearance, this::drawn, this::caption);
  }

  @FXML
  private void initialize() {
    PairView.choose(across, up, model.shown());
    model.wantedProperty().bind(chart.shownProperty());
    view.attach(
        chart,
        sentence,
        explorer.pictureProperty(),
        model.knownProperty(),
        model.shown().acrossProperty(),
        model.shown().upProperty());
    chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::aim);
    chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::aim);
  }

  public Figure figure() {
    return view.figure();
  }

  private void aim(MouseEvent event) {
    double x = chart.valueAtX(event.getX());
    double y = chart.valueAtY(event.getY());
    if (!Double.isNaN(x) && !Double.isNaN(y)) {
      model.aim(x, y);
    }
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    ReachModel.Known known = model.knownProperty().get();
    return known == null
        ? null
        : new ReachChart(look, explorer.space(), model.shown().across(), model.shown().up())
            .of(known, explorer.pictureProperty().get(), explorer.target());
  }

  private String caption() {
    int reaching = model.reaching();
    ReachModel.Known known = model.knownProperty().get();
    if (reaching < 0 || known == null || known.all() == null) {
      return texts.get("reach.waiting");
    }
    return texts.get(
        reaching == 0 ? "reach.none" : "reach.sentence",
        texts.whole(reaching),
        texts.whole(known.all().n()));
  }
}
