package io.backcast.literature;

import io.backcast.design.LatentSampler;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Recipe;
import io.backcast.model.Target;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DesignPrior;
import io.backcast.train.evaluate.DistributionFidelity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares kinds of generators on one {@link GeneratorProblem}: labelled by the same ensemble,
 * without refinement and without weights.
 */
final class GeneratorMeasure {
  private static final int DRAWN = 20_000;
  private static final int TIMED = 2_000;
  private static final int CHUNK = 100_000;
  private static final int MOST_CHUNKS = 60;
  private static final int ENOUGH = 4_000;
  private static final int LEAST = 500;

  private final GeneratorProblem problem;
  private final String size;
  private final Effort effort;
  private final Program program;
  private final JsonLines<GeneratorFigure> figures;
  private final long seed;
  private @Nullable List<double[][]> exact;

  GeneratorMeasure(
      GeneratorProblem problem,
      String size,
      Effort effort,
      Program program,
      JsonLines<GeneratorFigure> figures,
      long seed) {
    this.problem = problem;
    this.size = size;
    this.effort = effort;
    this.program = program;
    this.figures = figures;
    this.seed = seed;
  }

  void run(List<GeneratorKind> kinds) throws Exception {
    Path csv = problem.table();
    Recipe recipe = problem.recipe();
    for (GeneratorKind kind : kinds) {
      boolean measured =
          figures.all().stream()
              .anyMatch(
                  f ->
                      f.task().equals(problem.label())
                          && f.generator().equals(kind.label())
                          && f.size().equals(size));
      if (!measured) {
        measure(kind, csv, recipe);
      }
    }
  }

  private void measure(GeneratorKind kind, Path csv, Recipe recipe) throws Exception {
    Path folder = program.train(csv, recipe, kind, effort.preset(), seed);
    double seconds = program.generatorSeconds(recipe, kind);
    int rows = Program.table(csv, recipe).rows();
    TrainingPlan.Backward plan = program.plan(kind, effort.preset(), rows).backward();
    List<Double> yields = new ArrayList<>();
    List<Double> distances = new ArrayList<>();
    List<Integer> accepted = new ArrayList<>();
    double milliseconds;
    try (InverseModel model = program.open(folder)) {
      DesignSpace space = model.card().space();
      LatentSampler sampler = new LatentSampler(model);
      double[][] targets = problem.targets(space);
      List<double[][]> all = exact(csv, recipe, space, targets);
      for (int t = 0; t < targets.length; t++) {
        float[] z = Randoms.normals(seed, 0, DRAWN, model.card().latent());
        DesignMatrix drawn = sampler.draw(targets[t], z, DRAWN);
        yields.add(share(drawn, targets[t], space));
        double[][] exact = all.get(t);
        accepted.add(exact[0].length);
        distances.add(exact[0].length < LEAST ? Double.NaN : distance(exact, drawn));
      }
      milliseconds = milliseconds(sampler, targets[0], model.card().latent());
    }
    figures.add(
        new GeneratorFigure(
            problem.label(),
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
        problem.label(),
        kind.label(),
        yields,
        distances,
        accepted,
        milliseconds,
        seconds);
  }

  /** The share of designs within two tolerances of the target in every property. */
  private double share(DesignMatrix drawn, double[] target, DesignSpace space) throws Exception {
    return (double) within(problem.judge(drawn), target, space, 2).length / drawn.rows();
  }

  /** Numbers of the rows that are so many tolerances from the target at most. */
  private static int[] within(
      float[][] reached, double[] target, DesignSpace space, double tolerances) {
    double[] allowed = Arrays.stream(space.tolerances(target)).map(t -> tolerances * t).toArray();
    Target goal = new Target(target, allowed);
    return IntStream.range(0, reached.length)
        .filter(i -> goal.miss(space, reached[i], 0) <= 1)
        .toArray();
  }

  /**
   * Designs of the model's prior within one tolerance of each target, sorted, {@code [dx][n]}; the
   * same for all kinds.
   */
  private List<double[][]> exact(Path csv, Recipe recipe, DesignSpace space, double[][] targets)
      throws Exception {
    List<double[][]> known = exact;
    if (known == null) {
      DesignPrior prior = program.prior(csv, recipe, effort.preset(), seed);
      List<List<float[]>> found =
          Arrays.stream(targets).<List<float[]>>map(t -> new ArrayList<>()).toList();
      for (int chunk = 0; chunk < MOST_CHUNKS && few(found); chunk++) {
        DesignMatrix designs = space.designs(prior.snap(prior.draw(seed * 977 + chunk, CHUNK)));
        float[][] reached = problem.judge(designs);
        for (int t = 0; t < targets.length; t++) {
          if (found.get(t).size() < ENOUGH) {
            for (int i : within(reached, targets[t], space, 1)) {
              found.get(t).add(designs.row(i));
            }
          }
        }
      }
      known = found.stream().map(designs -> columns(designs, space.dx())).toList();
      exact = known;
    }
    return known;
  }

  private static boolean few(List<List<float[]>> found) {
    return found.stream().anyMatch(designs -> designs.size() < ENOUGH);
  }

  private static double[][] columns(List<float[]> designs, int dx) {
    double[][] columns = new double[dx][];
    for (int j = 0; j < dx; j++) {
      int column = j;
      columns[j] = designs.stream().mapToDouble(d -> d[column]).sorted().toArray();
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
