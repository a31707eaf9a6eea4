package io.backcast.train.data;

import io.backcast.io.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A table in the networks' coordinates, split into rows to train on and rows held out.
 *
 * @param f scaled designs, {@code [rows][dx]}, bounds at −1 and 1
 * @param y properties, {@code [rows][dy]}, physical units
 * @param fit indices of rows that every network trains on
 * @param held indices of rows held out from the hold-out ensemble; repeated measurements of a
 *     design are all on the same side
 */
public record TrainingData(float[][] f, float[][] y, int[] fit, int[] held) {

  /**
   * Drops exact duplicates, scales, and splits by design.
   *
   * @param share of the designs to hold out
   * @throws BackcastException if there are fewer than 20 different designs
   */
  public static TrainingData of(Table table, DesignSpace space, double share, long seed)
      throws BackcastException {
    List<float[]> f = new ArrayList<>();
    List<float[]> y = new ArrayList<>();
    Map<List<Float>, List<Integer>> designs = new LinkedHashMap<>();
    Map<List<Double>, Integer> seen = new LinkedHashMap<>();
    for (double[] row : table.values()) {
      if (seen.putIfAbsent(boxed(row), 1) == null) {
        float[] scaled = new float[space.dx()];
        for (int i = 0; i < scaled.length; i++) {
          Variable v = space.variables().get(i);
          scaled[i] = (float) v.scale(row[table.index(v.name())]);
        }
        float[] values = new float[space.dy()];
        for (int k = 0; k < values.length; k++) {
          values[k] = (float) row[table.index(space.properties().get(k).name())];
        }
        designs.computeIfAbsent(boxed(scaled), key -> new ArrayList<>()).add(f.size());
        f.add(scaled);
        y.add(values);
      }
    }
    List<List<Integer>> groups = new ArrayList<>(designs.values());
    if (groups.size() < 20) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "Only %s different designs; at least 20 are needed to train and to check."
              .formatted(groups.size()));
    }
    int held = Math.max(2, (int) Math.round(share * groups.size()));
    Collections.shuffle(groups, Randoms.generator(seed));
    return new TrainingData(
        f.toArray(float[][]::new),
        y.toArray(float[][]::new),
        rows(groups.subList(held, groups.size())),
        rows(groups.subList(0, held)));
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
    return new TrainingData(f, y, all(), all());
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

  private static List<Double> boxed(double[] row) {
    return Arrays.stream(row).boxed().toList();
  }

  private static List<Float> boxed(float[] row) {
    List<Float> list = new ArrayList<>();
    for (float value : row) {
      list.add(value);
    }
    return list;
  }
}
