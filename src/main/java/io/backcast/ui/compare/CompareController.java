package io.backcast.ui.compare;

import io.backcast.model.Crystal;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.CalculatedText;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.verify.CalculatedDesign;
import io.backcast.verify.DesignAnswers;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/** Pinned designs side by side, each against the reference. */
public final class CompareController {
  private final ExplorerState explorer;
  private final Texts texts;

  @FXML private GridPane grid;
  @FXML private ScrollPane scroll;
  @FXML private Label empty;

  public CompareController(ExplorerState explorer, Texts texts) {
    this.explorer = explorer;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    explorer.pins().addListener((InvalidationListener) o -> fill());
    explorer.answersProperty().subscribe((before, now) -> fill());
    fill();
  }

  private void fill() {
    grid.getChildren().clear();
    boolean none = explorer.pins().isEmpty();
    empty.setVisible(none);
    scroll.setVisible(!none);
    int line = 1;
    for (Variable v : explorer.space().variables()) {
      grid.add(name(v.symbol()), 0, line++);
    }
    for (Property p : explorer.space().properties()) {
      grid.add(name(p.name()), 0, line++);
    }
    if (answered()) {
      grid.add(name(texts.get("compare.calculated")), 0, line++);
    }
    for (int c = 0; c < explorer.pins().size(); c++) {
      column(explorer.pins().get(c), c + 1);
    }
  }

  private boolean answered() {
    DesignAnswers answers = explorer.answersProperty().get();
    return explorer.pins().stream().anyMatch(pin -> answers.of(pin.x()) != null);
  }

  private void calculated(Candidate pin, int column, int line) {
    DesignAnswers answers = explorer.answersProperty().get();
    CalculatedDesign found = answers.of(pin.x());
    if (found != null) {
      Property p = explorer.space().properties().get(answers.property());
      Label value = new Label(CalculatedText.value(texts, p, found));
      value.setTooltip(new Tooltip(CalculatedText.origin(texts, p, found)));
      value.getStyleClass().add("compare-predicted");
      grid.add(value, column, line);
    }
  }

  private static Label name(String symbol) {
    Label label = new Label(symbol);
    label.getStyleClass().add("cell-symbol");
    return label;
  }

  private void column(Candidate pin, int column) {
    Button select = new Button(texts.get("compare.pin", column));
    select.getStyleClass().add("quiet");
    select.setOnAction(e -> explorer.selectedProperty().set(pin));
    Button remove = new Button("×");
    remove.getStyleClass().add("quiet");
    remove.setAccessibleText(texts.get("compare.remove", column));
    remove.setOnAction(e -> explorer.pins().remove(pin));
    grid.add(new HBox(select, remove), column, 0);
    int line = 1;
    for (int j = 0; j < explorer.space().dx(); j++) {
      Variable v = explorer.space().variables().get(j);
      double value = pin.x()[j];
      Label change = new Label(change(v, value));
      change.getStyleClass().add("caption");
      Label number = new Label(texts.quantity(v, value));
      HBox cell = new HBox(number, change);
      cell.getStyleClass().add("compare-cell");
      grid.add(cell, column, line++);
    }
    for (int k = 0; k < explorer.space().dy(); k++) {
      Property p = explorer.space().properties().get(k);
      double unclamped = pin.predictions().unclamped()[k];
      Label number =
          new Label(
              p.isMass(unclamped) && p.pointMass() != null
                  ? p.pointMass().name()
                  : texts.uncertain(p, unclamped, pin.predictions().std()[k]).text(p.unit()));
      number.getStyleClass().add("compare-predicted");
      grid.add(number, column, line++);
    }
    calculated(pin, column, line);
  }

  /**
   * Change from the reference: strain in % for lengths of a crystal, else in the variable's unit.
   */
  private String change(Variable v, double value) {
    if (v.whole()) {
      return "";
    }
    if (v.isLog()) {
      return "× " + texts.significant(value / v.reference(), 3);
    }
    double by = value - v.reference();
    boolean strain = Crystal.strains(explorer.card().crystal(), v);
    String text =
        strain
            ? Units.with(texts.number(by / v.reference() * 100, 1), "%")
            : Units.with(texts.number(by, v.shownDecimals()), v.unit());
    return (by > 0 ? "+" : "") + text;
  }
}
