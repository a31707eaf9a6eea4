package io.backcast.ui.candidates;

import io.backcast.design.DesignClusters;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Rows;
import io.backcast.model.TrainingProvenance;
import io.backcast.model.Variable;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The designs in the table: candidates of the result inside the brush and the chosen cluster. */
public final class CandidatesViewModel {
  /** Shows designs of all clusters. */
  public static final int ALL = -1;

  private final ExplorerState explorer;
  private final DesignSpace space;
  private final Texts texts;
  private final ReasonText reasons;
  private final List<CandidateRow> all = new ArrayList<>();
  private final ObservableList<CandidateRow> rows = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable CandidateRow> selected = new SimpleObjectProperty<>();
  private final IntegerProperty cluster = new SimpleIntegerProperty(ALL);
  private final ReadOnlyObjectWrapper<@Nullable DesignClusters> clusters =
      new ReadOnlyObjectWrapper<>();
  private @Nullable DesignSet designs;

  public CandidatesViewModel(ExplorerState explorer, Texts texts) {
    this.explorer = explorer;
    this.space = explorer.space();
    this.texts = texts;
    TrainingProvenance training = explorer.card().training();
    this.reasons = new ReasonText(space, training == null ? 0 : training.rows(), texts);
    explorer.resultProperty().subscribe(this::show);
    explorer.brushProperty().subscribe((before, now) -> filter());
    cluster.subscribe((before, now) -> filter());
  }

  public ObservableList<CandidateRow> rows() {
    return rows;
  }

  /** How many candidates there are, shown or not. */
  int total() {
    return all.size();
  }

  /** Index of the cluster shown, or {@link #ALL}. */
  IntegerProperty clusterProperty() {
    return cluster;
  }

  ReadOnlyObjectProperty<@Nullable DesignClusters> clustersProperty() {
    return clusters.getReadOnlyProperty();
  }

  /**
   * Selects a row, and makes it the candidate that the other views show; they keep theirs for null.
   */
  void select(@Nullable CandidateRow row) {
    selected.set(row);
    Candidate shown = explorer.selectedProperty().get();
    if (row != null && (shown == null || shown.x() != row.x())) {
      explorer.selectedProperty().set(row.candidate());
    }
  }

  /** Selects a row, from 1; the last if there are fewer, none for 0. */
  public void selectNumber(int number) {
    if (number > 0 && !rows.isEmpty()) {
      select(rows.get(Math.min(number, rows.size()) - 1));
    }
  }

  /** The selected row, which a table shows; null for none. */
  ReadOnlyObjectProperty<@Nullable CandidateRow> selectedProperty() {
    return selected;
  }

  boolean isPinned(CandidateRow row) {
    return explorer.pins().stream().anyMatch(p -> Arrays.equals(p.x(), row.x()));
  }

  void togglePin(CandidateRow row) {
    if (!explorer.pins().removeIf(p -> Arrays.equals(p.x(), row.x()))) {
      explorer.pins().add(row.candidate());
    }
  }

  /** Name of a cluster by the variables that set it apart; empty if there is no such cluster. */
  String clusterName(int number) {
    DesignClusters present = clusters.get();
    if (present == null || number < 0 || number >= present.count()) {
      return "";
    }
    String traits =
        present.traits().get(number).stream()
            .map(
                t -> {
                  Variable v = space.variables().get(t.variable());
                  return texts.get(t.high() ? "cluster.high" : "cluster.low", v.symbol());
                })
            .collect(Collectors.joining(" "));
    return traits.isEmpty() ? texts.get("cluster.middle") : traits;
  }

  /** The reason for the trust level of a row, as a sentence. */
  String reason(CandidateRow row) {
    DesignSet set = designs;
    if (set == null) {
      return "";
    }
    if (!row.evaluated()) {
      return texts.get("candidates.unevaluated");
    }
    return reasons.of(set, row.row());
  }

  private void show(@Nullable ExplorationResult result) {
    all.clear();
    if (result == null || result.result() == null) {
      // rows of an older request must not stand beside a newer result
      rows.clear();
      designs = null;
      return;
    }
    DesignSet set = result.result().designs();
    designs = set;
    DesignClusters found = Objects.requireNonNull(result.clusters());
    for (int i = 0; i < set.size(); i++) {
      all.add(
          new CandidateRow(
              i + 1,
              i,
              set.designs().row(i),
              Rows.pick(set.unclamped(), set.size(), new int[] {i}),
              Rows.pick(set.std(), set.size(), new int[] {i}),
              set.verdicts()[i].level(),
              set.intervals() == null ? null : set.intervals().pick(set.size(), i),
              found.labels()[i]));
    }
    cluster.set(ALL);
    clusters.set(found);
    filter();
    Candidate selected = explorer.selectedProperty().get();
    CandidateRow same = selected == null ? null : rowOf(selected);
    if (same != null) {
      select(same);
    } else if (selected == null || selected.number() > 0) {
      selectNumber(selected == null ? 1 : selected.number());
    }
  }

  /**
   * The row of a design, null if it is in none; a session knows its selected design by values only.
   */
  private @Nullable CandidateRow rowOf(Candidate candidate) {
    return rows.stream().filter(r -> Arrays.equals(r.x(), candidate.x())).findFirst().orElse(null);
  }

  private void filter() {
    Brush brush = explorer.brushProperty().get();
    rows.setAll(
        all.stream()
            .filter(r -> cluster.get() == ALL || r.cluster() == cluster.get())
            .filter(r -> brush.contains(r.x(), 0, space.dx()))
            .toList());
  }
}
