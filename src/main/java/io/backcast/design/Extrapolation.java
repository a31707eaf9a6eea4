package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ExtrapolationControl;
import io.backcast.model.Goal;
import io.backcast.model.Histogram;
import io.backcast.model.ModelCard;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustVerdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the training data of a model cannot say: targets that too few rows are near, and designs
 * that are unlike the rows. Treats both by an {@link ExtrapolationControl}, after the extrapolation
 * control of JMP's profiler, which warns of a factor setting or keeps an optimiser from it by a
 * threshold of its leverage or of a regularised T² (SAS Institute, JMP Profilers).
 */
public final class Extrapolation {
  private final InverseModel model;
  private final DesignSpace space;
  private final DesignSupport support;
  private final List<@Nullable TargetCoverage> coverage;

  /** Made when a target of several properties asks for it. */
  private @Nullable DataCloud cloud;

  private boolean cloudKnown;

  /**
   * Designs on target as a control treats them.
   *
   * @param kept rows that remain
   * @param outside which of those are outside the data, {@code [kept]}
   * @param share how usual each is, {@code [kept]}; null if they were not looked at
   * @param count of all that were looked at
   */
  record Treated(
      int[] kept, boolean[] outside, float @Nullable [] share, ExtrapolationCount count) {
    /** The scores of some of those kept, as {@link #mark} takes them; null if there are none. */
    DesignSupport.@Nullable Scores scores(int[] places) {
      if (share == null) {
        return null;
      }
      float[] of = new float[places.length];
      boolean[] out = new boolean[places.length];
      for (int i = 0; i < places.length; i++) {
        of[i] = share[places[i]];
        out[i] = outside[places[i]];
      }
      return new DesignSupport.Scores(of, out);
    }
  }

