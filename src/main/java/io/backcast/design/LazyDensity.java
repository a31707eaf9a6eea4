package io.backcast.design;

import io.backcast.model.DataSummary;
import io.backcast.model.SymmetryGroup;
import org.jspecify.annotations.Nullable;

/** A density that is prepared when it is first asked for: that takes a while, and not all ask. */
final class LazyDensity {
  private final SymmetryGroup group;
  private final DataSummary summary;
  private @Nullable DataDensity made;

  LazyDensity(SymmetryGroup group, DataSummary summary) {
    this.group = group;
    this.summary = summary;
  }

  synchronized DataDensity get() {
    DataDensity now = made;
    if (now == null) {
      now = new DataDensity(group, summary.centres(), summary.radii());
      made = now;
    }
    return now;
  }
}
