package io.backcast.design;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Goal;
import io.backcast.model.Numbers;
import io.backcast.model.Property;
import io.backcast.model.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parses how far from a target still counts as on it. */
final class ToleranceParser {
  private final DesignSpace space;
  private final RequestParser parser;

  ToleranceParser(DesignSpace space) {
    this.space = space;
    this.parser = new RequestParser(space);
  }

  /**
   * The tolerances of a target, {@code [dy]}.
   *
   * @param target its goals alone count
   * @param texts see {@link RequestParser#target}
   */
  double[] tolerances(Target target, List<String> texts) throws BackcastException {
    double[] tolerances = space.tolerances(target.values());
    Set<String> given = new HashSet<>();
    for (String text : texts) {
      boolean named = text.contains("=");
      String[] parts =
          named
              ? RequestParser.split(text, parser.propertyNames())
              : new String[] {"every property", text.strip()};
      RequestParser.once(given, "--tolerance", parts[0]);
      String amount = parts[1];
      boolean relative = amount.endsWith("%");
      double value =
          RequestParser.number(
              relative ? amount.substring(0, amount.length() - 1) : amount, "--tolerance " + text);
      if (!(value > 0)) {
        throw new BackcastException(
            ErrorCode.BAD_TARGET, "The tolerance must be above zero, not " + text + ".");
      }
      if (named) {
        int k = parser.property(parts[0]);
        refuseRange(target, k, text);
        tolerances[k] = width(target, k, value, relative, tolerances[k]);
      } else {
        refuseRanges(target, text);
        for (int k = 0; k < tolerances.length; k++) {
          if (applies(target, k, relative)) {
            tolerances[k] = width(target, k, value, relative, tolerances[k]);
          }
        }
      }
    }
    return tolerances;
  }

  private void refuseRange(Target target, int k, String text) throws BackcastException {
    if (target.goals().get(k) instanceof Goal.Range r) {
      Property p = space.properties().get(k);
      throw new BackcastException(
          ErrorCode.BAD_TARGET,
          "--tolerance %s has no meaning for %s%s, which says itself where it ends. Leave it out, or move the ends."
              .formatted(text, p.name(), r.text(p)));
    }
  }

  /** Refuses a tolerance for every property where all that is asked are ranges. */
  private void refuseRanges(Target target, String text) throws BackcastException {
    boolean used =
        target.goals().stream().anyMatch(g -> g instanceof Goal.Value || g instanceof Goal.Extreme);
    for (int k = 0; k < space.dy() && !used; k++) {
      refuseRange(target, k, text);
    }
  }

  /** Whether a tolerance for every property is one for this. */
  private boolean applies(Target target, int k, boolean relative) {
    return switch (target.goals().get(k)) {
      case Goal.Range r -> false;
      case Goal.Extreme e -> relative == space.properties().get(k).isLog();
      default -> true;
    };
  }

  private double width(Target target, int k, double value, boolean relative, double usual)
      throws BackcastException {
    if (target.goals().get(k) instanceof Goal.Extreme) {
      return besides(k, value, relative);
    }
    return relative ? share(k, target.values()[k], value, usual) : value;
  }

  /** How far from the most or least, in the form that the property's own tolerance has. */
  private double besides(int k, double value, boolean relative) throws BackcastException {
    Property p = space.properties().get(k);
    if (relative != p.isLog()) {
      throw new BackcastException(
          ErrorCode.BAD_TARGET,
          relative
              ? "What the most or least of %s is, is not known beforehand. Give its tolerance as a number, not in percent."
                  .formatted(p.name())
              : "%s has a log scale, and what its most or least is, is not known beforehand. Give its tolerance in percent."
                  .formatted(p.name()));
    }
    return relative ? value / 100 : value;
  }

  /** Some percent of a target; the usual tolerance where there is no number to take them of. */
  private double share(int k, double target, double percent, double usual)
      throws BackcastException {
    Property p = space.properties().get(k);
    if (Double.isNaN(target) || p.isMass(target)) {
      return usual;
    }
    if (target == 0) {
      throw new BackcastException(
          ErrorCode.BAD_TARGET,
          "%s %% of the target %s = 0 is no width. Give the tolerance as a number."
              .formatted(Numbers.text(percent), p.name()));
    }
    return Math.abs(target) * percent / 100;
  }
}
