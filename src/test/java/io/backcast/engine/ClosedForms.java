package io.backcast.engine;

import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Small problems with known answers. Unless it says otherwise, a model draws exactly the designs of
 * a uniform prior that have the property, and its prediction is the truth.
 */
public final class ClosedForms {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private ClosedForms() {}

  /** The cumulative distribution of the standard normal: maps a latent coordinate to 0 … 1. */
  public static double uniform(double z) {
    return NORMAL.cumulativeProbability(z);
  }

  /** The inverse: the latent coordinate of a number in 0 … 1; of others that of the nearer end. */
  public static double latent(double share) {
    return NORMAL.inverseCumulativeProbability(Math.clamp(share, 1e-12, 1 - 1e-12));
  }

  public static Variable continuous(String name, double lower, double upper) {
    double reference = Math.clamp(0, lower, upper);
    return new Variable(name, name, "", lower, upper, reference, VariableKind.CONTINUOUS, 3);
  }

  public static Property property(
      String name, double lower, double upper, double tolerance, @Nullable PointMass mass) {
    return new Property(name, name, name, "", lower, upper, 3, tolerance, mass);
  }

  public static DesignSpace space(List<Variable> variables, Property... properties) {
    return new DesignSpace(variables, List.of(properties), List.of(), List.of());
  }

  /** {@code sum = u + 2 v} over {@code u, v} in −1 … 1; one latent coordinate, along the line. */
  public static ClosedFormModel.Builder linear() {
    DesignSpace space =
        space(
            List.of(continuous("u", -1, 1), continuous("v", -1, 1)),
            property("sum", -3, 3, 0.05, null));
    return ClosedFormModel.of(
            "linear",
            space,
            1,
            (z, y) -> {
              double u = lowest(y[0]) + uniform(z[0]) * (highest(y[0]) - lowest(y[0]));
              return new double[] {u, (y[0] - u) / 2};
            })
        .forward(
            (x, y) -> {
              double length = highest(y[0]) - lowest(y[0]);
              double z = latent((x[0] - lowest(y[0])) / length);
              return new double[] {z, -NORMAL.logDensity(z) - Math.log(length)};
            })
        .surrogate(x -> new double[] {x[0] + 2 * x[1]}, x -> new double[][] {{1, 2}})
        .member(x -> new double[] {x[0] + 2 * x[1]});
  }

  /** Smallest {@code u} of the designs of {@link #linear} that have a sum. */
  private static double lowest(double sum) {
    return Math.max(-1, sum - 2);
  }

  private static double highest(double sum) {
    return Math.min(1, sum + 2);
  }

  /**
   * {@code square = p² + q²} over {@code p, q} in −1 … 1: rings of radius {@code √square}, drawn
   * evenly by angle up to radius 1. Signs and the two variables may be exchanged.
   */
  public static ClosedFormModel.Builder ring() {
    DesignSpace space =
        new DesignSpace(
            List.of(continuous("p", -1, 1), continuous("q", -1, 1)),
            List.of(property("square", 0, 2, 0.05, null)),
            List.of(Map.of("p", "-p"), Map.of("p", "q", "q", "p")),
            List.of());
    ClosedFormModel.Formula square = x -> new double[] {x[0] * x[0] + x[1] * x[1]};
    return ClosedFormModel.of(
            "ring",
            space,
            1,
            (z, y) -> {
              double radius = Math.sqrt(Math.max(0, y[0]));
              double angle = 2 * Math.PI * uniform(z[0]);
              return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
            })
        .surrogate(square, x -> new double[][] {{2 * x[0], 2 * x[1]}})
        .member(square);
  }

  /** {@code sine = sin t} over {@code t} in 0 … π: two branches, the latent coordinate's sign. */
  public static ClosedFormModel.Builder branches() {
    DesignSpace space =
        space(List.of(continuous("t", 0, Math.PI)), property("sine", 0, 1, 0.01, null));
    ClosedFormModel.Formula sine = x -> new double[] {Math.sin(x[0])};
    return ClosedFormModel.of(
            "branches",
            space,
            1,
            (z, y) -> {
              double first = Math.asin(Math.clamp(y[0], 0, 1));
              return new double[] {z[0] < 0 ? first : Math.PI - first};
            })
        .surrogate(sine, x -> new double[][] {{Math.cos(x[0])}})
        .member(sine);
  }

