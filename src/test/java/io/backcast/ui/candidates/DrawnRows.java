package io.backcast.ui.candidates;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;

/** What the table of candidates has drawn, beside what it lists. */
public final class DrawnRows {
  private DrawnRows() {}

  /** How many cells show a design that is not that of their row any more; on the FX thread. */
  public static int stale(TableView<CandidateRow> table) {
    int stale = 0;
    for (Node node : table.lookupAll(".table-row-cell")) {
      if (node instanceof CandidateTableRow drawn && drawn.isVisible() && drawn.getItem() != null) {
        ListedDesign design = drawn.getItem().design();
        for (Node child : drawn.getChildrenUnmodifiable()) {
          stale += child instanceof InPlaceCell cell && !shows(cell, design, drawn) ? 1 : 0;
        }
      }
    }
    return stale;
  }

  private static boolean shows(InPlaceCell cell, ListedDesign design, CandidateTableRow in) {
    boolean inked = cell.getTextFill().equals(in.getTextFill());
    return cell.shows(design) && inked == design.isJudged();
  }

  /** Lets all rows take up each other's designs, and what is drawn of them show that. */
  public static void reverse(TableView<CandidateRow> table) {
    List<ListedDesign> designs = table.getItems().stream().map(CandidateRow::design).toList();
    for (int i = 0; i < designs.size(); i++) {
      table.getItems().get(i).become(designs.get(designs.size() - 1 - i));
    }
    for (Node node : table.lookupAll(".table-row-cell")) {
      ((CandidateTableRow) node).showInPlace();
    }
  }
}
