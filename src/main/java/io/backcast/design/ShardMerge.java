package io.backcast.design;

import io.backcast.io.Provenance;
import io.backcast.io.StoredColumn;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.SymmetryGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Merges the shards of a run into the rows that the run writes in one go. Each shard holds its own
 * best designs; the best of all are among them, unless so many are copies of designs in other
 * shards that a shard should have held more, which is noticed.
 */
public final class ShardMerge {
  private final List<ShardRecord> shards;
  private final ShardRecord first;
  private final SymmetryGroup group;

  /** A row of one of the shards. */
  private record Entry(int shard, int row, boolean extrapolated, double cost, long sample) {
    static final Comparator<Entry> DRAWN = Comparator.comparingLong(Entry::sample);
    static final Comparator<Entry> BEST =
        Comparator.comparing(Entry::extrapolated)
            .thenComparingDouble(Entry::cost)
            .thenComparing(DRAWN);
  }

  /**
   * All designs of a run.
   *
   * @param table its rows
   * @param provenance of the table
   */
  public record Merged(TypedTable table, Provenance provenance) {}

  private ShardMerge(List<ShardRecord> shards) {
    this.shards = shards;
    this.first = shards.getFirst();
    this.group = new SymmetryGroup(first.group());
  }

  /**
   * Merges all shards of a run.
   *
   * @param byName records of the shards, by the names of their tables
   * @throws BackcastException if one is missing, there twice or of another run, or if nothing is on
   *     target
   */
  public static Merged merge(Map<String, ShardRecord> byName) throws BackcastException {
    return new ShardMerge(complete(byName)).merge();
  }

