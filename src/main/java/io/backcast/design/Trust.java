package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.PredictedIntervals;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustRegion;
import io.backcast.model.TrustRule;
import io.backcast.model.TrustVerdict;
import io.backcast.model.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rates designs by the thresholds in the model card, which were calibrated on held-out rows. */
public final class Trust {
  /** Largest accepted error of design → latent → design, in half-ranges. */
  private static final double MAX_ROUND_TRIP_ERROR = 0.01;

  /** Off target only beyond the rounding of float predictions. */
  private static final double MAX_MISS = 1 + 1e-6;

  /** Deviations are floats, thresholds were set by doubles; equal ones must count as equal. */
  private static final double ROUNDING = 1 + 1e-5;

  /** Added to both parts of a doubt, so that none of them makes the other count for nothing. */
  private static final double LEAST_DOUBT = 0.02;

  /** What a weak level alone counts, where both numbers are within the thresholds. */
  private static final double LEAST_BROKEN = 0.1;

  private final InverseModel model;
  private final DesignSpace space;
  private final DesignBounds whole;
  private final DataDistance distance;
  private final @Nullable TrustRule rule;
  private final @Nullable StatedIntervals intervals;

  /**
   * What is known of designs besides their prediction.
   *
   * @param distance to the training data in half-ranges, {@code [n]}; NaN where unknown
   * @param logDensity given the prediction, {@code [n]}; NaN where the model cannot tell
   * @param roundTrip largest change of a scaled coordinate in design → latent → design, {@code
   *     [n]}; 0 where the model has no forward network
   */
  record Evidence(float[] distance, float[] logDensity, float[] roundTrip) {}

  public Trust(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.whole = DesignBounds.of(space);
    this.distance = new DataDistance(space, space.group(), model.card().dataSummary());
    this.rule = model.card().trust();
    this.intervals = StatedIntervals.of(model.card());
  }

  /**
   * Designs with everything that is known of them, whatever was asked for: none is off target.
   *
   * @throws BackcastException if the model fails
   */
  public DesignSet describe(DesignMatrix x, Predictions p) throws BackcastException {
    Evidence e = evidence(x, p);
    return describe(x, p, e, i -> verdict(i, x, p, e));
  }

  /**
   * Designs with everything that is known of them, rated for a target.
   *
   * @throws BackcastException if the model fails
   */
  public DesignSet describe(DesignMatrix x, Predictions p, Target target) throws BackcastException {
    Evidence e = evidence(x, p);
    return describe(x, p, e, i -> verdict(i, x, p, e, target));
  }

  private DesignSet describe(
      DesignMatrix x, Predictions p, Evidence e, IntFunction<TrustVerdict> verdict)
      throws BackcastException {
    TrustVerdict[] verdicts = new TrustVerdict[x.rows()];
    Arrays.setAll(verdicts, verdict);
    PredictedIntervals stated = intervals == null ? null : intervals.of(x, p, e.distance());
    return new DesignSet(
        x,
        p.unclamped(),
        p.std(),
        e.distance(),
        e.logDensity(),
        verdicts,
        stated,
        Audit.of(model, x, p, stated));
  }

  /** Distance to the data, density and round-trip error of every design. */
  Evidence evidence(DesignMatrix x, Predictions predictions) throws BackcastException {
    int n = x.rows();
    float[] logDensity = new float[n];
    float[] roundTrip = new float[n];
    // a conditional network needs the property of the design as its condition
    if (model.has(NetworkRole.FORWARD) && model.predicts()) {
      float[] y = model.joint() ? model.predictFast(n, x.array()) : predictions.physical(space);
      InverseModel.Latent latent = model.forward(n, x.array(), y);
      DesignMatrix z = DesignMatrix.of(latent.z(), model.card().latent());
      DesignMatrix back = DesignMatrix.of(model.backward(n, latent.z(), y), space.dx());
      for (int i = 0; i < n; i++) {
        logDensity[i] = (float) (latent.logDet()[i] + logNormal(z, i));
        roundTrip[i] = change(x, back, i);
      }
    } else {
      Arrays.fill(logDensity, Float.NaN);
    }
    return new Evidence(distance.of(x), logDensity, roundTrip);
  }

  /**
   * What is known of designs before they are finished: their distance. They count as passing
   * through the networks unchanged.
   */
  Evidence expected(DesignMatrix x) {
    float[] unknown = new float[x.rows()];
    Arrays.fill(unknown, Float.NaN);
    return new Evidence(distance.of(x), unknown, new float[x.rows()]);
  }

  /** The distance of designs to the data. */
  DataDistance distance() {
    return distance;
  }

  /** Log density of a latent point under the standard normal distribution. */
  static double logNormal(DesignMatrix z, int row) {
    double log = -0.5 * z.columns() * Math.log(2 * Math.PI);
    for (int j = 0; j < z.columns(); j++) {
      log -= 0.5 * z.get(row, j) * z.get(row, j);
    }
    return log;
  }

