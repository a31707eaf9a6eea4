package io.backcast.train.distil;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.SymmetryGroup;
import io.backcast.train.loop.DrawnDesigns;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.net.DesignGenerator;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.TorchOps;
import java.util.List;

/**
 * Draws designs with a generator while it is trained, so that somebody can watch them become real.
 * Targets and latent points stay the same, and nothing of the training depends on it.
 *
 * @param asked targets from the pool, in which all values are equally frequent
 */
record GeneratorWatch(
    NDManager manager,
    Normalization normalization,
    DesignGenerator net,
    Surrogate surrogate,
    Batch asked,
    long seed) {
  private static final int DESIGNS = 240;

  /** Step of the first look; each of the next comes after twice as many. */
  private static final int FIRST = 20;

  /** How often designs are drawn during a training. */
  private static final int LOOKS = 40;

  static GeneratorWatch of(
      NDManager manager,
      Normalization normalization,
      DesignGenerator net,
      LabelledPool pool,
      Surrogate surrogate,
      SymmetryGroup group,
      long seed) {
    Batch asked =
        Batch.draw(DESIGNS, List.of(pool), group, normalization, Randoms.generator(seed * 43 + 17));
    float[] targets = asked.y().clone();
    List<Property> properties = normalization.space().properties();
    for (int i = 0; i < targets.length; i++) {
      if (properties.get(i % properties.size()).pointMass() != null) {
        // a point mass is asked for as 0, however far below it the label of a design lies
        targets[i] = Math.max(0, targets[i]);
      }
    }
    Batch asTargets = new Batch(asked.n(), asked.f(), targets);
    return new GeneratorWatch(manager, normalization, net, surrogate, asTargets, seed);
  }

  /** Draws every few steps, more often at first, and after the last. */
  void after(int done, int steps, TrainingProgress progress) {
    boolean early = done % FIRST == 0 && Integer.bitCount(done / FIRST) == 1;
    if (early || done % Math.max(1, steps / LOOKS) == 0 || done == steps) {
      progress.drawn(draw((double) done / steps));
    }
  }

  private DrawnDesigns draw(double done) {
    int n = asked.n();
    try (NDManager scope = manager.newSubManager()) {
      TorchOps o = new TorchOps(scope);
      NDArray targets = asked.labels(scope);
      float[] latent = Randoms.normals(seed * 47 + 29, 0, n, net.latent());
      NDArray designs = net.inverse(o, scope.create(latent, new Shape(n, net.latent())), targets);
      return new DrawnDesigns(
          done, physical(targets, n), physical(surrogate.scaledGraph(o, designs), n));
    }
  }

  private float[][] physical(NDArray scaled, int n) {
    List<Property> properties = normalization.space().properties();
    float[] values = scaled.toFloatArray();
    float[][] y = new float[n][properties.size()];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < properties.size(); k++) {
        float value = normalization.unscaleProperty(k, values[i * properties.size() + k]);
        y[i][k] = (float) properties.get(k).physical(value);
      }
    }
    return y;
  }
}
