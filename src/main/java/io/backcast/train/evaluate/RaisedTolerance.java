package io.backcast.train.evaluate;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * A design space whose proposed tolerances are not below what the model can keep: a tolerance that
 * nobody has stated is raised to the mean error on held-out rows, rounded up to two digits.
 */
public final class RaisedTolerance {
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.CEILING);

  private RaisedTolerance() {}

  /**
   * The design space of the finished model.
   *
   * @param proposed names of the properties whose tolerance nobody has stated
   */
  public static DesignSpace of(
      DesignSpace space, List<String> proposed, HoldOutEvaluation evaluation) {
    return new DesignSpace(
        space.variables(),
        space.properties().stream()
            .map(
                p ->
                    proposed.contains(p.name())
                        ? raised(p, evaluation.meanError(space.properties().indexOf(p)))
                        : p)
            .toList(),
        space.symmetries(),
        space.paths(),
        space.relations());
  }

  private static Property raised(Property p, double error) {
    if (!(error > p.tolerance()) || Double.isInfinite(error)) {
      return p;
    }
    return p.withTolerance(new BigDecimal(error).round(TWO_DIGITS).doubleValue());
  }
}
