package io.backcast.train.evaluate;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Extrapolation;
import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.Relations;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The accuracy of refined designs inside narrowed bounds, measured by a {@link Judge}.
 *
 * @param targets values of the first property
 * @param rows one for each set of bounds
 * @param log whether the property is on a log scale
 */
public record BoundedAccuracy(double[] targets, List<Row> rows, boolean log) {
  /** Accuracy for a property on a linear scale. */
  public BoundedAccuracy(double[] targets, List<Row> rows) {
    this(targets, rows, false);
  }

  /** Where in its range a single variable is locked: neither at the reference nor at a bound. */
  private static final double LOCK = 0.25;

  /** A share of fewer designs says little. */
  public static final int LEAST_STRONG = 20;

  /** Of more variables than this only the first ones are locked in turn. */
  private static final int MAX_LOCKED = 12;

  /**
   * The accuracy for one set of bounds.
   *
   * @param bounds in words
   * @param cells one for each target
   */
  public record Row(String bounds, List<Cell> cells) {}

  /**
   * The accuracy for one set of bounds and one target.
   *
   * @param share of the samples that are on target by the predictor
   * @param error mean absolute error of those, physical unit; NaN if there are none
   * @param bestError the same for the best quarter, as {@code design} ranks them
   * @param strong how many designs are of strong trust
   * @param strongRight share of those whose every property is within what trust allows of its
   *     target; NaN if there are none
   */
  public record Cell(double share, double error, double bestError, int strong, double strongRight) {
    /** A cell that says nothing of trust. */
    public Cell(double share, double error, double bestError) {
      this(share, error, bestError, 0, Double.NaN);
    }
  }

  /**
   * The smallest share of strong designs that are right in any set of bounds and for any target
   * with at least {@value #LEAST_STRONG} of them; NaN if there is none.
   */
  public double leastStrongRight() {
    return wellFilledCells().mapToDouble(Cell::strongRight).min().orElse(Double.NaN);
  }

  /** How many sets of bounds and targets have at least {@value #LEAST_STRONG} strong designs. */
  public int wellFilled() {
    return (int) wellFilledCells().count();
  }

  private Stream<Cell> wellFilledCells() {
    return rows.stream().flatMap(r -> r.cells().stream()).filter(c -> c.strong() >= LEAST_STRONG);
  }

  /** The figures, by the names that model cards use. */
  public Map<String, Double> metrics() {
    return Map.of("least_strong_right", leastStrongRight());
  }

  /**
   * Measures a model.
   *
   * @param samples for each target and set of bounds
   */
  static BoundedAccuracy measure(InverseModel model, int samples, EvaluationSteps steps)
      throws BackcastException {
    DesignSpace space = model.card().space();
    double[] targets = HitRates.targets(space.properties().getFirst());
    List<Row> rows = new ArrayList<>();
    Relations relations = Relations.of(space);
    Map<String, DesignBounds> tried = bounds(space);
    Extrapolation extrapolation = new Extrapolation(model);
    for (var bounds : tried.entrySet()) {
      if (!relations.allow(bounds.getValue())) {
        continue;
      }
      steps.done(rows.size() / (double) tried.size());
      List<Cell> cells =
          SideBySide.all(
              targets.length,
              t ->
                  cell(
                      model,
                      new Designer(model, extrapolation),
                      bounds.getValue(),
                      samples,
                      targets[t]));
      rows.add(new Row(bounds.getKey(), cells));
    }
    return new BoundedAccuracy(targets, rows, space.properties().getFirst().isLog());
  }

  /**
   * Typical bounds, with their names in the report: every range halved, half of the variables
   * locked at the reference, and a single variable locked. With one variable only the first is
   * left.
   */
  static Map<String, DesignBounds> bounds(DesignSpace space) {
    DesignBounds half = DesignBounds.of(space);
    DesignBounds locked = DesignBounds.of(space);
    DesignBounds both = DesignBounds.of(space);
    int free = space.dx() / 2;
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      half = around(half, v, j, v.centre(), 0.5);
      if (j >= free) {
        locked = locked.with(j, v.reference(), v.reference());
      }
      both = around(both, v, j, v.reference(), j < free ? 0.25 : 0);
    }
    Map<String, DesignBounds> bounds = new LinkedHashMap<>();
    bounds.put("the middle half of every range", half);
    if (space.dx() < 2) {
      return bounds;
    }
    String first = "all but the first " + free + " variables at the reference";
    bounds.put(first, locked);
    bounds.put(first + ", the others within a quarter of their range about it", both);
    for (int j = 0; j < Math.min(MAX_LOCKED, space.dx()); j++) {
      Variable v = space.variables().get(j);
      double value = v.snap(v.at(LOCK));
      String text =
          Objects.requireNonNullElse(
              v.category(value),
              v.isLog() ? Numbers.significant(value, 3) : Numbers.fixed(value, v.shownDecimals()));
      bounds.put(v.name() + " locked at " + text, DesignBounds.of(space).with(j, value, value));
    }
    return bounds;
  }

  /** The bounds with one variable narrowed to a share of its range about a value. */
  private static DesignBounds around(
      DesignBounds bounds, Variable v, int j, double value, double share) {
    if (v.isLog()) {
      return bounds.with(j, v.snap(v.moved(value, -share)), v.snap(v.moved(value, share)));
    }
    double reach = share * (v.upper() - v.lower()) / 2;
    return bounds.with(j, v.snap(value - reach), v.snap(value + reach));
  }

  private static Cell cell(
      InverseModel model, Designer designer, DesignBounds bounds, int samples, double value)
      throws BackcastException {
    DesignSpace space = model.card().space();
    double[] values = new JointTargets(designer, space).at(value, bounds);
    Target target = new Target(values, space.tolerances(values));
    DesignResult result =
        designer.design(DesignRequest.of(target, bounds).samples(samples).keep(samples).build());
    if (result.designs().size() == 0) {
      return new Cell(0, Double.NaN, Double.NaN);
    }
    Judge judge = Judge.of(model);
    float[][] judged = Rows.of(RegionTrials.judged(judge, result.designs()), space.dy());
    float[][] best = Arrays.copyOf(judged, Math.min(judged.length, samples / 4));
    DesignSet strong = RegionTrials.strong(result.designs());
    return new Cell(
        result.onTarget() / (double) samples,
        TargetAccuracy.of(judged, space.properties().getFirst(), value).error(),
        TargetAccuracy.of(best, space.properties().getFirst(), value).error(),
        strong.size(),
        strong.size() == 0
            ? Double.NaN
            : count(RegionTrials.right(judge, strong, values)) / (double) strong.size());
  }

  private static int count(boolean[] values) {
    int count = 0;
    for (boolean value : values) {
      count += value ? 1 : 0;
    }
    return count;
  }
}
