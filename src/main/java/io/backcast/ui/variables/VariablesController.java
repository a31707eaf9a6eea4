package io.backcast.ui.variables;

import io.backcast.model.Box;
import io.backcast.model.Histogram;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.ExplorerModel;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The left column: every variable's distribution, and where designs may lie. */
public final class VariablesController {
  private final ExplorerModel explorer;
  private final Appearance appearance;
  private final Texts texts;
  private final List<VariableRow> drawn = new ArrayList<>();

  @FXML private VBox rows;
  @FXML private ToggleButton strainButton;

  public VariablesController(ExplorerModel explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    for (int j = 0; j < explorer.space().dx(); j++) {
      rows.getChildren().add(row(j));
    }
    explorer.boxProperty().subscribe(this::showBox);
    explorer
        .pictureProperty()
        .subscribe(
            picture -> {
              for (int j = 0; picture != null && j < drawn.size(); j++) {
                drawn.get(j).show(picture.histograms().get(j));
              }
            });
    explorer
        .selectedProperty()
        .subscribe(
            candidate -> {
              for (int j = 0; j < drawn.size(); j++) {
                drawn.get(j).mark(candidate == null ? Double.NaN : candidate.x()[j]);
              }
            });
    strainButton.selectedProperty().subscribe(strain -> drawn.forEach(row -> row.strain(strain)));
  }

  @FXML
  private void reset() {
    explorer.boxProperty().set(Box.of(explorer.space()));
  }

  private HBox row(int j) {
    Variable v = explorer.space().variables().get(j);
    Label symbol = new Label(v.symbol());
    symbol.getStyleClass().add("symbol");
    Label unit = new Label(v.unit().isEmpty() && v.name().length() > 1 ? v.name() : v.unit());
    unit.getStyleClass().add("caption");
    ToggleButton lock = new ToggleButton(texts.get("variables.lock"));
    lock.setId("lock-" + v.name());
    lock.getStyleClass().add("lock");
    lock.setAccessibleText(texts.get("variables.lock.accessible", v.name()));
    lock.setTooltip(new Tooltip(texts.get("variables.lock.tip", v.name())));
    VBox left = new VBox(symbol, unit, lock);
    left.getStyleClass().add("variable-left");
    Histogram ghost =
        explorer.card().digest() == null
            ? null
            : explorer.card().digest().histograms().get(v.name());
    VariableRow row =
        new VariableRow(
            appearance,
            texts,
            v,
            ghost,
            (low, high) ->
                explorer.boxProperty().set(explorer.boxProperty().get().with(j, low, high)));
    row.setId("variable-" + v.name());
    Tooltip.install(row, new Tooltip(texts.get("variables.row.tip")));
    drawn.add(row);
    lock.setOnAction(
        e -> {
          double at = lockAt(j);
          explorer
              .boxProperty()
              .set(
                  lock.isSelected()
                      ? explorer.boxProperty().get().with(j, at, at)
                      : explorer.boxProperty().get().with(j, v.lower(), v.upper()));
        });
    explorer.boxProperty().subscribe(box -> lock.setSelected(box.isLocked(j)));
    HBox.setHgrow(row, Priority.ALWAYS);
    HBox line = new HBox(left, row);
    line.getStyleClass().add("variable-row");
    VBox.setVgrow(line, Priority.ALWAYS);
    return line;
  }

  /** The selected candidate's value, or the reference. */
  private double lockAt(int j) {
    var candidate = explorer.selectedProperty().get();
    Variable v = explorer.space().variables().get(j);
    return candidate == null ? v.reference() : v.snap(candidate.x()[j]);
  }

  private void showBox(Box box) {
    for (int j = 0; j < drawn.size(); j++) {
      drawn.get(j).bounds(box.lower()[j], box.upper()[j]);
    }
  }
}
