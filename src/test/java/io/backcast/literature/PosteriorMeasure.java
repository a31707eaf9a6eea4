package io.backcast.literature;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.model.CouplingKind;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.evaluate.DistributionFidelity;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.net.Normalization;
import io.backcast.train.net.Parameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures densities on one {@link PosteriorTask} by the two-sample test against its exact
 * posterior. The program's own training distils from a predictor, which takes a simulator for
 * deterministic; here its invertible networks learn from the pairs alone.
 */
final class PosteriorMeasure {
  static final String MIXTURE = DesignMeasure.MIXTURE;

  static final String SPLINES = "Backcast's spline flow";

  static final String VELOCITY = "flow matching";

  private static final int BLOCKS = 8;
  private static final int SPLINE_BLOCKS = 5;
  private static final int WIDTH = 96;
  private static final int VELOCITY_LAYERS = 3;

  /** Its steps take a fifth of the time of those of splines. */
  private static final int VELOCITY_STEPS = 4;

  private static final int MIXTURE_WIDTH = 128;
  private static final int MIXTURE_DEPTH = 3;

  private final PosteriorTask task;
  private final String size;
  private final Effort effort;
  private final Path folder;
  private final Outcomes outcomes;
  private final JsonLines<GeneratorFigure> figures;
  private final long seed;
  private final List<double[][]> references = new ArrayList<>();

  PosteriorMeasure(
      PosteriorTask task,
      String size,
      Path folder,
      Outcomes outcomes,
      JsonLines<GeneratorFigure> figures,
      long seed) {
    this.figures = figures;
    this.task = task;
    this.size = size;
    this.effort = Effort.of(size);
    this.folder = folder;
    this.outcomes = outcomes;
    this.seed = seed;
  }

  private static String method(CouplingKind kind) {
    return kind == CouplingKind.AFFINE ? DesignMeasure.FLOW : SPLINES;
  }

  private static int blocks(CouplingKind kind) {
    return kind == CouplingKind.AFFINE ? BLOCKS : SPLINE_BLOCKS;
  }

  void run(int[] budgets) throws Exception {
    for (int budget : budgets) {
      RandomGenerator random = Randoms.generator(seed);
      double[][] theta = new double[budget][];
      double[][] data = new double[budget][];
      for (int i = 0; i < budget; i++) {
        theta[i] = task.draw(random);
        data[i] = task.simulate(theta[i], random);
      }
      run(budget, theta, data);
    }
  }