  /** The largest difference of any variable, in half-ranges; NaN if one is not a number. */
  private float change(DesignMatrix x, DesignMatrix back, int row) {
    double largest = 0;
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      largest = Math.max(largest, Math.abs(v.scaledDifference(back.get(row, j), x.get(row, j))));
    }
    return (float) largest;
  }

  /** The verdict on row {@code i} for a target. */
  TrustVerdict verdict(int i, DesignMatrix x, Predictions p, Evidence e, Target target) {
    TrustVerdict verdict = verdict(i, x, p, e);
    return target.miss(space, p.unclamped(), i) > MAX_MISS
        ? new TrustVerdict(TrustLevel.OFF_TARGET, verdict.reason(), verdict.region())
        : verdict;
  }

  /** The verdict on row {@code i} whatever was asked for. */
  TrustVerdict verdict(int i, DesignMatrix x, Predictions p, Evidence e) {
    if (!model.predicts()) {
      return new TrustVerdict(TrustLevel.NOT_JUDGED, TrustReason.NO_PREDICTION);
    }
    if (rule == null) {
      return new TrustVerdict(TrustLevel.WEAK, TrustReason.UNCALIBRATED);
    }
    if (!whole.contains(x, i)) {
      return new TrustVerdict(TrustLevel.WEAK, TrustReason.OUTSIDE);
    }
    // not "greater than": an error that is not a number must not pass
    if (!(e.roundTrip()[i] <= MAX_ROUND_TRIP_ERROR)) {
      return new TrustVerdict(TrustLevel.WEAK, TrustReason.ROUND_TRIP);
    }
    TrustVerdict verdict =
        inRegions(rule, i, x, p, verdict(rule, e.distance()[i], relativeStd(i, p) / ROUNDING));
    if (verdict.reason() == TrustReason.GOOD && sure(i, p) && strayStd(i, p) > rule.strongStd()) {
      return new TrustVerdict(TrustLevel.STRONG, TrustReason.SURE_CLASS);
    }
    // one network cannot disagree with itself
    return !p.compared() && verdict.level() == TrustLevel.STRONG
        ? new TrustVerdict(TrustLevel.FAIR, TrustReason.UNKNOWN_SPREAD)
        : verdict;
  }

  /**
   * By how much a design misses fair trust: 0 where its level is at least fair, else above 0, the
   * less the nearer its distance and deviation are to the thresholds.
   */
  double beyondFair(int i, DesignMatrix x, Predictions p, Evidence e) {
    if (verdict(i, x, p, e).level().compareTo(TrustLevel.FAIR) <= 0) {
      return 0;
    }
    if (rule == null) {
      return 1;
    }
    double far = known(e.distance()[i] / unit(rule.fairDistance()) - 1);
    double unsure = known(relativeStd(i, p) / unit(Math.max(rule.fairStd(), rule.strongStd())) - 1);
    return LEAST_BROKEN + Math.min(far, 1e6) + Math.min(unsure, 1e6);
  }

  /** Whether any design can be trusted at all. */
  boolean isCalibrated() {
    return rule != null && model.predicts();
  }

  /**
   * What orders designs of one level, smallest first: how far a design is from the training data
   * times how far it may be off the target, each in units of what the rule allows. A product,
   * because either may hardly differ between designs, and then the other decides. From 0 to below
   * 1.
   */
  double doubt(int i, Predictions p, Evidence e, Target target) {
    double std = known(relativeStd(i, p));
    // of two errors without a common cause the squares add up
    double off = Math.hypot(std, known(relativeMiss(i, p, target)));
    return doubt(e.distance()[i], LEAST_DOUBT + off / allowedStd());
  }

  /** The part of a doubt that the prediction has, for a design that is exactly on target. */
  double unsureness(int i, Predictions p) {
    return LEAST_DOUBT + known(relativeStd(i, p) / allowedStd());
  }

  private double allowedStd() {
    return rule == null ? 1 : unit(Math.max(rule.strongStd(), rule.fairStd()));
  }

  /** The largest distance of a prediction from what is asked, in units of its usual tolerance. */
  private double relativeMiss(int row, Predictions p, Target target) {
    double worst = 0;
    for (int k = 0; k < space.dy(); k++) {
      Property property = space.properties().get(k);
      double miss = Math.abs(target.residual(property, k, p.unclamped(row, k)));
      worst = Math.max(worst, miss / property.coordinateTolerance());
    }
    return worst;
  }

  /**
   * The largest distance to the data at which a design of some unsureness has less than a doubt;
   * negative where none is near enough.
   */
  double within(double doubt, double unsureness) {
    double far = rule == null ? 1 : unit(rule.strongDistance());
    return doubt >= 1
        ? Double.POSITIVE_INFINITY
        : far * (doubt / (1 - doubt) / unsureness - LEAST_DOUBT);
  }

  /** The doubt of a design by its distance to the data, NaN where unknown, and its unsureness. */
  double doubt(double distance, double unsureness) {
    double far = rule == null ? 1 : unit(rule.strongDistance());
    double product = (LEAST_DOUBT + known(distance / far)) * unsureness;
    return product / (1 + product);
  }

  /** The best level that a distance to the data allows. */
  TrustLevel most(double distance) {
    if (rule == null || !(distance <= rule.fairDistance())) {
      return TrustLevel.WEAK;
    }
    return distance <= rule.strongDistance() ? TrustLevel.STRONG : TrustLevel.FAIR;
  }

  /** The regions where designs are trusted less than their numbers say. */
  List<TrustRegion> regions() {
    return rule == null || rule.regions() == null ? List.of() : rule.regions();
  }

  /**
   * The best level that the regions allow which a design lies in.
   *
   * @param f the scaled design, {@code [dx]}
   * @param y its properties, {@code [dy]}
   */
  TrustLevel most(float[] f, float[] y) {
    TrustLevel most = TrustLevel.STRONG;
    for (TrustRegion region : regions()) {
      if (region.most().compareTo(most) > 0 && region.contains(space, f, y)) {
        most = region.most();
      }
    }
    return most;
  }

  /** A threshold as a unit; there is none where no design deserves the level. */
  private static double unit(double threshold) {
    return threshold > 0 ? threshold : 1;
  }

  /** The number; 0 if it is not known, which is the same for all designs of a model. */
  private static double known(double value) {
    return value >= 0 ? value : 0;
  }

  /** The least deviation that is no longer strong, which a likely class counts as. */
  private static double beyondStrong(TrustRule rule) {
    return rule.strongStd() * ROUNDING * ROUNDING;
  }

  private static TrustVerdict verdict(TrustRule rule, double distance, double std) {
    if (Double.isNaN(distance)) {
      return new TrustVerdict(TrustLevel.WEAK, TrustReason.UNKNOWN_DISTANCE);
    }
    if (Double.isNaN(std)) {
      return new TrustVerdict(TrustLevel.WEAK, TrustReason.UNKNOWN_SPREAD);
    }
    boolean far = distance > rule.strongDistance();
    boolean unsure = std > rule.strongStd();
    if (!far && !unsure) {
      return new TrustVerdict(TrustLevel.STRONG, TrustReason.GOOD);
    }
    boolean fair =
        distance <= rule.fairDistance() && std <= Math.max(rule.fairStd(), beyondStrong(rule));
    TrustReason reason = far ? TrustReason.FAR : TrustReason.SPREAD;
    return new TrustVerdict(
        fair ? TrustLevel.FAIR : TrustLevel.WEAK,
        far && unsure ? TrustReason.FAR_AND_SPREAD : reason);
  }

  /** A verdict that is no better than the regions which a design lies in allow. */
  private TrustVerdict inRegions(
      TrustRule thresholds, int i, DesignMatrix x, Predictions p, TrustVerdict verdict) {
    TrustVerdict worst = verdict;
    if (thresholds.regions() != null && verdict.level().compareTo(TrustLevel.WEAK) < 0) {
      float[] f = space.scaledRow(x, i);
      float[] y = Arrays.copyOfRange(p.unclamped(), i * space.dy(), (i + 1) * space.dy());
      for (TrustRegion region : thresholds.regions()) {
        if (region.most().compareTo(worst.level()) > 0 && region.contains(space, f, y)) {
          worst = new TrustVerdict(region.most(), TrustReason.REGION, region);
        }
      }
    }
    return worst;
  }

  /**
   * The largest standard deviation of any property, in units of its usual tolerance. One that is
   * surely in its point mass is right whatever its deviation.
   */
  private double relativeStd(int row, Predictions p) {
    double worst = 0;
    for (int k = 0; k < space.dy(); k++) {
      worst = Math.max(worst, relativeStd(row, k, p, massProbability(row, k, p)));
    }
    return worst;
  }

  private double relativeStd(int row, int k, Predictions p, double massProbability) {
    if (massProbability >= TrustRule.STRONG_RIGHT) {
      return 0;
    }
    Property property = space.properties().get(k);
    double std = property.coordinateDeviation(p.unclamped(row, k), p.std(row, k));
    double relative = std / property.coordinateTolerance();
    return massProbability >= TrustRule.FAIR_RIGHT && rule != null
        ? Math.min(relative, beyondStrong(rule))
        : relative;
  }

  /** Whether any property is surely in its point mass. */
  private boolean sure(int row, Predictions p) {
    for (int k = 0; k < space.dy(); k++) {
      if (massProbability(row, k, p) >= TrustRule.STRONG_RIGHT) {
        return true;
      }
    }
    return false;
  }

  /** The largest relative deviation, that inside a point mass included. */
  private double strayStd(int row, Predictions p) {
    double worst = 0;
    for (int k = 0; k < space.dy(); k++) {
      worst = Math.max(worst, relativeStd(row, k, p, Double.NaN));
    }
    return worst;
  }

  /** Probability of the point mass of a prediction inside it; NaN for others, or where unknown. */
  private double massProbability(int row, int k, Predictions p) {
    return intervals != null && space.properties().get(k).isMass(p.unclamped(row, k))
        ? intervals.massProbability(k, p.unclamped(row, k), p.std(row, k))
        : Double.NaN;
  }
}
