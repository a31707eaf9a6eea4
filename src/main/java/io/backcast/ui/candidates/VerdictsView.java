package io.backcast.ui.candidates;

import io.backcast.model.Property;
import io.backcast.ui.common.CalculatedText;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import io.backcast.verify.CalculatedDesign;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The three verdicts on the selected candidate, each with its name. */
final class VerdictsView {
  private final ExplorerState explorer;
  private final VerdictsViewModel model;
  private final Texts texts;
  private final Entry surrogate;
  private final Entry audit;
  private final Entry calculation;

  /** A name with what it says. */
  private final class Entry {
    private final Label name = new Label();
    private final Label value = new Label();
    private final Tooltip tip = new Tooltip();

    Entry(FlowPane pane, String id, String key) {
      name.setText(texts.get(key));
      name.getStyleClass().add("caption");
      value.getStyleClass().add("verdict-value");
      value.setId(id);
      HBox entry = new HBox(name, value);
      entry.getStyleClass().add("verdict-entry");
      Tooltip.install(entry, tip);
      pane.getChildren().add(entry);
    }

    void show(String said, String explained) {
      value.setText(said);
      tip.setText(explained);
      value.setAccessibleText(name.getText() + ": " + said + ". " + explained);
    }
  }

  VerdictsView(FlowPane pane, ExplorerState explorer, VerdictsViewModel model, Texts texts) {
    this.explorer = explorer;
    this.model = model;
    this.texts = texts;
    surrogate = new Entry(pane, "verdict-surrogate", "verdict.surrogate");
    audit = new Entry(pane, "verdict-audit", "verdict.audit");
    calculation = new Entry(pane, "verdict-calculation", "verdict.calculation");
    pane.setManaged(model.applies());
    // its room stays, so that the table does not move
    model.verdictsProperty().subscribe(now -> pane.setVisible(model.applies() && now != null));
    model.verdictsProperty().subscribe(this::show);
  }

  private void show(VerdictsViewModel.@Nullable Verdicts now) {
    Property p = explorer.space().properties().get(model.property());
    surrogate.show(
        now == null ? "" : predicted(p, now.surrogate()), texts.get("verdict.surrogate.tip"));
    audit.show(now == null ? "" : predicted(p, now.audit()), texts.get("verdict.audit.tip"));
    CalculatedDesign found = now == null ? null : now.calculated();
    calculation.show(
        now == null
            ? ""
            : found == null
                ? texts.get("verdict.none")
                : CalculatedText.value(texts, p, found)
                    + (found.comparable() ? "" : " " + texts.get("verdict.unmoved")),
        found == null
            ? texts.get("verdict.calculation.tip")
            : CalculatedText.origin(texts, p, found));
  }

  private String predicted(Property p, double unclamped) {
    return Double.isNaN(unclamped) ? "–" : texts.predicted(p, unclamped);
  }
}
