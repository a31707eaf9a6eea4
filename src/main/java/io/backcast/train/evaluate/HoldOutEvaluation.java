package io.backcast.train.evaluate;

import io.backcast.design.DataDistance;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrustRule;
import io.backcast.train.data.DataSummarizer;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.TrainedEnsemble;
import io.backcast.train.net.Normalization;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the held rows say of a training: errors, calibration and trust, judged by the audit
 * ensemble, which was trained like the shipped one but without them.
 */
public final class HoldOutEvaluation {
  private static final int NEIGHBOURS = 10;
  private static final double ONE_SIGMA = 0.68;
  private static final double STRONG_RIGHT = 0.9;
  private static final double FAIR_RIGHT = 0.7;

  private final TrainingData data;
  private final Normalization normalization;
  private final DesignSpace space;
  private final TrainedEnsemble.Spread held;

  /**
   * Compares predictions with the truth.
   *
   * @param held what the audit ensemble says of the held rows, in their order
   */
  public HoldOutEvaluation(
      TrainingData data, Normalization normalization, TrainedEnsemble.Spread held) {
    this.data = data;
    this.normalization = normalization;
    this.space = normalization.space();
    this.held = held;
  }

  /** Held rows as (truth, prediction, spread) of property k. */
  public double[][] parity(int k) {
    Property p = space.properties().get(k);
    double[][] rows = new double[data.held().length][];
    Arrays.setAll(
        rows,
        i ->
            new double[] {
              data.y()[data.held()[i]][k], p.physical(held.mean()[i][k]), held.spread()[i][k]
            });
    return rows;
  }

  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      double[][] rows = parity(k);
      metrics.put(p.name() + "_mae", mean(rows, r -> Math.abs(r[1] - r[0])));
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

  /** The combination of scale and floor that covers 68 % and is most likely. */
  public Calibration calibrate() {
    double[] scale = new double[space.dy()];
    double[] floor = new double[space.dy()];
    for (int k = 0; k < scale.length; k++) {
      Property p = space.properties().get(k);
      double[][] rows =
          Arrays.stream(parity(k)).filter(r -> !p.isMass(r[0])).toArray(double[][]::new);
      double best = Double.POSITIVE_INFINITY;
      for (int step = 0; step <= 40; step++) {
        double tried = step * 5e-4 * normalization.unit(k);
        double needed = scaleFor(rows, tried);
        double unlikelihood = unlikelihood(rows, needed, tried);
        if (unlikelihood < best) {
          best = unlikelihood;
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

  private static double unlikelihood(double[][] rows, double scale, double floor) {
    return mean(
        rows,
        r -> {
          double std = Math.max(1e-9, Math.hypot(scale * r[2], floor));
          // errors have heavy tails; beyond four deviations all are equally bad
          double z = Math.min(4, Math.abs(r[1] - r[0]) / std);
          return Math.log(std) + z * z / 2;
        });
  }

  /** Thresholds such that enough of the designs called strong or fair are right. */
  public TrustRule trust(Calibration calibration, DataSummary summary, SymmetryGroup group) {
    DataDistance distance = new DataDistance(space, group, summary);
    int n = data.held().length;
    double[] far = new double[n];
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      far[i] = distance.ofScaled(data.f()[data.held()[i]]);
      double std = 0;
      boolean right = true;
      boolean counts = false;
      for (int k = 0; k < space.dy(); k++) {
        Property p = space.properties().get(k);
        std = Math.max(std, calibration.std(k, held.spread()[i][k]) / p.tolerance());
        double truth = data.y()[data.held()[i]][k];
        right &= Math.abs(p.physical(held.mean()[i][k]) - truth) <= p.tolerance();
        // deep inside the mass everybody is right, which would flatter the rule
        counts |= !p.isMass(truth) || held.mean()[i][k] > -p.tolerance();
      }
      rows[i] = new double[] {std, far[i], right ? 1 : 0, counts ? 1 : 0};
    }
    double strongDistance = Quantiles.of(far, 0.98);
    double fairDistance = Quantiles.of(far, 1) * 1.1;
    return new TrustRule(
        largestStd(rows, strongDistance, STRONG_RIGHT),
        largestStd(rows, fairDistance, FAIR_RIGHT),
        strongDistance,
        fairDistance);
  }

  /** The threshold among rows that count and lie near enough to the training data. */
  private static double largestStd(double[][] rows, double distance, double wanted) {
    double[][] counted =
        Arrays.stream(rows).filter(r -> r[3] > 0 && r[1] <= distance).toArray(double[][]::new);
    double[] std = new double[counted.length];
    boolean[] right = new boolean[counted.length];
    for (int i = 0; i < counted.length; i++) {
      std[i] = counted[i][0];
      right[i] = counted[i][2] > 0;
    }
    return ReliabilityCurve.fit(std, right).largestStd(wanted);
  }

  /** What the mean of the ten nearest rows would have erred by. */
  private double nearestNeighbours(int k) {
    double[] errors = new double[data.held().length];
    Arrays.parallelSetAll(
        errors,
        i -> {
          float[] point = data.f()[data.held()[i]];
          double mean =
              Arrays.stream(data.fit())
                  .mapToObj(
                      j ->
                          new double[] {DataSummarizer.squared(point, data.f()[j]), data.y()[j][k]})
                  .sorted(java.util.Comparator.comparingDouble(r -> r[0]))
                  .limit(NEIGHBOURS)
                  .mapToDouble(r -> r[1])
                  .average()
                  .orElse(0);
          return Math.abs(mean - data.y()[data.held()[i]][k]);
        });
    return Arrays.stream(errors).average().orElse(Double.NaN);
  }

  private static double mean(double[][] rows, java.util.function.ToDoubleFunction<double[]> value) {
    return Arrays.stream(rows).mapToDouble(value).average().orElse(Double.NaN);
  }
}
