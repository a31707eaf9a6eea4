package io.backcast.literature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.BackcastException;
import io.backcast.model.Randoms;
import io.backcast.train.loop.EarlyStopping;
import io.backcast.train.loop.OneCycleSchedule;
import io.backcast.train.loop.SavedState;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingLoop;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.TorchOps;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Trains a density on rows by maximum likelihood and keeps what suits the held-out rows best. */
final class DensityTrainer {
  private static final int CHECKS = 60;
  private static final int CHUNK = 2_000;

  private final NDManager manager;
  private final Rows rows;
  private final TrainingContext context;

  DensityTrainer(NDManager manager, Rows rows, TrainingContext context) {
    this.manager = manager;
    this.rows = rows;
    this.context = context;
  }

  /**
   * Trains and freezes.
   *
   * @param name of the checkpoint
   * @throws BackcastException when cancelled
   */
  void train(String name, Density density, Parameters parameters, Schedule schedule, long seed)
      throws BackcastException {
    TrainingLoop loop =
        new TrainingLoop(
            TrainingStage.BACKWARD,
            name,
            manager,
            parameters,
            1e-5,
            5,
            new OneCycleSchedule(schedule.rate(), schedule.steps()),
            context);
    loop.run(
        step ->
            List.of(
                scope -> {
                  double done = (double) step / schedule.steps();
                  int[] batch = batch(schedule.batch(), seed * 37 + step);
                  return density.loss(
                      new TorchOps(scope),
                      array(scope, rows.f(), batch),
                      array(scope, rows.y(), batch),
                      done);
                }),
        new Validation(density, parameters, schedule.steps()));
    parameters.freeze();
  }

  private int[] batch(int size, long seed) {
    RandomGenerator random = Randoms.generator(seed);
    int[] batch = new int[Math.min(size, rows.fit().length)];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = rows.fit()[random.nextInt(rows.fit().length)];
    }
    return batch;
  }

  private static NDArray array(NDManager scope, float[][] all, int[] picked) {
    int d = all[0].length;
    float[] flat = new float[picked.length * d];
    for (int i = 0; i < picked.length; i++) {
      System.arraycopy(all[picked[i]], 0, flat, i * d, d);
    }
    return scope.create(flat, new Shape(picked.length, d));
  }

  /** The loss on the held-out rows. */
  private double heldLoss(Density density) {
    double sum = 0;
    int[] held = rows.held();
    for (int start = 0; start < held.length; start += CHUNK) {
      int[] part = java.util.Arrays.copyOfRange(held, start, Math.min(held.length, start + CHUNK));
      try (NDManager scope = manager.newSubManager()) {
        NDArray loss =
            density.loss(
                new TorchOps(scope), array(scope, rows.f(), part), array(scope, rows.y(), part), 1);
        sum += loss.getFloat() * (double) part.length / held.length;
      }
    }
    return sum;
  }

  private final class Validation implements TrainingLoop.Callback {
    private final Density density;
    private final Parameters parameters;
    private final int every;
    private final EarlyStopping best = new EarlyStopping(CHECKS);

    Validation(Density density, Parameters parameters, int steps) {
      this.density = density;
      this.parameters = parameters;
      this.every = Math.max(1, steps / CHECKS);
    }

    @Override
    public boolean afterStep(int done) {
      return done % every != 0
          || best.observe(done / every, heldLoss(density), parameters::snapshot);
    }

    @Override
    public SavedState state() {
      return best.state();
    }

    @Override
    public void restore(SavedState state) {
      best.restore(state);
    }

    @Override
    public @Nullable List<float[]> finalWeights() {
      return best.bestWeights();
    }
  }
}
