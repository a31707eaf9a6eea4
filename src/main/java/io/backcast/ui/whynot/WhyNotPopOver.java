package io.backcast.ui.whynot;

import io.backcast.ui.chart.WhyAsker;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Bubble;
import io.backcast.ui.common.Texts;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** Says beside what was pointed at why no design has it, and leads to the nearest one. */
public final class WhyNotPopOver implements WhyAsker, AutoCloseable {
  private final WhyNotViewModel model;
  private final Texts texts;
  private final PopOver popOver;
  private final Label sentence = new Label();
  private final Label where = new Label();
  private final Button go = new Button();

  public WhyNotPopOver(WhyNotViewModel model, Appearance appearance, Texts texts) {
    this.model = model;
    this.texts = texts;
    sentence.setId("why-sentence");
    sentence.setWrapText(true);
    where.setWrapText(true);
    where.getStyleClass().add("why-where");
    go.setId("why-go");
    go.setText(texts.get("why.go"));
    go.setDefaultButton(true);
    VBox card = new VBox(sentence, where, go);
    card.getStyleClass().add("why");
    popOver = Bubble.of(appearance, "", card);
    popOver.setHeaderAlwaysVisible(true);
    popOver.setArrowLocation(PopOver.ArrowLocation.LEFT_CENTER);
    go.setOnAction(
        e -> {
          model.go();
          popOver.hide();
        });
    model.answerProperty().subscribe(this::show);
  }

  @Override
  public void ask(List<Pick> picks, Node beside, double x, double y) {
    popOver.setTitle(model.title(picks));
    model.ask(picks);
    Bounds where = beside.localToScreen(beside.getBoundsInLocal());
    if (where != null) {
      popOver.show(beside, where.getMinX() + x, where.getMinY() + y);
    }
  }

  /** Whether it is shown. */
  public boolean isShowing() {
    return popOver.isShowing();
  }

  private void show(@Nullable Answer answer) {
    sentence.setText(answer == null ? texts.get("why.looking") : answer.sentence());
    boolean found = answer != null && answer.nearest() != null;
    where.setText(answer == null ? "" : answer.where());
    where.setVisible(!where.getText().isEmpty());
    where.setManaged(where.isVisible());
    go.setVisible(found);
    go.setManaged(found);
    if (found && popOver.isShowing()) {
      go.requestFocus();
    }
  }

  @Override
  public void close() {
    popOver.hide();
  }
}
