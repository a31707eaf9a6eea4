package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Distances;
import io.backcast.model.Property;
import io.backcast.model.Relations;
import io.backcast.model.SymmetryGroup;
import io.backcast.model.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks designs, see {@link Ranking}. */
public final class Ranker {
  /** Fabrication tolerance for {@link Ranking#ROBUST}, in half-ranges: one percent of the range. */
  private static final double FABRICATION_TOLERANCE = 0.02;

  private final InverseModel model;
  private final DesignSpace space;
  private final SymmetryGroup group;
  private final Trust trust;

  public Ranker(InverseModel model) throws BackcastException {
    this(model, new Trust(model));
  }

  /** A ranker that shares what is known of the data. */
  Ranker(InverseModel model, Trust trust) throws BackcastException {
    this.model = model;
    this.space = model.card().space();
    this.group = space.group();
    this.trust = trust;
  }

  /**
   * The best of some rows, best first.
   *
   * @param rows which designs to rank
   * @param x all designs, {@code [n, dx]}
   * @param p predictions of all designs
   * @param keep how many rows to return at most
   * @throws BackcastException if the model fails
   */
  public int[] best(
      int[] rows, DesignMatrix x, Predictions p, Target target, Ranking ranking, int keep)
      throws BackcastException {
    if (ranking == Ranking.DIVERSE) {
      return diverse(rows, x, Math.min(keep, rows.length));
    }
    double[] cost = cost(rows, x, p, target, ranking);
    return IntStream.range(0, rows.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> cost[i]))
        .limit(keep)
        .mapToInt(i -> rows[i])
        .toArray();
  }

  /**
   * What designs are sorted by, ascending, {@code [n]}; of no meaning for {@link Ranking#DIVERSE}.
   *
   * @param x {@code [n, dx]}
   * @throws BackcastException if the model fails
   */
  double[] costs(DesignMatrix x, Predictions p, Target target, Ranking ranking)
      throws BackcastException {
    return cost(IntStream.range(0, x.rows()).toArray(), x, p, target, ranking);
  }

  /** What to sort by, ascending, {@code [rows]}. */
  double[] cost(int[] rows, DesignMatrix x, Predictions p, Target target, Ranking ranking)
      throws BackcastException {
    double[] cost = new double[rows.length];
    switch (ranking) {
      case DRAWN, DIVERSE -> Arrays.setAll(cost, i -> i);
      case CLOSEST -> Arrays.setAll(cost, i -> target.miss(space, p.unclamped(), rows[i]));
      case STRAIN -> Arrays.setAll(cost, i -> strain(x, rows[i]));
      case ROBUST -> robust(rows, x, cost);
      case TRUSTED -> trusted(rows, x, p, target, cost);
    }
    return cost;
  }

  /** Distance from the reference in half-ranges. */
  private double strain(DesignMatrix x, int row) {
    double sum = 0;
    for (int j = 0; j < space.dx(); j++) {
      var v = space.variables().get(j);
      double off = v.scaledDifference(x.get(row, j), v.reference());
      sum += off * off;
    }
    return Math.sqrt(sum);
  }

  /**
   * The trust level; within a level, designs nearer to the data, more certain and nearer to the
   * target come first.
   */
  private void trusted(int[] rows, DesignMatrix x, Predictions p, Target target, double[] cost)
      throws BackcastException {
    DesignMatrix chosen = x.pick(rows);
    Predictions known = p.pick(x.rows(), rows);
    double[] sorted = trusted(chosen, known, target, trust.evidence(chosen, known));
    System.arraycopy(sorted, 0, cost, 0, cost.length);
  }

  private double[] trusted(DesignMatrix x, Predictions p, Target target, Trust.Evidence evidence) {
    double[] cost = new double[x.rows()];
    Arrays.setAll(
        cost,
        i ->
            trust.verdict(i, x, p, evidence).level().ordinal()
                + trust.doubt(i, p, evidence, target));
    return cost;
  }

  /**
   * What {@link Ranking#TRUSTED} is going to sort designs by once the ensemble has moved them onto
   * the target, ascending, {@code [n]}: that hardly changes their place and the spread there.
   *
   * @param x {@code [n, dx]}
   * @param p what the ensemble predicts for them as they are
   */
  double[] trustedOnTarget(DesignMatrix x, Predictions p, Target target) {
    int dy = space.dy();
    float[] reached = p.unclamped().clone();
    for (int i = 0; i < reached.length; i++) {
      Property property = space.properties().get(i % dy);
      if (target.residual(property, i % dy, reached[i]) != 0) {
        reached[i] = (float) target.nearest(property, i % dy, reached[i]);
      }
    }
    Predictions there = new Predictions(reached, p.std(), dy, p.compared());
    return trusted(x, there, target, trust.expected(x));
  }

  /** How much the properties change if every variable is off by the fabrication tolerance. */
  private void robust(int[] rows, DesignMatrix x, double[] cost) throws BackcastException {
    if (!model.predicts()) {
      Arrays.setAll(cost, i -> i);
      return;
    }
    int dx = space.dx();
    DesignMatrix slopes =
        DesignMatrix.of(model.gradient(rows.length, x.pick(rows).array()).dyDx(), dx);
    Relations relations = Relations.of(space);
    boolean[] none = new boolean[dx];
    for (int i = 0; i < rows.length; i++) {
      double[][] change = new double[space.dy()][dx];
      for (int k = 0; k < space.dy(); k++) {
        for (int j = 0; j < dx; j++) {
          double off = FABRICATION_TOLERANCE * space.variables().get(j).halfRange();
          change[k][j] = slopes.get(i * space.dy() + k, j) * off;
        }
      }
      // parts that sum to a constant cannot all be off in one direction
      relations.keepTangent(change, none);
      double sum = 0;
      for (double[] row : change) {
        for (double part : row) {
          sum += part * part;
        }
      }
      cost[i] = Math.sqrt(sum);
    }
  }

  /** Farthest-point selection from the first row; distances to the nearest symmetric image. */
  int[] diverse(int[] rows, DesignMatrix x, int keep) {
    float[][] f = new float[rows.length][];
    Arrays.setAll(f, i -> space.scaledRow(x, rows[i]));
    return Arrays.stream(diverse(f, group, keep)).map(i -> rows[i]).toArray();
  }

  /**
   * As above, the positions of the chosen ones.
   *
   * @param f scaled designs, {@code [n][dx]}
   * @param keep how many, at most {@code n}
   */
  static int[] diverse(float[][] f, SymmetryGroup group, int keep) {
    double[] nearest = new double[f.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int[] chosen = new int[keep];
    int next = 0;
    for (int c = 0; c < keep; c++) {
      chosen[c] = next;
      float[] images = group.orbit(f[next]);
      nearest[next] = -1;
      Arrays.parallelSetAll(nearest, i -> Math.min(nearest[i], squared(f[i], images)));
      next = 0;
      for (int i = 1; i < nearest.length; i++) {
        next = nearest[i] > nearest[next] ? i : next;
      }
    }
    return chosen;
  }

  /** Squared distance to the nearest symmetric image, {@code images [g, dx]}. */
  private static double squared(float[] point, float[] images) {
    double least = Double.POSITIVE_INFINITY;
    for (int from = 0; from < images.length; from += point.length) {
      least = Math.min(least, Distances.squared(images, from, point, least));
    }
    return least;
  }
}
