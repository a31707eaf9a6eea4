package io.backcast.ui.state;

import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Scale;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable or a property that a chart can draw along an axis.
 *
 * @param name in files
 * @param symbol on the screen
 * @param unit empty if there is none
 * @param decimals enough to tell designs apart on an axis
 * @param variable its column among the variables, or −1
 * @param property its column among the properties, or −1
 * @param scale along the axis
 */
public record Dimension(
    String name,
    String symbol,
    String unit,
    double lower,
    double upper,
    int decimals,
    int variable,
    int property,
    Scale scale) {

  /** All variables, then all properties. */
  public static List<Dimension> all(DesignSpace space) {
    List<Dimension> all = new ArrayList<>(variables(space));
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      all.add(
          new Dimension(
              p.name(),
              p.name(),
              p.unit(),
              p.lower(),
              p.upper(),
              p.shownDecimals(),
              -1,
              k,
              p.axis()));
    }
    return all;
  }

  /** All properties. */
  public static List<Dimension> properties(DesignSpace space) {
    return all(space).subList(space.dx(), space.dx() + space.dy());
  }

  /** All variables. */
  public static List<Dimension> variables(DesignSpace space) {
    List<Dimension> all = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      all.add(
          new Dimension(
              v.name(),
              v.symbol(),
              v.unit(),
              v.lower(),
              v.upper(),
              v.coarseDecimals(),
              j,
              -1,
              v.axis()));
    }
    return all;
  }

  /** The names of its codes; null unless it is a variable of categories. */
  public @Nullable List<String> categories(DesignSpace space) {
    return variable >= 0 ? space.variables().get(variable).categories() : null;
  }

  /** How far a value is on the way along the axis. */
  public double share(double value) {
    return scale.share(lower, upper, value);
  }

  /** The value at a share of the way along the axis. */
  public double at(double share) {
    return scale.between(lower, upper, share);
  }

  /** A value as text, short enough for an axis: a category by its name. */
  public String write(Texts texts, DesignSpace space, double value) {
    return variable >= 0
        ? texts.value(space.variables().get(variable), value, decimals)
        : texts.asked(space.properties().get(property), value);
  }

  /** Symbol with unit, for an axis or a choice box. */
  public String label() {
    return Units.label(symbol, unit);
  }

  /** The value of row {@code row} of {@code x [n, dx]} or {@code unclamped [n, dy]}; physical. */
  public double of(DesignSpace space, float[] x, float[] unclamped, int row) {
    return variable >= 0
        ? x[row * space.dx() + variable]
        : space.properties().get(property).physical(unclamped[row * space.dy() + property]);
  }
}
