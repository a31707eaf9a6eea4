package io.backcast.train.evaluate;

import io.backcast.design.DataDistance;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrustRule;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.TrainedEnsemble;
import io.backcast.train.distil.TrainedNetworks;
import io.backcast.train.net.Normalization;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Errors, calibration and trust thresholds from the held-out rows, as predicted by the hold-out
 * ensemble, which was trained like the shipped one but without them.
 */
public final class HoldOutEvaluation {
  private static final int NEIGHBOURS = 10;

  /** Share of right predictions among designs of strong trust, and of fair trust. */
  private static final double STRONG_RIGHT = 0.9;

  private static final double FAIR_RIGHT = 0.7;

  private final TrainingData data;
  private final Normalization normalization;
  private final DesignSpace space;
  private final TrainedEnsemble.Prediction predicted;
  private final boolean comparable;
  private final int folds;

  /**
   * An evaluation of predictions by several networks.
   *
   * @param predicted predictions of the hold-out ensemble for the held-out rows, in their order
   */
  public HoldOutEvaluation(
      TrainingData data, Normalization normalization, TrainedEnsemble.Prediction predicted) {
    this(data, normalization, predicted, true, 0);
  }

  /**
   * An evaluation of predictions.
   *
   * @param predicted predictions of the hold-out ensemble for the held-out rows, in their order
   * @param comparable whether both the ensemble that ships and the one that predicted have several
   *     members, so that their spread says something
   * @param folds in how many parts every row was left out once; 0 for one held-out part
   */
  private HoldOutEvaluation(
      TrainingData data,
      Normalization normalization,
      TrainedEnsemble.Prediction predicted,
      boolean comparable,
      int folds) {
    this.data = data;
    this.normalization = normalization;
    this.space = normalization.space();
    this.predicted = predicted;
    this.comparable = comparable;
    this.folds = folds;
  }

  /** The evaluation of a training: out of fold where the held-out rows are few. */
  public static HoldOutEvaluation of(
      TrainingData data, Normalization normalization, TrainedNetworks networks) {
    TrainedEnsemble ensemble = networks.ensemble();
    boolean several = ensemble.shipped().size() > 1;
    TrainedEnsemble.Prediction outOfFold = networks.outOfFold();
    return outOfFold == null
        ? new HoldOutEvaluation(
            data,
            normalization,
            ensemble.predictHoldOut(TrainingData.pick(data.f(), data.held())),
            several && ensemble.holdOut().size() > 1,
            0)
        : new HoldOutEvaluation(
            data.crossValidated(), normalization, outOfFold, several, TrainedNetworks.FOLDS);
  }

  /** The held-out rows as (truth, prediction, spread) of property k, physical units. */
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

  /** The mean absolute error of property k on the held-out rows, in its unit. */
  public double meanError(int k) {
    return mean(parity(k), r -> Math.abs(r[1] - r[0]));
  }

  /** Errors on the held-out rows, by the names that model cards use. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double[][] rows = parity(k);
      metrics.put(p.name() + "_mae", meanError(k));
      metrics.put(p.name() + "_mae_10_nearest", nearestNeighbours(k));
      if (p.pointMass() != null) {
        double[][] rest = Arrays.stream(rows).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
        metrics.put(p.name() + "_mae_beyond_mass", mean(rest, r -> Math.abs(r[1] - r[0])));
        metrics.put(
            p.name() + "_mass_right", mean(rows, r -> p.isMass(r[0]) == p.isMass(r[1]) ? 1 : 0));
      }
    }
    return metrics;
  }

  /** The calibration of every property's deviation, on its rows outside the point mass. */
  public Calibration calibrate() {
    double[] scale = new double[space.dy()];
    double[] floor = new double[space.dy()];
    for (int k = 0; k < scale.length; k++) {
      Property p = space.properties().get(k);
      double[][] rows =
          Arrays.stream(parity(k)).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
      DeviationFit fit = DeviationFit.of(rows, normalization.halfRange(k), comparable);
      scale[k] = fit.scale();
      floor[k] = fit.floor();
    }
    return new Calibration(scale, floor);
  }

  /**
   * Thresholds of the stated deviation and of the distance to the data below which designs deserve
   * strong or fair trust: enough of the held-out rows below them are predicted right, see {@link
   * TrustRule}.
   *
   * @param judged the design space with the tolerances of the finished model
   */
  public TrustRule trust(
      Calibration calibration, DataSummary summary, SymmetryGroup group, DesignSpace judged) {
    DataDistance distance = new DataDistance(space, group, summary);
    int n = data.held().length;
    double[] allowed = AllowedError.of(judged, this::counted, data);
    double[] distances = new double[n];
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      distances[i] = distance.ofScaled(data.f()[data.held()[i]]);
      double std = 0;
      boolean right = true;
      boolean counts = false;
      for (int k = 0; k < space.dy(); k++) {
        Property p = judged.properties().get(k);
        std = Math.max(std, calibration.std(k, predicted.spread()[i][k]) / p.tolerance());
        double truth = data.y()[data.held()[i]][k];
        right &= Math.abs(p.physical(predicted.mean()[i][k]) - truth) <= allowed[k];
        counts |= counts(p, truth, predicted.mean()[i][k]);
      }
      rows[i] = new double[] {std, distances[i], right ? 1 : 0, counts ? 1 : 0};
    }
    double strongDistance = Quantiles.of(distances, 0.98);
    double fairDistance = Quantiles.of(distances, 1) * 1.1;
    return new TrustRule(
        largestStd(rows, strongDistance, STRONG_RIGHT),
        largestStd(rows, fairDistance, FAIR_RIGHT),
        strongDistance,
        fairDistance,
        allowed,
        n,
        folds == 0 ? null : folds);
  }

  /** Errors of property k on the held-out rows that count; NaN for the others. */
  private double[] counted(int k) {
    Property p = space.properties().get(k);
    return Arrays.stream(parity(k))
        .mapToDouble(r -> counts(p, r[0], r[1]) ? Math.abs(r[1] - r[0]) : Double.NaN)
        .toArray();
  }

  /** Deep inside the point mass every prediction is right, which would loosen the thresholds. */
  private static boolean counts(Property p, double truth, double unclamped) {
    return !p.isMass(truth) || !isDeepInMass(p, unclamped);
  }

  /** Whether a prediction is in the point mass by more than the tolerance. */
  private static boolean isDeepInMass(Property p, double unclamped) {
    PointMass mass = p.pointMass();
    return mass != null && unclamped <= mass.value() - p.tolerance();
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

  /** The mean error of predicting each held-out row by the mean of the ten nearest other rows. */
  private double nearestNeighbours(int k) {
    double[] errors = new double[data.held().length];
    Arrays.parallelSetAll(
        errors,
        i -> {
          float[] point = data.f()[data.held()[i]];
          double mean =
              Arrays.stream(data.fit())
                  .mapToObj(
                      j -> new double[] {Distances.squared(point, data.f()[j]), data.y()[j][k]})
                  // in a cross-validation the row itself and its repeats are among them
                  .filter(r -> r[0] > 0)
                  .sorted(Comparator.comparingDouble(r -> r[0]))
                  .limit(NEIGHBOURS)
                  .mapToDouble(r -> r[1])
                  .average()
                  .orElse(0);
          return Math.abs(mean - data.y()[data.held()[i]][k]);
        });
    return Arrays.stream(errors).average().orElse(Double.NaN);
  }

  private static double mean(double[][] rows, ToDoubleFunction<double[]> value) {
    return Arrays.stream(rows).mapToDouble(value).average().orElse(Double.NaN);
  }
}
