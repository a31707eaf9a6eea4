package io.backcast.ui.constraints;

import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The conditions below the variables: those of the model, those that are typed, and a button. */
public final class ConstraintsController {
  /** Height beyond which the rows scroll, in ems. */
  private static final double MOST = 15;

  private final ConstraintsViewModel model;
  private final Appearance appearance;
  private final Texts texts;
  private final Map<ConstraintDraft, ConstraintRow> views = new HashMap<>();

  @FXML private ScrollPane scroll;
  @FXML private VBox content;
  @FXML private VBox always;
  @FXML private VBox rows;
  @FXML private Button add;

  public ConstraintsController(ConstraintsViewModel model, Appearance appearance, Texts texts) {
    this.model = model;
    this.appearance = appearance;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    add.setTooltip(new Tooltip(texts.get("constraint.add.tip")));
    for (String text : model.always()) {
      Label label = new Label(text);
      label.getStyleClass().add("caption");
      label.setTooltip(new Tooltip(texts.get("constraint.always")));
      always.getChildren().add(label);
    }
    // rows wrap, so their height is known only once they are laid out; in the middle of that what
    // is around them would not be laid out again
    content.heightProperty().subscribe(height -> Platform.runLater(this::fit));
    model.drafts().addListener((ListChangeListener<ConstraintDraft>) change -> show());
    show();
  }

  private void fit() {
    double height = Math.min(content.getHeight(), MOST * appearance.em());
    scroll.setPrefViewportHeight(height);
    scroll.setMinViewportHeight(height);
  }

  private void show() {
    boolean focused = false;
    for (Map.Entry<ConstraintDraft, ConstraintRow> view : views.entrySet()) {
      if (!model.drafts().contains(view.getKey())) {
        focused |= view.getValue().isFocusWithin();
        view.getValue().dispose();
      }
    }
    views.keySet().retainAll(model.drafts());
    List<Node> shown =
        model.drafts().stream()
            .map(
                d ->
                    (Node)
                        views.computeIfAbsent(
                            d, draft -> new ConstraintRow(draft, model, appearance, texts)))
            .toList();
    rows.getChildren().setAll(shown);
    if (focused) {
      add.requestFocus();
    }
    boolean any = !shown.isEmpty() || !model.always().isEmpty();
    scroll.setVisible(any);
    scroll.setManaged(any);
  }

  /** Begins a constraint. */
  @FXML
  public void add() {
    ConstraintDraft draft = model.add();
    ConstraintRow row = views.get(draft);
    if (row != null) {
      row.focusField();
      scroll.setVvalue(1);
    }
  }
}
