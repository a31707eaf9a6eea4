package io.backcast.ui.candidates;

import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ScreenFonts;
import io.backcast.ui.common.Texts;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/** The columns that every table of designs has: variables and predictions. */
public final class CandidateColumns {
  /** Size of a cell's letters and the room around them, in ems. */
  private static final double CELL_FONT = 0.95;

  private static final double PADDING = 0.7;

  private final TableView<CandidateRow> table;
  private final Appearance appearance;
  private final Texts texts;

  public CandidateColumns(TableView<CandidateRow> table, Appearance appearance, Texts texts) {
    this.table = table;
    this.appearance = appearance;
    this.texts = texts;
  }

  void addAll(DesignSpace space) {
    add("#", "000", row -> String.valueOf(row.number()));
    for (int j = 0; j < space.dx(); j++) {
      variable(space.variables().get(j), j);
    }
    for (int k = 0; k < space.dy(); k++) {
      property(space.properties().get(k), k);
    }
  }

  private void variable(Variable v, int at) {
    int decimals = v.coarseDecimals();
    String longest = "";
    for (double value = v.lower(); value <= v.upper(); value += widthStep(v)) {
      String text = texts.value(v, value, decimals);
      longest = text.length() > longest.length() ? text : longest;
    }
    add(v.symbol(), longest, row -> texts.value(v, row.x()[at], decimals));
  }

  /** Categories are of any length; of numbers the bounds are the longest. */
  private static double widthStep(Variable v) {
    return v.categories() == null ? v.upper() - v.lower() : 1;
  }

  private void property(Property p, int at) {
    String longest = predicted(p, p.upper(), (p.upper() - p.lower()) / 10);
    add(p.name(), longest, row -> predicted(p, row.signed()[at], row.std()[at]));
  }

  private String predicted(Property p, double signed, double std) {
    PointMass mass = p.pointMass();
    if (mass != null && p.isMass(signed)) {
      return mass.name();
    }
    String value = texts.number(p.physical(signed), 2);
    return Double.isNaN(std) ? value : value + " ± " + texts.number(std, 2);
  }

  private void add(String title, String longest, Function<CandidateRow, String> text) {
    TableColumn<CandidateRow, String> column = new TableColumn<>(title);
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(text.apply(data.getValue())));
    width(column, Math.max(ems(title), ems(longest)) + PADDING);
    column.getStyleClass().add("number-column");
    table.getColumns().add(column);
  }

  /** How wide a text of a cell is. */
  static double ems(String text) {
    Text written = new Text(text);
    written.setFont(ScreenFonts.regular(100));
    return written.getLayoutBounds().getWidth() / 100 * CELL_FONT;
  }

  /** Keeps a column as wide as its text at every text size. */
  void width(TableColumn<CandidateRow, ?> column, double ems) {
    column.setSortable(false);
    column.setPrefWidth(ems * appearance.em());
    appearance.onChange(() -> column.setPrefWidth(ems * appearance.em()));
  }
}
