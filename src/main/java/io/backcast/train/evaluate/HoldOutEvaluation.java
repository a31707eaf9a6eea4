package io.backcast.train.evaluate;

import io.backcast.design.DataDistance;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrustRule;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.TrainedEnsemble;
import io.backcast.train.net.Normalization;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Errors, calibration and trust thresholds from the held-out rows, as predicted by the hold-out
 * ensemble, which was trained like the shipped one but without them.
 */
public final class HoldOutEvaluation {
  private static final double ONE_SIGMA = 0.68;

  /** Share of right predictions among designs of strong trust, and of fair trust. */
  private static final double STRONG_RIGHT = 0.9;

  private static final double FAIR_RIGHT = 0.7;

  /** Keeps a likelihood finite, in half-ranges. */
  private static final double LEAST = 1e-9;

  private final TrainingData data;
  private final Normalization normalization;
  private final DesignSpace space;
  private final TrainedEnsemble.Prediction predicted;

  /**
   * An evaluation of predictions.
   *
   * @param predicted predictions of the hold-out ensemble for the held-out rows, in their order
   */
  public HoldOutEvaluation(
      TrainingData data, Normalization normalization, TrainedEnsemble.Prediction predicted) {
    this.data = data;
    this.normalization = normalization;
    this.space = normalization.space();
    this.predicted = predicted;
  }

  /**
   * The held-out rows as (truth, prediction, spread) of property k: values in its unit, the spread
   * in the coordinate of its scale.
   */
  public double[][] parity(int k) {
    Property p = space.properties().get(k);
    double[][] rows = new double[data.held().length][];
    Arrays.setAll(
        rows,
        i ->
            new double[] {
              data.y()[data.held()[i]][k],
              p.physical(predicted.mean()[i][k]),
              predicted.spread()[i][k]
            });
    return rows;
  }

  /** Errors on the held-out rows, by the names that model cards use. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    NearestNeighbours nearest = NearestNeighbours.of(data);
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double[][] rows = parity(k);
      metrics.put(p.name() + "_mae", mean(rows, r -> Math.abs(r[1] - r[0])));
      metrics.put(p.name() + "_mae_10_nearest", nearest.error(k));
      if (p.isLog()) {
        metrics.put(
            p.name() + "_relative_error",
            Math.expm1(mean(coordinates(k), r -> Math.abs(r[1] - r[0]))));
      }
      metrics.put(p.name() + "_mae_forest", new ForestBaseline(data, normalization).error(k));
      if (p.pointMass() != null) {
        double[][] rest = Arrays.stream(rows).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
        metrics.put(p.name() + "_mae_beyond_mass", mean(rest, r -> Math.abs(r[1] - r[0])));
        metrics.put(
            p.name() + "_mass_right", mean(rows, r -> p.isMass(r[0]) == p.isMass(r[1]) ? 1 : 0));
      }
    }
    return metrics;
  }

  /** The same with values in the coordinate of the property's scale. */
  private double[][] coordinates(int k) {
    Property p = space.properties().get(k);
    return Arrays.stream(parity(k))
        .map(r -> new double[] {p.coordinate(r[0]), p.coordinate(r[1]), r[2]})
        .toArray(double[][]::new);
  }

  /** Of all pairs of scale and floor that cover 68 % of the rows, the one of highest likelihood. */
  public Calibration calibrate() {
    double[] scale = new double[space.dy()];
    double[] floor = new double[space.dy()];
    for (int k = 0; k < scale.length; k++) {
      Property p = space.properties().get(k);
      double[][] rows =
          Arrays.stream(coordinates(k)).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
      double best = Double.POSITIVE_INFINITY;
      for (int step = 0; step <= 40; step++) {
        double tried = step * 5e-4 * normalization.halfRange(k);
        double needed = scaleFor(rows, tried);
        double loss =
            negativeLogLikelihood(rows, needed, tried, LEAST * normalization.halfRange(k));
        if (loss < best) {
          best = loss;
          scale[k] = needed;
          floor[k] = tried;
        }
      }
    }
    return new Calibration(scale, floor);
  }

  /** The scale with which 68 % of the rows lie within one standard deviation. */
  private static double scaleFor(double[][] rows, double floor) {
    double low = 0;
    double high = 50;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double inside =
          mean(rows, r -> Math.abs(r[1] - r[0]) <= Math.hypot(middle * r[2], floor) ? 1 : 0);
      if (inside < ONE_SIGMA) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double negativeLogLikelihood(
      double[][] rows, double scale, double floor, double least) {
    return mean(
        rows,
        r -> {
          double std = Math.max(least, Math.hypot(scale * r[2], floor));
          // errors have heavy tails; clipping keeps a few of them from deciding
          double z = Math.min(4, Math.abs(r[1] - r[0]) / std);
          return Math.log(std) + z * z / 2;
        });
  }

  /**
   * Thresholds of the stated deviation and of the distance to the data below which designs deserve
   * strong or fair trust: enough of the held-out rows below them are predicted within the
   * tolerance.
   */
  public TrustRule trust(Calibration calibration, DataSummary summary, SymmetryGroup group) {
    DataDistance distance = new DataDistance(space, group, summary);
    int n = data.held().length;
    double[] distances = new double[n];
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      distances[i] = distance.ofScaled(data.f()[data.held()[i]]);
      double std = 0;
      boolean right = true;
      boolean counts = false;
      for (int k = 0; k < space.dy(); k++) {
        Property p = space.properties().get(k);
        std = Math.max(std, calibration.std(k, predicted.spread()[i][k]) / p.coordinateTolerance());
        double truth = data.y()[data.held()[i]][k];
        right &=
            p.coordinateDistance(p.physical(predicted.mean()[i][k]), truth)
                <= p.coordinateTolerance();
        // deep inside the point mass every prediction is right, which would loosen the thresholds
        counts |= !p.isMass(truth) || !isDeepInMass(p, predicted.mean()[i][k]);
      }
      rows[i] = new double[] {std, distances[i], right ? 1 : 0, counts ? 1 : 0};
    }
    double strongDistance = Quantiles.of(distances, 0.98);
    double fairDistance = Quantiles.of(distances, 1) * 1.1;
    return new TrustRule(
        largestStd(rows, strongDistance, STRONG_RIGHT),
        largestStd(rows, fairDistance, FAIR_RIGHT),
        strongDistance,
        fairDistance);
  }

  /** Whether a prediction is in the point mass by more than the tolerance. */
  private static boolean isDeepInMass(Property p, double unclamped) {
    PointMass mass = p.pointMass();
    return mass != null && unclamped <= mass.value() - p.coordinateTolerance();
  }

  /** The threshold from rows that count and lie within a distance of the training data. */
  private static double largestStd(double[][] rows, double distance, double wantedShare) {
    double[][] counted =
        Arrays.stream(rows).filter(r -> r[3] > 0 && r[1] <= distance).toArray(double[][]::new);
    double[] std = new double[counted.length];
    boolean[] right = new boolean[counted.length];
    for (int i = 0; i < counted.length; i++) {
      std[i] = counted[i][0];
      right[i] = counted[i][2] > 0;
    }
    return ReliabilityCurve.fit(std, right).largestStd(wantedShare);
  }

  private static double mean(double[][] rows, ToDoubleFunction<double[]> value) {
    return Arrays.stream(rows).mapToDouble(value).average().orElse(Double.NaN);
  }
}
