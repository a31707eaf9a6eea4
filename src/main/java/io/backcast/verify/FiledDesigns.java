package io.backcast.verify;

import io.backcast.io.DesignTable;
import io.backcast.model.DesignSpace;
import io.backcast.model.Variable;

/**
 * Designs with the decimals that files have, so that a design on the screen and the same one out of
 * a file are one calculation.
 */
public final class FiledDesigns {
  private FiledDesigns() {}

  /** A design {@code [dx]} as it is in files; unknown values stay unknown. */
  public static float[] of(DesignSpace space, float[] x) {
    float[] filed = x.clone();
    for (int j = 0; j < x.length; j++) {
      Variable v = space.variables().get(j);
      if (v.categories() == null && Float.isFinite(x[j])) {
        filed[j] = Float.parseFloat(DesignTable.value(v, x[j]));
      }
    }
    return filed;
  }
}
