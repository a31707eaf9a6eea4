package io.backcast.train.evaluate;

import io.backcast.design.DataDistance;
import io.backcast.model.BackcastException;
import io.backcast.model.Calibration;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Quantiles;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.TrustRule;
import io.backcast.train.data.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** From which deviation and distance to the data on designs are not to be trusted. */
final class TrustFit {
  private final HeldOutPredictions rows;
  private final DesignSpace space;
  private final int folds;

  /**
   * A held-out row as trust sees it.
   *
   * @param std the largest stated deviation of its properties, in tolerances
   * @param distance to the training data
   * @param right whether every property that it has is predicted well enough
   * @param counts whether that was not certain anyway
   */
  private record Judged(double std, double distance, boolean right, boolean counts) {}

  /**
   * A fit to held-out rows.
   *
   * @param folds in how many parts every row was left out once; 0 for one held-out part
   */
  TrustFit(HeldOutPredictions rows, int folds) {
    this.rows = rows;
    this.space = rows.space();
    this.folds = folds;
  }

  /**
   * Thresholds of the stated deviation and of the distance to the data below which designs deserve
   * strong or fair trust: enough of the held-out rows below them are predicted right, see {@link
   * TrustRule}.
   *
   * @param judged the design space with the tolerances of the finished model
   */
  TrustRule thresholds(
      Calibration calibration, DataSummary summary, SymmetryGroup group, DesignSpace judged) {
    double[] allowed = AllowedError.of(judged, this::counted, rows.data());
    Judged[] all = judged(calibration, new DataDistance(space, group, summary), judged, allowed);
    double[] distances = Arrays.stream(all).mapToDouble(Judged::distance).toArray();
    double strongDistance = Quantiles.of(distances, 0.98);
    double fairDistance = Quantiles.of(distances, 1) * 1.1;
    return new TrustRule(
        largestStd(all, strongDistance, TrustRule.STRONG_RIGHT),
        largestStd(all, fairDistance, TrustRule.FAIR_RIGHT),
        strongDistance,
        fairDistance,
        AllowedError.asTolerances(judged, allowed),
        rows.size(),
        folds == 0 ? null : folds,
        null);
  }

  /**
   * The held-out rows that would be strong, in groups of similar predicted value.
   *
   * @param thresholds between the groups, of the first property
   */
  List<StrongDesigns> strongRows(ModelCard card, double[] thresholds) throws BackcastException {
    TrustRule rule = Objects.requireNonNull(card.trust());
    Calibration calibration = Objects.requireNonNull(card.calibration());
    Judged[] all =
        judged(
            calibration,
            new DataDistance(space, space.group(), card.dataSummary()),
            card.space(),
            AllowedError.of(card.space(), this::counted, rows.data()));
    List<StrongDesigns> groups = new ArrayList<>();
    for (int g = 0; g <= thresholds.length; g++) {
      double from = g == 0 ? Double.NEGATIVE_INFINITY : thresholds[g - 1];
      double to = g == thresholds.length ? Double.POSITIVE_INFINITY : thresholds[g];
      int[] members =
          IntStream.range(0, all.length)
              .filter(i -> all[i].counts())
              .filter(
                  i ->
                      all[i].std() <= rule.strongStd()
                          && all[i].distance() <= rule.strongDistance())
              .filter(i -> value(i) > from && value(i) <= to)
              // a region does not touch what is predicted in the class
              .filter(i -> !card.space().properties().getFirst().isMass(value(i)))
              .toArray();
      boolean[] right = new boolean[members.length];
      for (int i = 0; i < right.length; i++) {
        right[i] = all[members[i]].right();
      }
      groups.add(
          new StrongDesigns(
              TrainingData.pick(rows.variables(), members),
              Arrays.stream(members).mapToDouble(this::value).toArray(),
              right));
    }
    return groups;
  }

  /** What is predicted for the first property, in its unit. */
  private double value(int row) {
    return space.properties().getFirst().physical(rows.predicted().mean()[row][0]);
  }

  /**
   * All held-out rows, in their order.
   *
   * @param allowed largest error that is right, {@code [dy]}
   */
  private Judged[] judged(
      Calibration calibration, DataDistance distance, DesignSpace judged, double[] allowed) {
    float[][] f = rows.variables();
    Judged[] all = new Judged[rows.size()];
    for (int i = 0; i < all.length; i++) {
      double std = 0;
      boolean right = true;
      boolean counts = false;
      for (int k = 0; k < space.dy(); k++) {
        Property p = judged.properties().get(k);
        double mean = p.physical(rows.predicted().mean()[i][k]);
        double stated =
            calibration.std(
                k, rows.predicted().spread()[i][k], p.coordinate(rows.predicted().mean()[i][k]));
        std = Math.max(std, stated / p.coordinateTolerance());
        double truth = rows.truth(i, k);
        if (Double.isNaN(truth)) {
          continue;
        }
        right &= p.coordinateDistance(mean, truth) <= allowed[k];
        counts |= counts(p, truth, rows.predicted().mean()[i][k]);
      }
      all[i] = new Judged(std, distance.ofScaled(f[i]), right, counts);
    }
    return all;
  }

  /**
   * Errors of property k on the held-out rows that count, in the coordinate of its scale; NaN for
   * the others.
   */
  private double[] counted(int k) {
    Property p = space.properties().get(k);
    return Arrays.stream(rows.all(k))
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
  private static double largestStd(Judged[] all, double distance, double wantedShare) {
    List<Judged> counted =
        Arrays.stream(all).filter(r -> r.counts() && r.distance() <= distance).toList();
    boolean[] right = new boolean[counted.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = counted.get(i).right();
    }
    return ReliabilityCurve.fit(counted.stream().mapToDouble(Judged::std).toArray(), right)
        .largestStd(wantedShare);
  }
}
