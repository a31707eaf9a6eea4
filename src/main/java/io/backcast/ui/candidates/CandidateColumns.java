package io.backcast.ui.candidates;

import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.PointMass;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.CalculatedText;
import io.backcast.ui.common.IntervalText;
import io.backcast.ui.common.ScreenFonts;
import io.backcast.ui.common.Texts;
import io.backcast.verify.CalculatedDesign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Columns of a table of designs: number, variables and predictions. */
public final class CandidateColumns {
  /** Width of the scroll bar and the edges, in pixels. */
  private static final double SCROLL_BAR = 20;

  /** Font size of a cell and its padding, in ems. */
  private static final double CELL_FONT = 0.95;

  static final double PADDING = 0.6;

  /** More ems than this do not fit into the window on a small screen. */
  private static final double FILLING = 38;

  /** Places in a property's range whose texts are measured: its ends, and what is not round. */
  private static final double[] MEASURED = {0, 0.1234, 0.4321, 0.8765, 1};

  /** A title that is wider, in ems, is cut off; its tooltip has it whole. */
  private static final double WIDEST_TITLE = 9;

  private final TableView<CandidateRow> table;
  private final Appearance appearance;
  private final Texts texts;

  /** The columns that can be filtered, each with its number of a design. */
  private final List<Filterable> filterable = new ArrayList<>();

  private record Filterable(FilterPanel.Column column, ToDoubleFunction<ListedDesign> number) {}

  /** Shown only once a candidate has been calculated; null before it is added. */
  private @Nullable TableColumn<CandidateRow, ListedDesign> calculated;

  public CandidateColumns(TableView<CandidateRow> table, Appearance appearance, Texts texts) {
    this.table = table;
    this.appearance = appearance;
    this.texts = texts;
  }

  void addAll(ModelCard card) {
    DesignSpace space = card.space();
    add("#", "000", design -> design.isJudged() ? String.valueOf(design.number()) : "");
    for (int j = 0; j < space.dx(); j++) {
      variable(space.variables().get(j), j);
    }
    for (int k = 0; k < space.dy(); k++) {
      property(space.properties().get(k), k, finest(card, k), space.dy() > 1);
    }
  }

  /** What calculations say, shown once they say anything of a candidate. */
  void addCalculated(DesignEvidence evidence) {
    Property p = evidence.calculatedProperty();
    String longest = texts.number(p.upper(), p.shownDecimals());
    TableColumn<CandidateRow, ListedDesign> column =
        add(
            texts.get("candidates.calculated"),
            longest,
            design -> calculated(evidence, design),
            design -> origin(evidence, design));
    column.setId("calculated");
    column.visibleProperty().bind(evidence.answeredProperty());
    calculated = column;
  }

  private String calculated(DesignEvidence evidence, ListedDesign design) {
    CalculatedDesign found = evidence.calculated(design);
    return found == null ? "" : CalculatedText.plain(texts, evidence.calculatedProperty(), found);
  }

  private String origin(DesignEvidence evidence, ListedDesign design) {
    CalculatedDesign found = evidence.calculated(design);
    return found == null ? "" : CalculatedText.origin(texts, evidence.calculatedProperty(), found);
  }

  /** The intervals of all properties, where the model states them. */
  void addIntervals(ModelCard card) {
    for (int k = 0; k < card.space().dy() && card.intervals() != null; k++) {
      interval(card.space().properties().get(k), k, card.space().dy() > 1);
    }
  }

  /**
   * Moves what was found in front of the variables where these alone fill the table: the number,
   * the first property, trust and pin, then the rest.
   */
  void leadWithResults(DesignSpace space) {
    List<TableColumn<CandidateRow, ?>> all = new ArrayList<>(table.getColumns());
    // number, trust and pin come beside variables and properties
    double width =
        all.stream()
            .limit(space.dx() + space.dy() + 3L)
            .mapToDouble(TableColumn::getPrefWidth)
            .sum();
    if (width <= FILLING * appearance.em()) {
      return;
    }
    List<TableColumn<CandidateRow, ?>> variables = all.subList(1, 1 + space.dx());
    List<TableColumn<CandidateRow, ?>> properties =
        all.subList(1 + space.dx(), 1 + space.dx() + space.dy());
    List<TableColumn<CandidateRow, ?>> judged =
        all.subList(1 + space.dx() + space.dy(), all.size());
    List<TableColumn<CandidateRow, ?>> order = new ArrayList<>();
    order.add(all.getFirst());
    order.add(properties.getFirst());
    order.addAll(judged);
    order.addAll(properties.subList(1, properties.size()));
    order.addAll(variables);
    table.getColumns().setAll(order);
  }

  private void variable(Variable v, int at) {
    int decimals = v.coarseDecimals();
    String longest = "";
    for (double value = v.lower(); value <= v.upper(); value += measuredStep(v)) {
      String text = texts.value(v, value, decimals);
      longest = text.length() > longest.length() ? text : longest;
    }
    add(v.symbol(), longest, design -> texts.value(v, design.x()[at], decimals));
    filterable.add(
        new Filterable(
            new FilterPanel.Column(
                v.name(),
                v.symbol(),
                v.lower(),
                v.upper(),
                value -> texts.quantity(v, v.snap(value))),
            design -> design.x()[at]));
  }

  /**
   * Step between the values whose texts are measured: all categories, but only the bounds of
   * numbers.
   */
  private static double measuredStep(Variable v) {
    return v.categories() == null ? v.upper() - v.lower() : 1;
  }

  /** The smallest standard deviation that the model can state: it sets the number of digits. */
  private static double finest(ModelCard card, int property) {
    double usual = card.space().properties().get(property).coordinateTolerance() / 10;
    return card.calibration() == null
        ? usual
        : Math.clamp(card.calibration().floor()[property], usual / 100, usual);
  }

