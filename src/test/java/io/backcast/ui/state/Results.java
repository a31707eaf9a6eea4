package io.backcast.ui.state;

import io.backcast.design.Preview;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Target;

/** Exploration results of known designs. */
final class Results {
  private Results() {}

  /** A preview of designs {@code x [n, dx]} with predictions {@code [n, dy]}. */
  static ExplorationResult preview(DesignSpace space, float[] x, float[] unclamped) {
    double[] targets = new double[space.dy()];
    double[] tolerances = new double[space.dy()];
    Preview preview =
        new Preview(
            new Target(targets, tolerances),
            DesignBounds.of(space),
            DesignMatrix.of(x, space.dx()),
            unclamped,
            x.length / space.dx(),
            0);
    return new ExplorationResult(
        preview, ExplorationResult.histograms(space, x, Brush.NONE), null, null, null, null, 1);
  }
}
