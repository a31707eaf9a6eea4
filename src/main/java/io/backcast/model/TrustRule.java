package io.backcast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thresholds between the trust levels, fitted on rows that the networks had not seen: nine in ten
 * of those within the strong ones were predicted right, seven in ten within the fair ones. Right is
 * a prediction within the tolerance or, on data noisier than that, within the allowed error.
 *
 * @param strongStd largest standard deviation of a strong design, in units of the tolerance
 * @param fairStd largest standard deviation of a fair design, in units of the tolerance
 * @param strongDistance largest distance to the training data of a strong design
 * @param fairDistance largest distance of a fair design
 * @param allowed largest error that counted as right, by property; null for the tolerance
 * @param rows how many rows they were fitted on; null if not recorded
 * @param folds in how many parts each of those rows was left out once; null for one held-out part
 * @param regions where designs deserve less than the thresholds say; null for none
 */
public record TrustRule(
    double strongStd,
    double fairStd,
    double strongDistance,
    double fairDistance,
    double @Nullable [] allowed,
    @Nullable Integer rows,
    @Nullable Integer folds,
    @Nullable List<TrustRegion> regions) {
  /** Share of right predictions among designs of strong trust. */
  public static final double STRONG_RIGHT = 0.9;

  /** The same for fair trust. */
  public static final double FAIR_RIGHT = 0.7;

  /** Thresholds by themselves. */
  public TrustRule(double strongStd, double fairStd, double strongDistance, double fairDistance) {
    this(strongStd, fairStd, strongDistance, fairDistance, null, null, null, null);
  }

  /** The same thresholds with regions, and perhaps a stricter one for strong trust. */
  public TrustRule with(double otherStrongStd, List<TrustRegion> found) {
    return new TrustRule(
        otherStrongStd, fairStd, strongDistance, fairDistance, allowed, rows, folds, found);
  }
}
