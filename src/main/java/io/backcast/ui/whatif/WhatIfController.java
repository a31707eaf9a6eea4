package io.backcast.ui.whatif;

import io.backcast.design.PropertyProfiles;
import io.backcast.model.Crystal;
import io.backcast.model.Goal;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.chart.PropertyChoice;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CalculatedText;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.IntervalText;
import io.backcast.ui.common.NumberFormatter;
import io.backcast.ui.common.ScreenFonts;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import io.backcast.verify.CalculatedDesign;
import io.backcast.verify.Convention;
import io.backcast.verify.DesignAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Profiles through the selected design, one per variable, and its prediction. */
public final class WhatIfController {
  /** Smallest width of a profile, in ems; the others wrap into the next row. */
  private static final double NARROWEST = 7;

  /** A cell is not made wider than this for a long value. */
  private static final double WIDEST = 13;

  /** Room for a symbol beside a value, cut off in its middle if it is longer. */
  private static final double LEAST_SYMBOL = 4;

  /** Room between a symbol and a value, in ems. */
  private static final double GAP = 0.5;

  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

  /** Letters of a prediction that fit into a cell in the usual size. */
  private static final int ORDINARY_LENGTH = 10;

  private final ExplorerState explorer;
  private final WhatIfViewModel model;
  private final Appearance appearance;
  private final Texts texts;
  private final Gate drawing;
  private final List<ProfileView> views = new ArrayList<>();
  private final List<Label> values = new ArrayList<>();
  private final List<Label> slopes = new ArrayList<>();
  private final List<VBox> cells = new ArrayList<>();
  private double narrowest = NARROWEST;

  /** Index of the property of the profiles that are shown. */
  private int property;

  private int columns;

  @FXML private Label caption;
  @FXML private ComboBox<Property> properties;
  @FXML private GridPane grid;
  @FXML private Label empty;
  @FXML private Label prediction;
  @FXML private Label deviation;
  @FXML private VBox predicted;
  @FXML private Label calculated;

  /**
   * The profiles.
   *
   * @param drawing opens when there is time to draw them
   */
  public WhatIfController(
      ExplorerState explorer,
      WhatIfViewModel model,
      Appearance appearance,
      Texts texts,
      Gate drawing) {
    this.explorer = explorer;
    this.model = model;
    this.appearance = appearance;
    this.texts = texts;
    this.drawing = drawing;
  }

  @FXML
  private void initialize() {
    PropertyChoice.offer(properties, explorer.shown());
    for (int j = 0; j < explorer.space().dx(); j++) {
      cells.add(cell(j));
    }
    cells.add(predicted);
    narrowest = Math.max(NARROWEST, Math.min(WIDEST, widestHead()));
    drawing.pass(
        () -> {
          grid.widthProperty().subscribe(width -> arrange());
          appearance.onChange(this::arrange);
        });
    model.designProperty().subscribe(this::showDesign);
    explorer.selectedProperty().subscribe(candidate -> showCaption());
    // the number of columns follows the width, so the grid must not demand any width
    grid.setMinWidth(0);
    model.profilesProperty().subscribe(this::showProfiles);
    explorer.shown().valueProperty().subscribe(p -> showProfiles(model.profilesProperty().get()));
    explorer
        .extrapolationProperty()
        .subscribe(control -> views.forEach(v -> v.extrapolation(control)));
    explorer.answersProperty().subscribe(this::showCalculated);
    showTarget();
    for (Observable source : explorer.goalSources()) {
      source.subscribe(this::showTarget);
    }
  }

  private void showTarget() {
    views.forEach(v -> v.target(explorer.levels(property)));
  }

  private Property property() {
    return explorer.space().properties().get(property);
  }

  /** The profiles for export. */
  public Figure figure() {
    return new Figure(
        "whatif",
        look -> {
          PropertyProfiles now = model.profilesProperty().get();
          return now == null
              ? null
              : new ProfilesChart(look, texts, explorer.space())
                  .of(now, explorer.goal(now.property()), explorer.answersProperty().get());
        },
        () ->
            texts.get(
                explorer.goal(property) instanceof Goal.Extreme
                    ? "whatif.sentence.extreme"
                    : "whatif.sentence",
                property().label(),
                (prediction.getText() + " " + deviation.getText() + " " + calculated.getText())
                    .strip()));
  }