  private void run(int budget, double[][] theta, double[][] data) throws Exception {
    DesignSpace space = space(data);
    Rows rows = Rows.of(space, theta, data, seed);
    Normalization normalization = new Normalization(space);
    Schedule schedule = effort.scheduleFor(budget);
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      JniUtils.setNumThreads(1);
      Path checkpoints =
          Files.createDirectories(folder.resolve("%s-%d".formatted(task.label(), budget)));
      TrainingContext context =
          new TrainingContext(
              checkpoints, size + seed, new PrintedProgress(), InstantSource.system(), collector);
      DensityTrainer trainer = new DensityTrainer(manager, rows, context);
      for (CouplingKind kind : List.of(CouplingKind.SPLINE, CouplingKind.AFFINE)) {
        if (missing(method(kind), budget)) {
          Parameters parameters = new Parameters(manager, seed);
          Density flow = Flows.of(kind, blocks(kind), WIDTH, parameters, normalization, seed);
          measure(
              method(kind),
              "%d couplings of width %d".formatted(blocks(kind), WIDTH),
              budget,
              flow,
              parameters,
              trainer,
              schedule,
              manager,
              normalization);
        }
      }
      if (missing(VELOCITY, budget)) {
        Parameters parameters = new Parameters(manager, seed);
        measure(
            VELOCITY,
            "%d layers of %d".formatted(VELOCITY_LAYERS, WIDTH),
            budget,
            Flows.velocity(VELOCITY_LAYERS, WIDTH, parameters, normalization, seed),
            parameters,
            trainer,
            new Schedule(VELOCITY_STEPS * schedule.steps(), schedule.batch(), schedule.rate()),
            manager,
            normalization);
      }
      if (missing(MIXTURE, budget)) {
        Parameters parameters = new Parameters(manager, seed);
        measure(
            MIXTURE,
            "%d normal components, %d layers of %d"
                .formatted(MixtureDensity.COMPONENTS, MIXTURE_DEPTH + 1, MIXTURE_WIDTH),
            budget,
            new MixtureDensity(parameters, space.dx(), space.dy(), MIXTURE_WIDTH, MIXTURE_DEPTH),
            parameters,
            trainer,
            schedule,
            manager,
            normalization);
      }
    }
  }

  /** Whether a method is not measured yet; generators of the two moons also beside each other. */
  private boolean missing(String method, int budget) {
    return !outcomes.has(task.label(), method, size, budget)
        || (task == PosteriorTask.TWO_MOONS && !hasFigure(method, budget));
  }

  private boolean hasFigure(String method, int budget) {
    return figures.all().stream()
        .anyMatch(
            f ->
                f.task().equals(task.label())
                    && f.generator().equals(method)
                    && f.size().equals(size)
                    && f.rows() == budget);
  }

  /** Parameters in the prior's box; data in standard deviations from their mean. */
  private DesignSpace space(double[][] data) {
    List<Variable> variables =
        task.parameters().stream()
            .map(
                name ->
                    new Variable(
                        name, name, "", -task.bound(), task.bound(), 0, VariableKind.CONTINUOUS, 3))
            .toList();
    List<Property> properties =
        IntStream.range(0, task.data().size()).mapToObj(k -> property(k, data)).toList();
    return new DesignSpace(variables, properties, List.of(), List.of());
  }

  private Property property(int k, double[][] data) {
    double mean = Arrays.stream(data).mapToDouble(row -> row[k]).average().orElse(0);
    double deviation =
        Math.sqrt(
            Arrays.stream(data).mapToDouble(row -> Math.pow(row[k] - mean, 2)).average().orElse(1));
    String name = task.data().get(k);
    return new Property(
        name, name, name, "", mean - deviation, mean + deviation, 3, deviation / 10, null);
  }

  private void measure(
      String method,
      String sizes,
      int budget,
      Density density,
      Parameters parameters,
      DensityTrainer trainer,
      Schedule schedule,
      NDManager manager,
      Normalization normalization)
      throws Exception {
    long start = System.nanoTime();
    trainer.train(method, density, parameters, schedule, seed);
    double now = (System.nanoTime() - start) / 1e9;
    boolean known = outcomes.has(task.label(), method, size, budget);
    // one that was trained by an earlier run is only read
    double trained = known ? outcomes.trainSeconds(task.label(), method, size, budget) : now;
    List<Double> accuracies = new ArrayList<>();
    List<Double> yields = new ArrayList<>();
    List<Double> distances = new ArrayList<>();
    double seconds = 0;
    for (int o = 0; o < effort.observations(); o++) {
      double[] x = task.observations().get(o);
      start = System.nanoTime();
      double[][] samples = samples(density, Rows.scaled(normalization, x), manager, normalization);
      seconds += (System.nanoTime() - start) / 1e9;
      if (samples != null) {
        yields.add(
            Arrays.stream(samples).filter(theta -> task.explains(theta, x)).count()
                / (double) samples.length);
        distances.add(distance(reference(o), samples));
      }
      if (known) {
        continue;
      }
      accuracies.add(samples == null ? 1.0 : TwoSampleTest.accuracy(reference(o), samples, seed));
      System.out.printf(
          Locale.ROOT,
          "%s %,d %s observation %d: %.3f%n",
          task.label(),
          budget,
          method,
          o + 1,
          accuracies.getLast());
    }
    String words = sizes + ", %,d steps of %d".formatted(schedule.steps(), schedule.batch());
    if (task == PosteriorTask.TWO_MOONS && !hasFigure(method, budget)) {
      double milliseconds = 1e3 * seconds / effort.observations() * 2_000 / effort.samples();
      figures.add(
          new GeneratorFigure(
              task.label(),
              method,
              size,
              budget,
              words,
              trained,
              yields,
              distances,
              List.of(),
              milliseconds));
    }
    if (known) {
      return;
    }
    outcomes.add(
        new Outcome(
            task.label(),
            method,
            size,
            budget,
            effort.observations(),
            effort.samples(),
            0,
            seed,
            trained,
            seconds,
            words,
            List.of(),
            null,
            accuracies));
  }

  /** Largest Kolmogorov–Smirnov distance of a parameter. */
  private static double distance(double[][] a, double[][] b) {
    double worst = 0;
    for (int j = 0; j < a[0].length; j++) {
      worst = Math.max(worst, DistributionFidelity.distance(sorted(a, j), sorted(b, j)));
    }
    return worst;
  }

  private static double[] sorted(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
  }

  private double[][] reference(int o) {
    while (references.size() <= o) {
      int next = references.size();
      references.add(
          task.reference(
              task.observations().get(next), effort.samples(), Randoms.generator(seed * 7 + next)));
    }
    return references.get(o);
  }

  /** Samples inside the prior's box; null if next to none are. */
  private double @Nullable [][] samples(
      Density density, float[] y, NDManager manager, Normalization normalization) {
    List<double[]> inside = new ArrayList<>();
    for (int round = 0; round < 20 && inside.size() < effort.samples(); round++) {
      float[][] f = density.sample(manager, y, effort.samples(), seed * 1_009 + round);
      for (double[] theta : Rows.physical(normalization.space(), f)) {
        if (task.inside(theta) && inside.size() < effort.samples()) {
          inside.add(theta);
        }
      }
    }
    return inside.size() < effort.samples() / 10 ? null : inside.toArray(double[][]::new);
  }
}
