package io.backcast.design;

import io.backcast.model.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Draws that may be on target: their places, surrogate predictions and flow densities. */
final class Draws {
  /** With fewer draws of the generator it is too early to say where it hardly draws. */
  private static final int ENOUGH_OF_FLOW = 10_000;

  private float[] places = {};
  private float[] y = {};
  private double[] flow = {};

  /** How many there are. */
  int size() {
    return flow.length;
  }

  /** Places {@code [n, d]} in a {@link PriorBox}. */
  float[] places() {
    return places;
  }

  /** Surrogate predictions, unclamped, {@code [n, dy]}. */
  float[] y() {
    return y;
  }

  /** Densities of the generator's draws by volume of the box, {@code [n]}; 0 where not asked. */
  double[] flow() {
    return flow;
  }

  void add(float[] morePlaces, float[] moreY, double[] moreFlow) {
    places = Rows.joined(places, morePlaces);
    y = Rows.joined(y, moreY);
    int before = flow.length;
    flow = Arrays.copyOf(flow, before + moreFlow.length);
    System.arraycopy(moreFlow, 0, flow, before, moreFlow.length);
  }

  /**
   * The weight of each draw: one over how many draws of all kinds there are by volume.
   *
   * @param boxes that the draws of the prior are in
   * @param flowDraws how many draws of the generator were made
   */
  double[] weights(AdaptiveBoxes boxes, int flowDraws) {
    double[] weights = new double[size()];
    Arrays.setAll(weights, i -> 1 / (boxes.density(places, i) + flowDraws * flow[i]));
    return weights;
  }

  /** What those on target by the surrogate are worth. */
  double effective(Misses misses, AdaptiveBoxes boxes, int flowDraws) {
    double[] weights = weights(boxes, flowDraws);
    return effective(misses, weights);
  }

  /**
   * Whether the weights that matter most are where the generator hardly draws, so that more of its
   * draws would not help.
   */
  boolean prefersBoxes(Misses misses, AdaptiveBoxes boxes, int flowDraws) {
    double[] weights = weights(boxes, flowDraws);
    int soon = Math.max(flowDraws, ENOUGH_OF_FLOW);
    double rare = 0;
    double all = 0;
    for (int i = 0; i < weights.length; i++) {
      double square = misses.of(y, i) <= 1 ? weights[i] * weights[i] : 0;
      all += square;
      rare += soon * flow[i] < 1 / weights[i] - flowDraws * flow[i] ? square : 0;
    }
    return rare > all / 2;
  }

  /** What those on target by the surrogate would be worth, had the generator made all draws. */
  double effectiveOfFlow(Misses misses) {
    double[] weights = new double[size()];
    Arrays.setAll(weights, i -> flow[i] > 0 ? 1 / flow[i] : 0);
    return effective(misses, weights);
  }

  private double effective(Misses misses, double[] weights) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = misses.of(y, i) <= 1 ? weights[i] : 0;
    }
    return EffectiveSampleSize.of(weights);
  }

  /** Rows of predictions within a miss, in order. */
  static int[] within(Misses misses, float[] y, double most) {
    return IntStream.range(0, y.length / misses.space().dy())
        .filter(i -> misses.of(y, i) <= most)
        .toArray();
  }

  /** Some rows of {@code n}. */
  static float[] pick(float[] values, int n, int[] rows) {
    return n == 0 ? new float[0] : Rows.pick(values, n, rows);
  }
}
