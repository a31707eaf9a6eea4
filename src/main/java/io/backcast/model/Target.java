package io.backcast.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is asked of all properties.
 *
 * @param goals {@code [dy]}
 * @param tolerances {@code [dy]}, in the properties' units. Of a value, half the width of the band
 *     that counts as on target; of the most or least, how far from the best is still as good (on a
 *     log scale a share of it); of no meaning for a range and a free property
 */
public record Target(List<Goal> goals, double[] tolerances) {
  public Target {
    goals = List.copyOf(goals);
  }

  /**
   * A target of values alone.
   *
   * @param values {@code [dy]}, in the properties' units; at or below a point mass the target is
   *     its class; NaN leaves a property free
   */
  public Target(double[] values, double[] tolerances) {
    this(Arrays.stream(values).mapToObj(Goal::of).toList(), tolerances);
  }

  /** A target for a single property, with its default tolerance. */
  public static Target of(Property property, double value) {
    return new Target(new double[] {value}, new double[] {property.toleranceAt(value)});
  }

  /** A target for a single property, with its default tolerance. */
  public static Target of(Property property, Goal goal) {
    return new Target(List.of(goal), new double[] {property.tolerance()});
  }

  /** A copy that asks something else of property {@code k}. */
  public Target with(int k, Goal goal) {
    List<Goal> changed = new ArrayList<>(goals);
    changed.set(k, goal);
    return new Target(changed, tolerances);
  }

  /** The values asked for, {@code [dy]}; NaN where something else is asked. */
  public double[] values() {
    return goals.stream()
        .mapToDouble(g -> g instanceof Goal.Value v ? v.value() : Double.NaN)
        .toArray();
  }

  /** Whether single designs of property {@code k} are on target whatever they have of it. */
  public boolean isFree(int k) {
    return goals.get(k).isFree();
  }

  /** Properties of which as much or as little is asked as can be trusted, in order. */
  public int[] extremes() {
    return IntStream.range(0, goals.size())
        .filter(k -> goals.get(k) instanceof Goal.Extreme)
        .toArray();
  }

  /** Whether it asks for the most or least of any property. */
  public boolean hasExtremes() {
    return goals.stream().anyMatch(g -> g instanceof Goal.Extreme);
  }

  /** What is asked besides the most or least of properties, which are left free. */
  public Target withoutExtremes() {
    Target rest = this;
    for (int k : extremes()) {
      rest = rest.with(k, Goal.ANY);
    }
    return rest;
  }

  /** Whether every property has a value to reach. */
  public boolean isComplete() {
    return goals.stream().allMatch(g -> g instanceof Goal.Value);
  }

  /** Whether any property has a range. */
  public boolean hasRanges() {
    return goals.stream().anyMatch(g -> g instanceof Goal.Range);
  }

  /**
   * The largest deviation of a design from the target over all properties, in tolerances: of a
   * value, up to 1 in its band; of a range, 0 inside, and outside 1 and how far it is away.
   *
   * @param unclamped unclamped predictions, {@code [n, dy]}
   * @param row of the design
   */
  public double miss(DesignSpace space, float[] unclamped, int row) {
    double worst = 0;
    int dy = goals.size();
    for (int k = 0; k < dy; k++) {
      worst = Math.max(worst, miss(space.properties().get(k), k, unclamped[row * dy + k]));
    }
    return worst;
  }

  private double miss(Property p, int k, double unclamped) {
    return switch (goals.get(k)) {
      case Goal.Value v ->
          Math.abs(residual(p, v, unclamped)) / p.coordinateTolerance(v.value(), tolerances[k]);
      case Goal.Range r -> {
        double outside = r.outside(p, unclamped);
        // not "greater than": a prediction that is no number is not inside
        yield outside <= 0 ? 0 : 1 + outside / p.coordinateTolerance();
      }
      default -> 0;
    };
  }

  /**
   * Target minus prediction of property {@code k} in tolerances, without a step at the edge of what
   * is on target: 1 there from either side. Of a range it falls to zero inside within one tolerance
   * of its ends.
   */
  public double signedMiss(Property p, int k, double unclamped) {
    return switch (goals.get(k)) {
      case Goal.Value v ->
          residual(p, v, unclamped) / p.coordinateTolerance(v.value(), tolerances[k]);
      case Goal.Range r -> {
        double at = p.coordinate(unclamped);
        double below = (r.from(p) - at) / unit(p, k);
        double above = (at - r.to(p)) / unit(p, k);
        double size = Math.max(0, 1 + Math.max(below, above));
        yield above > below ? -size : size;
      }
      default -> 0;
    };
  }

