package io.backcast.design;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import java.util.Arrays;

/**
 * How far a design will be trusted once the ensemble has judged it: its level and doubt with the
 * spread that is to be expected at its place. Distance and regions are those of the verdict. It
 * counts as exactly on target, as refinement may move it there: the score is never above the cost.
 */
final class TrustScreen implements Screen {
  private final DesignSpace space;
  private final Trust trust;
  private final DataDistance distance;
  private final SpreadEstimate spread;
  private final Target target;

  TrustScreen(
      DesignSpace space, Trust trust, DataDistance distance, SpreadEstimate spread, Target target) {
    this.space = space;
    this.trust = trust;
    this.distance = distance;
    this.spread = spread;
    this.target = target;
  }

  @Override
  public double[] scores(DesignMatrix x, float[] y, long[] drawn, double below) {
    double[] scores = new double[x.rows()];
    Arrays.setAll(scores, i -> score(space.scaledRow(x, i), reached(y, i), below));
    return scores;
  }

  private double score(float[] f, float[] y, double below) {
    double unsure = spread.at(f);
    TrustLevel allowed = trust.most(f, y);
    double farthest = trust.within(below - allowed.ordinal(), unsure);
    if (!(farthest > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double far = distance.ofScaled(f, farthest);
    if (far >= farthest) {
      return Double.POSITIVE_INFINITY;
    }
    int level = Math.max(allowed.ordinal(), trust.most(far).ordinal());
    return level + trust.doubt(far, unsure);
  }

  /** The properties of a design that refinement moves onto the target. */
  private float[] reached(float[] y, int row) {
    int dy = space.dy();
    float[] reached = Arrays.copyOfRange(y, row * dy, (row + 1) * dy);
    for (int k = 0; k < dy; k++) {
      reached[k] = (float) target.nearest(space.properties().get(k), k, reached[k]);
    }
    return reached;
  }
}