  /**
   * {@code gap = max(0, a)} over {@code a, b} in −1 … 1, unclamped {@code a}: below zero a design
   * is a metal.
   */
  public static ClosedFormModel.Builder pointMass() {
    DesignSpace space =
        space(
            List.of(continuous("a", -1, 1), continuous("b", -1, 1)),
            property("gap", 0, 1, 0.1, new PointMass(0, "metal")));
    ClosedFormModel.Formula unclamped = x -> new double[] {x[0]};
    return ClosedFormModel.of(
            "point-mass",
            space,
            2,
            (z, y) -> new double[] {y[0] > 0 ? y[0] : uniform(z[1]) - 1, 2 * uniform(z[0]) - 1})
        .surrogate(unclamped, x -> new double[][] {{1, 0}})
        .member(unclamped);
  }

  /**
   * {@code total = u + n + 10 c} with {@code u} in −1 … 1, a whole {@code n} in 0 … 4 and a
   * category {@code c} of three. Whole values are drawn up to 0.3 off, as by a network.
   */
  public static ClosedFormModel.Builder mixed() {
    DesignSpace space =
        space(
            List.of(
                continuous("u", -1, 1),
                new Variable("n", "n", "", 0, 4, 2, VariableKind.INTEGER, 0),
                new Variable(
                    "c",
                    "c",
                    "",
                    0,
                    2,
                    0,
                    VariableKind.CATEGORICAL,
                    0,
                    List.of("red", "green", "blue"))),
            property("total", -1, 25, 0.1, null));
    ClosedFormModel.Formula total = x -> new double[] {x[0] + x[1] + 10 * x[2]};
    return ClosedFormModel.of(
            "mixed",
            space,
            1,
            (z, y) -> {
              double off = 0.6 * uniform(z[0]) - 0.3;
              double c = Math.clamp(Math.rint((y[0] - 2) / 10), 0, 2);
              double n = Math.clamp(Math.rint(y[0] - 10 * c + off), 0, 4);
              return new double[] {y[0] - 10 * c - n, n + off, c - off};
            })
        .surrogate(total, x -> new double[][] {{1, 1, 10}})
        .member(total);
  }

  /** {@code height = v} over {@code u, v} in −1 … 1, by a joint network. */
  public static ClosedFormModel.Builder joint() {
    DesignSpace space =
        space(
            List.of(continuous("u", -1, 1), continuous("v", -1, 1)),
            property("height", -1, 1, 0.05, null));
    return ClosedFormModel.of(
            "joint", space, 1, (z, y) -> new double[] {2 * uniform(z[0]) - 1, y[0]})
        .joint(
            (x, y) -> {
              double z = latent((x[0] + 1) / 2);
              return new double[] {z, -NORMAL.logDensity(z) - Math.log(2)};
            },
            x -> new double[] {x[1]});
  }

  /** As {@link #linear}, without any prediction. */
  public static ClosedFormModel.Builder withoutPredictor() {
    ClosedFormModel exact = linear().build();
    return ClosedFormModel.of(
        "without-predictor",
        exact.card().space(),
        1,
        (z, y) -> {
          float[] x = exact.backward(1, new float[] {(float) z[0]}, new float[] {(float) y[0]});
          return new double[] {x[0], x[1]};
        });
  }

  /**
   * {@code mean = u} over {@code u} in −1 … 1, by three members that say {@code u − d, u, u + d}
   * with {@code d = spread · (1 + u)}: their standard deviation is {@code d}.
   */
  public static ClosedFormModel.Builder ensemble(double spread) {
    DesignSpace space = space(List.of(continuous("u", -1, 1)), property("mean", -1, 1, 0.1, null));
    return ClosedFormModel.of("ensemble", space, 1, (z, y) -> new double[] {y[0]})
        .surrogate(x -> new double[] {x[0]}, x -> new double[][] {{1}})
        .member(x -> new double[] {x[0] - spread * (1 + x[0])})
        .member(x -> new double[] {x[0]})
        .member(x -> new double[] {x[0] + spread * (1 + x[0])});
  }

  /**
   * Two properties of {@code u, v} in −1 … 1 that go together: {@code first = u} and {@code second
   * = 2 u + v}. One design has both, so there is no more than one to draw.
   */
  public static ClosedFormModel.Builder pair() {
    DesignSpace space =
        space(
            List.of(continuous("u", -1, 1), continuous("v", -1, 1)),
            property("first", -1, 1, 0.1, null),
            property("second", -3, 3, 0.1, null));
    ClosedFormModel.Formula both = x -> new double[] {x[0], 2 * x[0] + x[1]};
    return ClosedFormModel.of(
            "pair", space, 1, (z, y) -> new double[] {y[0], Math.clamp(y[1] - 2 * y[0], -1, 1)})
        .surrogate(both, x -> new double[][] {{1, 0}, {2, 1}})
        .member(both);
  }
}
