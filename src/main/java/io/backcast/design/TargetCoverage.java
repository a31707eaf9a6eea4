package io.backcast.design;

import io.backcast.model.Goal;
import io.backcast.model.Histogram;
import io.backcast.model.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where on the axis of one property the training data say anything: where at least nine rows lie
 * within a twentieth of the range, or within the tolerance where that is more. Nine, because the
 * finite-sample quantile of a 90 % conformal interval needs so many rows (Lei et al.,
 * Distribution-free predictive inference for regression, JASA 2018). Of a short table fewer are
 * asked for: a quarter of what evenly spread rows would have there.
 */
public final class TargetCoverage {
  private static final double ENOUGH = 9;
  private static final double OF_EVEN = 0.25;

  /** Bins of a window on either side of its own, as a share of all bins. */
  private static final double WINDOW = 0.05;

  private final Property property;
  private final Histogram histogram;
  private final boolean[] covered;
  private final boolean massCovered;

  /**
   * A stretch of the axis with too few rows.
   *
   * @param from its lower end
   * @param to its upper end
   * @param rows that lie in it
   */
  public record Stretch(double from, double to, int rows) {
    /** Whether a value lies in it. */
    public boolean contains(double value) {
      return value >= from && value <= to;
    }
  }

  /** The coverage by the histogram of the property in the training data. */
  public TargetCoverage(Property property, Histogram histogram) {
    this.property = property;
    this.histogram = histogram;
    int[] counts = histogram.counts();
    int bins = counts.length;
    double width =
        (property.coordinate(histogram.upper()) - property.coordinate(histogram.lower())) / bins;
    int reach = (int) Math.round(WINDOW * bins);
    if (width > 0) {
      reach = (int) Math.max(reach, Math.min(bins, property.coordinateTolerance() / width));
    }
    int all = Arrays.stream(counts).sum();
    double share = Math.min(1, (2.0 * reach + 1) / bins);
    covered = new boolean[bins];
    for (int i = 0; i < bins; i++) {
      int near = 0;
      for (int b = Math.max(0, i - reach); b <= Math.min(bins - 1, i + reach); b++) {
        near += counts[b];
      }
      covered[i] = near >= enough(all * share);
    }
    massCovered = histogram.mass() >= enough((all + histogram.mass()) * share);
  }

  private static double enough(double even) {
    return Math.clamp(Math.ceil(OF_EVEN * even), 1, ENOUGH);
  }

  /** Whether the data say anything at a value; the point mass counts its own rows. */
  boolean covers(double value) {
    if (property.isMass(value)) {
      return massCovered;
    }
    return property.beyond(value) == 0 && covered[histogram.bin(value)];
  }

  /** Whether the data say anything at a value asked for, or anywhere in a range. */
  boolean covers(Goal goal) {
    return switch (goal) {
      case Goal.Value v -> covers(v.value());
      case Goal.Range r -> (r.holdsMass(property) && massCovered) || coversAny(r);
      default -> true;
    };
  }

  private boolean coversAny(Goal.Range r) {
    if (r.high() < histogram.lower() || r.low() > histogram.upper()) {
      return false;
    }
    int first = histogram.bin(r.lower(property));
    int last = histogram.bin(r.upper(property));
    return IntStream.rangeClosed(first, last).anyMatch(b -> covered[b]);
  }

  /** Whether the point mass, if there is one, has rows enough. */
  public boolean coversMass() {
    return massCovered;
  }

  /** How many rows of the table have the property. */
  public int rows() {
    return Arrays.stream(histogram.counts()).sum() + histogram.mass();
  }

  /** The stretches with too few rows inside the range of the data, from low to high. */
  public List<Stretch> uncovered() {
    List<Stretch> stretches = new ArrayList<>();
    int first = -1;
    for (int i = 0; i <= covered.length; i++) {
      boolean gap = i < covered.length && !covered[i];
      if (gap && first < 0) {
        first = i;
      } else if (!gap && first >= 0) {
        int rows = Arrays.stream(histogram.counts(), first, i).sum();
        stretches.add(new Stretch(histogram.edge(first), histogram.edge(i), rows));
        first = -1;
      }
    }
    return stretches;
  }

  /** The stretch with too few rows that a value lies in; null if it is in none. */
  @Nullable Stretch stretch(double value) {
    if (covers(value)) {
      return null;
    }
    return uncovered().stream().filter(s -> s.contains(value)).findFirst().orElse(null);
  }

  /** The covered value nearest to another; NaN if there is none outside the point mass. */
  double nearest(double value) {
    // from far enough away all are equally far in floating point
    double near =
        Math.clamp(value, histogram.centre(0), histogram.centre(Math.max(0, covered.length - 1)));
    double best = Double.NaN;
    for (int i = 0; i < covered.length; i++) {
      double centre = histogram.centre(i);
      if (covered[i]
          && (Double.isNaN(best)
              || property.coordinateDistance(centre, near)
                  < property.coordinateDistance(best, near))) {
        best = centre;
      }
    }
    return best;
  }
}
