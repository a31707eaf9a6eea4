package io.backcast.train.evaluate;

import io.backcast.design.DataDistance;
import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.EnsembleSummary;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Rows;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrustRule;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Errors, calibration and trust thresholds from the held-out rows, as predicted by the audit
 * ensemble, which was trained like the shipped one but without them.
 */
public final class HoldOutEvaluation {
  /** Share of right predictions among designs of strong trust, and of fair trust. */
  private static final double STRONG_RIGHT = 0.9;

  private static final double FAIR_RIGHT = 0.7;

  private final TrainingData data;
  private final DesignSpace space;
  private final EnsemblePrediction predicted;
  private final boolean comparable;
  private final int folds;

  /**
   * An evaluation of predictions by several networks.
   *
   * @param space that the data are scaled by
   * @param predicted predictions of the held-out rows, in their order
   */
  public HoldOutEvaluation(TrainingData data, DesignSpace space, EnsemblePrediction predicted) {
    this(data, space, predicted, true, 0);
  }

  /**
   * An evaluation of predictions.
   *
   * @param predicted predictions of the held-out rows, in their order
   * @param comparable whether both the ensemble that ships and the one that predicted have several
   *     members, so that their spread says something
   * @param folds in how many parts every row was left out once; 0 for one held-out part
   */
  private HoldOutEvaluation(
      TrainingData data,
      DesignSpace space,
      EnsemblePrediction predicted,
      boolean comparable,
      int folds) {
    this.data = data;
    this.space = space;
    this.predicted = predicted;
    this.comparable = comparable;
    this.folds = folds;
  }

  /**
   * The evaluation of a model: out of fold where the held-out rows are few, by the audit ensemble
   * where the model's own has seen them, and else by the model's own.
   *
   * @throws BackcastException if the model fails
   */
  public static HoldOutEvaluation of(InverseModel model, EvaluationRows rows)
      throws BackcastException {
    DesignSpace space = model.card().space();
    boolean several = Judge.refining(model).members() > 1;
    if (rows.outOfFold() != null) {
      return new HoldOutEvaluation(
          rows.data().crossValidated(), space, rows.outOfFold(), several, rows.folds());
    }
    Judge judge = rows.trainedOn() ? Judge.of(model) : Judge.refining(model);
    EnsembleSummary summary = judge.predict(rows.heldOutDesigns(space));
    EnsemblePrediction predicted =
        new EnsemblePrediction(
            Rows.of(summary.mean(), space.dy()), Rows.of(summary.spread(), space.dy()));
    return new HoldOutEvaluation(rows.data(), space, predicted, several && judge.members() > 1, 0);
  }

  /**
   * The held-out rows that have property k as (truth, prediction, spread): values in its unit, the
   * spread in the coordinate of its scale.
   */
  public double[][] parity(int k) {
    return Arrays.stream(all(k)).filter(r -> !Double.isNaN(r[0])).toArray(double[][]::new);
  }

  /** The same for all held-out rows, in their order; the truth is NaN where a row lacks it. */
  private double[][] all(int k) {
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

  /** The same with values in the coordinate of the property's scale. */
  private double[][] coordinates(int k) {
    Property p = space.properties().get(k);
    return Arrays.stream(parity(k))
        .map(r -> new double[] {p.coordinate(r[0]), p.coordinate(r[1]), r[2]})
        .toArray(double[][]::new);
  }

  /**
   * The mean error of property k on the held-out rows, as tolerances are stated: in its unit, or
   * for a log scale as a share.
   */
  public double meanError(int k) {
    double error = mean(coordinates(k), r -> Math.abs(r[1] - r[0]));
    return space.properties().get(k).isLog() ? Math.expm1(error) : error;
  }

  /** Errors on the held-out rows, by the names that model cards use. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    NearestNeighbours nearest = NearestNeighbours.of(data);
    ForestBaseline forest = new ForestBaseline(data, space, folds);
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double[][] rows = parity(k);
      metrics.put(p.name() + "_mae", mean(rows, r -> Math.abs(r[1] - r[0])));
      metrics.put(p.name() + "_mae_10_nearest", nearest.error(k));
      if (p.isLog()) {
        metrics.put(p.name() + "_relative_error", meanError(k));
      }
      metrics.put(p.name() + "_mae_forest", forest.error(k));
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
          Arrays.stream(coordinates(k)).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
      DeviationFit fit = DeviationFit.of(rows, (float) p.halfRange(), comparable);
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
        double stated =
            calibration.std(k, predicted.spread()[i][k], p.coordinate(predicted.mean()[i][k]));
        std = Math.max(std, stated / p.coordinateTolerance());
        double truth = data.y()[data.held()[i]][k];
        if (Double.isNaN(truth)) {
          continue;
        }
        right &= p.coordinateDistance(p.physical(predicted.mean()[i][k]), truth) <= allowed[k];
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
        AllowedError.asTolerances(judged, allowed),
        n,
        folds == 0 ? null : folds,
        null);
  }

  /**
   * Errors of property k on the held-out rows that count, in the coordinate of its scale; NaN for
   * the others.
   */
  private double[] counted(int k) {
    Property p = space.properties().get(k);
    return Arrays.stream(all(k))
        .mapToDouble(r -> counts(p, r[0], r[1]) ? p.coordinateDistance(r[1], r[0]) : Double.NaN)
        .toArray();
  }

  /** Deep inside the point mass every prediction is right, which would loosen the thresholds. */
  private static boolean counts(Property p, double truth, double unclamped) {
    return !Double.isNaN(truth) && (!p.isMass(truth) || !isDeepInMass(p, unclamped));
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

  private static double mean(double[][] rows, ToDoubleFunction<double[]> value) {
    return Arrays.stream(rows).mapToDouble(value).average().orElse(Double.NaN);
  }
}
