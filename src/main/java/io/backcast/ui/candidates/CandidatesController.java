package io.backcast.ui.candidates;

import io.backcast.design.DesignClusters;
import io.backcast.design.DesignResult;
import io.backcast.design.Ranking;
import io.backcast.model.Crystal;
import io.backcast.model.NetworkRole;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.ChoiceBoxes;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.state.SessionPart;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** The table of candidates, best first, with the trust level of each. */
public final class CandidatesController implements SessionPart {
  private static final PseudoClass FILTERED = PseudoClass.getPseudoClass("filtered");

  private final ExplorerState explorer;
  private final CandidatesViewModel model;
  private final Appearance appearance;
  private final Texts texts;
  private final VerdictsViewModel verdict;
  private Runnable verify = () -> {};
  private final ReasonBubble reasons;
  private @Nullable TableFilter filter;

  /** What was told last of how many rows pass the filter. */
  private int counted = -1;

  private int total = -1;

  @FXML private TableView<CandidateRow> table;
  @FXML private ComboBox<Ranking> rankings;
  @FXML private ComboBox<Integer> clusters;
  @FXML private Button summary;
  @FXML private Label reason;
  @FXML private FlowPane verdicts;
  @FXML private Button verifying;

  public CandidatesController(
      ExplorerState explorer,
      CandidatesViewModel model,
      VerdictsViewModel verdict,
      Appearance appearance,
      Texts texts) {
    this.explorer = explorer;
    this.model = model;
    this.verdict = verdict;
    this.appearance = appearance;
    this.texts = texts;
    this.reasons = new ReasonBubble(model.evidence(), appearance, texts);
  }

