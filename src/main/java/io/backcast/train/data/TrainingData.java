package io.backcast.train.data;

import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table in the networks' coordinates, split into rows to train on and rows held out.
 *
 * @param f scaled designs, {@code [rows][dx]}, bounds at −1 and 1
 * @param y properties, {@code [rows][dy]}, physical units; NaN where a row lacks one
 * @param fit indices of rows that every network trains on
 * @param held indices of rows held out from the hold-out ensemble
 * @param units for every row the number of what must not be torn apart by a split: the rows of one
 *     design, or of one group
 */
public record TrainingData(float[][] f, float[][] y, int[] fit, int[] held, int[] units) {

  /** Rows that are split by design. */
  public TrainingData(float[][] f, float[][] y, int[] fit, int[] held) {
    this(f, y, fit, held, designs(f));
  }

  private static int[] designs(float[][] f) {
    Map<DesignKey, Integer> known = new HashMap<>();
    return Arrays.stream(f)
        .mapToInt(row -> known.computeIfAbsent(new DesignKey(row), key -> known.size()))
        .toArray();
  }

  /** Fewer different designs than this are refused. */
  public static final int MIN_DESIGNS = 6;

  private static final int MIN_GROUPS = 4;

  /** At least so many designs are held out, unless that were more than a quarter of them. */
  private static final int MIN_HELD = 20;

  /** At most so many are, which is enough for every figure. */
  private static final int MAX_HELD = 10_000;

  /**
   * Drops exact duplicates, scales, and splits by design.
   *
   * @param share of the designs to hold out; more of a small table, for figures that mean something
   * @param group column whose equal values must stay together; null for none
   * @throws BackcastException if there are fewer than {@value #MIN_DESIGNS} different designs, or
   *     too few groups to split
   */
  public static TrainingData of(
      Table table, DesignSpace space, double share, @Nullable String group, long seed)
      throws BackcastException {
    int[] variables = space.variables().stream().mapToInt(v -> table.index(v.name())).toArray();
    int[] properties = space.properties().stream().mapToInt(p -> table.index(p.name())).toArray();
    List<float[]> f = new ArrayList<>();
    List<float[]> y = new ArrayList<>();
    Map<DesignKey, List<Integer>> designs = new LinkedHashMap<>();
    int groupColumn = group == null ? -1 : table.index(group);
    List<Double> groupOf = new ArrayList<>();
    Set<RowKey> seen = new HashSet<>();
    for (double[] row : table.values()) {
      if (seen.add(new RowKey(row))) {
        float[] scaled = new float[variables.length];
        for (int i = 0; i < scaled.length; i++) {
          scaled[i] = (float) space.variables().get(i).scale(row[variables[i]]);
        }
        float[] values = new float[properties.length];
        for (int k = 0; k < values.length; k++) {
          values[k] = single(space.properties().get(k), row[properties[k]]);
        }
        designs.computeIfAbsent(new DesignKey(scaled), key -> new ArrayList<>(1)).add(f.size());
        f.add(scaled);
        y.add(values);
        groupOf.add(groupColumn < 0 ? Double.NaN : row[groupColumn]);
      }
    }
    if (designs.size() < MIN_DESIGNS) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, Sentence.of("training.few-designs", designs.size(), MIN_DESIGNS));
    }
    List<List<Integer>> parts =
        groupColumn < 0
            ? new ArrayList<>(designs.values())
            : RowGroups.joined(List.copyOf(designs.values()), groupOf);
    if (parts.size() < MIN_GROUPS) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, Sentence.of("training.few-groups", group, parts.size(), MIN_GROUPS));
    }
    int held = held(parts.size(), share);
    int[] units = new int[f.size()];
    for (int part = 0; part < parts.size(); part++) {
      for (int row : parts.get(part)) {
        units[row] = part;
      }
    }
    Collections.shuffle(parts, Randoms.generator(seed));
    return new TrainingData(
        f.toArray(float[][]::new),
        y.toArray(float[][]::new),
        rows(parts.subList(held, parts.size())),
        rows(parts.subList(0, held)),
        units);
  }

  /** The same rows with another split. */
  public TrainingData with(int[] otherFit, int[] otherHeld) {
    return new TrainingData(f, y, otherFit, otherHeld, units);
  }

  /** Those of some rows that have a value of property k. */
  public int[] known(int[] rows, int k) {
    return Arrays.stream(rows).filter(i -> !Float.isNaN(y[i][k])).toArray();
  }

  /** How many of some designs to hold out. */
  static int held(int designs, double share) {
    int wanted = (int) Math.round(share * designs);
    int least = Math.max(2, Math.min(MIN_HELD, designs / 4));
    return Math.clamp(wanted, least, Math.max(least, MAX_HELD));
  }

  /** The nearest single-precision number on the same side of the point mass. */
  static float single(Property p, double value) {
    float nearest = (float) value;
    return p.isMass(value) && !p.isMass(nearest) ? Math.nextDown(nearest) : nearest;
  }

  /** A row by its values, compared without boxing them. */
  private record RowKey(double[] values) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof RowKey key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /** A scaled design by its values. */
  private record DesignKey(float[] values) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof DesignKey key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  public int rows() {
    return f.length;
  }

  /** The indices of the rows that fulfil a condition, ascending. */
  public int[] rowsWhere(IntPredicate condition) {
    return IntStream.range(0, f.length).filter(condition).toArray();
  }

  /** The same rows for an evaluation in which every row was left out once. */
  public TrainingData crossValidated() {
    return with(all(), all());
  }

  /** The indices of all rows. */
  public int[] all() {
    int[] rows = new int[f.length];
    Arrays.setAll(rows, i -> i);
    return rows;
  }

  /** The rows at {@code indices}. */
  public static float[][] pick(float[][] rows, int[] indices) {
    return Arrays.stream(indices).mapToObj(i -> rows[i]).toArray(float[][]::new);
  }

  private static int[] rows(List<List<Integer>> groups) {
    return groups.stream().flatMap(List::stream).mapToInt(i -> i).toArray();
  }
}
