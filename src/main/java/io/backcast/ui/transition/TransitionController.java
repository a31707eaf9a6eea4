package io.backcast.ui.transition;

import io.backcast.design.Transition;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.StrainPath;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.ExplorerModel;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jfree.chart.fx.ChartViewer;
import org.jspecify.annotations.Nullable;

/** The centre: the property along a path, the transition on it, and the target as a crosshair. */
public final class TransitionController {
  private final ExplorerModel explorer;
  private final TransitionModel model;
  private final Appearance appearance;
  private final Texts texts;
  private final TransitionChart chart;

  @FXML private StackPane holder;
  @FXML private ComboBox<StrainPath> paths;
  @FXML private CheckBox fromCandidate;
  @FXML private Label sentence;
  private @Nullable ChartViewer viewer;

  public TransitionController(
      ExplorerModel explorer, TransitionModel model, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.model = model;
    this.appearance = appearance;
    this.texts = texts;
    this.chart = new TransitionChart(appearance, texts, explorer.space().properties().getFirst());
  }

  @FXML
  private void initialize() {
    paths.getItems().setAll(model.paths());
    paths.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable StrainPath path) {
            return path == null ? "" : path.label();
          }

          @Override
          public StrainPath fromString(String label) {
            throw new UnsupportedOperationException("paths are chosen, not typed");
          }
        });
    paths.valueProperty().bindBidirectional(model.pathProperty());
    fromCandidate.selectedProperty().bindBidirectional(model.fromCandidateProperty());
    fromCandidate.disableProperty().bind(explorer.selectedProperty().isNull());
    model.viewProperty().subscribe(now -> rebuild());
    appearance.onChange(this::rebuild);
    explorer.targetProperty(0).subscribe(now -> mark());
  }

  private void rebuild() {
    TransitionModel.View view = model.viewProperty().get();
    if (view == null) {
      return;
    }
    StrainPath path = model.pathProperty().get();
    var drawn = chart.of(view, path.label(), path.unit(), path.from(), path.to());
    if (viewer == null) {
      viewer = new ChartViewer(drawn);
      // the chart's own menu and zoom would compete with the window's
      viewer.getContextMenu().getItems().clear();
      viewer.getCanvas().setTooltipEnabled(false);
      viewer.getCanvas().setDomainZoomable(false);
      viewer.getCanvas().setRangeZoomable(false);
      holder.getChildren().setAll(viewer);
    } else {
      viewer.setChart(drawn);
    }
    mark();
    tell(view);
  }

  private void mark() {
    if (viewer != null) {
      chart.mark(viewer.getChart(), explorer.targetProperty(0).get());
    }
  }

  private void tell(TransitionModel.View view) {
    Property p = explorer.space().properties().getFirst();
    PointMass mass = p.pointMass();
    Transition curve = view.curve();
    if (curve == null || mass == null) {
      sentence.setText("");
    } else if (curve.crossings().isEmpty()) {
      sentence.setText(texts.get("transition.none", curve.path().label(), mass.name()));
    } else {
      sentence.setText(
          curve.crossings().stream()
              .map(c -> chart.sentence(mass, c, curve.path().unit()))
              .collect(Collectors.joining(", ", curve.path().label() + ": ", "")));
    }
    holder.setAccessibleText(sentence.getText());
  }
}
