package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The second of two stages: designs that the ensemble has finished and judged, block by block, with
 * what a ranking sorts them by.
 */
final class JudgedDesigns {
  /** Designs that go through the ensemble together. */
  private static final int TOGETHER = 16_384;

  private final InverseModel model;
  private final DesignSpace space;
  private final DesignRequest request;
  private final Refiner refiner;
  private final Ranker ranker;
  private final boolean refines;
  private final List<Block> blocks = new ArrayList<>();
  private int size;
  private int hits;
  private double least = Double.POSITIVE_INFINITY;
  private double[] nearest;
  private double expected;

  /** Designs that were judged together; the cost of one off target is infinite. */
  private record Block(DesignMatrix x, Predictions predictions, long[] numbers, double[] costs) {}

  /**
   * A design among those judged.
   *
   * @param block its block
   * @param row in the block
   * @param cost what it is sorted by
   * @param number among all samples
   */
  record Place(int block, int row, double cost, long number) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byCost = Double.compare(cost, other.cost);
      return byCost == 0 ? Long.compare(number, other.number) : byCost;
    }
  }

  JudgedDesigns(
      InverseModel model, DesignRequest request, Refiner refiner, Ranker ranker, boolean refines) {
    this.model = model;
    this.space = model.card().space();
    this.request = request;
    this.refiner = refiner;
    this.ranker = ranker;
    this.refines = refines;
    this.nearest = new double[space.dy()];
    Arrays.fill(nearest, Double.NaN);
  }

  /** Whether the ensemble moves designs onto the target before it judges them. */
  boolean refines() {
    return refines;
  }

  /** How many were judged. */
  int size() {
    return size;
  }

  /** How many of them are on target. */
  int hits() {
    return hits;
  }

  /** The smallest miss, in tolerances; NaN without designs. */
  double least() {
    return size == 0 ? Double.NaN : least;
  }

  /** Predicted properties of the closest design, {@code [dy]}. */
  double[] nearest() {
    return nearest.clone();
  }

  /** The share of the designs on target that can be expected to be; NaN where unknown. */
  double expected() {
    return expected / hits;
  }

  /** As below, with nobody who waits for it. */
  void add(Promising.Batch batch) throws BackcastException {
    add(batch, 0, SamplingProgress.NONE);
  }

  /**
   * Finishes and judges designs that the surrogate has moved onto the target.
   *
   * @param most how many are judged in all, unless too few are on target
   * @throws BackcastException if the model fails, or if the thread has been interrupted
   */
  void add(Promising.Batch batch, int most, SamplingProgress progress) throws BackcastException {
    DesignMatrix moved = batch.x();
    long[] numbers = batch.numbers();
    int dy = space.dy();
    for (int from = 0; from < moved.rows(); from += TOGETHER) {
      Interruption.check();
      int to = Math.min(moved.rows(), from + TOGETHER);
      DesignMatrix x = moved.slice(from, to);
      if (refines) {
        float[] known = batch.predicted();
        refiner.refineByEnsemble(
            x,
            request.target(),
            request.bounds(),
            known == null ? null : Arrays.copyOfRange(known, from * dy, to * dy));
      }
      boolean[] satisfied = new ConditionProjection(space, request.bounds()).project(x);
      Predictions p = Predictions.of(model, x);
      double[] miss = new double[x.rows()];
      Arrays.setAll(
          miss,
          i ->
              satisfied[i]
                  ? request.target().miss(space, p.unclamped(), i)
                  : Double.POSITIVE_INFINITY);
      int[] on = IntStream.range(0, miss.length).filter(i -> miss[i] <= 1).toArray();
      double[] costs = new double[x.rows()];
      Arrays.fill(costs, Double.POSITIVE_INFINITY);
      if (on.length > 0) {
        double[] known = ranker.cost(on, x, p, request.target(), request.ranking());
        for (int i = 0; i < on.length; i++) {
          costs[on[i]] =
              request.ranking() == Ranking.DRAWN || request.ranking() == Ranking.DIVERSE
                  ? numbers[from + on[i]]
                  : known[i];
        }
        expected += on.length * ExpectedShare.of(space, request.target(), p, on);
      }
      for (int i = 0; i < miss.length; i++) {
        if (miss[i] < least) {
          least = miss[i];
          int row = i;
          Arrays.setAll(nearest, k -> space.properties().get(k).physical(p.unclamped(row, k)));
        }
      }
      blocks.add(new Block(x, p, Arrays.copyOfRange(numbers, from, to), costs));
      size += x.rows();
      hits += on.length;
      progress.judged(size, Math.max(size, most));
    }
  }

  /** The designs on target of smallest cost, in order. */
  List<Place> best(int most) {
    double[] costs = new double[hits];
    int n = 0;
    for (Block block : blocks) {
      for (double cost : block.costs) {
        if (cost < Double.POSITIVE_INFINITY) {
          costs[n++] = cost;
        }
      }
    }
    Arrays.parallelSort(costs, 0, n);
    double last = n == 0 ? 0 : costs[Math.min(n, most) - 1];
    List<Place> places = new ArrayList<>(Math.min(n, most));
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      for (int i = 0; i < block.costs.length; i++) {
        if (block.costs[i] <= last) {
          places.add(new Place(b, i, block.costs[i], block.numbers[i]));
        }
      }
    }
    places.sort(null);
    return places.size() > most ? places.subList(0, most) : places;
  }

  /** How many blocks there are. */
  int blocks() {
    return blocks.size();
  }

  /** Some of the designs, {@code [places, dx]}. */
  DesignMatrix designs(List<Place> places) {
    DesignMatrix x = DesignMatrix.zeros(places.size(), space.dx());
    for (int i = 0; i < places.size(); i++) {
      x.setRow(i, blocks.get(places.get(i).block).x, places.get(i).row);
    }
    return x;
  }

  /** Their predictions. */
  Predictions predictions(List<Place> places) {
    int dy = space.dy();
    float[] unclamped = new float[places.size() * dy];
    float[] std = new float[places.size() * dy];
    for (int i = 0; i < places.size(); i++) {
      Predictions p = blocks.get(places.get(i).block).predictions;
      System.arraycopy(p.unclamped(), places.get(i).row * dy, unclamped, i * dy, dy);
      System.arraycopy(p.std(), places.get(i).row * dy, std, i * dy, dy);
    }
    return new Predictions(
        unclamped, std, dy, blocks.isEmpty() || blocks.getFirst().predictions.compared());
  }
}
