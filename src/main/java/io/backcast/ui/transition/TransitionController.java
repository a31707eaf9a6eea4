package io.backcast.ui.transition;

import io.backcast.design.Transition;
import io.backcast.model.PointMass;
import io.backcast.model.StrainPath;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChartPane;
import io.backcast.ui.common.ChartView;
import io.backcast.ui.common.Choices;
import io.backcast.ui.common.Figure;
import io.backcast.ui.common.Refresh;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.ExplorerModel;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** The property along a path, the transition on it, and the target as a crosshair. */
public final class TransitionController {
  private final ExplorerModel explorer;
  private final TransitionModel model;
  private final Appearance appearance;
  private final Texts texts;
  private final ChartView view;

  @FXML private ChartPane chart;
  @FXML private ComboBox<StrainPath> paths;
  @FXML private ComboBox<TransitionModel.Start> starts;
  @FXML private Label sentence;

  /**
   * Puts the tab's controller together.
   *
   * @param name of the figure
   */
  public TransitionController(
      String name,
      ExplorerModel explorer,
      TransitionModel model,
      Appearance appearance,
      Texts texts) {
    this.explorer = explorer;
    this.model = model;
    this.appearance = appearance;
    this.texts = texts;
    this.view = new ChartView(name, appearance, this::drawn, this::caption);
  }

  @FXML
  private void initialize() {
    Choices.fill(paths, model.paths(), StrainPath::label);
    paths.valueProperty().bindBidirectional(model.pathProperty());
    Choices.fill(
        starts,
        java.util.List.of(TransitionModel.Start.values()),
        s -> texts.of("transition.start", s));
    starts.valueProperty().bindBidirectional(model.startProperty());
    paths.disableProperty().bind(model.startProperty().isEqualTo(TransitionModel.Start.PINS));
    Crosshair crosshair = new Crosshair(chart, explorer.first(), texts);
    Runnable mark =
        () -> {
          TransitionModel.View now = model.viewProperty().get();
          crosshair.place(explorer.targetProperty(0).get(), now == null ? null : now.backward());
        };
    chart.onLayout(mark);
    new Refresh(chart, mark).on(explorer.targetProperty(0));
    view.attach(chart, sentence, model.viewProperty());
  }

  /** The chart for export. */
  public Figure figure() {
    return view.figure();
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    TransitionModel.View now = model.viewProperty().get();
    return now == null ? null : drawing(look).of(now);
  }

  private TransitionChart drawing(Appearance look) {
    return new TransitionChart(look, texts, explorer.first());
  }

  /** What the curve says, in a sentence. */
  private String caption() {
    TransitionModel.View now = model.viewProperty().get();
    PointMass mass = explorer.first().pointMass();
    if (now == null) {
      return "";
    }
    Transition curve = now.curve();
    if (curve == null) {
      return texts.get("transition.unable");
    }
    String label = curve.path().label();
    String name = label.isEmpty() ? texts.get("transition.between") : label;
    if (mass == null) {
      return texts.get("transition.along.sentence", explorer.first().label(), name);
    }
    return curve.crossings().isEmpty()
        ? texts.get("transition.none", name, mass.name())
        : curve.crossings().stream()
            .map(c -> drawing(appearance).sentence(mass, c, curve.path().unit()))
            .collect(Collectors.joining(", ", name + ": ", ""));
  }
}
