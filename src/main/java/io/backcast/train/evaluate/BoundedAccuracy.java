package io.backcast.train.evaluate;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import io.backcast.train.distil.TrainedEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How well refined designs hit where a user has narrowed the bounds, judged by the audit ensemble.
 *
 * @param targets of the first property
 * @param rows one for each set of bounds
 */
public record BoundedAccuracy(double[] targets, List<Row> rows) {
  private static final int SAMPLES = 2_000;
  private static final int BEST = SAMPLES / 4;

  /** Where in its range a single variable is locked: off the reference, off the edge. */
  private static final double LOCK = 0.25;

  /**
   * One set of bounds.
   *
   * @param cells one for each target
   */
  public record Row(String bounds, List<Cell> cells) {}

  /**
   * One set of bounds and one target.
   *
   * @param share of the samples that are on target by the predictor
   * @param error mean absolute error of those, as drawn; NaN if there are none
   * @param bestError the same for the best, as {@code design} ranks them
   */
  public record Cell(double share, double error, double bestError) {}

  public static BoundedAccuracy measure(InverseModel model, TrainedEnsemble judge)
      throws BackcastException {
    DesignSpace space = model.card().space();
    double[] targets = HitRates.targets(space.properties().getFirst());
    Designer designer = new Designer(model);
    List<Row> rows = new ArrayList<>();
    for (var bounds : bounds(space).entrySet()) {
      List<Cell> cells = new ArrayList<>();
      for (double target : targets) {
        cells.add(cell(designer, space, judge, bounds.getValue(), target));
      }
      rows.add(new Row(bounds.getKey(), cells));
    }
    return new BoundedAccuracy(targets, rows);
  }

  /** What users do: narrow everything, keep some variables as they are, lock one anywhere. */
  private static Map<String, DesignBounds> bounds(DesignSpace space) {
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
    String first = "all but the first " + free + " variables at the reference";
    bounds.put(first, locked);
    bounds.put(first + ", the others within a quarter of their range about it", both);
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      double value = v.snap(v.lower() + LOCK * (v.upper() - v.lower()));
      String text =
          Objects.requireNonNullElse(
              v.category(value), String.format(Locale.ROOT, "%." + v.decimals() + "f", value));
      bounds.put(v.name() + " locked at " + text, DesignBounds.of(space).with(j, value, value));
    }
    return bounds;
  }

  /** A box with a variable narrowed to a share of its range about a value. */
  private static DesignBounds around(
      DesignBounds designBounds, Variable v, int j, double value, double share) {
    double reach = share * (v.upper() - v.lower()) / 2;
    return designBounds.with(j, v.snap(value - reach), v.snap(value + reach));
  }

  private static Cell cell(
      Designer designer,
      DesignSpace space,
      TrainedEnsemble judge,
      DesignBounds designBounds,
      double value)
      throws BackcastException {
    Target target = new Target(HitRates.around(space, value), space.tolerances());
    DesignResult result =
        designer.design(
            DesignRequest.of(target, designBounds).samples(SAMPLES).keep(SAMPLES).build());
    float[] x = result.designs().x();
    if (x.length == 0) {
      return new Cell(0, Double.NaN, Double.NaN);
    }
    float[] best = Arrays.copyOf(x, Math.min(x.length, BEST * space.dx()));
    return new Cell(
        result.onTarget() / (double) SAMPLES,
        TargetAccuracy.of(x, space, judge, value).error(),
        TargetAccuracy.of(best, space, judge, value).error());
  }
}
