package io.backcast.train.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Randoms;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Splines with knots of random numbers, and with knots where a test wants them. */
class SplineCouplingTest {
  private static final int BINS = 6;
  private static final int N = 200;

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final TorchOps o = new TorchOps(manager);
  private final SplineCoupling coupling = new SplineCoupling(BINS);

  @AfterEach
  void free() {
    manager.close();
  }

  /** Values from 0 to 1, both included. */
  private NDArray grid() {
    float[] values = new float[N];
    for (int i = 0; i < N; i++) {
      values[i] = i / (N - 1f);
    }
    return manager.create(values, new Shape(N, 1));
  }

  private NDArray numbers(double size) {
    RandomGenerator random = Randoms.generator(3);
    float[] row = new float[coupling.numbers()];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (size * random.nextGaussian());
    }
    return same(row);
  }

  private NDArray same(float[] row) {
    float[] all = new float[N * row.length];
    for (int i = 0; i < N; i++) {
      System.arraycopy(row, 0, all, i * row.length, row.length);
    }
    return manager.create(all, new Shape(N, row.length));
  }

  @Test
  void aNetworkOfZerosMovesNothing() {
    var moved = coupling.forward(o, grid(), numbers(0), 1);
    assertThat(moved.value().sub(grid()).abs().max().getFloat()).isLessThan(1e-6f);
    assertThat(moved.logSlope().abs().max().getFloat()).isLessThan(1e-5f);
  }

  @Test
  void aSplineRisesFromCornerToCornerAndIsUndone() {
    NDArray raw = numbers(2);
    NDArray there = coupling.forward(o, grid(), raw, 1).value();
    float[] values = there.toFloatArray();
    assertThat(values[0]).isCloseTo(0, within(1e-6f));
    assertThat(values[N - 1]).isCloseTo(1, within(1e-6f));
    for (int i = 1; i < N; i++) {
      assertThat(values[i]).isGreaterThanOrEqualTo(values[i - 1]);
    }
    assertThat(coupling.inverse(o, there, raw, 1).sub(grid()).abs().max().getFloat())
        .isLessThan(1e-4f);
  }

  @Test
  void theSlopeIsThatOfTheCurveAndHasNoJumps() {
    NDArray raw = numbers(1);
    float h = 1e-3f;
    NDArray middle = grid().mul(manager.create(0.98f)).add(manager.create(0.01f));
    float[] up = coupling.forward(o, middle.add(manager.create(h)), raw, 1).value().toFloatArray();
    float[] down =
        coupling.forward(o, middle.sub(manager.create(h)), raw, 1).value().toFloatArray();
    float[] slope = coupling.forward(o, middle, raw, 1).logSlope().exp().toFloatArray();
    for (int i = 0; i < N; i++) {
      assertThat((double) slope[i]).isCloseTo((up[i] - down[i]) / (2.0 * h), within(0.02));
    }
  }

  @Test
  void aSplineForksIntoBranchesWithNextToNothingBetweenThem() {
    // two bins of the design hold all of the latent box, and lie at its ends
    float[] row = new float[coupling.numbers()];
    for (int k = BINS; k < 2 * BINS; k++) {
      row[k] = k == BINS || k == 2 * BINS - 1 ? 8 : 0;
    }
    for (int k = 2 * BINS + 1; k < row.length - 1; k++) {
      row[k] = -6;
    }
    float[] drawn = coupling.inverse(o, grid(), same(row), 1).toFloatArray();
    int between = 0;
    for (float value : drawn) {
      between += value > 0.2 && value < 0.8 ? 1 : 0;
    }
    assertThat(between).isLessThanOrEqualTo(N / 50);
    assertThat(drawn[N / 4]).isLessThan(0.2f);
    assertThat(drawn[3 * N / 4]).isGreaterThan(0.8f);
  }

  @Test
  void gradientsAreFiniteOnKnotsAndCorners() {
    NDArray raw = numbers(3);
    raw.setRequiresGradient(true);
    try (var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray there = coupling.forward(o, grid(), raw, 1).logSlope();
      NDArray back = coupling.inverse(o, grid(), raw, 1);
      collector.backward(there.sum().add(back.sum()));
      float[] gradient = raw.getGradient().toFloatArray();
      assertThat(gradient).isNotEmpty();
      for (float value : gradient) {
        assertThat(Float.isFinite(value)).isTrue();
      }
    }
  }
}