  @FXML
  private void initialize() {
    ChoiceBoxes.fill(rankings, List.of(Ranking.values()), r -> texts.of("ranking", r));
    rankings.valueProperty().bindBidirectional(explorer.rankingProperty());
    model.clustersProperty().subscribe(this::offerClusters);
    clusters.setOnAction(
        e -> {
          Integer chosen = clusters.getValue();
          model.clusterProperty().set(chosen == null ? CandidatesViewModel.ALL : chosen);
        });
    TableFilter filtering = addColumns();
    filter = filtering;
    table.setItems(filtering.rows());
    table.setRowFactory(any -> new CandidateTableRow());
    filtering.onChange(this::updateSummary);
    summary.setOnAction(e -> toggleFilter());
    table.getItems().addListener((InvalidationListener) o -> updateSummary());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    Label empty = new Label(texts.get("candidates.empty"));
    empty.setWrapText(true);
    table.setPlaceholder(empty);
    TablePlace place = new TablePlace(table, filtering, model);
    model.onReplace(place);
    TableView.TableViewSelectionModel<CandidateRow> selection = table.getSelectionModel();
    selection
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (!place.isChanging()) {
                model.select(row);
              }
            });
    model.selectedProperty().subscribe(this::showSelection);
    selection
        .getSelectedItems()
        .addListener(
            (InvalidationListener)
                o -> {
                  if (!place.isChanging()) {
                    model.mark(selection.getSelectedItems());
                  }
                });
    table.setOnKeyPressed(
        e -> {
          CandidateRow row = table.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && row != null) {
            model.togglePin(row.design());
            table.refresh();
          }
          if (e.getCode() == KeyCode.ENTER && row != null) {
            explain(row);
          }
        });
    explorer.pins().addListener((InvalidationListener) o -> table.refresh());
    explorer.resultProperty().subscribe(p -> updateSummary());
    explorer.blockedProperty().subscribe(p -> updateSummary());
    model.listedProperty().subscribe(now -> updateSummary());
    new VerdictsView(verdicts, explorer, verdict, texts);
    verifying.setOnAction(e -> verify.run());
    // a design without a structure cannot be calculated; the menu says so
    Crystal crystal = explorer.card().crystal();
    verifying.setVisible(crystal != null && !crystal.templates().isEmpty());
    verifying.setManaged(verifying.isVisible());
    explorer.answersProperty().subscribe((before, now) -> showAnswers());
  }

  private void showAnswers() {
    table.refresh();
    CandidateRow row = table.getSelectionModel().getSelectedItem();
    reason.setText(row == null ? "" : model.evidence().reason(row.design()));
  }

  /** Sets what the button does that sends the selected designs to a calculation. */
  public void onVerify(Runnable action) {
    verify = action;
  }

  /** The button that does, as a place for what is shown about calculations. */
  public Node verifyButton() {
    return verifying;
  }

  /** The selected designs, in the order of the table. */
  public List<Candidate> selected() {
    return table.getSelectionModel().getSelectedItems().stream()
        .filter(CandidateRow::isJudged)
        .map(CandidateRow::candidate)
        .toList();
  }

  private TableFilter addColumns() {
    CandidateColumns columns = new CandidateColumns(table, appearance, texts);
    columns.addAll(explorer.card());
    columns.addCalculated(model.evidence());
    TableColumn<CandidateRow, ListedDesign> trust =
        columns.column(
            texts.get("candidates.trust"),
            () -> new TrustCell(model.evidence(), texts, reasons::toggle));
    columns.width(
        trust,
        Math.max(
            TrustCell.ems(
                texts,
                explorer.card().has(NetworkRole.PREDICT),
                explorer.card().has(NetworkRole.AUDIT) || explorer.card().crystal() != null),
            CandidateColumns.ems(texts.get("candidates.trust")) + CandidateColumns.PADDING));
    columns.width(columns.column("", () -> new PinCell(model, texts)), PinCell.EMS);
    // last, so that the trust level stays in sight in a small window
    columns.addIntervals(explorer.card());
    columns.leadWithResults(explorer.space());
    return new TableFilter(
        model.rows(),
        columns,
        explorer.card().has(NetworkRole.PREDICT),
        model::showAll,
        appearance,
        texts);
  }

  /**
   * Indices in the result of the selected rows, or of all shown rows if fewer than two are
   * selected.
   */
  public int[] chosen() {
    List<CandidateRow> selected = table.getSelectionModel().getSelectedItems();
    List<CandidateRow> rows = selected.size() > 1 ? selected : table.getItems();
    return rows.stream().mapToInt(r -> r.design().index()).toArray();
  }

  /**
   * Numbers of the rows of {@link #chosen}, from 1, in their order; none if they are those inside
   * the brush and of the cluster, as they come, which nothing has filtered or sorted.
   */
  public int[] chosenNumbers() {
    List<CandidateRow> selected = table.getSelectionModel().getSelectedItems();
    List<CandidateRow> rows = selected.size() > 1 ? selected : table.getItems();
    return selected.size() <= 1 && rows.equals(model.rows())
        ? new int[0]
        : rows.stream().mapToInt(CandidateRow::number).toArray();
  }

  /** Whether a filter leaves none of the rows. */
  public boolean hidesAll() {
    return table.getItems().isEmpty() && !model.rows().isEmpty();
  }

  /** Pins or unpins the selected row. */
  public void pinSelected() {
    CandidateRow row = table.getSelectionModel().getSelectedItem();
    if (row != null) {
      model.togglePin(row.design());
    }
  }

  /** Shows the reasons beside the badge of a row, if it is in sight. */
  private void explain(CandidateRow row) {
    table.lookupAll(".badge").stream()
        .filter(
            n ->
                n.isVisible()
                    && n.getParent() instanceof TrustCell cell
                    && cell.getItem() == row.design())
        .findFirst()
        .ifPresent(badge -> reasons.toggle(row.design(), badge));
  }

  /** Shows the filter of the table, or hides it. */
  public void toggleFilter() {
    if (filter != null) {
      filter.toggle(summary);
    }
  }

  /** Says that rows are left out, for what is told of an export; empty if none are. */
  public String filterNote() {
    return filter == null || filter.isEmpty()
        ? ""
        : texts.get(
            "filter.exported", texts.whole(table.getItems().size()), texts.whole(model.total()));
  }

  @Override
  public void save(Map<String, String> views) {
    if (filter != null && !filter.isEmpty()) {
      views.put("candidates.filter", filter.text());
    }
  }

  @Override
  public void restore(Map<String, String> views) {
    if (filter != null) {
      filter.read(views.getOrDefault("candidates.filter", ""));
    }
  }

  /** Shows the model's selection, which began in the table unless the two differ. */
  private void showSelection(@Nullable ListedDesign design) {
    reason.setText(design == null ? "" : model.evidence().reason(design));
    TableView.TableViewSelectionModel<CandidateRow> selection = table.getSelectionModel();
    CandidateRow chosen = selection.getSelectedItem();
    if (design == null && chosen != null) {
      selection.clearSelection();
    } else if (design != null && (chosen == null || chosen.design() != design)) {
      List<CandidateRow> rows = table.getItems();
      selection.clearAndSelect(
          IntStream.range(0, rows.size())
              .filter(i -> rows.get(i).design() == design)
              .findFirst()
              .orElse(-1));
    }
  }

  private void offerClusters(@Nullable DesignClusters found) {
    int count = found == null ? 0 : found.count();
    ChoiceBoxes.fill(
        clusters,
        IntStream.range(CandidatesViewModel.ALL, count).boxed().toList(),
        c ->
            c == CandidatesViewModel.ALL
                ? texts.get("cluster.all", count)
                : texts.get("cluster.one", c + 1, model.clusterName(c)));
    clusters.setValue(CandidatesViewModel.ALL);
    clusters.setVisible(count > 1);
    clusters.setManaged(count > 1);
  }

  /** Whether nothing reaches the target, or nothing that the training data support. */
  private static String whyNone(@Nullable DesignResult result) {
    return result != null && result.extrapolated().refused() > 0
        ? "candidates.outside"
        : "candidates.none";
  }

  private void updateSummary() {
    ExplorationResult result = explorer.resultProperty().get();
    boolean settled = result != null && result.ranked() != null;
    int shown = table.getItems().size();
    if (filter != null && (shown != counted || model.total() != total)) {
      counted = shown;
      total = model.total();
      filter.count(shown, total);
    }
    if (filter != null) {
      summary.pseudoClassStateChanged(FILTERED, !filter.isEmpty());
    }
    boolean blocked = explorer.blockedProperty().get() != null;
    summary.setText(
        !settled
            ? blocked ? "" : texts.get("candidates.waiting")
            : shown == model.total()
                ? texts.get("candidates.summary", texts.whole(shown))
                : texts.get("candidates.filtered", texts.whole(shown), texts.whole(model.total())));
    boolean none = result != null && model.total() == 0 && (settled || model.isSketching());
    ((Label) table.getPlaceholder())
        .setText(
            none
                ? texts.get(whyNone(result.result()))
                : settled
                    ? texts.get("candidates.hidden", texts.whole(model.total()))
                    : texts.get("candidates.empty"));
  }
}
