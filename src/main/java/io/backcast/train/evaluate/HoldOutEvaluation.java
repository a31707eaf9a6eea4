package io.backcast.train.evaluate;

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
import io.backcast.model.Property;
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
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Errors, calibration and trust thresholds from the held-out rows, as predicted by the audit
 * ensemble, which was trained like the shipped one but without them.
 */
public final class HoldOutEvaluation {
  private final HeldOutPredictions rows;
  private final DesignSpace space;
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
    this(new HeldOutPredictions(data, space, predicted), true, true, false, 0);
  }

  /**
   * An evaluation of predictions.
   *
   * @param comparable whether both the ensemble that ships and the one that predicted have several
   *     members, so that their spread says something
   * @param unseen whether the ensemble that predicted had not seen the rows
   * @param given whether the rows are others than those that the model was calibrated on
   * @param folds in how many parts every row was left out once; 0 for one held-out part
   */
  private HoldOutEvaluation(
      HeldOutPredictions rows, boolean comparable, boolean unseen, boolean given, int folds) {
    this.rows = rows;
    this.space = rows.space();
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
          new HeldOutPredictions(rows.data().crossValidated(), space, rows.outOfFold()),
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
        new HeldOutPredictions(rows.data(), space, predicted),
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
    return rows.known(k);
  }

  /** What the ensemble predicts for the held-out rows, to be shown. */
  public Validation shown() {
    int n = rows.size();
    float[][] truth = new float[n][space.dy()];
    float[][] said = new float[n][space.dy()];
    double sum = 0;
    int known = 0;
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double half = p.coordinateDistance(p.upper(), p.lower()) / 2;
      double[][] all = rows.all(k);
      for (int i = 0; i < n; i++) {
        truth[i][k] = (float) all[i][0];
        said[i][k] = (float) all[i][1];
        if (!Double.isNaN(all[i][0])) {
          sum += p.coordinateDistance(all[i][1], all[i][0]) / half;
          known++;
        }
      }
    }
    return new Validation("ensemble", 0, known == 0 ? Double.NaN : sum / known, truth, said);
  }

  /**
   * The mean error of property k on the held-out rows, as tolerances are stated: in its unit, or
   * for a log scale as a share.
   */
  public double meanError(int k) {
    double error = mean(rows.coordinates(k), r -> Math.abs(r[1] - r[0]));
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
    NearestNeighbours nearest = NearestNeighbours.of(rows.data());
    ForestBaseline forest = new ForestBaseline(rows.data(), space, folds);
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double[][] known = parity(k);
      figures.put(p.name() + "_mae", mean(known, r -> Math.abs(r[1] - r[0])));
      figures.put(p.name() + "_mae_10_nearest", nearest.error(k));
      if (p.isLog()) {
        figures.put(p.name() + "_relative_error", meanError(k));
      }
      figures.put(p.name() + "_mae_forest", forest.error(k));
      if (p.pointMass() != null) {
        double[][] rest =
            Arrays.stream(known).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
        figures.put(p.name() + "_mae_beyond_mass", mean(rest, r -> Math.abs(r[1] - r[0])));
        figures.put(
            p.name() + "_mass_right", mean(known, r -> p.isMass(r[0]) == p.isMass(r[1]) ? 1 : 0));
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
      double[][] known =
          Arrays.stream(rows.coordinates(k)).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
      DeviationFit fit = DeviationFit.of(known, (float) p.halfRange(), comparable);
      scale[k] = fit.scale();
      floor[k] = fit.floor();
      factors.add(IntervalFit.factor(p, known, fit));
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
      reaches.add(new IntervalFit(p, IntervalRows.of(rows, k, calibration, summary)).fit());
    }
    return new IntervalRule(IntervalFit.LEVEL, rows.size(), reaches);
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
        IntervalRows known = IntervalRows.of(rows, k, calibration, card.dataSummary());
        checks.add(
            given
                ? IntervalCheck.of(card.space(), k, known, card.intervals())
                : IntervalCheck.of(card.space(), k, known));
      }
    }
    return checks;
  }

  /**
   * The held-out rows that would be strong, in groups of similar predicted value.
   *
   * @param thresholds between the groups, of the first property
   */
  List<StrongDesigns> strongRows(ModelCard card, double[] thresholds) throws BackcastException {
    return new TrustFit(rows, folds).strongRows(card, thresholds);
  }

  /**
   * Thresholds of trust, see {@link TrustFit#thresholds}.
   *
   * @param judged the design space with the tolerances of the finished model
   */
  public TrustRule trust(
      Calibration calibration, DataSummary summary, SymmetryGroup group, DesignSpace judged) {
    return new TrustFit(rows, folds).thresholds(calibration, summary, group, judged);
  }

  private static double mean(double[][] rows, ToDoubleFunction<double[]> value) {
    return Arrays.stream(rows).mapToDouble(value).average().orElse(Double.NaN);
  }
}
