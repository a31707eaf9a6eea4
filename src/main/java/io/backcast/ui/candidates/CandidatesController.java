package io.backcast.ui.candidates;

import io.backcast.design.Ranking;
import io.backcast.model.BackcastException;
import io.backcast.model.Property;
import io.backcast.model.Status;
import io.backcast.model.Variable;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Failures;
import io.backcast.ui.common.Texts;
import io.backcast.ui.export.DesignExport;
import io.backcast.ui.workbench.ExplorerModel;
import io.backcast.ui.workbench.Picture;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The right column: designs, best first, with the reason to believe each. */
public final class CandidatesController {
  private final ExplorerModel explorer;
  private final CandidatesModel model;
  private final DesignExport export;
  private final Appearance appearance;
  private final Texts texts;
  private final Failures failures;

  @FXML private TableView<CandidateRow> table;
  @FXML private ComboBox<Ranking> rankings;
  @FXML private Label summary;

  public CandidatesController(
      ExplorerModel explorer,
      CandidatesModel model,
      DesignExport export,
      Appearance appearance,
      Texts texts,
      Failures failures) {
    this.explorer = explorer;
    this.model = model;
    this.export = export;
    this.appearance = appearance;
    this.texts = texts;
    this.failures = failures;
  }

  @FXML
  private void initialize() {
    rankings.getItems().setAll(Ranking.values());
    rankings.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Ranking ranking) {
            return ranking == null
                ? ""
                : texts.get("ranking." + ranking.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public Ranking fromString(String label) {
            throw new UnsupportedOperationException("rankings are chosen, not typed");
          }
        });
    rankings.valueProperty().bindBidirectional(explorer.rankingProperty());
    addColumns();
    table.setItems(model.rows());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setPlaceholder(new Label(texts.get("candidates.empty")));
    table.getSelectionModel().selectedItemProperty().subscribe(row -> model.select(row));
    model
        .wantedProperty()
        .subscribe(number -> table.getSelectionModel().clearAndSelect(number.intValue() - 1));
    explorer.pictureProperty().subscribe(this::tell);
  }

  private void addColumns() {
    column("#", 1.9, row -> String.valueOf(row.number()));
    List<Variable> variables = explorer.space().variables();
    for (int j = 0; j < variables.size(); j++) {
      int at = j;
      Variable v = variables.get(j);
      int decimals = Math.max(0, v.decimals() - 1);
      int digits =
          Math.max(
              texts.number(v.lower(), decimals).length(),
              texts.number(v.upper(), decimals).length());
      column(v.symbol(), 0.75 + 0.56 * digits, row -> texts.number(row.x()[at], decimals));
    }
    List<Property> properties = explorer.space().properties();
    for (int k = 0; k < properties.size(); k++) {
      int at = k;
      Property p = properties.get(k);
      column(
          p.name(),
          6.0,
          row ->
              p.isMass(row.signed()[at])
                  ? java.util.Objects.requireNonNull(p.pointMass()).name()
                  : texts.number(p.physical(row.signed()[at]), 2)
                      + " ± "
                      + texts.number(row.std()[at], 2));
    }
    TableColumn<CandidateRow, CandidateRow> trust =
        new TableColumn<>(texts.get("candidates.trust"));
    trust.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    trust.setCellFactory(column -> new TrustCell());
    trust.setPrefWidth(4.3 * appearance.em());
    appearance.onChange(() -> trust.setPrefWidth(4.3 * appearance.em()));
    trust.setSortable(false);
    table.getColumns().add(trust);
  }

  private void column(String title, double ems, Function<CandidateRow, String> text) {
    TableColumn<CandidateRow, String> column = new TableColumn<>(title);
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(text.apply(data.getValue())));
    column.setPrefWidth(ems * appearance.em());
    appearance.onChange(() -> column.setPrefWidth(ems * appearance.em()));
    column.setSortable(false);
    column.getStyleClass().add("number-column");
    table.getColumns().add(column);
  }

  private void tell(@Nullable Picture picture) {
    var result = picture == null ? null : picture.result();
    summary.setText(
        result == null
            ? texts.get("candidates.waiting")
            : texts.get("candidates.summary", texts.whole(result.designs().size())));
  }

  @FXML
  private void exportDesigns() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("export.title"));
    chooser.setInitialFileName(export.proposedName());
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
    File file = chooser.showSaveDialog(table.getScene().getWindow());
    if (file != null) {
      try {
        export.write(file.toPath(), chosen());
      } catch (BackcastException e) {
        failures.show(e);
      }
    }
  }

  /** Rows that are selected, or all if fewer than two are. */
  private int[] chosen() {
    List<CandidateRow> selected = table.getSelectionModel().getSelectedItems();
    List<CandidateRow> rows = selected.size() > 1 ? selected : table.getItems();
    return rows.stream().mapToInt(CandidateRow::row).toArray();
  }

  /** A word on a coloured ground, with the reason behind it. */
  private final class TrustCell extends TableCell<CandidateRow, CandidateRow> {
    private final Label badge = new Label();

    @Override
    protected void updateItem(@Nullable CandidateRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      Status status = row.status();
      badge.setText(texts.get("status." + status.word()));
      badge.getStyleClass().setAll("badge", "badge-" + status.word());
      badge.setTooltip(new Tooltip(model.reason(row)));
      badge.setAccessibleText(badge.getText() + ": " + model.reason(row));
      setGraphic(badge);
    }
  }
}