  /**
   * The width that counts as one tolerance at property {@code k}, in the coordinate of its scale:
   * of a range the property's own, or half the range where that is less.
   */
  public double unit(Property p, int k) {
    return switch (goals.get(k)) {
      case Goal.Value v -> p.coordinateTolerance(v.value(), tolerances[k]);
      case Goal.Range r -> {
        double half = (r.to(p) - r.from(p)) / 2;
        yield half > 0 ? Math.min(half, p.coordinateTolerance()) : p.coordinateTolerance();
      }
      default -> 1;
    };
  }

  /** How far from property {@code k}'s value, or from its range, is still on target. */
  public double slack(Property p, int k) {
    return goals.get(k) instanceof Goal.Range ? 0 : unit(p, k);
  }

  /** The lower end of what is on target of property {@code k}; −∞ where it is open. */
  public double bandBottom(Property p, int k) {
    return switch (goals.get(k)) {
      case Goal.Value v -> p.bandBottom(v.value(), tolerances[k]);
      case Goal.Range r -> r.low();
      default -> Double.NEGATIVE_INFINITY;
    };
  }

  /** The upper end of what is on target of property {@code k}; ∞ where it is open. */
  public double bandTop(Property p, int k) {
    return switch (goals.get(k)) {
      case Goal.Value v -> p.bandTop(v.value(), tolerances[k]);
      case Goal.Range r -> r.high();
      default -> Double.POSITIVE_INFINITY;
    };
  }

  /**
   * Target minus unclamped prediction for property {@code k}, in the coordinate of its scale; zero
   * where the target and the prediction are both in the point mass, in a range, and for a free
   * property. A target below the point mass counts as the point mass itself.
   */
  public double residual(Property property, int k, double unclamped) {
    return switch (goals.get(k)) {
      case Goal.Value v -> residual(property, v, unclamped);
      case Goal.Range r -> r.residual(property, property.coordinate(unclamped));
      default -> 0;
    };
  }

  private static double residual(Property property, Goal.Value v, double unclamped) {
    if (property.isMass(v.value())) {
      return property.isMass(unclamped) ? 0 : property.physical(v.value()) - unclamped;
    }
    return property.coordinate(v.value()) - property.coordinate(unclamped);
  }

  /**
   * The value on target that is nearest to a prediction of property {@code k}, in the property's
   * unit; the prediction itself where it is free.
   */
  public double nearest(Property p, int k, double unclamped) {
    return switch (goals.get(k)) {
      case Goal.Value v -> v.value();
      case Goal.Range r -> {
        double residual = r.residual(p, p.coordinate(unclamped));
        yield residual == 0 ? unclamped : residual > 0 ? r.low() : r.high();
      }
      default -> unclamped;
    };
  }

  /**
   * A miss as a distance in the first property's unit, for a reader: from its value, or from the
   * nearest end of its range.
   */
  public double distance(DesignSpace space, double miss) {
    boolean fromEnds = hasRanges() && goals.stream().noneMatch(g -> g instanceof Goal.Value);
    // a miss of a range is counted in the property's own tolerance, whatever one was given
    return fromEnds
        ? Math.max(0, miss - 1) * space.properties().getFirst().tolerance()
        : miss * tolerances[0];
  }

  /** The target as the command line takes it, a text for each property that is not free. */
  public List<String> texts(DesignSpace space) {
    return IntStream.range(0, goals.size())
        .filter(k -> !(goals.get(k) instanceof Goal.Any))
        .mapToObj(
            k -> space.properties().get(k).name() + goals.get(k).text(space.properties().get(k)))
        .toList();
  }

  /**
   * The tolerances as the command line takes them, a text for each that differs from the property's
   * own.
   */
  public List<String> toleranceTexts(DesignSpace space) {
    List<String> texts = new ArrayList<>();
    for (int k = 0; k < goals.size(); k++) {
      Property p = space.properties().get(k);
      double own = goals.get(k) instanceof Goal.Value v ? p.toleranceAt(v.value()) : p.tolerance();
      boolean meant = goals.get(k) instanceof Goal.Value || goals.get(k) instanceof Goal.Extreme;
      if (meant && tolerances[k] != own) {
        boolean share = p.isLog() && goals.get(k) instanceof Goal.Extreme;
        String width =
            share ? Numbers.exact(100 * tolerances[k]) + "%" : Numbers.exact(tolerances[k]);
        texts.add(p.name() + "=" + width);
      }
    }
    return texts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Target t
        && goals.equals(t.goals)
        && Arrays.equals(tolerances, t.tolerances);
  }

  @Override
  public int hashCode() {
    return 31 * goals.hashCode() + Arrays.hashCode(tolerances);
  }
}