  /** The shards in their order. */
  private static List<ShardRecord> complete(Map<String, ShardRecord> byName)
      throws BackcastException {
    Map.Entry<String, ShardRecord> reference = byName.entrySet().iterator().next();
    Map<Integer, String> names = new TreeMap<>();
    for (Map.Entry<String, ShardRecord> one : byName.entrySet()) {
      requireSameRun(reference, one);
      String before = names.putIfAbsent(one.getValue().shard(), one.getKey());
      if (before != null) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "%s and %s are both shard %s of %s. Give each shard once."
                .formatted(before, one.getKey(), one.getValue().shard(), one.getValue().of()));
      }
    }
    int of = reference.getValue().of();
    List<String> missing = new ArrayList<>();
    List<ShardRecord> shards = new ArrayList<>();
    for (int k = 1; k <= of; k++) {
      String name = names.get(k);
      ShardRecord shard = name == null ? null : byName.get(name);
      if (shard == null) {
        missing.add(k + "/" + of);
      } else {
        shards.add(shard);
      }
    }
    if (!missing.isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "%s of %s shards are missing: %s. Draw them with --shard, and give all of them."
              .formatted(missing.size(), of, listed(missing)));
    }
    return shards;
  }

  private static String listed(List<String> names) {
    int most = 8;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + ", …";
  }

  private static void requireSameRun(
      Map.Entry<String, ShardRecord> a, Map.Entry<String, ShardRecord> b) throws BackcastException {
    Map<String, String> other = b.getValue().request();
    for (Map.Entry<String, String> asked : a.getValue().request().entrySet()) {
      String value = other.get(asked.getKey());
      if (!asked.getValue().equals(value)) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            "%s is of another run: its %s is %s, that of %s is %s. Give the shards of one run."
                .formatted(b.getKey(), asked.getKey(), value, a.getKey(), asked.getValue()));
      }
    }
  }

  private Merged merge() throws BackcastException {
    List<Entry> all = new ArrayList<>();
    for (int s = 0; s < shards.size(); s++) {
      ShardRecord shard = shards.get(s);
      for (int row = 0; row < shard.rows(); row++) {
        all.add(
            new Entry(s, row, shard.extrapolated()[row], shard.cost()[row], shard.samples()[row]));
      }
    }
    all.sort(Entry.DRAWN);
    List<Entry> chosen = first.keepAll() ? ranked(all) : best(all);
    if (chosen.isEmpty()) {
      throw new BackcastException(
          ErrorCode.UNREACHABLE,
          "None of the %s shards holds a design on target. Without --shard, design searches for longer and says what comes nearest. Nothing was written."
              .formatted(shards.size()));
    }
    TypedTable table = table(chosen);
    return new Merged(table, new MergedProvenance(shards).of(table));
  }

  /** All rows that are no copy of an earlier one, the best of them. */
  private List<Entry> best(List<Entry> all) throws BackcastException {
    Set<List<Integer>> seen = new HashSet<>();
    List<Entry> distinct =
        all.stream()
            .filter(e -> seen.add(group.orbitKey(shards.get(e.shard()).place(e.row()))))
            .toList();
    int keep = Math.min(first.keep(), distinct.size());
    if (first.ranking() == Ranking.DIVERSE) {
      float[][] places = new float[distinct.size()][];
      for (int i = 0; i < places.length; i++) {
        Entry e = distinct.get(i);
        places[i] = shards.get(e.shard()).place(e.row());
      }
      List<Entry> chosen = new ArrayList<>();
      for (int i : Ranker.diverse(places, group, keep)) {
        chosen.add(distinct.get(i));
      }
      return chosen;
    }
    List<Entry> chosen = ranked(distinct).subList(0, keep);
    requireAllBetter(chosen);
    requireNoneEarlier(chosen);
    return chosen;
  }

  private List<Entry> ranked(List<Entry> entries) {
    return first.ranking() == Ranking.DRAWN || first.ranking() == Ranking.DIVERSE
        ? entries
        : entries.stream().sorted(Entry.BEST).toList();
  }

  /** Refuses shards that left out designs which would be among the chosen ones. */
  private void requireAllBetter(List<Entry> chosen) throws BackcastException {
    Comparator<Entry> order = first.ranking() == Ranking.DRAWN ? Entry.DRAWN : Entry.BEST;
    for (int s = 0; s < shards.size(); s++) {
      ShardRecord shard = shards.get(s);
      int last = shard.rows() - 1;
      if (shard.others().length == 0 || last < 0) {
        continue;
      }
      Entry worst =
          new Entry(s, last, shard.extrapolated()[last], shard.cost()[last], shard.samples()[last]);
      if (chosen.size() < first.keep() || order.compare(chosen.getLast(), worst) > 0) {
        throw tooManyCopies(shard);
      }
    }
  }

  /**
   * Refuses designs of which an earlier shard left out a copy: a single run has the earlier of the
   * two, and its place in the order.
   */
  private void requireNoneEarlier(List<Entry> chosen) throws BackcastException {
    Map<Long, Integer> earliest = new HashMap<>();
    for (int s = 0; s < shards.size(); s++) {
      for (long digest : shards.get(s).others()) {
        earliest.putIfAbsent(digest, s);
      }
    }
    for (Entry e : chosen) {
      List<Integer> key = group.orbitKey(shards.get(e.shard()).place(e.row()));
      Integer before = earliest.get(ShardRecorder.digest(key));
      if (before != null && before < e.shard()) {
        throw tooManyCopies(shards.get(before));
      }
    }
  }

  private static BackcastException tooManyCopies(ShardRecord shard) {
    return new BackcastException(
        ErrorCode.BAD_CSV,
        "So many designs are in several shards that shard %s/%s lacks rows which a single run has. Draw the shards with a larger --keep, and cut the merged table."
            .formatted(shard.shard(), shard.of()));
  }

  private TypedTable table(List<Entry> chosen) throws BackcastException {
    int[] tables = chosen.stream().mapToInt(Entry::shard).toArray();
    int[] rows = chosen.stream().mapToInt(Entry::row).toArray();
    // a shard without rows does not know all columns
    ShardRecord filled = shards.get(tables[0]);
    List<TypedTable.Column> columns = new ArrayList<>();
    for (int c = 0; c < filled.columns().size(); c++) {
      String name = filled.columns().get(c).name();
      List<StoredColumn> parts = new ArrayList<>();
      for (ShardRecord shard : shards) {
        parts.add(
            shard.rows() == 0
                ? filled.columns().get(c)
                : shard.columns().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> lacking(shard, name)));
      }
      columns.add(StoredColumn.rows(parts.get(tables[0]), parts, tables, rows));
    }
    return new TypedTable(columns);
  }

  private static BackcastException lacking(ShardRecord shard, String column) {
    return new BackcastException(
        ErrorCode.BAD_CSV,
        "Shard %s/%s has no column %s, which others have. Draw it again with the same program."
            .formatted(shard.shard(), shard.of(), column));
  }
}
