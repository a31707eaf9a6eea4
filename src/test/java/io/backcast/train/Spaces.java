package io.backcast.train;

import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small design spaces for tests. */
public final class Spaces {
  private Spaces() {}

  /** Two variables, {@code p} in 0 … 10 and {@code n} a whole number in 1 … 4. */
  public static DesignSpace of(Property... properties) {
    return new DesignSpace(
        List.of(
            new Variable("p", "p", "", 0, 10, 5, VariableKind.CONTINUOUS, 2),
            new Variable("n", "n", "", 1, 4, 2, VariableKind.INTEGER, 0)),
        List.of(properties),
        List.of(),
        List.of());
  }

  public static Property property(
      double lower, double upper, double tolerance, @Nullable PointMass mass) {
    return new Property("y", "y", "y", "", lower, upper, 2, tolerance, mass);
  }
}
