package io.backcast.train.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Integration;
import io.backcast.model.Randoms;
import io.backcast.model.TrainingPlan;
import java.util.Arrays;

/**
 * The velocity of flow matching: {@code dx_t/dt = v(x_t, t, y)} carries standard normal points at t
 * = 0 to designs at t = 1. It is trained on straight lines from random normal points to labelled
 * designs (Lipman et al., ICLR 2023; Tong et al., TMLR 2024, independent coupling), in the
 * coordinates {@code logit((f + 1) / 2) / 1.8}, so that every design lies inside the bounds.
 */
public final class VelocityNetwork implements DesignGenerator {
  /** Standard deviation of the logit of a uniform number, about, as in {@link CouplingFlow}. */
  private static final float LOGIT_SCALE = 1.8f;

  /** Keeps logits of designs near a bound where a straight line from normal points is short. */
  private static final float EDGE = 1e-3f;

  /** Steps of the integration that {@link #inverse} unrolls. */
  private static final int UNROLLED = 8;

  /** Inputs that the time becomes: itself and a wave. */
  private static final int TIME_INPUTS = 3;

  /** How the trained network is integrated. */
  public static final Integration INTEGRATION =
      new Integration(Integration.Scheme.HEUN, 20, Integration.Coordinates.LOGIT);

  private final Normalization normalization;
  private final int dx;
  private final ResidualNetwork net;

  /**
   * An untrained network.
   *
   * @param plan with the residual layers as blocks
   */
  VelocityNetwork(Parameters parameters, Normalization normalization, TrainingPlan.Backward plan) {
    this.normalization = normalization;
    this.dx = normalization.space().dx();
    int inputs = dx * (1 + Waves.INPUTS) + TIME_INPUTS + normalization.conditionLength();
    this.net = new ResidualNetwork(parameters, "velocity", inputs, dx, plan.width(), plan.blocks());
  }

  @Override
  public int latent() {
    return dx;
  }

  @Override
  public NDArray loss(TorchOps o, NDArray f, NDArray y, double done) {
    int n = (int) f.getShape().get(0);
    NDManager scope = f.getManager();
    // the labels differ between the halves of a batch, and between trainings
    long seed = Double.doubleToLongBits(done) + Arrays.hashCode(y.toFloatArray());
    NDArray start = scope.create(Randoms.normals(seed, 0, n, dx), new Shape(n, dx));
    float[] times = Randoms.uniforms(seed + 1, 0, n, 1);
    for (int i = 0; i < n; i++) {
      // one in each n-th part, so that none of the way is left out
      times[i] = (i + times[i]) / n;
    }
    NDArray t = scope.create(times, new Shape(n, 1));
    NDArray end = logit(o, f);
    NDArray straight = end.sub(start);
    NDArray at = start.add(straight.mul(t));
    return velocity(o, at, t, y).sub(straight).square().sum(new int[] {1}).mean();
  }

  private static NDArray logit(TorchOps o, NDArray f) {
    NDArray u = o.clip(o.mul(o.add(f, o.scalar(1)), o.scalar(0.5f)), EDGE, 1 - EDGE);
    NDArray rest = o.add(o.neg(u), o.scalar(1));
    return o.mul(o.sub(o.log(u), o.log(rest)), o.scalar(1 / LOGIT_SCALE));
  }

  /** {@code x_t [n, dx], t [n, 1], y [n, dy]} scaled {@code → v [n, dx]}. */
  public <T> T velocity(Ops<T> o, T x, T t, T y) {
    T f = inside(o, x);
    T angle = o.mul(t, o.scalar((float) Math.PI));
    T wave = o.concat(o.sin(angle), o.sin(o.add(angle, o.scalar((float) (Math.PI / 2)))), 1);
    T time = o.concat(t, wave, 1);
    T place = o.concat(x, Waves.of(o, f, dx), 1);
    T all = o.concat(o.concat(place, time, 1), normalization.condition(o, y), 1);
    return net.forward(o, all);
  }

  /** The end of the way as a scaled design. */
  private static <T> T inside(Ops<T> o, T x) {
    return o.tanh(o.mul(x, o.scalar(LOGIT_SCALE / 2)));
  }

  /** In a few steps of Heun's scheme, for networks that imitate the draws. */
  @Override
  public <T> T inverse(Ops<T> o, T z, T y) {
    T x = z;
    T zero = o.mul(o.slice(z, 1, 0, 1), o.scalar(0));
    float h = 1f / UNROLLED;
    for (int step = 0; step < UNROLLED; step++) {
      T first = velocity(o, x, o.add(zero, o.scalar(step * h)), y);
      T ahead = o.add(x, o.mul(first, o.scalar(h)));
      T second = velocity(o, ahead, o.add(zero, o.scalar((step + 1) * h)), y);
      x = o.add(x, o.mul(o.add(first, second), o.scalar(h / 2)));
    }
    return inside(o, x);
  }
}
