package io.backcast.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How designs are drawn by a velocity network: {@code dx_t/dt = v(x_t, t, y)} from a standard
 * normal latent point at t = 0 to a design at t = 1.
 *
 * @param scheme of the integration
 * @param steps of equal length
 * @param coordinates of {@code x_t}; scaled if absent
 * @param offset of {@link Coordinates#AFFINE}, by variable; null for the others
 * @param factor of {@link Coordinates#AFFINE}, by variable; null for the others
 */
public record Integration(
    Scheme scheme,
    int steps,
    @Nullable Coordinates coordinates,
    @Nullable List<Double> offset,
    @Nullable List<Double> factor) {
  /** More evaluations of the network for one design than this are refused. */
  public static final int MAX_EVALUATIONS = 1_000;

  /** Standard deviation of the logit of a uniform number, about. */
  private static final double LOGIT_SCALE = 1.8;

  /** An integration in scaled or logit coordinates. */
  public Integration(Scheme scheme, int steps, @Nullable Coordinates coordinates) {
    this(scheme, steps, coordinates, null, null);
  }

  /** A Runge–Kutta scheme. */
  public enum Scheme {
    /** One evaluation a step, error of first order. */
    @JsonProperty("euler")
    EULER(1),
    /** Two evaluations a step, error of second order. */
    @JsonProperty("heun")
    HEUN(2),
    /** Four evaluations a step, error of fourth order. */
    @JsonProperty("rk4")
    RK4(4);

    private final int evaluations;

    Scheme(int evaluations) {
      this.evaluations = evaluations;
    }

    /** Evaluations of the network a step. */
    public int evaluations() {
      return evaluations;
    }
  }

  /** What {@code x_t} is at t = 1. */
  public enum Coordinates {
    /** The design in half-ranges from the middle of each variable's bounds, −1 … 1 inside them. */
    @JsonProperty("scaled")
    SCALED,
    /**
     * {@code logit(u) / 1.8} of the place u in each variable's bounds, 0 … 1, so that every design
     * is inside them.
     */
    @JsonProperty("logit")
    LOGIT,
    /** The design is offset + factor · x, in physical units. */
    @JsonProperty("affine")
    AFFINE
  }

  /** The coordinates that are meant. */
  private Coordinates meant() {
    return coordinates == null ? Coordinates.SCALED : coordinates;
  }

  /** The physical value of a variable at the end of the way. */
  public double physical(DesignSpace space, int variable, double end) {
    return switch (meant()) {
      case SCALED -> space.variables().get(variable).unscale(end);
      case LOGIT -> space.variables().get(variable).unscale(Math.tanh(end * LOGIT_SCALE / 2));
      case AFFINE -> at(offset, variable, 0) + at(factor, variable, 1) * end;
    };
  }

  private static double at(@Nullable List<Double> values, int variable, double otherwise) {
    return values == null ? otherwise : values.get(variable);
  }

  /** Evaluations of the network for one design. */
  public int evaluations() {
    return steps * scheme.evaluations();
  }

  /** A copy whose designs are offset + factor · x. */
  public Integration with(double[] offsets, double[] factors) {
    return new Integration(scheme, steps, Coordinates.AFFINE, list(offsets), list(factors));
  }

  private static List<Double> list(double[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  /** What is wrong with it for so many variables, as a clause; null if nothing is. */
  public @Nullable String problem(int dx) {
    if (steps < 1 || (long) steps * scheme.evaluations() > MAX_EVALUATIONS) {
      return "an integration needs 1 to %s steps of the scheme %s, not %s"
          .formatted(
              MAX_EVALUATIONS / scheme.evaluations(),
              scheme.name().toLowerCase(Locale.ROOT),
              steps);
    }
    boolean affine = meant() == Coordinates.AFFINE;
    boolean complete =
        offset != null && factor != null && offset.size() == dx && factor.size() == dx;
    return affine && !complete
        ? "affine coordinates of an integration need an offset and a factor for each of %s variables"
            .formatted(dx)
        : null;
  }
}
