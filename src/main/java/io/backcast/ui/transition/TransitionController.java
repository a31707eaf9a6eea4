package io.backcast.ui.transition;

import io.backcast.design.Transition;
import io.backcast.model.DesignPath;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.ui.chart.ChartPane;
import io.backcast.ui.chart.ChartView;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.chart.FrameRefresh;
import io.backcast.ui.chart.PropertyChoice;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CalculatedText;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** The property along a path, the transitions on it, and the target as a crosshair. */
public final class TransitionController {
  private final ExplorerState explorer;
  private final TransitionViewModel model;
  private final Appearance appearance;
  private final Texts texts;
  private final ChartView view;

  @FXML private ChartPane chart;
  @FXML private ComboBox<Property> properties;
  @FXML private ComboBox<DesignPath> paths;
  @FXML private ComboBox<TransitionViewModel.Start> starts;
  @FXML private Label sentence;
  @FXML private HBox interval;
  @FXML private HBox calculated;
  @FXML private Label calculatedText;

  /**
   * Builds the controller of the tab.
   *
   * @param name of the figure
   */
  public TransitionController(
      String name,
      ExplorerState explorer,
      TransitionViewModel model,
      Appearance appearance,
      Texts texts) {
    this.explorer = explorer;
    this.model = model;
    this.appearance = appearance;
    this.texts = texts;
    this.view = new ChartView(name, appearance, this::drawn, this::printed, this::caption);
  }

  @FXML
  private void initialize() {
    PropertyChoice.offer(properties, explorer.shown());
    ChoiceBoxes.fill(paths, model.paths(), DesignPath::label);
    paths.valueProperty().bindBidirectional(model.pathProperty());
    ChoiceBoxes.fill(
        starts, List.of(TransitionViewModel.Start.values()), s -> texts.of("transition.start", s));
    starts.valueProperty().bindBidirectional(model.startProperty());
    interval.setVisible(explorer.card().intervals() != null);
    interval.setManaged(interval.isVisible());
    paths.disableProperty().bind(model.startProperty().isEqualTo(TransitionViewModel.Start.PINS));
    Crosshair crosshair = new Crosshair(chart, texts);
    Runnable updateCrosshair =
        () -> {
          TransitionViewModel.View now = model.viewProperty().get();
          int shown = now == null ? explorer.shown().index() : now.property();
          crosshair.place(explorer.space().properties().get(shown), explorer.goal(shown), now);
        };
    chart.onLayout(updateCrosshair);
    new FrameRefresh(chart, updateCrosshair).on(explorer.goalSources());
    Runnable showLegend = this::showCalculated;
    model.viewProperty().subscribe(showLegend);
    explorer.answersProperty().subscribe(showLegend);
    view.attach(chart, sentence, model.viewProperty(), explorer.answersProperty());
  }

  /** Says in the legend how far calculated points were moved; nothing where there are none. */
  private void showCalculated() {
    List<TransitionViewModel.Calculated> points = model.calculated();
    calculated.setVisible(!points.isEmpty());
    calculated.setManaged(!points.isEmpty());
    calculatedText.setText(calculatedSentence(points));
  }

  private String calculatedSentence(List<TransitionViewModel.Calculated> points) {
    return CalculatedText.points(
        texts,
        explorer.calculatedProperty(),
        points.stream().map(TransitionViewModel.Calculated::design).toList());
  }

  /** The chart for export. */
  public Figure figure() {
    return view.figure();
  }

  private @Nullable JFreeChart drawn(Appearance look) {
    TransitionViewModel.View now = model.viewProperty().get();
    return now == null ? null : drawing(look, now).of(now, model.calculated());
  }

  private @Nullable JFreeChart printed(Appearance look) {
    TransitionViewModel.View now = model.viewProperty().get();
    return now == null
        ? null
        : drawing(look, now).printed(now, model.calculated(), explorer.goal(now.property()));
  }

  private TransitionChart drawing(Appearance look, TransitionViewModel.View view) {
    return new TransitionChart(look, texts, property(view));
  }

  private Property property(TransitionViewModel.View view) {
    return explorer.space().properties().get(view.property());
  }

  /** A sentence for the chart: the transitions, that there are none, or that it is coming. */
  private String caption() {
    TransitionViewModel.View now = model.viewProperty().get();
    if (now == null) {
      return texts.get("transition.waiting");
    }
    String points = calculatedSentence(model.calculated());
    String sentence = caption(now, property(now).pointMass());
    return points.isEmpty() ? sentence : sentence + " ◆ " + points;
  }

  private String caption(TransitionViewModel.View now, @Nullable PointMass mass) {
    Transition curve = now.curve();
    if (curve == null) {
      return texts.get("transition.unable");
    }
    String label = curve.path().label();
    String name = label.isEmpty() ? texts.get("transition.between") : label;
    if (mass == null) {
      return texts.get("transition.along.sentence", property(now).label(), name);
    }
    return curve.crossings().isEmpty()
        ? texts.get("transition.none", name, mass.name())
        : curve.crossings().stream()
            .map(c -> drawing(appearance, now).sentence(mass, c, now))
            .collect(Collectors.joining(", ", name + ": ", ""));
  }
}
