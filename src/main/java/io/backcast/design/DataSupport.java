package io.backcast.design;

import io.backcast.model.DataSummary;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.ModelCard;
import io.backcast.model.PriorKind;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Designs like given ones: each lies in the triangle of one point and two of its nearest
 * neighbours. Such a design is inside the bounds and on every linear relation that the points
 * fulfil, and where all three leave something out, so does it. Its categories are the point's.
 */
public final class DataSupport {
  /** More points than this are thinned out at random, as every pair of them is compared. */
  private static final int MAX_POINTS = 5_000;

  /** Corners are chosen among this many neighbours, or twice as many as there are variables. */
  private static final int MIN_NEIGHBOURS = 8;

  /** Standard deviation of the noise that fills the gaps between the triangles, half-ranges. */
  private static final double NOISE = 0.02;

  private final DesignSpace space;
  private final float[][] points;
  private final int[][] neighbours;
  private final double spacing;

  /**
   * Prepares the neighbours of points.
   *
   * @param scaled designs, {@code [n][dx]}, at least one
   */
  public DataSupport(DesignSpace space, float[][] scaled) {
    this.space = space;
    points = thinned(scaled);
    int count = Math.max(MIN_NEIGHBOURS, 2 * points[0].length);
    neighbours = new int[points.length][];
    Arrays.parallelSetAll(neighbours, i -> nearest(i, count));
    spacing =
        Quantiles.of(
            IntStream.range(0, points.length)
                .mapToDouble(i -> Math.sqrt(Distances.squared(points[i], points[neighbours[i][0]])))
                .toArray(),
            0.5);
  }

  /**
   * What a model's prior draws from, as far as its card tells: the cluster centres of its data.
   *
   * @return null if the prior is uniform
   */
  static @Nullable DataSupport of(ModelCard card) {
    DataSummary summary = card.dataSummary();
    return PriorKind.of(card.prior()) == PriorKind.UNIFORM
            || summary == null
            || summary.centres().length == 0
        ? null
        : new DataSupport(card.space(), summary.centres());
  }

  private static float[][] thinned(float[][] scaled) {
    if (scaled.length <= MAX_POINTS) {
      return scaled;
    }
    int[] order = Randoms.permutation(scaled.length, Randoms.generator(scaled.length));
    return Arrays.stream(order, 0, MAX_POINTS).mapToObj(i -> scaled[i]).toArray(float[][]::new);
  }

  /** The nearest other points, nearest first; the point itself if it is the only one. */
  private int[] nearest(int i, int count) {
    double[] squared = new double[points.length];
    Arrays.setAll(squared, j -> Distances.squared(points[i], points[j]));
    int[] others =
        IntStream.range(0, points.length)
            .filter(j -> j != i)
            .boxed()
            .sorted((a, b) -> Double.compare(squared[a], squared[b]))
            .limit(count)
            .mapToInt(j -> j)
            .toArray();
    return others.length == 0 ? new int[] {i} : others;
  }

  /** Draws one scaled design into a row {@code [dx]}, with a little noise, inside −1 … 1. */
  public void draw(RandomGenerator random, float[] out) {
    int i = random.nextInt(points.length);
    between(i, random.nextDouble(), random.nextDouble(), random.nextDouble(), out);
    for (int j = 0; j < out.length; j++) {
      double moved = out[j] + NOISE * random.nextGaussian();
      // reflected, so that no mass gathers on a bound
      moved = moved > 1 ? 2 - moved : moved < -1 ? -2 - moved : moved;
      Variable v = space.variables().get(j);
      // a whole value takes up the whole of its unit, as it does in a uniform draw
      double value =
          v.whole() ? v.scale(v.snap(v.unscale(moved)) + random.nextDouble() - 0.5) : moved;
      out[j] = (float) Math.clamp(value, -1, 1);
    }
  }

  /**
   * A scaled design in the triangle of a point and two of its neighbours.
   *
   * @param pair chooses the neighbours, 0 to 1
   * @param one share of the way to the first of them, 0 to 1
   * @param other share of the way to the second, 0 to 1
   * @param out {@code [dx]}
   */
  void between(int i, double pair, double one, double other, float[] out) {
    int[] near = neighbours[i];
    int pairs = near.length * near.length;
    int chosen = Math.min(pairs - 1, (int) (pair * pairs));
    float[] b = points[near[chosen / near.length]];
    float[] c = points[near[chosen % near.length]];
    boolean fold = one + other > 1;
    double s = fold ? 1 - one : one;
    double t = fold ? 1 - other : other;
    float[] a = points[i];
    for (int j = 0; j < out.length; j++) {
      boolean category = space.variables().get(j).kind() == VariableKind.CATEGORICAL;
      out[j] = category ? a[j] : (float) (a[j] + s * (b[j] - a[j]) + t * (c[j] - a[j]));
    }
  }

  /**
   * How often each point serves inside a box: a normal distribution of its distance from the box,
   * as wide as points lie apart. As a running sum that ends at 1, {@code [n]}.
   *
   * @param lower scaled, {@code [dx]}
   * @param upper scaled, {@code [dx]}
   */
  double[] shares(double[] lower, double[] upper) {
    double[] squared = new double[points.length];
    Arrays.setAll(squared, i -> outside(points[i], lower, upper));
    double least = Arrays.stream(squared).min().orElse(0);
    double width = Math.max(1e-3, spacing);
    double sum = 0;
    double[] running = new double[points.length];
    for (int i = 0; i < running.length; i++) {
      sum += Math.exp((least - squared[i]) / (2 * width * width));
      running[i] = sum;
    }
    for (int i = 0; i < running.length; i++) {
      running[i] /= sum;
    }
    return running;
  }

  /** Squared distance of a point from a box. */
  private static double outside(float[] point, double[] lower, double[] upper) {
    double sum = 0;
    for (int j = 0; j < point.length; j++) {
      double off = Math.max(0, Math.max(lower[j] - point[j], point[j] - upper[j]));
      sum += off * off;
    }
    return sum;
  }
}