  public Extrapolation(InverseModel model) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.support = new DesignSupport(model.card());
    this.coverage = coverage(model.card());
  }

  /** The coverage of every property's axis; null where the card has no histogram of it. */
  public static List<@Nullable TargetCoverage> coverage(ModelCard card) {
    List<@Nullable TargetCoverage> all = new ArrayList<>();
    for (Property p : card.space().properties()) {
      Histogram h =
          card.dataSummary() == null ? null : card.dataSummary().histograms().get(p.name());
      boolean counted = h != null && Arrays.stream(h.counts()).sum() + h.mass() > 0;
      all.add(counted && h != null ? new TargetCoverage(p, h) : null);
    }
    return all;
  }

  /** Why the data cannot say what reaches a target inside bounds; null if they can. */
  public @Nullable Abstention target(Target target, DesignBounds bounds) throws BackcastException {
    Abstention alone = alone(target);
    if (alone != null) {
      return withNearest(alone, target, bounds);
    }
    DataCloud known = several(target) ? cloud() : null;
    return known == null || known.covers(target)
        ? null
        : withNearest(plain(Abstention.Reason.NEVER_TOGETHER), target, bounds);
  }

  /** That all designs on target inside bounds are unlike the data. */
  Abstention designsOutside(Target target, DesignBounds bounds) throws BackcastException {
    return withNearest(plain(Abstention.Reason.DESIGNS_OUTSIDE), target, bounds);
  }

  /** Of the first property whose own value has too few rows near it. */
  private @Nullable Abstention alone(Target target) {
    for (int k = 0; k < space.dy(); k++) {
      TargetCoverage one = coverage.get(k);
      Goal goal = target.goals().get(k);
      if (one == null || one.covers(goal)) {
        continue;
      }
      double value = middle(space.properties().get(k), goal);
      TargetCoverage.Stretch stretch = one.stretch(value);
      return stretch == null
          ? new Abstention(
              space.properties().get(k).beyond(value) > 0
                  ? Abstention.Reason.BEYOND
                  : Abstention.Reason.FEW_ROWS,
              k,
              Double.NaN,
              Double.NaN,
              0,
              one.rows(),
              new double[0])
          : new Abstention(
              Abstention.Reason.FEW_ROWS,
              k,
              stretch.from(),
              stretch.to(),
              stretch.rows(),
              one.rows(),
              new double[0]);
    }
    return null;
  }

  private static Abstention plain(Abstention.Reason reason) {
    return new Abstention(reason, -1, Double.NaN, Double.NaN, 0, 0, new double[0]);
  }

  /** The stretches of one property's axis that do not occur together with the other targets. */
  public List<TargetCoverage.Stretch> neverTogether(Target target, int k) throws BackcastException {
    DataCloud known = several(target) && !target.isFree(k) ? cloud() : null;
    List<TargetCoverage.Stretch> stretches = new ArrayList<>();
    if (known == null) {
      return stretches;
    }
    Property p = space.properties().get(k);
    int steps = 60;
    double from = Double.NaN;
    for (int i = 0; i <= steps; i++) {
      boolean gap = i < steps && !known.covers(target.with(k, Goal.of(p.at((i + 0.5) / steps))));
      if (gap && Double.isNaN(from)) {
        from = p.at((double) i / steps);
      } else if (!gap && !Double.isNaN(from)) {
        stretches.add(new TargetCoverage.Stretch(from, p.at((double) i / steps), 0));
        from = Double.NaN;
      }
    }
    return stretches;
  }

  private boolean several(Target target) {
    return IntStream.range(0, space.dy()).filter(k -> !target.isFree(k)).count() > 1;
  }

  private synchronized @Nullable DataCloud cloud() throws BackcastException {
    if (!cloudKnown) {
      cloud = DataCloud.of(model);
      cloudKnown = true;
    }
    return cloud;
  }

  /** Adds the nearest target that the data cover. */
  private Abstention withNearest(Abstention a, Target target, DesignBounds bounds)
      throws BackcastException {
    Target near = target;
    for (int k = 0; k < space.dy(); k++) {
      TargetCoverage one = coverage.get(k);
      Goal goal = target.goals().get(k);
      if (one != null && !one.covers(goal)) {
        double value = middle(space.properties().get(k), goal);
        near = near.with(k, Goal.of(rounded(one, one.nearest(value))));
      }
    }
    boolean changed = !near.equals(target);
    DataCloud known = changed && !several(target) ? null : cloud();
    double[] nearest =
        changed && (known == null || known.covers(near)) ? near.values() : new double[0];
    if (nearest.length == 0 && known != null) {
      double[] found = Objects.requireNonNullElse(known.nearest(near, bounds), nearest);
      double[] round = rounded(found);
      boolean together = found.length > 0 && known.covers(new Target(round, target.tolerances()));
      nearest = together ? round : found;
    }
    boolean holds =
        nearest.length > 0
            && alone(new Target(nearest, target.tolerances())) == null
            && !Arrays.equals(nearest, target.values());
    return new Abstention(
        a.reason(),
        a.property(),
        a.from(),
        a.to(),
        a.rows(),
        a.total(),
        holds ? nearest : new double[0]);
  }

  /** The value asked for, or the one in the middle of a range as far as the data reach. */
  private static double middle(Property p, Goal goal) {
    return switch (goal) {
      case Goal.Value v -> v.value();
      case Goal.Range r -> p.axis().between(r.lower(p), r.upper(p), 0.5);
      default -> Double.NaN;
    };
  }

  private double[] rounded(double[] values) {
    double[] all = values.clone();
    for (int k = 0; k < all.length; k++) {
      TargetCoverage one = coverage.get(k);
      all[k] = one == null ? all[k] : rounded(one, all[k]);
    }
    return all;
  }

  /** A value of three digits, if it is as well covered. */
  private static double rounded(TargetCoverage one, double value) {
    double round = Double.parseDouble(Numbers.significant(value, 3));
    return !Double.isNaN(value) && one.covers(round) ? round : value;
  }

  /**
   * Treats designs on target.
   *
   * @param x all designs
   * @param rows those on target
   * @param refuseAll whether the data cannot say what reaches the target, so that a restriction
   *     leaves nothing
   */
  Treated treat(ExtrapolationControl control, DesignMatrix x, int[] rows, boolean refuseAll) {
    boolean restricts = control == ExtrapolationControl.RESTRICT;
    if (control == ExtrapolationControl.OFF || (!support.known() && !(restricts && refuseAll))) {
      return new Treated(rows, new boolean[rows.length], null, ExtrapolationCount.NONE);
    }
    DesignSupport.Scores scores = support.of(x.pick(rows));
    boolean[] outside = scores.outside();
    if (restricts && refuseAll) {
      Arrays.fill(outside, true);
    }
    int[] inside = IntStream.range(0, rows.length).filter(i -> !outside[i]).toArray();
    ExtrapolationCount count =
        new ExtrapolationCount(control, rows.length, rows.length - inside.length);
    return restricts
        ? new Treated(
            Arrays.stream(inside).map(i -> rows[i]).toArray(),
            new boolean[inside.length],
            Rows.pick(scores.share(), rows.length, inside),
            count)
        : new Treated(rows, outside, scores.share(), count);
  }

  /** Designs with their support; those outside the data are marked and at most weak. */
  public DesignSet mark(DesignSet set, ExtrapolationControl control, boolean targetUnsupported) {
    return mark(set, control, targetUnsupported, null);
  }

  /**
   * The same where their support is known.
   *
   * @param known of each design; null if it is not
   */
  DesignSet mark(
      DesignSet set,
      ExtrapolationControl control,
      boolean targetUnsupported,
      DesignSupport.@Nullable Scores known) {
    DesignSupport.Scores scores = known == null ? support.of(set.designs()) : known;
    if (control == ExtrapolationControl.OFF) {
      return set.with(scores.share(), set.verdicts());
    }
    TrustVerdict[] verdicts = new TrustVerdict[set.size()];
    Arrays.setAll(
        verdicts,
        i ->
            scores.outside()[i]
                ? atMostWeak(set.verdicts()[i], TrustReason.EXTRAPOLATED)
                : targetUnsupported
                    ? atMostWeak(set.verdicts()[i], TrustReason.TARGET_EXTRAPOLATED)
                    : set.verdicts()[i]);
    return set.with(scores.share(), verdicts);
  }

  private static TrustVerdict atMostWeak(TrustVerdict verdict, TrustReason reason) {
    return verdict.level().compareTo(TrustLevel.WEAK) < 0
        ? new TrustVerdict(TrustLevel.WEAK, reason)
        : verdict;
  }
}
