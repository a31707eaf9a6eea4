package io.backcast.ui.cell;

import io.backcast.model.Crystal;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.workbench.ExplorerModel;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The selected candidate's cell against the unstrained one; crystals only. */
public final class CellController {
  private final ExplorerModel explorer;
  private final Appearance appearance;
  private final Texts texts;
  private @Nullable CellView view;

  @FXML private VBox root;
  @FXML private Label caption;
  @FXML private StackPane holder;
  @FXML private GridPane values;

  public CellController(ExplorerModel explorer, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    Crystal crystal = explorer.card().crystal();
    root.setVisible(crystal != null);
    root.setManaged(crystal != null);
    if (crystal == null) {
      return;
    }
    CellView made = new CellView(appearance, cell(crystal, explorer.space().reference()));
    view = made;
    holder.getChildren().setAll(made);
    explorer.selectedProperty().subscribe(candidate -> show(crystal, made, candidate));
  }

  private void show(Crystal crystal, CellView shown, ExplorerModel.@Nullable Candidate candidate) {
    values.getChildren().clear();
    if (candidate == null) {
      shown.show(null);
      caption.setText(texts.get("cell.reference", crystal.formula()));
      return;
    }
    shown.show(cell(crystal, candidate.x()));
    caption.setText(texts.get("cell.candidate", texts.whole(candidate.number())));
    int line = 0;
    for (String name : crystal.lengths()) {
      line = value(name, candidate.x(), line, true);
    }
    for (String name : crystal.angles()) {
      line = value(name, candidate.x(), line, false);
    }
  }

  private int value(String name, float[] x, int line, boolean relative) {
    DesignSpace space = explorer.space();
    Variable v = space.variables().get(space.variableIndex(name));
    double value = x[space.variableIndex(name)];
    Label symbol = new Label(v.symbol());
    symbol.getStyleClass().add("cell-symbol");
    Label number =
        new Label(texts.number(value, relative ? 3 : 1) + (relative ? " " : "") + v.unit());
    double change = relative ? (value / v.reference() - 1) * 100 : value - v.reference();
    Label strain =
        new Label((change > 0 ? "+" : "") + texts.number(change, 1) + (relative ? " %" : "°"));
    strain.getStyleClass().add("caption");
    values.addRow(line, symbol, number, strain);
    return line + 1;
  }

  private CellView.Cell cell(Crystal crystal, float[] x) {
    DesignSpace space = explorer.space();
    return new CellView.Cell(
        x[space.variableIndex(crystal.lengths()[0])],
        x[space.variableIndex(crystal.lengths()[1])],
        x[space.variableIndex(crystal.angles()[2])]);
  }
}
