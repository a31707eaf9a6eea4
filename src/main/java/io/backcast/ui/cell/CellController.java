package io.backcast.ui.cell;

import io.backcast.model.Crystal;
import io.backcast.model.DesignSpace;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The unit cell of the selected candidate over the unstrained one; only for crystals. */
public final class CellController {
  private final ExplorerState explorer;
  private final Appearance appearance;
  private final Texts texts;

  @FXML private VBox root;
  @FXML private Label caption;
  @FXML private StackPane holder;
  @FXML private GridPane values;

  public CellController(ExplorerState explorer, Appearance appearance, Texts texts) {
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
    CellView view =
        new CellView(appearance, cell(crystal, explorer.space().reference()), crystal.atoms());
    holder.getChildren().setAll(view);
    explorer.selectedProperty().subscribe(candidate -> show(crystal, view, candidate));
  }

  private void show(Crystal crystal, CellView shown, ExplorerState.@Nullable Candidate candidate) {
    values.getChildren().clear();
    if (candidate == null) {
      shown.show(null);
      caption.setText(texts.get("cell.reference", crystal.formula()));
      return;
    }
    shown.show(cell(crystal, candidate.x()));
    caption.setText(
        candidate.number() > 0
            ? texts.get("cell.candidate", texts.whole(candidate.number()))
            : texts.get("cell.edited"));
    int line = 0;
    for (String name : crystal.lengths()) {
      line = value(crystal, name, candidate.x(), line);
    }
    for (String name : crystal.angles()) {
      line = value(crystal, name, candidate.x(), line);
    }
  }

  private int value(Crystal crystal, String name, float[] x, int line) {
    DesignSpace space = explorer.space();
    Variable v = space.variables().get(space.variableIndex(name));
    double value = x[space.variableIndex(name)];
    Label symbol = new Label(v.symbol());
    symbol.getStyleClass().add("cell-symbol");
    Label number = new Label(texts.quantity(v, value));
    boolean strains = Crystal.strains(crystal, v);
    double by = strains ? (value / v.reference() - 1) * 100 : value - v.reference();
    String unit = strains ? "%" : v.unit();
    Label change = new Label((by > 0 ? "+" : "") + Units.with(texts.number(by, 1), unit));
    change.getStyleClass().add("caption");
    values.addRow(line, symbol, number, change);
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
