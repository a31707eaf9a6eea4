package io.backcast.train;

import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.EnsembleSummary;
import io.backcast.model.Property;
import io.backcast.train.data.ExtendedData;
import io.backcast.train.data.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a model errs after new answers beside how it did before, on rows that neither audit ensemble
 * has seen.
 *
 * @param lines for each property those of the old hold-out, if its rows are known, then those of
 *     the answers held back
 */
public record ExtensionComparison(List<Line> lines) {
  /** A larger error than this many times the old one is worse. */
  private static final double WORSE = 1.1;

  /** A rise of the error by less than this share of the tolerance is none. */
  private static final double RISE = 0.1;

  /** The rows that a line is about. */
  public enum Rows {
    /** Held out when the model was trained. */
    HELD_OUT("old hold-out"),
    /** Answers that were not learned from. */
    HELD_BACK("answers held back");

    private final String label;

    Rows(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * The errors of a property on some rows.
   *
   * @param property its name
   * @param rows which ones
   * @param tolerance of the property, in its unit or as a share
   * @param count of them
   * @param before mean absolute error of the old model, in coordinates of the property's scale
   * @param after the same of the new one
   * @param rightBefore share whose class the old model predicts; 1 without a point mass
   * @param rightAfter the same of the new one
   * @param independent whether an audit ensemble judged in both
   */
  public record Line(
      String property,
      Rows rows,
      double tolerance,
      int count,
      double before,
      double after,
      double rightBefore,
      double rightAfter,
      boolean independent) {

    /**
     * Whether the new model is worse, by more than chance moves such figures. An error that is no
     * number is.
     */
    public boolean worse() {
      return !(after <= WORSE * before || after - before <= RISE * tolerance);
    }
  }

  /** What the lines say of the new model; it takes over only if it is not worse. */
  public enum Verdict {
    /** It is not worse in any line, and judges say so that have seen none of the rows. */
    NOT_WORSE("it is not worse"),
    /** It is worse in a line. */
    WORSE("it got worse"),
    /** There is no line. */
    NO_ROWS(
        "there is nothing to compare it on: no answer is held back, and the rows that the model was trained on are not at hand"),
    /** An ensemble judged that may have learned from the rows. */
    NO_JUDGE("no audit ensemble can judge it, and the others may have learned from the rows");

    private final String reason;

    Verdict(String reason) {
      this.reason = reason;
    }

    /** The verdict in words. */
    public String reason() {
      return reason;
    }
  }

  /** Whether the new model may take over, or why not. */
  public Verdict verdict() {
    if (lines.isEmpty()) {
      return Verdict.NO_ROWS;
    }
    if (lines.stream().anyMatch(Line::worse)) {
      return Verdict.WORSE;
    }
    return lines.stream().allMatch(Line::independent) ? Verdict.NOT_WORSE : Verdict.NO_JUDGE;
  }

  /**
   * Whether there will be any line.
   *
   * @param knownRows whether the held-out rows are those of the table that the model was trained on
   */
  static boolean isPossible(ExtendedData rows, boolean knownRows) {
    TrainingData data = rows.data();
    int[] some =
        knownRows
            ? IntStream.concat(Arrays.stream(data.held()), Arrays.stream(rows.heldBack())).toArray()
            : rows.heldBack();
    return IntStream.range(0, data.y()[0].length).anyMatch(k -> data.known(some, k).length > 0);
  }

  /**
   * Compares two models.
   *
   * @param knownRows whether the held-out rows are those of the table that the model was trained on
   * @throws BackcastException if one fails
   */
  static ExtensionComparison of(
      InverseModel old, InverseModel fresh, ExtendedData rows, boolean knownRows)
      throws BackcastException {
    List<Line> lines = new ArrayList<>();
    TrainingData data = rows.data();
    for (int k = 0; k < old.card().space().dy(); k++) {
      if (knownRows) {
        lines.addAll(line(old, fresh, data, data.held(), k, Rows.HELD_OUT));
      }
      lines.addAll(line(old, fresh, data, rows.heldBack(), k, Rows.HELD_BACK));
    }
    return new ExtensionComparison(List.copyOf(lines));
  }

  private static List<Line> line(
      InverseModel old, InverseModel fresh, TrainingData data, int[] some, int k, Rows which)
      throws BackcastException {
    int[] known = data.known(some, k);
    if (known.length == 0) {
      return List.of();
    }
    Property p = old.card().space().properties().get(k);
    double[] before = errors(old, data, known, k);
    double[] after = errors(fresh, data, known, k);
    return List.of(
        new Line(
            p.name(),
            which,
            p.coordinateTolerance(),
            known.length,
            before[0],
            after[0],
            before[1],
            after[1],
            Judge.of(old).independent() && Judge.of(fresh).independent()));
  }

  /** The mean error, and the share of classes predicted right. */
  private static double[] errors(InverseModel model, TrainingData data, int[] rows, int k)
      throws BackcastException {
    Property p = model.card().space().properties().get(k);
    EnsembleSummary said =
        Judge.of(model).predict(model.card().space().designs(TrainingData.pick(data.f(), rows)));
    int dy = model.card().space().dy();
    double[] off = new double[rows.length];
    double[] right = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double predicted = said.mean()[i * dy + k];
      double truth = data.y()[rows[i]][k];
      off[i] = p.coordinateDistance(p.physical(predicted), p.physical(truth));
      right[i] = p.isMass(predicted) == p.isMass(truth) ? 1 : 0;
    }
    return new double[] {
      Arrays.stream(off).average().orElse(Double.NaN),
      Arrays.stream(right).average().orElse(Double.NaN)
    };
  }
}
