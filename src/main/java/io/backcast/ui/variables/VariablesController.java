package io.backcast.ui.variables;

import io.backcast.design.Abstention;
import io.backcast.design.DesignResult;
import io.backcast.model.BackcastException;
import io.backcast.model.Crystal;
import io.backcast.model.DesignBounds;
import io.backcast.model.Goal;
import io.backcast.model.Histogram;
import io.backcast.model.Property;
import io.backcast.model.Relations;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.chart.WhyAsker;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.Guess;
import io.backcast.ui.state.SessionPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import org.jspecify.annotations.Nullable;

/** The left column: one row per variable with its histogram, bounds and lock. */
public final class VariablesController implements SessionPart {
  /** So many rows would fill the height of any window with bars as high as towers. */
  private static final int FEW = 4;

  private final ExplorerState explorer;
  private final Guess guess;
  private final Appearance appearance;
  private final Texts texts;
  private final Relations relations;
  private final WhyAsker whyAsker;
  private final List<VariableRow> rowViews = new ArrayList<>();

  @FXML private VBox rows;
  @FXML private ToggleSwitch strainButton;

  public VariablesController(
      ExplorerState explorer, Guess guess, WhyAsker whyAsker, Appearance appearance, Texts texts) {
    this.explorer = explorer;
    this.whyAsker = whyAsker;
    this.guess = guess;
    this.appearance = appearance;
    this.texts = texts;
    this.relations = Relations.of(explorer.space());
  }

  @FXML
  private void initialize() {
    NameColumn names = new NameColumn(appearance, explorer.space().variables());
    for (int j = 0; j < explorer.space().dx(); j++) {
      rows.getChildren().add(row(j, names));
    }
    if (explorer.space().dx() <= FEW) {
      rows.getStyleClass().add("few");
    }
    strainButton.setVisible(hasStrain());
    strainButton.setManaged(hasStrain());
    explorer.boundsProperty().subscribe(this::showBounds);
    explorer.resultProperty().subscribe(this::showResult);
    explorer.brushProperty().subscribe(now -> showBrush());
    guess.changesProperty().subscribe(now -> showGuess());
    explorer
        .selectedProperty()
        .subscribe(
            candidate -> {
              for (int j = 0; j < rowViews.size(); j++) {
                rowViews.get(j).mark(candidate == null ? Double.NaN : candidate.x()[j]);
              }
            });
    strainButton.selectedProperty().subscribe(this::showStrain);
  }

  /** The histograms for export. */
  public Figure figure() {
    return new Figure(
        "distributions",
        look -> {
          ExplorationResult result = explorer.resultProperty().get();
          return result == null
              ? null
              : new DistributionsChart(look, texts, explorer.card()).of(result);
        },
        () -> {
          ExplorationResult result = explorer.resultProperty().get();
          String count = texts.whole(result == null ? 0 : result.distribution().size());
          Property first = explorer.firstProperty();
          return explorer.goal(0) instanceof Goal.Extreme extreme
              ? texts.get(
                  "variables.sentence.extreme",
                  count,
                  texts.get(extreme.most() ? "report.goal.max" : "report.goal.min", first.label()))
              : texts.get(
                  "variables.sentence",
                  count,
                  first.label(),
                  texts.quantity(first, explorer.goal(0)));
        });
  }

  @FXML
  private void reset() {
    explorer.resetBounds();
  }

  /** Whether any variable is a length of a crystal, so that its change is a strain. */
  public boolean hasStrain() {
    return explorer.space().variables().stream().anyMatch(this::strains);
  }

  private boolean strains(Variable v) {
    return Crystal.strains(explorer.card().crystal(), v);
  }

  private void showStrain(boolean strain) {
    for (int j = 0; j < rowViews.size(); j++) {
      rowViews.get(j).strain(strain && strains(explorer.space().variables().get(j)));
    }
  }

  /** Switches between values and change from the reference. */
  public void toggleStrain() {
    strainButton.setSelected(!strainButton.isSelected());
  }

  private HBox row(int j, NameColumn names) {
    Variable v = explorer.space().variables().get(j);
    Label symbol = new Label(v.symbol());
    symbol.getStyleClass().add("symbol");
    Label unit = new Label(NameColumn.caption(v));
    unit.getStyleClass().add("caption");
    ToggleButton lock = new ToggleButton(texts.get("variables.lock"));
    lock.setId("lock-" + v.name());
    lock.getStyleClass().add("lock");
    lock.setAccessibleText(texts.get("variables.lock.accessible", v.name()));
    lock.setTooltip(new Tooltip(texts.get("variables.lock.tip", v.name())));
    RowHead left = new RowHead(symbol, unit, lock);
    names.fit(left);
    Tooltip.install(left, new Tooltip(Units.label(v.name(), v.unit())));
    Histogram training =
        explorer.card().dataSummary() == null
            ? null
            : explorer.card().dataSummary().histograms().get(v.name());
    VariableRow row = new VariableRow(appearance, texts, v, training, new RowListener(j));
    row.setId("variable-" + v.name());
    Tooltip.install(row, new Tooltip(texts.get("variables.row.tip")));
    rowViews.add(row);
    lock.setOnAction(
        e -> {
          double at = lockAt(j);
          bound(j, lock.isSelected() ? at : v.lower(), lock.isSelected() ? at : v.upper());
        });
    explorer.boundsProperty().subscribe(bounds -> lock.setSelected(bounds.isLocked(j)));
    HBox.setHgrow(row, Priority.ALWAYS);
    HBox line = new HBox(left, row);
    line.getStyleClass().add("variable-row");
    VBox.setVgrow(line, Priority.ALWAYS);
    return line;
  }

