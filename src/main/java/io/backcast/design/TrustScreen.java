package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustRegion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far a design will be trusted once the ensemble has judged it: its level and doubt with the
 * spread that is to be expected at its place. Distance and regions are those of the verdict. It
 * counts as exactly on target, as refinement may move it there: the score is never above the cost.
 * Where every property has a value to reach, that takes no prediction at all.
 */
final class TrustScreen implements Screen {
  private final DesignSpace space;
  private final Trust trust;
  private final DataDistance distance;
  private final SpreadEstimate spread;
  private final Target target;
  private final boolean values;
  private final List<Limit> limits;

  /** A region that designs on target are in where a variable is far enough off its middle. */
  private record Limit(int variable, double off, TrustLevel most) {}

  TrustScreen(
      DesignSpace space, Trust trust, DataDistance distance, SpreadEstimate spread, Target target) {
    this.space = space;
    this.trust = trust;
    this.distance = distance;
    this.spread = spread;
    this.target = target;
    this.values = target.isComplete();
    this.limits = values ? limits(reached(new float[space.dy()], 0)) : List.of();
  }

  private List<Limit> limits(float[] y) {
    List<Limit> found = new ArrayList<>();
    for (TrustRegion region : trust.regions()) {
      if (region.holds(space, y)) {
        int variable = region.variable() == null ? -1 : space.variableIndex(region.variable());
        found.add(new Limit(variable, region.off(), region.most()));
      }
    }
    return found;
  }

  @Override
  public double[] scores(DesignMatrix x, SurrogateValues y, long[] drawn, double below)
      throws BackcastException {
    double[] scores = new double[x.rows()];
    DataDistance.Search search = distance.search();
    float[] predicted = values ? new float[0] : y.get();
    for (int i = 0; i < scores.length; i++) {
      float[] f = space.scaledRow(x, i);
      TrustLevel allowed = values ? allowed(f) : trust.most(f, reached(predicted, i));
      scores[i] = score(f, allowed, below, search);
    }
    return scores;
  }

  /** By the spread that was seen; level and distance stay as they were found. */
  @Override
  public Correction correction(DesignMatrix seen, Predictions predicted) {
    double[] unsure = new double[seen.rows()];
    Arrays.setAll(unsure, i -> trust.unsureness(i, predicted));
    SpreadEstimate learned = SpreadEstimate.of(space.scaledRows(seen), unsure);
    return (scores, x) -> {
      double[] corrected = new double[scores.length];
      Arrays.setAll(corrected, i -> corrected(scores[i], space.scaledRow(x, i), learned));
      return corrected;
    };
  }

  private double corrected(double score, float[] f, SpreadEstimate learned) {
    if (score >= Pool.OFF_TARGET) {
      return score;
    }
    double level = Math.floor(score);
    double doubt = score - level;
    double product = doubt / (1 - doubt) * learned.at(f) / spread.at(f);
    return level + product / (1 + product);
  }

  private TrustLevel allowed(float[] f) {
    TrustLevel most = TrustLevel.STRONG;
    for (Limit limit : limits) {
      boolean inside = limit.variable < 0 || Math.abs(f[limit.variable]) >= limit.off;
      if (inside && limit.most.compareTo(most) > 0) {
        most = limit.most;
      }
    }
    return most;
  }

  private double score(float[] f, TrustLevel allowed, double below, DataDistance.Search search) {
    double unsure = spread.at(f);
    double farthest = trust.within(below - allowed.ordinal(), unsure);
    if (!(farthest > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double far = search.of(f, farthest);
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
