package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustRule;
import org.jspecify.annotations.Nullable;

/** Says how far a design may be believed, by thresholds that held-out rows set. */
public final class Trust {
  /** What two passes through an invertible network may differ by, in half-ranges. */
  private static final double ROUND_TRIP = 0.01;

  /** Deviations are floats, thresholds were set by doubles; equal ones must count as equal. */
  private static final double ROUNDING = 1 + 1e-5;

  private final InverseModel model;
  private final DesignSpace space;
  private final DataDistance distance;
  private final @Nullable TrustRule rule;

  /**
   * What there is to know of designs besides their prediction.
   *
   * @param distance to the training data, {@code [n]}
   * @param logDensity given the prediction, {@code [n]}; NaN where the model cannot tell
   * @param roundTrip largest change of a scaled coordinate in design → latent → design, {@code [n]}
   */
  public record Evidence(float[] distance, float[] logDensity, float[] roundTrip) {}

  public Trust(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    SymmetryGroup group = space.group();
    this.distance = new DataDistance(space, group, model.card().dataSummary());
    this.rule = model.card().trust();
  }

  /** Gathers the evidence on designs. */
  public Evidence evidence(DesignMatrix x, Predictions predictions) throws BackcastException {
    int n = x.rows();
    float[] logDensity = new float[n];
    float[] roundTrip = new float[n];
    // a conditional network asks which property the design has
    if (model.has(NetworkRole.FORWARD) && model.predicts()) {
      float[] y =
          model.joint() ? model.predictFast(n, x.array()) : physical(predictions.unclamped());
      InverseModel.Latent latent = model.forward(n, x.array(), y);
      DesignMatrix back = DesignMatrix.of(model.backward(n, latent.z(), y), space.dx());
      int dz = model.card().latent();
      for (int i = 0; i < n; i++) {
        double log = latent.logDet()[i] - dz * 0.5 * Math.log(2 * Math.PI);
        for (int j = 0; j < dz; j++) {
          log -= 0.5 * latent.z()[i * dz + j] * latent.z()[i * dz + j];
        }
        logDensity[i] = (float) log;
        for (int j = 0; j < space.dx(); j++) {
          double change =
              Math.abs(back.get(i, j) - x.get(i, j)) / space.variables().get(j).halfRange();
          roundTrip[i] = (float) Math.max(roundTrip[i], change);
        }
      }
    } else {
      java.util.Arrays.fill(logDensity, Float.NaN);
    }
    return new Evidence(distance.of(x), logDensity, roundTrip);
  }

  /** The verdict on row {@code i} of a flat array {@code [n, dx]}. */
  public TrustLevel status(int i, float[] x, Predictions p, Evidence e, Target target) {
    return status(i, DesignMatrix.of(x, space.dx()), p, e, target);
  }

  /** The verdict on row {@code i} of a flat array {@code [n, dx]} whatever was asked for. */
  public TrustLevel believed(int i, float[] x, Predictions p, Evidence e) {
    return believed(i, DesignMatrix.of(x, space.dx()), p, e);
  }

  /** Which finding decided the verdict on row {@code i} of a flat array {@code [n, dx]}. */
  public TrustReason reason(int i, float[] x, Predictions p, Evidence e) {
    return reason(i, DesignMatrix.of(x, space.dx()), p, e);
  }

  /** The verdict on row {@code i}. */
  public TrustLevel status(int i, DesignMatrix x, Predictions p, Evidence e, Target target) {
    if (target.miss(space, p.unclamped(), i) > 1 + 1e-6) {
      return TrustLevel.OFF_TARGET;
    }
    return believed(i, x, p, e);
  }

  /** The verdict on row {@code i} whatever was asked for. */
  public TrustLevel believed(int i, DesignMatrix x, Predictions p, Evidence e) {
    if (rule == null || !DesignBounds.of(space).contains(x, i) || e.roundTrip()[i] > ROUND_TRIP) {
      return TrustLevel.WEAK;
    }
    double std = relativeStd(i, p) / ROUNDING;
    if (std <= rule.strongStd() && e.distance()[i] <= rule.strongDistance()) {
      return TrustLevel.STRONG;
    }
    return std <= rule.fairStd() && e.distance()[i] <= rule.fairDistance()
        ? TrustLevel.FAIR
        : TrustLevel.WEAK;
  }

  /** Which finding decided the verdict on row {@code i}. */
  public TrustReason reason(int i, DesignMatrix x, Predictions p, Evidence e) {
    if (rule == null) {
      return TrustReason.UNCALIBRATED;
    }
    if (!DesignBounds.of(space).contains(x, i)) {
      return TrustReason.OUTSIDE;
    }
    if (e.roundTrip()[i] > ROUND_TRIP) {
      return TrustReason.ROUND_TRIP;
    }
    boolean far = e.distance()[i] > rule.strongDistance();
    boolean unsure = relativeStd(i, p) / ROUNDING > rule.strongStd();
    if (!far && !unsure) {
      return TrustReason.GOOD;
    }
    return far && unsure ? TrustReason.FAR_AND_SPREAD : far ? TrustReason.FAR : TrustReason.SPREAD;
  }

  /**
   * Which finding decided the verdict that row {@code i} was given, where evidence on the round
   * trip was not kept: what all else would have let pass, only that can have stopped.
   */
  public TrustReason reason(TrustLevel given, int i, DesignMatrix x, Predictions p, Evidence e) {
    boolean others = given == TrustLevel.WEAK && believed(i, x, p, e) != TrustLevel.WEAK;
    return others ? TrustReason.ROUND_TRIP : reason(i, x, p, e);
  }

  /** The largest standard deviation in units of the usual tolerance. */
  private double relativeStd(int i, Predictions p) {
    double worst = 0;
    for (int k = 0; k < space.dy(); k++) {
      Property property = space.properties().get(k);
      worst = Math.max(worst, p.std()[i * space.dy() + k] / property.tolerance());
    }
    return worst;
  }

  private float[] physical(float[] unclamped) {
    float[] y = new float[unclamped.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) space.properties().get(i % space.dy()).physical(unclamped[i]);
    }
    return y;
  }
}