  /** Sets the bounds of a variable, as far as the others leave designs on the relations. */
  private void bound(int j, double low, double high) {
    DesignBounds bounds = explorer.boundsProperty().get();
    Variable v = explorer.space().variables().get(j);
    DesignBounds left = reach(bounds.with(j, v.lower(), v.upper()));
    explorer
        .boundsProperty()
        .set(bounds.with(j, Math.min(low, left.upper()[j]), Math.max(high, left.lower()[j])));
  }

  /** What designs on the relations take of bounds; the bounds themselves where there are none. */
  private DesignBounds reach(DesignBounds bounds) {
    try {
      return relations.isEmpty() ? bounds : relations.reach(bounds);
    } catch (BackcastException e) {
      // the search for designs says so
      return bounds;
    }
  }

  /** The selected candidate's value, or the reference. */
  private double lockAt(int j) {
    var candidate = explorer.selectedProperty().get();
    Variable v = explorer.space().variables().get(j);
    return candidate == null || candidate.number() == 0 ? v.reference() : v.snap(candidate.x()[j]);
  }

  private void showBounds(DesignBounds bounds) {
    for (int j = 0; j < rowViews.size(); j++) {
      rowViews.get(j).bounds(bounds.lower()[j], bounds.upper()[j]);
    }
    DesignBounds left = reach(bounds);
    for (int j = 0; j < rowViews.size() && !relations.isEmpty(); j++) {
      if (relations.involves(j)) {
        rowViews.get(j).reach(left.lower()[j], left.upper()[j]);
      }
    }
  }

  private void showResult(@Nullable ExplorationResult result) {
    DesignResult settled = result == null ? null : result.result();
    Abstention abstention = settled == null ? null : settled.abstention();
    boolean outside =
        abstention != null && abstention.reason() == Abstention.Reason.DESIGNS_OUTSIDE;
    DesignBounds bounds = explorer.boundsProperty().get();
    for (int j = 0; settled != null && j < rowViews.size(); j++) {
      Variable v = explorer.space().variables().get(j);
      boolean narrowed = bounds.cutsBelow(v, j) || bounds.cutsAbove(v, j);
      rowViews.get(j).unsupported(outside && narrowed);
    }
    for (int j = 0; result != null && j < rowViews.size(); j++) {
      rowViews.get(j).show(result.histograms().get(j));
    }
    showBrush();
  }

  private void showBrush() {
    Brush brush = explorer.brushProperty().get();
    ExplorationResult result = explorer.resultProperty().get();
    List<Histogram> brushed =
        brush.isEmpty() || result == null
            ? List.of()
            : ExplorationResult.histograms(explorer.space(), result.distribution(), brush);
    for (int j = 0; j < rowViews.size(); j++) {
      double low = Double.NaN;
      double high = Double.NaN;
      for (Brush.Range r : brush.ranges()) {
        low = r.variable() == j ? r.low() : low;
        high = r.variable() == j ? r.high() : high;
      }
      rowViews.get(j).brushed(brushed.isEmpty() ? null : brushed.get(j), low, high);
    }
  }

  private void showGuess() {
    for (int j = 0; j < rowViews.size(); j++) {
      rowViews.get(j).guess(guess.concealedProperty().get(), guess.at(j));
    }
  }

  private final class RowListener implements VariableRow.Listener {
    private final int variable;

    RowListener(int variable) {
      this.variable = variable;
    }

    @Override
    public void bounds(double lower, double upper) {
      bound(variable, lower, upper);
    }

    @Override
    public void brush(double low, double high) {
      Brush brush = explorer.brushProperty().get();
      explorer
          .brushProperty()
          .set(Double.isNaN(low) ? brush.without(variable) : brush.with(variable, low, high));
    }

    @Override
    public void why(double value, double x) {
      VariableRow row = rowViews.get(variable);
      whyAsker.ask(List.of(new WhyAsker.Pick(variable, value)), row, x, row.getHeight() / 2);
    }

    @Override
    public void guess(double value) {
      guess.place(variable, value);
    }
  }

  @Override
  public void save(Map<String, String> views) {
    views.put("variables.strain", String.valueOf(strainButton.isSelected()));
  }

  @Override
  public void restore(Map<String, String> views) {
    // the card may have no crystal any more
    strainButton.setSelected(hasStrain() && Boolean.parseBoolean(views.get("variables.strain")));
  }
}
