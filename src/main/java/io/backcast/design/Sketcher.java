package io.backcast.design;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.model.Box;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Role;
import io.backcast.model.Rows;
import io.backcast.model.Target;
import java.util.stream.IntStream;

/**
 * Draws sketches fast enough for a moving hand. The latent points are kept, so the same ones answer
 * every target. Not for use by several threads at once.
 */
public final class Sketcher {
  private final InverseModel model;
  private final DesignSpace space;
  private final LatentSampler sampler;
  private final Refiner refiner;
  private float[] latent = new float[0];
  private long latentSeed;

  public Sketcher(InverseModel model) {
    this.model = model;
    this.space = model.card().space();
    this.sampler = new LatentSampler(model);
    this.refiner = new Refiner(model);
  }

  /**
   * Draws n designs for a target and keeps those within the tolerance.
   *
   * @param steps of the stand-in towards the target
   */
  public Sketch sketch(Target target, Box box, long seed, int n, int steps)
      throws BackcastException {
    float[] x = sampler.fromLatent(target.values(), latent(seed, n), n, box);
    if (!model.has(Role.GRADIENT)) {
      return new Sketch(target, box, x, new float[n * space.dy()], n, Double.NaN);
    }
    refiner.approach(x, target, box, steps);
    float[] y = model.value(n, x);
    double[] miss = IntStream.range(0, n).mapToDouble(i -> target.miss(space, y, i)).toArray();
    int[] hits = IntStream.range(0, n).filter(i -> miss[i] <= 1).toArray();
    double closest = java.util.Arrays.stream(miss).min().orElse(Double.NaN);
    return new Sketch(
        target,
        box,
        Rows.pick(x, n, hits),
        Rows.pick(y, n, hits),
        n,
        closest * target.tolerances()[0]);
  }

  private float[] latent(long seed, int n) {
    int dz = model.card().latent();
    if (latentSeed != seed || latent.length < n * dz) {
      latent = Randoms.normals(seed, 0, n, dz);
      latentSeed = seed;
    }
    return latent.length == n * dz ? latent : java.util.Arrays.copyOf(latent, n * dz);
  }
}
