package io.backcast.literature;

import io.backcast.train.TrainingPreset;
import java.util.Locale;

/**
 * How much is measured.
 *
 * @param preset sizes that the program trains with
 * @param rowsOf divides the numbers of rows
 * @param targets for every method but the neural-adjoint one
 * @param adjointTargets for that one, which descends anew for each
 * @param proposals for each target
 * @param adjointSteps of its descent
 * @param schedule of the densities that learn from the rows alone
 * @param budgets simulations for posteriors
 * @param observations of each task
 * @param samples of each posterior
 */
record Effort(
    TrainingPreset preset,
    int rowsOf,
    int targets,
    int adjointTargets,
    int proposals,
    int adjointSteps,
    Schedule schedule,
    int[] budgets,
    int observations,
    int samples) {

  /** Some minutes in all: whether everything works. */
  static final Effort QUICK =
      new Effort(
          TrainingPreset.QUICK,
          4,
          20,
          5,
          100,
          50,
          new Schedule(1_500, 256, 3e-3),
          new int[] {1_000},
          2,
          1_000);

  /** Rows and proposals as published, fewer targets and simulations, the program's quick sizes. */
  static final Effort SHORT =
      new Effort(
          TrainingPreset.QUICK,
          1,
          100,
          20,
          1_000,
          200,
          new Schedule(4_000, 256, 2e-3),
          new int[] {1_000, 10_000},
          10,
          2_000);

  /** Rows and counts as published. */
  static final Effort PUBLISHED =
      new Effort(
          TrainingPreset.USUAL,
          1,
          500,
          100,
          1_000,
          200,
          new Schedule(12_000, 512, 2e-3),
          new int[] {1_000, 10_000, 100_000},
          10,
          5_000);

  static Effort of(String size) {
    return switch (size.toLowerCase(Locale.ROOT)) {
      case "quick" -> QUICK;
      case "short" -> SHORT;
      case "published" -> PUBLISHED;
      default ->
          throw new IllegalArgumentException("size is quick, short or published, not " + size);
    };
  }

  /** The same with other sizes of the program's networks. */
  Effort with(TrainingPreset other) {
    return new Effort(
        other,
        rowsOf,
        targets,
        adjointTargets,
        proposals,
        adjointSteps,
        schedule,
        budgets,
        observations,
        samples);
  }

  /** Fewer steps for fewer rows, which a network has soon learned by heart. */
  Schedule scheduleFor(int rows) {
    int steps = (int) Math.min(schedule.steps(), Math.max(1_500, 4 * Math.sqrt(rows) * 15));
    return new Schedule(steps, Math.clamp(rows / 20, 64, schedule.batch()), schedule.rate());
  }
}
