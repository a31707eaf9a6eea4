package io.backcast.ui.reach;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChartPane;
import io.backcast.ui.common.Choices;
import io.backcast.ui.common.Figure;
import io.backcast.ui.common.Refresh;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.Dimension;
import io.backcast.ui.workbench.ExplorerModel;
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
  private final Appearance appearance;
  private final Texts texts;

  @FXML private ChartPane chart;
  @FXML private ComboBox<Dimension> across;
  @FXML private ComboBox<Dimension> up;
  @FXML private Label sentence;

  public ReachController(
      ExplorerModel explorer, ReachModel model, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.model = model;
    this.appearance = appearance;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    Choices.fill(across, model.shown().all(), Dimension::label);
    Choices.fill(up, model.shown().all(), Dimension::label);
    across.valueProperty().bindBidirectional(model.shown().acrossProperty());
    up.valueProperty().bindBidirectional(model.shown().upProperty());
    model.wantedProperty().bind(chart.shownProperty());
    Refresh refresh = new Refresh(chart, this::rebuild);
    refresh.on(
        explorer.pictureProperty(),
        model.knownProperty(),
        model.shown().acrossProperty(),
        model.shown().upProperty());
    appearance.onChange(refresh::ask);
    chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::aim);
    chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::aim);
  }

  public Figure figure() {
    return new Figure("reach", this::drawn, this::caption);
  }

  private void aim(MouseEvent event) {
    double x = chart.valueAtX(event.getX());
    double y = chart.valueAtY(event.getY());
    if (!Double.isNaN(x) && !Double.isNaN(y)) {
      model.aim(x, y);
    }
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
