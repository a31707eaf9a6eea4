package io.backcast.literature;

import io.backcast.design.LatentSampler;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.evaluate.DistributionFidelity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares kinds of generators on one {@link DesignTask}: labelled by the same ensemble, judged by
 * the formula, without refinement and without weights.
 */
final class GeneratorMeasure {
  private static final int TARGETS = 5;
  private static final int DRAWN = 20_000;
  private static final int TIMED = 2_000;
  private static final int CHUNK = 100_000;
  private static final int MOST_CHUNKS = 60;
  private static final int ENOUGH = 4_000;
  private static final int LEAST = 500;

  private final DesignTask task;
  private final String size;
  private final Effort effort;
  private final Program program;
  private final JsonLines<GeneratorFigure> figures;
  private final long seed;

  GeneratorMeasure(
      DesignTask task,
      String size,
      Effort effort,
      Path folder,
      JsonLines<GeneratorFigure> figures,
      long seed) {
    this.task = task;
    this.size = size;
    this.effort = effort;
    this.program = new Program(folder);
    this.figures = figures;
    this.seed = seed;
  }

  void run(List<GeneratorKind> kinds) throws Exception {
    int rows = task.rows() / effort.rowsOf();
    double[][] x = task.designs(rows, seed);
    Path csv =
        program.table(task, x, Arrays.stream(x).map(task::simulate).toArray(double[][]::new));
    DesignPrior prior = program.prior(csv, task, effort.preset(), seed);
    for (GeneratorKind kind : kinds) {
      boolean measured =
          figures.all().stream()
              .anyMatch(
                  f ->
                      f.task().equals(task.label())
                          && f.generator().equals(kind.label())
                          && f.size().equals(size));
      if (!measured) {
        measure(kind, csv, prior, rows);
      }
    }
  }

  private void measure(GeneratorKind kind, Path csv, DesignPrior prior, int rows) throws Exception {
    Path folder = program.train(csv, task, kind, effort.preset(), seed);
    double seconds = program.generatorSeconds(task, kind);
    TrainingPlan.Backward plan = program.plan(kind, effort.preset(), rows).backward();
    List<Double> yields = new ArrayList<>();
    List<Double> distances = new ArrayList<>();
    List<Integer> accepted = new ArrayList<>();
    double milliseconds;
    try (InverseModel model = program.open(folder)) {
      DesignSpace space = model.card().space();
      LatentSampler sampler = new LatentSampler(model);
      double[][] targets =
          Arrays.stream(task.designs(TARGETS, seed + 2_000))
              .map(task::simulate)
              .toArray(double[][]::new);
      for (double[] target : targets) {
        float[] z = Randoms.normals(seed, 0, DRAWN, model.card().latent());
        DesignMatrix drawn = sampler.draw(target, z, DRAWN);
        yields.add(share(drawn, target, space));
        double[][] exact = exact(prior, space, target);
        accepted.add(exact[0].length);
        distances.add(exact[0].length < LEAST ? Double.NaN : distance(exact, drawn));
      }
      milliseconds = milliseconds(sampler, targets[0], model.card().latent());
    }
    figures.add(
        new GeneratorFigure(
            task.label(),
            kind.label(),
            size,
            rows,
            "%d blocks of %d, %,d steps of %d"
                .formatted(plan.blocks(), plan.width(), plan.steps(), plan.batch()),
            seconds,
            yields,
            distances,
            accepted,
            milliseconds));
    System.out.printf(
        Locale.ROOT,
        "%s %s yields %s distances %s accepted %s, %.1f ms, %.0f s%n",
        task.label(),
        kind.label(),
        yields,
        distances,
        accepted,
        milliseconds,
        seconds);
  }

  /** The share of designs within two tolerances of the target in every property. */
  private double share(DesignMatrix drawn, double[] target, DesignSpace space) {
    double hits = 0;
    for (int i = 0; i < drawn.rows(); i++) {
      hits += within(task.simulate(doubles(drawn, i)), target, space, 2) ? 1 : 0;
    }
    return hits / drawn.rows();
  }

  private static double[] doubles(DesignMatrix x, int row) {
    float[] values = x.row(row);
    double[] design = new double[values.length];
    Arrays.setAll(design, j -> values[j]);
    return design;
  }

  private static boolean within(
      double[] reached, double[] target, DesignSpace space, double tolerances) {
    double[] allowed = space.tolerances(target);
    for (int k = 0; k < target.length; k++) {
      if (!(Math.abs(reached[k] - target[k]) <= tolerances * allowed[k])) {
        return false;
      }
    }
    return true;
  }

  /** Designs of the model's prior within one tolerance of the target, sorted, {@code [dx][n]}. */
  private double[][] exact(DesignPrior prior, DesignSpace space, double[] target) {
    List<double[]> found = new ArrayList<>();
    for (int chunk = 0; chunk < MOST_CHUNKS && found.size() < ENOUGH; chunk++) {
      for (float[] f : prior.snap(prior.draw(seed * 977 + chunk, CHUNK))) {
        double[] design = Rows.physical(space, new float[][] {f})[0];
        if (within(task.simulate(design), target, space, 1)) {
          found.add(design);
        }
      }
    }
    double[][] columns = new double[space.dx()][];
    for (int j = 0; j < columns.length; j++) {
      int column = j;
      columns[j] = found.stream().mapToDouble(d -> d[column]).sorted().toArray();
    }
    return columns;
  }

  private static double distance(double[][] exact, DesignMatrix drawn) {
    double worst = 0;
    for (int j = 0; j < exact.length; j++) {
      double[] column = drawn.column(j);
      Arrays.sort(column);
      worst = Math.max(worst, DistributionFidelity.distance(exact[j], column));
    }
    return worst;
  }

  /** The median of some draws, after others have warmed up. */
  private double milliseconds(LatentSampler sampler, double[] target, int latent) throws Exception {
    float[] z = Randoms.normals(seed, 0, TIMED, latent);
    double[] times = new double[15];
    for (int i = 0; i < 2 * times.length; i++) {
      long start = System.nanoTime();
      sampler.draw(target, z, TIMED);
      times[i % times.length] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
