package io.backcast.train;

import io.backcast.model.DesignSpace;
import io.backcast.model.Kind;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small design spaces for tests. */
final class Spaces {
  private Spaces() {}

  /** Two variables, {@code p} in 0 … 10 and {@code n} a whole number in 1 … 4. */
  static DesignSpace of(Property... properties) {
    return new DesignSpace(
        List.of(
            new Variable("p", "p", "", 0, 10, 5, Kind.CONTINUOUS, 2),
            new Variable("n", "n", "", 1, 4, 2, Kind.INTEGER, 0)),
        List.of(properties),
        List.of(),
        List.of());
  }

  static Property property(double lower, double upper, double tolerance, @Nullable PointMass mass) {
    return new Property("y", "y", "y", "", lower, upper, 2, tolerance, mass);
  }
}