  private VBox cell(int j) {
    Variable v = explorer.space().variables().get(j);
    Label symbol = new Label(v.symbol());
    symbol.getStyleClass().add("cell-symbol");
    symbol.setTooltip(new Tooltip(Units.label(v.name(), v.unit())));
    symbol.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Label value = new Label();
    value.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(symbol, gap, value);
    ProfileView view =
        new ProfileView(appearance, texts, v, property(), moved -> model.set(j, moved));
    view.setId("profile-" + v.name());
    VBox.setVgrow(view, Priority.ALWAYS);
    Label slope = new Label();
    slope.getStyleClass().add("caption");
    slope.setMinWidth(0);
    slope.setWrapText(true);
    slope.setMinHeight(Region.USE_PREF_SIZE);
    VBox cell = new VBox(head, view, slope);
    cell.getStyleClass().add("profile-cell");
    views.add(view);
    values.add(value);
    slopes.add(slope);
    return cell;
  }

  /** Width of the longest value that a cell may show beside its symbol, or its start, in ems. */
  private double widestHead() {
    return explorer.space().variables().stream()
        .filter(v -> v.categories() == null)
        .mapToDouble(
            v ->
                GAP
                    + Math.min(LEAST_SYMBOL, ScreenFonts.ems(v.symbol()))
                    + Stream.of(v.lower(), v.upper())
                        .mapToDouble(end -> ScreenFonts.ems(texts.quantity(v, end)))
                        .max()
                        .orElse(0))
        .max()
        .orElse(0);
  }

  private void arrange() {
    int fitting = (int) Math.clamp(grid.getWidth() / (narrowest * appearance.em()), 2, 8);
    // rows of equal length
    int rows = (cells.size() + fitting - 1) / fitting;
    int needed = (cells.size() + rows - 1) / rows;
    if (needed != columns) {
      columns = needed;
      grid.getChildren().clear();
      grid.getColumnConstraints().clear();
      grid.getRowConstraints().clear();
      for (int c = 0; c < columns; c++) {
        var constraint = new ColumnConstraints();
        constraint.setPercentWidth(100.0 / columns);
        grid.getColumnConstraints().add(constraint);
      }
      for (int r = 0; r < rows; r++) {
        var constraint = new RowConstraints();
        constraint.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().add(constraint);
      }
      for (int i = 0; i < cells.size(); i++) {
        grid.add(cells.get(i), i % columns, i / columns);
      }
    }
  }

  private void showDesign(float @Nullable [] x) {
    grid.setVisible(x != null);
    empty.setVisible(x == null);
    for (int j = 0; x != null && j < views.size(); j++) {
      Variable v = explorer.space().variables().get(j);
      views.get(j).value(x[j]);
      values.get(j).setText(texts.quantity(v, x[j]));
    }
    showCaption();
    showCalculated();
  }

  /** The calculations on the profiles, and what they say of the design itself. */
  private void showCalculated() {
    float[] x = model.designProperty().get();
    DesignAnswers answers = explorer.answersProperty().get();
    boolean shown = x != null && answers.property() == property && !answers.isEmpty();
    for (int j = 0; j < views.size(); j++) {
      views.get(j).calculated(shown && x != null ? answers.along(x, j) : List.of(), j);
    }
    CalculatedDesign here = shown && x != null ? answers.of(x) : null;
    Property p = property();
    calculated.setVisible(here != null);
    calculated.setManaged(here != null);
    calculated.setText(
        here == null ? "" : "◆ " + CalculatedText.value(texts, p, here) + moved(here));
    calculated.setTooltip(here == null ? null : new Tooltip(CalculatedText.origin(texts, p, here)));
  }

