package io.backcast.design;

import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.Numbers;
import io.backcast.model.PointMass;
import io.backcast.model.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said in words about a property along a path. */
public final class TransitionSummary {
  private TransitionSummary() {}

  /** Where the curve ends before the path does, and where it enters or leaves the class. */
  public static List<String> lines(DesignSpace space, Transition curve) {
    List<String> lines = new ArrayList<>(ends(space, curve));
    PointMass mass = space.properties().getFirst().pointMass();
    if (mass == null) {
      return lines;
    }
    for (Transition.Crossing crossing : curve.crossings()) {
      lines.add(
          "%s %s %s"
              .formatted(
                  mass.name(), crossing.intoMass() ? "beyond" : "up to", at(curve, crossing)));
    }
    if (curve.crossings().isEmpty()) {
      lines.add(
          curve.ordered(space)
              ? "The path does not cross into or out of the class " + mass.name() + "."
              : "Categories have no order; the table says which of them are " + mass.name() + ".");
    }
    return lines;
  }

  private static String at(Transition curve, Transition.Crossing crossing) {
    boolean value = curve.path().coordinate() == DesignPath.Coordinate.VALUE;
    return Units.plain(
        (value || crossing.at() <= 0 ? "" : "+")
            + Numbers.fixed(crossing.at(), 2)
            + (Double.isNaN(crossing.std())
                ? ""
                : " ± " + String.format(Locale.ROOT, "%.2f", crossing.std())),
        curve.path().unit());
  }

  private static List<String> ends(DesignSpace space, Transition curve) {
    double first = curve.coordinates()[0];
    double last = curve.coordinates()[curve.coordinates().length - 1];
    DesignPath path = curve.path();
    boolean whole =
        space.variables().stream().anyMatch(v -> v.whole() && path.weights().containsKey(v.name()));
    // a curve of whole values ends at one of them, which need not be an end of the range
    double near = whole ? 1 : 1e-6 * Math.abs(path.to() - path.from());
    double low = Math.min(path.from(), path.to());
    double high = Math.max(path.from(), path.to());
    return Math.min(first, last) - low >= near || high - Math.max(first, last) >= near
        ? List.of(
            "The curve goes from %s to %s only: the rest of the path lies outside the model's design space."
                .formatted(
                    Numbers.significant(first, 6),
                    Units.plain(Numbers.significant(last, 6), path.unit())))
        : List.of();
  }
}
