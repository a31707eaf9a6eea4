package io.backcast.ui.candidates;

import io.backcast.model.TrustLevel;
import io.backcast.ui.common.Texts;
import io.backcast.verify.Agreement;
import java.util.Arrays;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * The trust level as a coloured badge, or a dash for a design without a prediction; the reason is
 * the tooltip, and the reasons one by one are in a bubble at a click.
 */
final class TrustCell extends TableCell<CandidateRow, CandidateRow> {
  /** Font size of a badge relative to a cell, and its padding in ems. */
  private static final double FONT = 0.88;

  private static final double PADDING = 1.5;

  /** Beside the level of a design that the audit ensemble predicts otherwise. */
  private static final String DISPUTED = " ≠";

  /** Beside the level of a design that a calculation agrees with, or does not. */
  private static final String CONFIRMED = " ✓";

  private static final String REFUTED = " ✗";

  /** A row that only the surrogate has seen. */
  private static final PseudoClass SKETCH = PseudoClass.getPseudoClass("sketch");

  private final CandidatesViewModel model;
  private final Texts texts;
  private final Label badge = new Label();
  private final Tooltip tip = new Tooltip();

  TrustCell(CandidatesViewModel model, Texts texts, BiConsumer<CandidateRow, Node> explain) {
    this.model = model;
    this.texts = texts;
    badge.setOnMouseClicked(
        e -> {
          CandidateRow row = getItem();
          if (row != null && e.isStillSincePress()) {
            explain.accept(row, badge);
          }
        });
    badge.setTooltip(tip);
  }

  /**
   * Width of the column for the longest level, in ems.
   *
   * @param predicts whether designs are judged at all
   * @param audited whether an audit ensemble or a calculation may agree or not
   */
  static double ems(Texts texts, boolean predicts, boolean audited) {
    return PADDING
        + (audited ? FONT * CandidateColumns.ems(DISPUTED) : 0)
        + FONT
            * Arrays.stream(TrustLevel.values())
                .filter(s -> predicts == (s != TrustLevel.NOT_JUDGED))
                .mapToDouble(s -> CandidateColumns.ems(texts.of("status", s)))
                .max()
                .orElse(0);
  }

  @Override
  protected void updateItem(@Nullable CandidateRow row, boolean empty) {
    super.updateItem(row, empty);
    if (getTableRow() != null) {
      // a row factory of its own would replace the one that the table's skin needs
      getTableRow().pseudoClassStateChanged(SKETCH, !empty && row != null && !row.isJudged());
    }
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    if (!row.isJudged() && row.evaluated()) {
      // a level would be a promise that nobody has made
      setGraphic(null);
      setAccessibleText(model.reason(row));
      return;
    }
    setAccessibleText(null);
    if (row.evaluated()) {
      String level = texts.of("status", row.status());
      badge.setText(level + mark(row));
      badge.getStyleClass().setAll("badge", "badge-" + row.status().key());
    } else {
      badge.setText("–");
      badge.getStyleClass().setAll("label");
    }
    tip.setText(model.reason(row));
    String level = row.evaluated() ? texts.of("status", row.status()) : badge.getText();
    badge.setAccessibleText(level + ": " + tip.getText());
    setGraphic(badge);
  }

  /** A calculation weighs more than the audit ensemble. */
  private String mark(CandidateRow row) {
    Agreement agreement = model.agreement(row);
    if (agreement != null) {
      return agreement.agrees() ? CONFIRMED : REFUTED;
    }
    return model.isDisputed(row) ? DISPUTED : "";
  }
}
