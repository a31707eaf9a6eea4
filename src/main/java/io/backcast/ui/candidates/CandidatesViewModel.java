package io.backcast.ui.candidates;

import io.backcast.design.DesignClusters;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Rows;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The designs in the table: those of the answer that the brush and the family let through. */
public final class CandidatesViewModel {
  /** Shows designs of every family. */
  public static final int ALL = -1;

  private final ExplorerState explorer;
  private final DesignSpace space;
  private final Texts texts;
  private final List<CandidateRow> all = new ArrayList<>();
  private final ObservableList<CandidateRow> rows = FXCollections.observableArrayList();
  private final IntegerProperty wanted = new SimpleIntegerProperty();
  private final IntegerProperty family = new SimpleIntegerProperty(ALL);
  private final ReadOnlyObjectWrapper<@Nullable DesignClusters> families =
      new ReadOnlyObjectWrapper<>();
  private @Nullable DesignSet designs;

  public CandidatesViewModel(ExplorerState explorer, Texts texts) {
    this.explorer = explorer;
    this.space = explorer.space();
    this.texts = texts;
    explorer.resultProperty().subscribe(this::show);
    explorer.brushProperty().subscribe((before, now) -> filter());
    family.subscribe((before, now) -> filter());
  }

  public ObservableList<CandidateRow> rows() {
    return rows;
  }

  /** How many candidates there are, shown or not. */
  int total() {
    return all.size();
  }

  /** The only family shown, or {@link #ALL}. */
  IntegerProperty clusterProperty() {
    return family;
  }

  ReadOnlyObjectProperty<@Nullable DesignClusters> clustersProperty() {
    return families.getReadOnlyProperty();
  }

  /** Makes a row the candidate that the other views look at; nothing changes for null. */
  void select(@Nullable CandidateRow row) {
    if (row != null) {
      explorer.selectedProperty().set(row.candidate());
    }
  }

  /** Asks the table to select a row, from 1; the nearest there is. */
  public void selectNumber(int number) {
    wanted.set(0);
    wanted.set(Math.min(number, rows.size()));
  }

  /** The number of the row that the table should select; 0 for none. */
  IntegerProperty wantedProperty() {
    return wanted;
  }

  boolean isPinned(CandidateRow row) {
    return explorer.pins().stream().anyMatch(p -> Arrays.equals(p.x(), row.x()));
  }

  void togglePin(CandidateRow row) {
    if (!explorer.pins().removeIf(p -> Arrays.equals(p.x(), row.x()))) {
      explorer.pins().add(row.candidate());
    }
  }

  /** What a family is called: by what sets it apart. */
  String clusterName(int number) {
    DesignClusters known = families.get();
    if (known == null || number < 0 || number >= known.count()) {
      return "";
    }
    String traits =
        known.traits().get(number).stream()
            .map(
                t -> {
                  Variable v = space.variables().get(t.variable());
                  return texts.get(t.high() ? "cluster.high" : "cluster.low", v.symbol());
                })
            .collect(Collectors.joining(" "));
    return traits.isEmpty() ? texts.get("cluster.middle") : traits;
  }

  /** Why the badge says what it says. */
  String reason(CandidateRow row) {
    DesignSet set = designs;
    if (set == null) {
      return "";
    }
    return texts.of(
        "reason",
        set.verdicts()[row.row()].reason(),
        Units.with(texts.deviation(row.std()[0]), explorer.firstProperty().unit()),
        texts.number(set.distance()[row.row()], 2));
  }

  private void show(@Nullable ExplorationResult result) {
    all.clear();
    if (result == null || result.result() == null) {
      // rows of an older question must not stand beside a newer picture
      rows.clear();
      designs = null;
      return;
    }
    DesignSet set = result.result().designs();
    designs = set;
    DesignClusters found = java.util.Objects.requireNonNull(result.clusters());
    for (int i = 0; i < set.size(); i++) {
      all.add(
          new CandidateRow(
              i + 1,
              i,
              set.designs().row(i),
              Rows.pick(set.unclamped(), set.size(), new int[] {i}),
              Rows.pick(set.std(), set.size(), new int[] {i}),
              set.verdicts()[i].level(),
              found.labels()[i]));
    }
    family.set(ALL);
    families.set(found);
    filter();
    Candidate looked = explorer.selectedProperty().get();
    if (!rows.isEmpty() && (looked == null || looked.number() > 0)) {
      selectNumber(looked == null ? 1 : looked.number());
    }
  }

  private void filter() {
    Brush brush = explorer.brushProperty().get();
    rows.setAll(
        all.stream()
            .filter(r -> family.get() == ALL || r.cluster() == family.get())
            .filter(r -> brush.contains(r.x(), 0, space.dx()))
            .toList());
  }
}
