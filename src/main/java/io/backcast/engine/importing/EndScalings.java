package io.backcast.engine.importing;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import org.jspecify.annotations.Nullable;

/** Offsets and factors of a network's designs and properties, {@code [2][d]} each. */
record EndScalings(double[][] design, double[][] property) {
  /**
   * Those of a plan.
   *
   * @throws BackcastException if a factor is zero or their number is wrong
   */
  static EndScalings of(DesignSpace space, ImportPlan.@Nullable Scalings scaling)
      throws BackcastException {
    return new EndScalings(
        scale(scaling == null ? null : scaling.design())
            .of(
                space.variables().stream().mapToDouble(Variable::lower).toArray(),
                space.variables().stream().mapToDouble(Variable::upper).toArray()),
        scale(scaling == null ? null : scaling.property())
            .of(
                space.properties().stream().mapToDouble(Property::lower).toArray(),
                space.properties().stream().mapToDouble(Property::upper).toArray()));
  }

  /** Numbers in physical units. */
  static EndScalings none(int dx, int dy) {
    return new EndScalings(ColumnScaling.identity(dx), ColumnScaling.identity(dy));
  }

  private static ColumnScaling scale(@Nullable ColumnScaling given) {
    return given == null ? ColumnScaling.NONE : given;
  }
}
