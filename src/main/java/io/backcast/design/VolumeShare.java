package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Relations;
import io.backcast.model.Variable;

/** The volume inside bounds as a share of the design space's, conditions left aside. */
final class VolumeShare {
  private VolumeShare() {}

  /** Of bounds inside a design space. */
  static double of(DesignSpace space, DesignBounds bounds) throws BackcastException {
    Relations relations = Relations.of(space);
    if (!relations.isEmpty()) {
      return related(
          space, relations, relations.reach(bounds), relations.reach(DesignBounds.of(space)));
    }
    double share = 1;
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      share *=
          v.isLog()
              ? v.scaledDifference(bounds.upper()[j] + v.margin(), bounds.lower()[j] - v.margin())
                  / 2
              : (bounds.upper()[j] - bounds.lower()[j] + 2 * v.margin()) / (2 * v.halfRange());
    }
    return share;
  }

  /** The same on relations, roughly: the product of the shares of the free variables' ranges. */
  private static double related(
      DesignSpace space, Relations relations, DesignBounds reach, DesignBounds whole) {
    double share = 1;
    for (int j : relations.basis().free()) {
      double margins = 2 * space.variables().get(j).margin();
      share *=
          (reach.upper()[j] - reach.lower()[j] + margins)
              / (whole.upper()[j] - whole.lower()[j] + margins);
    }
    return share;
  }
}
