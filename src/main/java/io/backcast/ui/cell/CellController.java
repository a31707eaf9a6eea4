package io.backcast.ui.cell;

import io.backcast.model.CellStrain;
import io.backcast.model.Crystal;
import io.backcast.model.DesignSpace;
import io.backcast.model.Lattice;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.chart.Figure;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorerState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The unit cell of the selected candidate over the unstrained one; only for crystals. */
public final class CellController {
  /** From this width on, in ems, there is room for the values. */
  private static final double WIDE = 50;

  /** Up to this width, in ems, and from that height on, the values are below the picture. */
  private static final double NARROW = 30;

  private static final double TALL = 18;

  private final ExplorerState explorer;
  private final Appearance appearance;
  private final Texts texts;
  private final Gate drawing;

  @FXML private VBox root;
  @FXML private Label caption;
  @FXML private Button play;
  @FXML private BorderPane body;
  @FXML private StackPane holder;
  @FXML private GridPane values;
  private @Nullable CellView view;

  /**
   * The card of the cell.
   *
   * @param drawing opens when there is time to draw it
   */
  public CellController(ExplorerState explorer, Appearance appearance, Texts texts, Gate drawing) {
    this.explorer = explorer;
    this.appearance = appearance;
    this.texts = texts;
    this.drawing = drawing;
  }

  @FXML
  private void initialize() {
    Crystal crystal = explorer.card().crystal();
    root.setVisible(crystal != null);
    root.setManaged(crystal != null);
    if (crystal == null) {
      return;
    }
    Lattice unstrained = crystal.lattice(explorer.space(), explorer.space().reference());
    CellView shown =
        new CellView(
            appearance,
            CellModel.of(crystal, unstrained),
            unstrained,
            List.of(texts.get("cell.top"), texts.get("cell.side")));
    view = shown;
    Tooltip.install(shown, new Tooltip(texts.get("cell.help")));
    play.setTooltip(new Tooltip(texts.get("cell.play")));
    play.setAccessibleText(texts.get("cell.play"));
    play.setOnAction(e -> shown.play());
    drawing.pass(
        () -> {
          holder.getChildren().setAll(shown);
          play.setDisable(explorer.selectedProperty().get() == null);
        });
    root.widthProperty().subscribe(width -> arrange());
    root.heightProperty().subscribe(height -> arrange());
    shown.cameraProperty().subscribe(camera -> describe());
    explorer.selectedProperty().subscribe(candidate -> show(crystal, unstrained, candidate));
    // the labels have the widths of the text size before, and what counts as wide was in its ems
    appearance.onChange(
        () -> {
          arrange();
          show(crystal, unstrained, explorer.selectedProperty().get());
        });
  }

  /** Puts the values where they leave more room to the picture. */
  private void arrange() {
    double em = appearance.em();
    boolean below = root.getWidth() <= NARROW * em && root.getHeight() >= TALL * em;
    BorderPane.setMargin(values, below ? Insets.EMPTY : new Insets(0, 0, 0, em));
    if (below != (body.getBottom() == values)) {
      body.getChildren().remove(values);
      body.setRight(below ? null : values);
      body.setBottom(below ? values : null);
    }
  }

  /** The picture as it is now; none without a crystal. */
  public Optional<Figure> figure() {
    return explorer.card().crystal() == null
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "cell",
                on -> view == null ? null : CellPlot.chart(view.picture(), on),
                this::sentence));
  }

  private void show(
      Crystal crystal, Lattice unstrained, ExplorerState.@Nullable Candidate candidate) {
    values.getChildren().clear();
    play.setDisable(candidate == null || holder.getChildren().isEmpty());
    if (view == null) {
      return;
    }
    if (candidate == null) {
      view.show(null);
      caption.setText(texts.get("cell.reference", crystal.formula()));
      describe();
      return;
    }
    Lattice cell = crystal.lattice(explorer.space(), candidate.x());
    view.show(cell);
    caption.setText(
        candidate.number() > 0
            ? texts.get("cell.candidate", texts.whole(candidate.number()))
            : texts.get(
                candidate.number() == ExplorerState.Candidate.SKETCHED
                    ? "cell.sketched"
                    : "cell.selected"));
    int line = 0;
    for (String name : crystal.lengths()) {
      line = value(crystal, name, candidate.x(), line);
    }
    for (String name : crystal.angles()) {
      line = value(crystal, name, candidate.x(), line);
    }
    if (cell.problem() == null) {
      strain(CellStrain.of(unstrained, cell));
    }
    describe();
  }

  private void strain(CellStrain strain) {
    int line = 0;
    for (Map.Entry<String, String> number : new StrainTexts(texts, strain).numbers().entrySet()) {
      Label name = new Label(number.getKey());
      name.getStyleClass().addAll("caption", "cell-strain");
      name.setTooltip(new Tooltip(texts.get("cell.strain-help")));
      Label value = new Label(number.getValue());
      values.add(name, 3, line);
      values.add(value, 4, line);
      line++;
    }
  }

  /** What the picture shows, for those who do not see it. */
  private void describe() {
    if (view != null) {
      view.setAccessibleText(sentence());
      view.setAccessibleHelp(texts.get("cell.help"));
    }
  }

  private String sentence() {
    Crystal crystal = explorer.card().crystal();
    ExplorerState.Candidate candidate = explorer.selectedProperty().get();
    if (crystal == null || view == null) {
      return "";
    }
    CellCamera camera = view.cameraProperty().get();
    String seen =
        texts.get(
            "cell.seen",
            texts.number(camera.turn(), 0) + "°",
            texts.number(camera.tilt(), 0) + "°");
    DesignSpace space = explorer.space();
    Lattice cell = candidate == null ? null : crystal.lattice(space, candidate.x());
    if (cell == null || cell.problem() != null) {
      return texts.get("cell.reference", crystal.formula()) + ". " + seen;
    }
    CellStrain strain = CellStrain.of(crystal.lattice(space, space.reference()), cell);
    return caption.getText() + ": " + new StrainTexts(texts, strain).sentence() + " " + seen;
  }

  private int value(Crystal crystal, String name, float[] x, int line) {
    DesignSpace space = explorer.space();
    Variable v = space.variables().get(space.variableIndex(name));
    double value = x[space.variableIndex(name)];
    Label symbol = new Label(v.symbol());
    symbol.getStyleClass().add("cell-symbol");
    Label number = new Label(texts.quantity(v, value));
    // in a narrow panel the picture needs the place; the values stand in the profiles too
    number.visibleProperty().bind(root.widthProperty().greaterThan(WIDE * appearance.em()));
    number.managedProperty().bind(number.visibleProperty());
    boolean strains = Crystal.strains(crystal, v);
    double by = strains ? (value / v.reference() - 1) * 100 : value - v.reference();
    String unit = strains ? "%" : v.unit();
    Label change = new Label((by > 0 ? "+" : "") + Units.with(texts.number(by, 1), unit));
    change.getStyleClass().add("caption");
    values.addRow(line, symbol, number, change);
    return line + 1;
  }
}
