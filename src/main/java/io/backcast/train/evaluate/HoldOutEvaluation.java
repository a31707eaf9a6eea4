package io.backcast.train.evaluate;

import io.backcast.design.DataDistance;
import io.backcast.design.Judge;
import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.EnsembleSummary;
import io.backcast.model.IntervalRule;
import io.backcast.model.ModelCard;
import io.backcast.model.PiecewiseLinear;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.Rows;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrustRule;
import io.backcast.train.data.EnsemblePrediction;
import io.backcast.train.data.TrainingData;
import io.backcast.train.loop.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Errors, calibration and trust thresholds from the held-out rows, as predicted by the audit
 * ensemble, which was trained like the shipped one but without them.
 */
public final class HoldOutEvaluation {
  private final TrainingData data;
  private final DesignSpace space;
  private final EnsemblePrediction predicted;
  private final boolean comparable;
  private final boolean unseen;
  private final boolean given;
  private final int folds;

  /** Known once it was asked for: a forest is grown for it. */
  private @Nullable Map<String, Double> metrics;

  /**
   * An evaluation of predictions by several networks.
   *
   * @param space that the data are scaled by
   * @param predicted predictions of the held-out rows, in their order
   */
  public HoldOutEvaluation(TrainingData data, DesignSpace space, EnsemblePrediction predicted) {
    this(data, space, predicted, true, true, false, 0);
  }

