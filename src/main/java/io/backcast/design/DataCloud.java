package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Goal;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which properties occur together in the training data: predictions of the surrogate for designs
 * like those of the data. A combination belongs to them if one of these designs is within the
 * tolerances of it, or if it is no farther from its nearest ones than 99 in 100 of them are from
 * theirs (distance to the k-th neighbour; Ramaswamy, Rastogi and Shim, SIGMOD 2000).
 */
final class DataCloud {
  private static final int DESIGNS = 2_000;
  private static final int NEIGHBOUR = 5;
  private static final double SEEN = 0.99;

  private final DesignSpace space;
  private final DesignMatrix x;

  /** In half-ranges of the properties, {@code [n][dy]}. */
  private final double[][] y;

  /** Largest distance that belongs to the data, by the properties that are asked for. */
  private final Map<Integer, Double> farthest = new ConcurrentHashMap<>();

  private DataCloud(DesignSpace space, DesignMatrix x, float[] predicted) {
    this.space = space;
    this.x = x;
    int dy = space.dy();
    y = new double[x.rows()][dy];
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < dy; k++) {
        Property p = space.properties().get(k);
        y[i][k] = p.coordinate(p.physical(predicted[i * dy + k])) / p.halfRange();
      }
    }
  }

  /**
   * Designs like those of the card's data.
   *
   * @return null where the card does not describe its data or the model predicts nothing
   * @throws BackcastException if the model fails
   */
  static @Nullable DataCloud of(InverseModel model) throws BackcastException {
    ModelCard card = model.card();
    DataSummary summary = card.dataSummary();
    if (summary == null || summary.centres().length == 0 || !model.predicts()) {
      return null;
    }
    DataSupport support = new DataSupport(card.space(), summary.centres());
    DesignMatrix x = PropertyCloud.drawn(card.space(), support, DESIGNS);
    return new DataCloud(card.space(), x, model.predictFast(DESIGNS, x.array()));
  }

  /** Whether the properties asked for occur together. */
  boolean covers(Target target) {
    int[] asked = asked(target);
    return Arrays.stream(y).anyMatch(row -> within(row, asked, target))
        || neighbour(row -> squared(row, target, asked), -1) <= farthest(asked);
  }

  private boolean within(double[] row, int[] asked, Target target) {
    for (int k : asked) {
      if (Math.abs(off(row, target, k)) * space.properties().get(k).halfRange()
          > tolerance(target, k)) {
        return false;
      }
    }
    return true;
  }

  private double tolerance(Target target, int k) {
    Property p = space.properties().get(k);
    return switch (target.goals().get(k)) {
      case Goal.Value v ->
          p.isMass(v.value())
              ? p.coordinateTolerance()
              : p.coordinateTolerance(v.value(), target.tolerances()[k]);
      default -> 0;
    };
  }

  /** How far a design is from a value or the end of a range, in half-ranges. */
  private double off(double[] row, Target target, int k) {
    Property p = space.properties().get(k);
    return switch (target.goals().get(k)) {
      case Goal.Value v -> row[k] - p.coordinate(p.physical(v.value())) / p.halfRange();
      case Goal.Range r ->
          Math.max(0, r.outside(p, p.axis().value(row[k] * p.halfRange()))) / p.halfRange();
      default -> 0;
    };
  }

  private double squared(double[] row, Target target, int[] asked) {
    double sum = 0;
    for (int k : asked) {
      double off = off(row, target, k);
      sum += off * off;
    }
    return sum;
  }

  /**
   * The properties of the nearest design inside bounds, {@code [dy]}, NaN where the target is free;
   * null if no design of the cloud is inside.
   */
  double @Nullable [] nearest(Target target, DesignBounds bounds) {
    int[] asked = asked(target);
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < y.length; i++) {
      double squared = squared(y[i], target, asked);
      if (squared < least && bounds.contains(x, i)) {
        least = squared;
        best = i;
      }
    }
    if (best < 0) {
      return null;
    }
    double[] found = new double[space.dy()];
    Arrays.fill(found, Double.NaN);
    for (int k : asked) {
      Property p = space.properties().get(k);
      found[k] = p.axis().value(y[best][k] * p.halfRange());
    }
    return found;
  }

  private int[] asked(Target target) {
    return IntStream.range(0, space.dy()).filter(k -> !target.isFree(k)).toArray();
  }

  private double farthest(int[] asked) {
    int key = Arrays.stream(asked).map(k -> 1 << (k % 31)).sum();
    return farthest.computeIfAbsent(
        key,
        any -> {
          double[] own = new double[y.length];
          Arrays.parallelSetAll(own, i -> neighbour(row -> squared(row, y[i], asked), i));
          return Quantiles.of(own, SEEN);
        });
  }

  /** Squared distance to the k-th nearest design, one of them left out. */
  private double neighbour(ToDoubleFunction<double[]> distance, int without) {
    double[] least = new double[NEIGHBOUR];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int i = 0; i < y.length; i++) {
      double squared = i == without ? Double.POSITIVE_INFINITY : distance.applyAsDouble(y[i]);
      for (int n = NEIGHBOUR - 1; n >= 0 && squared < least[n]; n--) {
        if (n + 1 < NEIGHBOUR) {
          least[n + 1] = least[n];
        }
        least[n] = squared;
      }
    }
    return least[NEIGHBOUR - 1];
  }

  private static double squared(double[] a, double[] b, int[] asked) {
    double sum = 0;
    for (int k : asked) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
