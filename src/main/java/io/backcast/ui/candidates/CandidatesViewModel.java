package io.backcast.ui.candidates;

import io.backcast.design.DesignClusters;
import io.backcast.design.Shortlist;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Rows;
import io.backcast.model.Variable;
import io.backcast.ui.common.Gate;
import io.backcast.ui.common.Texts;
import io.backcast.ui.state.Brush;
import io.backcast.ui.state.ExplorationResult;
import io.backcast.ui.state.ExplorerState;
import io.backcast.ui.state.ExplorerState.Candidate;
import io.backcast.ui.state.RankedDesigns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The designs in the table: candidates of the result inside the brush and the chosen cluster; while
 * the question changes, the best of the sketch.
 */
public final class CandidatesViewModel {
  /** Shows designs of all clusters. */
  public static final int ALL = -1;

  private final ExplorerState explorer;
  private final DesignSpace space;
  private final Texts texts;
  private final DesignEvidence evidence;
  private final List<ListedDesign> all = new ArrayList<>();
  private final CandidateRows rows = new CandidateRows();
  private final ObjectProperty<@Nullable ListedDesign> selected = new SimpleObjectProperty<>();
  private final IntegerProperty cluster = new SimpleIntegerProperty(ALL);
  private final ReadOnlyObjectWrapper<@Nullable DesignClusters> clusters =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper();
  private final List<ListedDesign> sketch = new ArrayList<>();

  /** What is selected; as objects, since records are slow to be compared for the first time. */
  private final Set<ListedDesign> marked = Collections.newSetFromMap(new IdentityHashMap<>());

  private boolean sketching;

  /** Other designs are about to be listed, whatever cluster was chosen. */
  private boolean replacing;

  private RowKeeper keeper = RowKeeper.NONE;

  /** The row that was selected by its number, from 1; 0 once a design has been chosen. */
  private int place;

  /**
   * The designs of a window's table.
   *
   * @param listing opens when designs may be listed
   */
  public CandidatesViewModel(ExplorerState explorer, Texts texts, Gate listing) {
    this.explorer = explorer;
    this.space = explorer.space();
    this.texts = texts;
    this.evidence = new DesignEvidence(explorer, texts);
    explorer
        .resultProperty()
        .subscribe(
            result -> {
              if (listed.get()) {
                show(result);
              }
            });
    listing.pass(
        () -> {
          show(explorer.resultProperty().get());
          listed.set(true);
        });
    explorer.brushProperty().subscribe((before, now) -> filter());
    cluster.subscribe(
        (before, now) -> {
          if (!replacing) {
            filter();
          }
        });
    explorer.selectedProperty().subscribe(this::follow);
    explorer
        .blockedProperty()
        .subscribe(
            blocked -> {
              if (blocked != null) {
                forget();
              }
            });
  }

  /** No row of an earlier answer is one of a question that no design satisfies. */
  private void forget() {
    clusters.set(null);
    selected.set(null);
    marked.clear();
    Candidate shown = explorer.selectedProperty().get();
    // an edited design is the user's own
    if (shown != null && shown.number() != 0) {
      explorer.selectedProperty().set(null);
    }
    if (sketching) {
      keeper.before();
      showSketch();
      keeper.after();
    }
  }

  /** Selects the row of a design that was chosen elsewhere. */
  private void follow(@Nullable Candidate chosen) {
    place = 0;
    CandidateRow row = chosen == null ? null : rowOf(chosen.x());
    if (row != null && row.design() != selected.get()) {
      select(row);
    }
  }

  /** What speaks for and against the designs. */
  DesignEvidence evidence() {
    return evidence;
  }

  public ObservableList<CandidateRow> rows() {
    return rows.list();
  }

  /** Whether designs are listed; before, there may be a result of which none is. */
  ReadOnlyBooleanProperty listedProperty() {
    return listed.getReadOnlyProperty();
  }

  /** How many candidates there are, shown or not. */
  int total() {
    return sketching ? rows().size() : all.size();
  }

  /** Number of the cluster shown, from 1; 0 for all. */
  public int cluster() {
    return cluster.get() + 1;
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
    selected.set(row == null ? null : row.design());
    Candidate shown = explorer.selectedProperty().get();
    if (row != null && (shown == null || shown.x() != row.x())) {
      explorer.selectedProperty().set(row.candidate());
    }
  }

  /** Selects a judged row, from 1; the last if there are fewer, none for 0. */
  public void selectNumber(int number) {
    if (number > 0 && !sketching && !rows().isEmpty()) {
      select(rows().get(Math.min(number, rows().size()) - 1));
    }
  }

  /** Sets all rows that are selected in the table. */
  void mark(List<CandidateRow> chosen) {
    marked.clear();
    for (CandidateRow row : chosen) {
      marked.add(row.design());
    }
  }

  /** Whether the rows are those of a sketch, which nobody has judged, but for those that stay. */
  boolean isSketching() {
    return sketching;
  }

  /** Sets what keeps the place of a table while its rows take up other designs. */
  void onReplace(RowKeeper now) {
    keeper = now;
  }

  /** The design of the selected row, which a table shows; null for none. */
  ReadOnlyObjectProperty<@Nullable ListedDesign> selectedProperty() {
    return selected;
  }