  /**
   * An evaluation of predictions.
   *
   * @param predicted predictions of the held-out rows, in their order
   * @param comparable whether both the ensemble that ships and the one that predicted have several
   *     members, so that their spread says something
   * @param unseen whether the ensemble that predicted had not seen the rows
   * @param given whether the rows are others than those that the model was calibrated on
   * @param folds in how many parts every row was left out once; 0 for one held-out part
   */
  private HoldOutEvaluation(
      TrainingData data,
      DesignSpace space,
      EnsemblePrediction predicted,
      boolean comparable,
      boolean unseen,
      boolean given,
      int folds) {
    this.data = data;
    this.space = space;
    this.predicted = predicted;
    this.comparable = comparable;
    this.unseen = unseen;
    this.given = given;
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
          rows.data().crossValidated(),
          space,
          rows.outOfFold(),
          several,
          true,
          false,
          rows.folds());
    }
    Judge judge = rows.trainedOn() ? Judge.of(model) : Judge.refining(model);
    EnsembleSummary summary = judge.predict(rows.heldOutDesigns(space));
    EnsemblePrediction predicted =
        new EnsemblePrediction(
            Rows.of(summary.mean(), space.dy()), Rows.of(summary.spread(), space.dy()));
    return new HoldOutEvaluation(
        rows.data(),
        space,
        predicted,
        several && judge.members() > 1,
        !rows.trainedOn() || judge.independent(),
        !rows.trainedOn(),
        0);
  }

  /**
   * The held-out rows that have property k as (truth, prediction, spread): values in its unit, the
   * spread in the coordinate of its scale.
   */
  public double[][] parity(int k) {
    return Arrays.stream(all(k)).filter(r -> !Double.isNaN(r[0])).toArray(double[][]::new);
  }

  /** What the ensemble predicts for the held-out rows, to be shown. */
  public Validation shown() {
    int n = data.held().length;
    float[][] truth = new float[n][space.dy()];
    float[][] said = new float[n][space.dy()];
    double sum = 0;
    int known = 0;
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double half = p.coordinateDistance(p.upper(), p.lower()) / 2;
      double[][] rows = all(k);
      for (int i = 0; i < n; i++) {
        truth[i][k] = (float) rows[i][0];
        said[i][k] = (float) rows[i][1];
        if (!Double.isNaN(rows[i][0])) {
          sum += p.coordinateDistance(rows[i][1], rows[i][0]) / half;
          known++;
        }
      }
    }
    return new Validation("ensemble", 0, known == 0 ? Double.NaN : sum / known, truth, said);
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
    Map<String, Double> known = metrics;
    if (known == null) {
      known = Collections.unmodifiableMap(measuredMetrics());
      metrics = known;
    }
    return known;
  }

  private Map<String, Double> measuredMetrics() {
    Map<String, Double> figures = new LinkedHashMap<>();
    NearestNeighbours nearest = NearestNeighbours.of(data);
    ForestBaseline forest = new ForestBaseline(data, space, folds);
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double[][] rows = parity(k);
      figures.put(p.name() + "_mae", mean(rows, r -> Math.abs(r[1] - r[0])));
      figures.put(p.name() + "_mae_10_nearest", nearest.error(k));
      if (p.isLog()) {
        figures.put(p.name() + "_relative_error", meanError(k));
      }
      figures.put(p.name() + "_mae_forest", forest.error(k));
      if (p.pointMass() != null) {
        double[][] rest = Arrays.stream(rows).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
        figures.put(p.name() + "_mae_beyond_mass", mean(rest, r -> Math.abs(r[1] - r[0])));
        figures.put(
            p.name() + "_mass_right", mean(rows, r -> p.isMass(r[0]) == p.isMass(r[1]) ? 1 : 0));
      }
    }
    return figures;
  }

  /** The calibration of every property's deviation, on its rows outside the point mass. */
  public Calibration calibrate() {
    double[] scale = new double[space.dy()];
    double[] floor = new double[space.dy()];
    List<PiecewiseLinear> factors = new ArrayList<>();
    for (int k = 0; k < scale.length; k++) {
      Property p = space.properties().get(k);
      double[][] rows =
          Arrays.stream(coordinates(k)).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
      DeviationFit fit = DeviationFit.of(rows, (float) p.halfRange(), comparable);
      scale[k] = fit.scale();
      floor[k] = fit.floor();
      factors.add(IntervalFit.factor(p, rows, fit));
    }
    // one network alone states the usual error everywhere
    return new Calibration(scale, floor, comparable ? factors : null);
  }

  /**
   * How far intervals reach, and how sure a class is.
   *
   * @param summary of the training data; null if there is none, and distances count for nothing
   * @param judged the design space with the tolerances of the finished model
   * @return null if the rows had been seen by the networks that predicted them
   */
  public @Nullable IntervalRule intervals(
      Calibration calibration, @Nullable DataSummary summary, DesignSpace judged)
      throws BackcastException {
    if (!unseen) {
      return null;
    }
    List<IntervalRule.Reach> reaches = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = judged.properties().get(k);
      reaches.add(new IntervalFit(p, intervalRows(k, calibration, summary)).fit());
    }
    return new IntervalRule(IntervalFit.LEVEL, data.held().length, reaches);
  }

  /**
   * How the intervals of every property hold; empty if the model's card states none.
   *
   * @param card with its calibration
   */
  public List<IntervalCheck> checkIntervals(ModelCard card) throws BackcastException {
    List<IntervalCheck> checks = new ArrayList<>();
    Calibration calibration = card.calibration();
    if (unseen && calibration != null && card.intervals() != null) {
      for (int k = 0; k < space.dy(); k++) {
        IntervalRows rows = intervalRows(k, calibration, card.dataSummary());
        checks.add(
            given
                ? IntervalCheck.of(card.space(), k, rows, card.intervals())
                : IntervalCheck.of(card.space(), k, rows));
      }
    }
    return checks;
  }

  private IntervalRows intervalRows(int k, Calibration calibration, @Nullable DataSummary summary)
      throws BackcastException {
    DataDistance distance = new DataDistance(space, space.group(), summary);
    float[][] f = TrainingData.pick(data.f(), data.held());
    Property p = space.properties().get(k);
    int n = f.length;
    double[] truth = new double[n];
    double[] unclamped = new double[n];
    double[] std = new double[n];
    for (int i = 0; i < n; i++) {
      truth[i] = data.y()[data.held()[i]][k];
      unclamped[i] = predicted.mean()[i][k];
      std[i] = calibration.std(k, predicted.spread()[i][k], p.coordinate(unclamped[i]));
    }
    return new IntervalRows(
        truth,
        unclamped,
        std,
        Arrays.stream(f).mapToDouble(distance::ofScaled).toArray(),
        Arrays.stream(f).mapToDouble(IntervalRule::off).toArray());
  }

  /**
   * The held-out rows that would be strong, in groups of similar predicted value.
   *
   * @param thresholds between the groups, of the first property
   */
  List<StrongDesigns> strongRows(ModelCard card, double[] thresholds) throws BackcastException {
    TrustRule rule = Objects.requireNonNull(card.trust());
    Calibration calibration = Objects.requireNonNull(card.calibration());
    double[][] rows =
        judged(
            calibration,
            new DataDistance(space, space.group(), card.dataSummary()),
            card.space(),
            AllowedError.of(card.space(), this::counted, data));
    List<StrongDesigns> groups = new ArrayList<>();
    for (int g = 0; g <= thresholds.length; g++) {
      double from = g == 0 ? Double.NEGATIVE_INFINITY : thresholds[g - 1];
      double to = g == thresholds.length ? Double.POSITIVE_INFINITY : thresholds[g];
      int[] members =
          IntStream.range(0, rows.length)
              .filter(i -> rows[i][3] > 0)
              .filter(i -> rows[i][0] <= rule.strongStd() && rows[i][1] <= rule.strongDistance())
              .filter(i -> value(i) > from && value(i) <= to)
              // a region does not touch what is predicted in the class
              .filter(i -> !card.space().properties().getFirst().isMass(value(i)))
              .toArray();
      float[][] f = TrainingData.pick(TrainingData.pick(data.f(), data.held()), members);
      boolean[] right = new boolean[members.length];
      for (int i = 0; i < right.length; i++) {
        right[i] = rows[members[i]][2] > 0;
      }
      groups.add(
          new StrongDesigns(f, Arrays.stream(members).mapToDouble(this::value).toArray(), right));
    }
    return groups;
  }

  private double value(int row) {
    return space.properties().getFirst().physical(predicted.mean()[row][0]);
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
    int n = data.held().length;
    double[] allowed = AllowedError.of(judged, this::counted, data);
    double[][] rows = judged(calibration, new DataDistance(space, group, summary), judged, allowed);
    double[] distances = Arrays.stream(rows).mapToDouble(r -> r[1]).toArray();
    double strongDistance = Quantiles.of(distances, 0.98);
    double fairDistance = Quantiles.of(distances, 1) * 1.1;
    return new TrustRule(
        largestStd(rows, strongDistance, TrustRule.STRONG_RIGHT),
        largestStd(rows, fairDistance, TrustRule.FAIR_RIGHT),
        strongDistance,
        fairDistance,
        AllowedError.asTolerances(judged, allowed),
        n,
        folds == 0 ? null : folds,
        null);
  }

  /**
   * The held-out rows as (deviation in tolerances, distance, whether right, whether it counts).
   *
   * @param allowed largest error that is right, {@code [dy]}
   */
  private double[][] judged(
      Calibration calibration, DataDistance distance, DesignSpace judged, double[] allowed) {
    int n = data.held().length;
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      double far = distance.ofScaled(data.f()[data.held()[i]]);
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
      rows[i] = new double[] {std, far, right ? 1 : 0, counts ? 1 : 0};
    }
    return rows;
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