  /** A prediction with its deviation; of several properties the deviations are in the tooltips. */
  private void property(Property p, int at, double deviation, boolean several) {
    if (several) {
      add(
          p.name(),
          widest(i -> value(p, measured(p, i))),
          design -> value(p, design.unclamped()[at]),
          design -> prediction(p, design.unclamped()[at], design.std()[at]));
    } else {
      String longest =
          widest(
              i -> {
                double value = measured(p, i);
                return texts.predicted(
                    p, value, p.isLog() ? p.deviation(value, deviation) : deviation);
              });
      add(
          p.name(),
          longest,
          design -> texts.predicted(p, design.unclamped()[at], design.std()[at]));
    }
    filterable.add(new Filterable(filtered(p), design -> p.physical(design.unclamped()[at])));
  }

  /** The interval; the name of the point mass where it is nothing else. */
  private void interval(Property p, int at, boolean several) {
    String longest = widest(i -> IntervalText.plain(texts, p, measured(p, i), measured(p, i + 1)));
    TableColumn<CandidateRow, ListedDesign> column =
        add(
            several
                ? p.name() + " " + texts.get("candidates.interval")
                : texts.get("candidates.interval"),
            longest,
            design -> interval(p, at, design),
            design -> certainty(p, at, design));
    // the sentence below the table tells the interval too, so that nothing is lost
    column
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> table.getWidth() >= widthOfAll(),
                table.widthProperty(),
                column.prefWidthProperty(),
                calculated == null ? column.prefWidthProperty() : calculated.visibleProperty()));
  }

  private double widthOfAll() {
    return SCROLL_BAR
        + table.getColumns().stream()
            .filter(column -> column != calculated || column.isVisible())
            .mapToDouble(TableColumn::getPrefWidth)
            .sum();
  }

  private String interval(Property p, int at, ListedDesign design) {
    PredictedIntervals all = design.intervals();
    return all == null ? "" : IntervalText.plain(texts, p, all.low()[at], all.high()[at]);
  }

  private String certainty(Property p, int at, ListedDesign design) {
    PredictedIntervals all = design.intervals();
    return all == null
        ? ""
        : IntervalText.sentence(texts, p, all.low()[at], all.high()[at], all.massProbability()[at]);
  }

  private String value(Property p, double unclamped) {
    PointMass mass = p.pointMass();
    return mass != null && p.isMass(unclamped) ? mass.name() : texts.asked(p, unclamped);
  }

  private String prediction(Property p, double unclamped, double deviation) {
    PointMass mass = p.pointMass();
    return mass != null && p.isMass(unclamped)
        ? mass.name()
        : texts.uncertain(p, unclamped, deviation).text(p.unit());
  }

  private FilterPanel.Column filtered(Property p) {
    return new FilterPanel.Column(
        p.name(),
        p.label(),
        p.lower(),
        p.upper(),
        value -> Units.with(texts.asked(p, value), p.unit()));
  }

  /** The columns that can be filtered. */
  List<FilterPanel.Column> filterable() {
    return filterable.stream().map(Filterable::column).toList();
  }

  /** Whether all columns let a design through. */
  boolean pass(CandidateFilter filter, ListedDesign design) {
    return filterable.stream()
        .allMatch(f -> filter.passes(f.column().id(), f.number().applyAsDouble(design)));
  }

  private TableColumn<CandidateRow, ListedDesign> add(
      String title, String longest, Function<ListedDesign, String> text) {
    return add(title, longest, text, null);
  }

  /** The same with tooltips that have more; null for none. */
  private TableColumn<CandidateRow, ListedDesign> add(
      String title,
      String longest,
      Function<ListedDesign, String> text,
      @Nullable Function<ListedDesign, String> whole) {
    TableColumn<CandidateRow, ListedDesign> column =
        column(title, () -> whole == null ? new ValueCell(text) : new PredictionCell(text, whole));
    double titleWidth = ems(title);
    if (titleWidth > WIDEST_TITLE) {
      Label head = new Label(title);
      head.setTooltip(new Tooltip(title));
      head.setMinWidth(0);
      column.setText("");
      column.setGraphic(head);
    }
    width(column, Math.max(Math.min(titleWidth, WIDEST_TITLE), ems(longest)) + PADDING);
    column.getStyleClass().add("number-column");
    return column;
  }

  /** Adds a column whose cells show what a row lists. */
  TableColumn<CandidateRow, ListedDesign> column(String title, Supplier<InPlaceCell> cell) {
    TableColumn<CandidateRow, ListedDesign> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().design()));
    column.setCellFactory(any -> cell.get());
    table.getColumns().add(column);
    return column;
  }

  /** The text that takes most room, of those at {@link #MEASURED} places. */
  private static String widest(IntFunction<String> text) {
    return IntStream.range(0, MEASURED.length)
        .mapToObj(text)
        .max(Comparator.comparingDouble(CandidateColumns::ems))
        .orElseThrow();
  }

  /** The value of a property at a place; beyond the last one, at the last. */
  private static double measured(Property p, int place) {
    return p.at(MEASURED[Math.min(place, MEASURED.length - 1)]);
  }

  /** Width of a text in a cell, in ems. */
  static double ems(String text) {
    return ScreenFonts.ems(text) * CELL_FONT;
  }

  /** Gives a column a width in ems, which follows the text size. */
  void width(TableColumn<CandidateRow, ?> column, double ems) {
    column.setSortable(false);
    column.setPrefWidth(ems * appearance.em());
    appearance.onChange(() -> column.setPrefWidth(ems * appearance.em()));
  }
}