  boolean isPinned(ListedDesign design) {
    List<Candidate> pins = explorer.pins();
    for (int i = 0; i < pins.size(); i++) {
      if (Arrays.equals(pins.get(i).x(), design.x())) {
        return true;
      }
    }
    return false;
  }

  void togglePin(ListedDesign design) {
    if (!design.isJudged()) {
      // what nobody has judged is gone with the next picture
      return;
    }
    if (!explorer.pins().removeIf(p -> Arrays.equals(p.x(), design.x()))) {
      explorer.pins().add(design.candidate());
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

  private void show(@Nullable ExplorationResult result) {
    RankedDesigns ranked = result == null ? null : result.ranked();
    Shortlist shortlist = result == null ? null : result.shortlist();
    if (ranked != null) {
      // more may be known of other views' designs; rows that are there already stay untouched
      if (sketching || !evidence.isOf(ranked.designs())) {
        show(ranked);
      }
    } else if (shortlist != null) {
      show(shortlist);
    } else {
      // rows of an older request must not stand beside a newer result
      all.clear();
      rows.show(List.of());
      sketching = false;
      evidence.show(null);
    }
  }

  private void show(RankedDesigns ranked) {
    DesignSet set = ranked.designs();
    DesignClusters found = ranked.clusters();
    ListedDesign held = selected.get();
    keeper.before();
    showAllClusters();
    sketching = false;
    all.clear();
    for (int i = 0; i < set.size(); i++) {
      all.add(
          new ListedDesign(
              i + 1,
              ranked.samples()[i],
              set.designs().row(i),
              Rows.pick(set.unclamped(), set.size(), new int[] {i}),
              Rows.pick(set.std(), set.size(), new int[] {i}),
              set.verdicts()[i].level(),
              set.intervals() == null ? null : set.intervals().pick(set.size(), i),
              found.labels()[i]));
    }
    evidence.show(set);
    clusters.set(found);
    showJudged();
    keeper.after();
    Candidate shown = explorer.selectedProperty().get();
    CandidateRow same = shown == null ? null : rowOf(shown.x());
    boolean sketched = shown != null && held != null && !held.isJudged() && held.x() == shown.x();
    if (same == null && held != null && sketched) {
      same = judged(held);
    }
    if (same != null) {
      int placed = place;
      select(same);
      place = placed;
      return;
    }
    selected.set(null);
    if (shown == null || sketched) {
      selectPlace(1);
    } else if (set.size() == 0 && shown.number() > 0) {
      // it is no candidate of this question, and there is none
      explorer.selectedProperty().set(null);
    } else {
      // the row that was asked for, wherever its design is by now; none for one that somebody has
      // edited, which stays
      selectPlace(place > 0 ? place : shown.number());
    }
  }

  private void selectPlace(int number) {
    selectNumber(number);
    place = number;
  }

  /** What became of a sketched design when it was judged; null if it is not among the rows. */
  private @Nullable CandidateRow judged(ListedDesign sketched) {
    return rows().stream()
        .filter(r -> r.design().sample() == sketched.sample())
        .findFirst()
        .orElse(null);
  }

  /** Shows designs that nobody has judged; pinned and selected rows stay. */
  private void show(Shortlist shortlist) {
    keeper.before();
    if (!sketching) {
      showAllClusters();
      all.clear();
      sketching = true;
    }
    int dy = space.dy();
    sketch.clear();
    for (int i = 0; i < shortlist.size(); i++) {
      sketch.add(
          ListedDesign.sketched(
              shortlist.samples()[i],
              shortlist.designs().row(i),
              Arrays.copyOfRange(shortlist.unclamped(), i * dy, (i + 1) * dy)));
    }
    showSketch();
    keeper.after();
  }

  private void showSketch() {
    Brush brush = explorer.brushProperty().get();
    List<ListedDesign> inside =
        brush.equals(Brush.NONE)
            ? sketch
            : sketch.stream().filter(s -> brush.contains(s.x(), 0, space.dx())).toList();
    rows.sketch(inside, this::stays);
  }

  /** Shows designs of all clusters, inside the brush and outside of it. */
  void showAll() {
    cluster.set(ALL);
    explorer.brushProperty().set(Brush.NONE);
  }

  private void showAllClusters() {
    replacing = true;
    cluster.set(ALL);
    replacing = false;
  }

  private void showJudged() {
    Brush brush = explorer.brushProperty().get();
    rows.show(
        all.stream()
            .filter(r -> cluster.get() == ALL || r.cluster() == cluster.get())
            .filter(r -> brush.contains(r.x(), 0, space.dx()))
            .toList());
  }

  /** Whether the user holds on to a row. */
  private boolean stays(CandidateRow row) {
    ListedDesign design = row.design();
    return design == selected.get() || marked.contains(design) || isPinned(design);
  }

  /**
   * The row of a design, null if it is in none; a session knows its selected design by values only.
   */
  private @Nullable CandidateRow rowOf(float[] x) {
    return rows().stream().filter(r -> Arrays.equals(r.x(), x)).findFirst().orElse(null);
  }

  private void filter() {
    keeper.before();
    if (sketching) {
      showSketch();
    } else {
      showJudged();
    }
    keeper.after();
    Candidate shown = explorer.selectedProperty().get();
    CandidateRow back = shown == null || selected.get() != null ? null : rowOf(shown.x());
    if (back != null) {
      select(back);
    }
  }
}
