package io.backcast.ui.candidates;

import io.backcast.model.TrustLevel;
import io.backcast.ui.common.Texts;
import io.backcast.verify.Agreement;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * The trust level as a coloured badge, or a dash for a design without a prediction; the reason is
 * the tooltip, and the reasons one by one are in a bubble at a click.
 */
final class TrustCell extends InPlaceCell {
  /** Font size of a badge relative to a cell, and its padding in ems. */
  private static final double FONT = 0.88;

  private static final double PADDING = 1.5;

  /** Beside the level of a design that the audit ensemble predicts otherwise. */
  private static final String DISPUTED = " ≠";

  /** Beside the level of a design that a calculation agrees with, or does not. */
  private static final String CONFIRMED = " ✓";

  private static final String REFUTED = " ✗";

  private final DesignEvidence evidence;
  private final Texts texts;
  private final Label badge = new Label();
  private final Tooltip tip = new Tooltip();

  TrustCell(DesignEvidence evidence, Texts texts, BiConsumer<ListedDesign, Node> explain) {
    this.evidence = evidence;
    this.texts = texts;
    badge.setOnMouseClicked(
        e -> {
          ListedDesign design = getItem();
          if (design != null && e.isStillSincePress()) {
            explain.accept(design, badge);
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
  protected void updateItem(@Nullable ListedDesign design, boolean empty) {
    super.updateItem(design, empty);
    if (empty || design == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    // a level would be a promise that nobody has made
    boolean sketched = isSketched(design);
    badge.setVisible(!sketched);
    setAccessibleText(sketched ? evidence.reason(design) : null);
    if (!sketched) {
      showBadge(design);
    }
    setGraphic(badge);
  }

  private void showBadge(ListedDesign design) {
    String level = design.evaluated() ? texts.of("status", design.status()) : "–";
    badge.setText(design.evaluated() ? level + mark(design) : level);
    List<String> classes =
        design.evaluated() ? List.of("badge", "badge-" + design.status().key()) : List.of("label");
    if (!badge.getStyleClass().equals(classes)) {
      badge.getStyleClass().setAll(classes);
    }
    tip.setText(evidence.reason(design));
    badge.setAccessibleText(level + ": " + tip.getText());
  }

  @Override
  boolean shows(ListedDesign now) {
    ListedDesign shown = getItem();
    return shown == now || shown != null && isSketched(shown) && isSketched(now);
  }

  private static boolean isSketched(ListedDesign design) {
    return !design.isJudged() && design.evaluated();
  }

  /** A calculation weighs more than the audit ensemble. */
  private String mark(ListedDesign design) {
    Agreement agreement = evidence.agreement(design);
    if (agreement != null) {
      return agreement.agrees() ? CONFIRMED : REFUTED;
    }
    return evidence.isDisputed(design) ? DISPUTED : "";
  }
}