  /** The offset of a calculated value, in brackets. */
  private String moved(CalculatedDesign here) {
    Convention convention = here.convention();
    return " ("
        + (convention == null
            ? texts.get("calculated.points.alone")
            : CalculatedText.moved(texts, property(), convention))
        + ")";
  }

  /** Follows the selection too: a design of a session may turn out to be a row of the table. */
  private void showCaption() {
    float[] x = model.designProperty().get();
    ExplorerState.Candidate candidate = explorer.selectedProperty().get();
    caption.setText(
        x == null || candidate == null
            ? ""
            : candidate.number() > 0
                ? texts.get("whatif.candidate", texts.whole(candidate.number()))
                : texts.get(
                    candidate.number() == ExplorerState.Candidate.SKETCHED
                        ? "whatif.sketched"
                        : "whatif.other"));
  }

  private void showProfiles(@Nullable PropertyProfiles now) {
    int before = property;
    property = now == null ? explorer.shown().index() : now.property();
    if (property != before) {
      showTarget();
      showCalculated();
    }
    for (int j = 0; j < views.size(); j++) {
      views.get(j).show(property(), now == null ? null : now.along().get(j));
      slopes.get(j).setText(now == null || isInClass(now) ? "" : slope(j, now.slopes()[j]));
    }
    if (now == null) {
      prediction.setText("");
      deviation.setText("");
      return;
    }
    Property p = property();
    double unclamped = now.at().unclamped()[property];
    NumberFormatter.Uncertain predictedValue =
        texts.uncertain(p, unclamped, now.at().std()[property]);
    PredictedIntervals stated = now.intervals();
    prediction.setText(
        isInClass(now) && p.pointMass() != null
            ? p.pointMass().name()
            : predictedValue.value(p.unit()));
    prediction.pseudoClassStateChanged(LONG, prediction.getText().length() > ORDINARY_LENGTH);
    deviation.setText(
        isInClass(now)
            ? classProbability(stated)
            : Double.isNaN(now.at().std()[property])
                ? texts.get("whatif.deviation-unknown")
                : predictedValue.deviation(p.unit()));
    deviation.setTooltip(
        stated == null || Float.isNaN(stated.low()[property])
            ? null
            : new Tooltip(
                IntervalText.sentence(
                    texts,
                    p,
                    stated.low()[property],
                    stated.high()[property],
                    stated.massProbability()[property])));
  }

  /** Deep in a class neither a deviation nor a slope means anything. */
  private boolean isInClass(PropertyProfiles now) {
    return property().isMass(now.at().unclamped()[property]);
  }

  private String classProbability(@Nullable PredictedIntervals stated) {
    double probability = stated == null ? Double.NaN : stated.massProbability()[property];
    return Double.isNaN(probability)
        ? ""
        : texts.get("whatif.class", texts.number(100 * probability, 0));
  }

  /** Slope: change of the property per unit of the variable, or per percent of strain. */
  private String slope(int j, double perUnit) {
    Variable v = explorer.space().variables().get(j);
    // categories have no order, so no slope
    if (Double.isNaN(perUnit) || v.categories() != null) {
      return "";
    }
    Property p = property();
    if (v.isLog() || p.isLog()) {
      return logSlope(v, p, perUnit);
    }
    boolean strain = Crystal.strains(explorer.card().crystal(), v);
    double change = strain ? perUnit * v.reference() / 100 : perUnit;
    String by = Units.with(texts.change(change, 2), p.unit());
    String per = strain ? "%" : v.unit();
    return per.isEmpty() ? by : by + "/" + per;
  }

  /** The same where one of both is on a log scale: changes there are in percent. */
  private String logSlope(Variable v, Property p, double perCoordinate) {
    // one percent of a variable is 0.01 of its logarithm
    double change = perCoordinate * (v.isLog() ? 0.01 : 1) * (p.isLog() ? 100 : 1);
    String by = Units.with(texts.change(change, 2), p.isLog() ? "%" : p.unit());
    String per = v.isLog() ? "%" : v.unit();
    return per.isEmpty() ? by : by + "/" + per;
  }
}
