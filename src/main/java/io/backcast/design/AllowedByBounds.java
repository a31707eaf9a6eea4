package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import org.jspecify.annotations.Nullable;

/**
 * Where conditions hold inside bounds, worked out once for the bounds that were asked about last.
 * Not for use by several threads at once.
 */
final class AllowedByBounds {
  private final DesignSpace space;
  private @Nullable Allowed known;

  /** Draws where conditions hold inside bounds, and what share of the bounds that is. */
  record Allowed(DesignBounds bounds, AllowedDraws draws, double share) {}

  AllowedByBounds(DesignSpace space) {
    this.space = space;
  }

  /**
   * Where the conditions of bounds hold; null where there are none.
   *
   * @throws BackcastException if it can be told that no design inside satisfies all
   */
  @Nullable Allowed of(DesignBounds bounds) throws BackcastException {
    if (bounds.conditions().isEmpty()) {
      return null;
    }
    Allowed last = known;
    if (last == null || !last.bounds.equals(bounds)) {
      AllowedDraws draws = new AllowedDraws(space, bounds);
      last = new Allowed(bounds, draws, draws.share());
      known = last;
    }
    return last;
  }
}
