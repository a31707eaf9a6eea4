package io.backcast.train;

import io.backcast.model.TrainingPlan;
import io.backcast.train.evaluate.ModelEvaluation;

/**
 * Fits sizes and schedules that suit some thousand rows to a table. A smaller table knows less of
 * the function, which fewer designs and steps of the distillation carry over without loss; a larger
 * one gets as many gradient steps as a table of the nominal size, in larger batches, so that the
 * time does not grow with the rows.
 */
final class TrainingSizes {
  /** The rows that the presets are made for. */
  private static final double NOMINAL_ROWS = 8_000;

  /** Distillation is never cut below this share. */
  private static final double LEAST_EFFORT = 0.25;

  /** Designs of a pool are not cut below these. */
  private static final int LEAST_POOL = 60_000;

  private static final int LEAST_BACKWARD_POOL = 300_000;

  /** Every row of a large table should be seen at least so often, in batches up to a limit. */
  private static final int WANTED_EPOCHS = 12;

  private static final int LARGEST_BATCH = 2_048;

  /** A yield of 500 samples is known to 0.01 where it is good. */
  private static final int LEAST_SAMPLES = 500;

  private TrainingSizes() {}

  /** Samples for each target with which a model of so many rows is evaluated. */
  static int samples(int rows) {
    double root = Math.cbrt(rows / NOMINAL_ROWS);
    return cut(ModelEvaluation.SAMPLES, Math.clamp(root * root, 0, 1), LEAST_SAMPLES);
  }

  /** The plan for a table of so many rows. */
  static TrainingPlan fit(TrainingPlan nominal, int rows) {
    double effort = Math.clamp(Math.sqrt(rows / NOMINAL_ROWS), LEAST_EFFORT, 1);
    TrainingPlan.Surrogate surrogate = nominal.surrogate();
    TrainingPlan.Backward backward = nominal.backward();
    TrainingPlan.FastGenerator fast = nominal.fastGenerator();
    return new TrainingPlan(
        nominal.validation(),
        fit(nominal.ensemble(), rows * (1 - nominal.validation())),
        new TrainingPlan.Surrogate(
            surrogate.width(),
            surrogate.depth(),
            cut(surrogate.pool(), effort * effort, LEAST_POOL),
            cut(surrogate.steps(), effort, 1),
            surrogate.batch(),
            surrogate.rate()),
        backward.with(
            cut(backward.pool(), effort * effort, LEAST_BACKWARD_POOL),
            cut(backward.steps(), effort, 1)),
        fast == null ? null : fast.with(cut(fast.steps(), effort, 1)));
  }

  /** A share of a size, in round numbers, but not below the least unless the size is. */
  private static int cut(int size, double share, int least) {
    return Math.max(Math.min(size, least), (int) Math.round(size * share / 100) * 100);
  }

  private static TrainingPlan.Ensemble fit(TrainingPlan.Ensemble nominal, double rows) {
    double steps = nominal.epochs() * Math.ceil(NOMINAL_ROWS / nominal.batch());
    int batch = nominal.batch();
    int epochs = epochs(steps, rows, batch);
    while (epochs < Math.min(WANTED_EPOCHS, nominal.epochs()) && batch < LARGEST_BATCH) {
      batch *= 2;
      epochs = epochs(steps, rows, batch);
    }
    return new TrainingPlan.Ensemble(
        nominal.members(),
        nominal.holdOutMembers(),
        nominal.width(),
        nominal.depth(),
        Math.min(nominal.epochs(), epochs),
        batch,
        nominal.rate(),
        nominal.decay(),
        epochs < nominal.epochs() ? Math.min(nominal.patience(), epochs) : nominal.patience(),
        nominal.stacking());
  }

  private static int epochs(double steps, double rows, int batch) {
    return (int) Math.max(1, steps / Math.ceil(rows / batch));
  }
}
