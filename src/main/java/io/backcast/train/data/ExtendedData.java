package io.backcast.train.data;

import io.backcast.io.table.Table;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Variable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that a model was trained on, and new answers to learn from. Some of the answers are held
 * back: the hold-out ensemble does not see them either.
 *
 * @param data all rows, those of the model first; held-out rows are the model's, and rows to train
 *     on have the answers that are not held back
 * @param first index of the first answer; the rows before it are the model's
 * @param heldBack indices of the answers held back
 */
public record ExtendedData(TrainingData data, int first, int[] heldBack) {
  /** One answer in so many is held back, in the mean. */
  private static final int HELD_BACK = 5;

  /** Hexadecimal digits of a digest that decide, as many as fit a long. */
  private static final int DIGITS = 15;

  /** Share of a batch that answers make up, however few there are. */
  private static final double SHARE = 0.25;

  /** An answer is seen at most so many times as often as another row. */
  private static final int MOST = 40;

  /** How far beyond a bound, in half-ranges, is rounding. */
  private static final double ROUNDING = 1e-4;

  /**
   * Joins them.
   *
   * @param base rows of the model, or designs labelled by it
   * @param answers a table with every variable and property, physical units
   * @throws BackcastException if an answer lies outside the bounds
   */
  public static ExtendedData of(TrainingData base, Table answers, DesignSpace space)
      throws BackcastException {
    int n = base.rows();
    int m = answers.rows();
    float[][] f = Arrays.copyOf(base.f(), n + m);
    float[][] y = Arrays.copyOf(base.y(), n + m);
    int[] units = Arrays.copyOf(base.units(), n + m);
    int unit = 1 + Arrays.stream(base.units()).max().orElse(-1);
    for (int i = 0; i < m; i++) {
      f[n + i] = scaled(answers, i, space);
      y[n + i] = values(answers, i, space);
      units[n + i] = unit + i;
    }
    SymmetryGroup group = space.group();
    Map<Boolean, List<Integer>> sides =
        IntStream.range(n, n + m)
            .boxed()
            .collect(Collectors.partitioningBy(i -> isHeldBack(f[i], group)));
    int[] learned = indices(sides.getOrDefault(false, List.of()));
    int[] heldBack = indices(sides.getOrDefault(true, List.of()));
    TrainingData data = new TrainingData(f, y, joined(base.fit(), learned), base.held(), units);
    return new ExtendedData(data, n, heldBack);
  }

  private static int[] indices(List<Integer> rows) {
    return rows.stream().mapToInt(i -> i).toArray();
  }

  private static float[] scaled(Table answers, int row, DesignSpace space)
      throws BackcastException {
    float[] f = new float[space.dx()];
    for (int j = 0; j < f.length; j++) {
      Variable v = space.variables().get(j);
      double value = answers.column(v.name())[row];
      double scaled = v.scale(value);
      if (!(Math.abs(scaled) <= 1 + ROUNDING)) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            String.format(
                Locale.ROOT,
                "Answer %d has %s = %s, outside the model's bounds %s … %s. Leave it out, or train a"
                    + " model whose recipe has wider bounds.",
                row + 1,
                v.name(),
                Numbers.text(value),
                Numbers.text(v.lower()),
                Numbers.text(v.upper())));
      }
      f[j] = (float) Math.clamp(scaled, -1, 1);
    }
    return f;
  }

  private static float[] values(Table answers, int row, DesignSpace space) {
    float[] y = new float[space.dy()];
    for (int k = 0; k < y.length; k++) {
      Property p = space.properties().get(k);
      y[k] = TrainingData.single(p, answers.column(p.name())[row]);
    }
    return y;
  }

  /**
   * Decided for each design alone, so that an answer keeps its side however many others come later:
   * one that an audit ensemble has learned from never judges. Symmetric copies are one design.
   */
  private static boolean isHeldBack(float[] f, SymmetryGroup group) {
    String digest = Digests.sha256(group.orbitKey(f).toString().getBytes(StandardCharsets.UTF_8));
    return Long.parseLong(digest.substring(0, DIGITS), 16) % HELD_BACK == 0;
  }

  /** The same rows, of which the first ones have other labels {@code [first][dy]}. */
  public ExtendedData withBase(float[][] labels) {
    float[][] y = data.y().clone();
    System.arraycopy(labels, 0, y, 0, first);
    return new ExtendedData(
        new TrainingData(data.f(), y, data.fit(), data.held(), data.units()), first, heldBack);
  }

  /** The rows that the ensemble in use learns from, answers repeated as often as they count. */
  public int[] all() {
    return weighted(data.all());
  }

  /** The same without what was held out or back. */
  public int[] unseen() {
    return weighted(data.fit());
  }

  /** Number of answers that are learned from. */
  public int learned() {
    return data.rows() - first - heldBack.length;
  }

  private int[] weighted(int[] rows) {
    int[] answers = Arrays.stream(rows).filter(i -> i >= first).toArray();
    if (answers.length == 0) {
      return rows;
    }
    double wanted = SHARE / (1 - SHARE) * (rows.length - answers.length) / answers.length;
    int times = Math.clamp(Math.round(wanted), 1, MOST);
    int[] all = rows;
    for (int i = 1; i < times; i++) {
      all = joined(all, answers);
    }
    return all;
  }

  private static int[] joined(int[] one, int[] other) {
    return IntStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
  }
}
