package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DataSummary;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.ModelCard;
import io.backcast.model.SupportScores;
import io.backcast.model.TrustRule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether the training data support a design: its log-density under a {@link DataDensity} compared
 * with those of held-back rows. For a card from before these were recorded, the cluster centres
 * take their place, each scored by the others; if they are too few for that, a design is outside
 * that is farther from the data than every held-back row was.
 */
public final class DesignSupport {
  /** With fewer centres than this, none tells one in a hundred. */
  private static final int MIN_CENTRES = 100;

  private final DesignSpace space;
  private final DataDistance distance;
  private final @Nullable LazyDensity density;
  private final @Nullable SupportScores scores;
  private final double farthest;

  /**
   * What is known of some designs.
   *
   * @param share of the held-back rows that are at most as usual, {@code [n]}; NaN where the card
   *     has no scores
   * @param outside whether each is outside the data, {@code [n]}
   */
  public record Scores(float[] share, boolean[] outside) {
    /** How many are outside. */
    public int count() {
      int count = 0;
      for (boolean one : outside) {
        count += one ? 1 : 0;
      }
      return count;
    }
  }

  /** The support by what a card tells of its data. */
  public DesignSupport(ModelCard card) throws BackcastException {
    space = card.space();
    DataSummary summary = card.dataSummary();
    TrustRule rule = card.trust();
    distance = new DataDistance(space, space.group(), summary);
    int centres = summary == null ? 0 : summary.centres().length;
    boolean scored = centres > (card.support() == null ? MIN_CENTRES - 1 : 0);
    density = scored && summary != null ? new LazyDensity(space.group(), summary) : null;
    scores =
        density == null || card.support() != null
            ? (scored ? card.support() : null)
            : SupportScores.of(density.get().leaveOneOut(), null);
    farthest = rule == null ? Double.POSITIVE_INFINITY : rule.fairDistance();
  }

  /** The distances of designs to the same data. */
  DataDistance distance() {
    return distance;
  }

  /** Whether the card tells enough of the data for any design to be outside them. */
  public boolean known() {
    return scores != null || (distance.known() && farthest < Double.POSITIVE_INFINITY);
  }

  /** The scores of designs, on all cores. */
  public Scores of(DesignMatrix x) {
    int n = x.rows();
    float[] share = new float[n];
    boolean[] outside = new boolean[n];
    if (density == null || scores == null) {
      Arrays.fill(share, Float.NaN);
      float[] far = known() ? distance.of(x) : new float[n];
      for (int i = 0; i < n; i++) {
        outside[i] = far[i] > farthest;
      }
      return new Scores(share, outside);
    }
    float[][] f = new float[n][];
    Arrays.setAll(f, i -> space.scaledRow(x, i));
    double[] logs = density.get().ofScaled(f);
    for (int i = 0; i < n; i++) {
      share[i] = (float) scores.share(logs[i]);
      outside[i] = scores.outside(logs[i]);
    }
    return new Scores(share, outside);
  }

  /** Whether one design, {@code [dx]} in physical units, is outside the data. */
  public boolean outside(float[] x) {
    return of(DesignMatrix.of(x, x.length)).outside()[0];
  }
}
