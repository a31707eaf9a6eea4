package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;
import org.jspecify.annotations.Nullable;

/**
 * The properties of designs of the prior, which several samplers share. Ranges that hold few of the
 * first designs are looked up among more.
 */
final class SharedCloud {
  /** So many conditions tell how a property is distributed inside a range. */
  private static final int ENOUGH = 500;

  private static final int WIDE = 200_000;

  private final InverseModel model;
  private final PriorPilot pilot;
  private @Nullable PropertyCloud cloud;
  private @Nullable PropertyCloud wide;
  private @Nullable Inside last;

  /** The designs inside the ranges of a target. */
  private record Inside(Target target, PropertyCloud cloud, int[] rows) {}

  SharedCloud(InverseModel model) {
    this.model = model;
    this.pilot = new PriorPilot(model);
  }

  /** How much of the prior inside bounds is near a target. */
  PriorPilot pilot() {
    return pilot;
  }

  /** The first designs. */
  synchronized PropertyCloud get() throws BackcastException {
    PropertyCloud known = cloud == null ? PropertyCloud.of(model) : cloud;
    cloud = known;
    return known;
  }

  /** Conditions for a target with ranges, see {@link PropertyCloud#inRanges}. */
  float[] inRanges(Target target, float[] z, int n) throws BackcastException {
    Inside found = inside(target);
    return found.cloud.inRanges(model.card().space(), target, found.rows, z, n);
  }

  private synchronized Inside inside(Target target) throws BackcastException {
    Inside known = last;
    if (known != null && known.target.equals(target)) {
      return known;
    }
    DesignSpace space = model.card().space();
    PropertyCloud first = get();
    Inside found = new Inside(target, first, first.inside(space, target));
    if (found.rows.length < ENOUGH && model.predicts()) {
      PropertyCloud more = wide == null ? PropertyCloud.of(model, WIDE) : wide;
      wide = more;
      found = new Inside(target, more, more.inside(space, target));
    }
    last = found;
    return found;
  }
}
