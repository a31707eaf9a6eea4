package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Integration;
import io.backcast.sentence.Sentence;
import java.util.Arrays;
import java.util.List;

/**
 * Draws designs by a velocity network, as in flow matching (Lipman et al., ICLR 2023): each latent
 * point is carried along {@code dx_t/dt = v(x_t, t, y)} from t = 0 to t = 1 in steps of equal
 * length. The same latent point gives the same design. An interrupt of the thread ends it between
 * two evaluations.
 *
 * @param network {@code x_t [n, dx], t [n, 1], y [n, dy] → v [n, dx]}
 */
record VelocityIntegrator(DesignSpace space, Integration integration, GraphRunner network) {
  /** Rows times evaluations of one call are at most these. */
  private static final long MAX_WORK = 200_000_000;

  /**
   * {@code z [n, dx], y [n, dy] → x [n, dx]}, physical; designs may be outside the bounds unless
   * the coordinates keep them inside.
   *
   * @throws BackcastException if it is too much work for one call, if the thread is interrupted, or
   *     if the network fails or gives numbers that are not finite
   */
  float[] draw(int n, float[] z, float[] y) throws BackcastException {
    long work = (long) n * integration.evaluations();
    if (work > MAX_WORK) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          Sentence.of(
              "model.too-much-work",
              Sentence.count(n),
              Sentence.count(integration.evaluations()),
              Sentence.count(MAX_WORK)));
    }
    float[] x = z.clone();
    int steps = integration.steps();
    for (int step = 0; step < steps; step++) {
      float t = (float) step / steps;
      step(n, x, y, t, (float) (step + 1) / steps - t);
    }
    return physical(x);
  }

  /** One step, in place. */
  private void step(int n, float[] x, float[] y, float t, float h) throws BackcastException {
    float[] first = velocity(n, x, t, y);
    switch (integration.scheme()) {
      case EULER -> add(x, h, first);
      case HEUN -> {
        float[] second = velocity(n, moved(x, h, first), t + h, y);
        add(x, h / 2, first);
        add(x, h / 2, second);
      }
      case RK4 -> {
        float[] second = velocity(n, moved(x, h / 2, first), t + h / 2, y);
        float[] third = velocity(n, moved(x, h / 2, second), t + h / 2, y);
        float[] fourth = velocity(n, moved(x, h, third), t + h, y);
        add(x, h / 6, first);
        add(x, h / 3, second);
        add(x, h / 3, third);
        add(x, h / 6, fourth);
      }
    }
  }

  private float[] velocity(int n, float[] x, float t, float[] y) throws BackcastException {
    float[] times = new float[n];
    Arrays.fill(times, t);
    return network.run(n, List.of(x, times, y)).getFirst();
  }

  private static float[] moved(float[] x, float h, float[] v) {
    float[] other = x.clone();
    add(other, h, v);
    return other;
  }

  private static void add(float[] x, float h, float[] v) {
    for (int i = 0; i < x.length; i++) {
      x[i] += h * v[i];
    }
  }

  private float[] physical(float[] x) {
    int dx = space.dx();
    float[] out = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = (float) integration.physical(space, i % dx, x[i]);
    }
    return out;
  }
}
