package io.backcast.verify;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Quantiles;
import io.backcast.verify.ConventionReport.CrossValidation;
import io.backcast.verify.ConventionReport.Group;
import io.backcast.verify.ConventionReport.Metals;
import io.backcast.verify.ConventionReport.Outlier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits a convention to rows that are known and were calculated: the median of the difference, which
 * single rows far off do not move; or, where cross-validation says that it predicts better by more
 * than two standard errors of the gain, a line by Theil and Sen (Sen, J. Am. Stat. Assoc. 63, 1379,
 * 1968). Metals are compared as a class and have no part in the fit.
 */
public final class ConventionFit {
  /** Fewer rows with a gap say nothing. */
  public static final int FEWEST = 8;

  /** Standard errors that a line must be better by. */
  private static final double SURE = 2;

  private static final int FOLDS = 10;
  private static final int GROUPS = 5;
  private static final int WORST = 8;

  private final List<KnownRow> rows;
  private final @Nullable Double metalBelow;
  private final List<KnownRow> gapped;
  private final CrossValidation validation;
  private final Line line;

  /** {@code calculated = offset + slope · known}. */
  private record Line(double offset, double slope) {
    double deviation(KnownRow row) {
      return row.calculated() - offset - slope * row.known();
    }
  }

  /**
   * The fit of some rows.
   *
   * @param metalBelow a known value at or below which is a metal; null if there is no such class
   * @throws BackcastException if too few rows have a gap in both
   */
  public ConventionFit(List<KnownRow> rows, @Nullable Double metalBelow) throws BackcastException {
    this.rows = List.copyOf(rows);
    this.metalBelow = metalBelow;
    gapped = rows.stream().filter(r -> !metal(r) && r.calculated() > 0).toList();
    if (gapped.size() < FEWEST) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          "Only %s rows have a gap that is known and calculated; a convention needs %s at least. Give more rows."
              .formatted(gapped.size(), FEWEST));
    }
    validation = validate(gapped);
    line =
        validation.gain() > SURE * validation.standardError()
            ? line(gapped)
            : new Line(offset(gapped), 1);
  }

  /** Offset of the convention, eV. */
  public double offset() {
    return line.offset;
  }

  /** Slope of the convention. */
  public double slope() {
    return line.slope;
  }

  /** Mean absolute deviation of all rows with a gap, eV. */
  public double residual() {
    return residual(gapped);
  }

  /** Number of rows with a gap, which the fit is of. */
  public int size() {
    return gapped.size();
  }

  /** What decided about the slope. */
  public CrossValidation validation() {
    return validation;
  }

  private boolean metal(KnownRow row) {
    return metalBelow != null && row.known() <= metalBelow;
  }

  /** Metals as a class, after the shift; null if there is no such class. */
  public @Nullable Metals metals() {
    if (metalBelow == null) {
      return null;
    }
    int metals = 0;
    int right = 0;
    int others = 0;
    int rightOthers = 0;
    for (KnownRow row : rows) {
      boolean calculated =
          row.calculated() <= 0 || (row.calculated() - line.offset) / line.slope <= metalBelow;
      if (metal(row)) {
        metals++;
        right += calculated ? 1 : 0;
      } else {
        others++;
        rightOthers += calculated ? 0 : 1;
      }
    }
    return new Metals(metals, right, others, rightOthers);
  }

  /** Deviations by gap, strain, angles and field. */
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    groups.addAll(groups("gap", KnownRow::known));
    groups.addAll(groups("strain", KnownRow::strain));
    groups.addAll(groups("angles", KnownRow::turn));
    groups.addAll(groups("field", KnownRow::field));
    return groups;
  }

  /**
   * Groups of like size; rows at 0 exactly, the usual case of a field, are a group of their own.
   */
  private List<Group> groups(String by, ToDoubleFunction<KnownRow> value) {
    List<Group> groups = new ArrayList<>();
    List<KnownRow> none = gapped.stream().filter(r -> value.applyAsDouble(r) == 0).toList();
    if (!none.isEmpty()) {
      groups.add(group(by, none, value));
    }
    List<KnownRow> some =
        gapped.stream()
            .filter(r -> value.applyAsDouble(r) != 0)
            .sorted(Comparator.comparingDouble(value))
            .toList();
    int parts = Math.min(GROUPS, some.size() / FEWEST + (some.isEmpty() ? 0 : 1));
    for (int i = 0; i < parts; i++) {
      groups.add(
          group(by, some.subList(i * some.size() / parts, (i + 1) * some.size() / parts), value));
    }
    return groups;
  }

  private Group group(String by, List<KnownRow> some, ToDoubleFunction<KnownRow> value) {
    return new Group(
        by,
        some.stream().mapToDouble(value).min().orElseThrow(),
        some.stream().mapToDouble(value).max().orElseThrow(),
        some.size(),
        offset(some),
        residual(some));
  }

  private double residual(List<KnownRow> some) {
    return some.stream().mapToDouble(r -> Math.abs(line.deviation(r))).average().orElseThrow();
  }

  /** The rows that deviate most. */
  public List<Outlier> worst() {
    return gapped.stream()
        .sorted(Comparator.comparingDouble((KnownRow r) -> Math.abs(line.deviation(r))).reversed())
        .limit(WORST)
        .map(r -> new Outlier(r.row(), line.deviation(r), r.field(), r.turn()))
        .toList();
  }

  private static double offset(List<KnownRow> some) {
    return Quantiles.of(some.stream().mapToDouble(r -> r.calculated() - r.known()).toArray(), 0.5);
  }

  private static Line line(List<KnownRow> some) {
    double[] slopes =
        IntStream.range(0, some.size())
            .boxed()
            .flatMapToDouble(
                i ->
                    IntStream.range(0, i)
                        .filter(j -> some.get(i).known() != some.get(j).known())
                        .mapToDouble(
                            j ->
                                (some.get(i).calculated() - some.get(j).calculated())
                                    / (some.get(i).known() - some.get(j).known())))
            .toArray();
    double slope = slopes.length == 0 ? 1 : Quantiles.of(slopes, 0.5);
    if (!(slope > 0)) {
      return new Line(offset(some), 1);
    }
    double[] rest = some.stream().mapToDouble(r -> r.calculated() - slope * r.known()).toArray();
    return new Line(Quantiles.of(rest, 0.5), slope);
  }

  private static CrossValidation validate(List<KnownRow> some) {
    double[] offset = new double[some.size()];
    double[] line = new double[some.size()];
    for (int fold = 0; fold < Math.min(FOLDS, some.size()); fold++) {
      int held = fold;
      List<KnownRow> others =
          IntStream.range(0, some.size())
              .filter(i -> i % FOLDS != held)
              .mapToObj(some::get)
              .toList();
      Line one = new Line(offset(others), 1);
      Line two = line(others);
      for (int i = fold; i < some.size(); i += FOLDS) {
        offset[i] = Math.abs(one.deviation(some.get(i)));
        line[i] = Math.abs(two.deviation(some.get(i)));
      }
    }
    double[] gains =
        IntStream.range(0, offset.length).mapToDouble(i -> offset[i] - line[i]).toArray();
    double gain = mean(gains);
    double variance =
        IntStream.range(0, gains.length).mapToDouble(i -> Math.pow(gains[i] - gain, 2)).sum()
            / (gains.length - 1);
    return new CrossValidation(mean(offset), mean(line), gain, Math.sqrt(variance / gains.length));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
