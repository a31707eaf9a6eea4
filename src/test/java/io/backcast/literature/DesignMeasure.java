package io.backcast.literature;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.backcast.design.Designer;
import io.backcast.engine.InverseModel;
import io.backcast.io.Json;
import io.backcast.model.CouplingKind;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.TrainingData;
import io.backcast.train.distil.EnsembleMemberTrainer;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingStage;
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

/**
 * Measures all methods on one {@link DesignTask}: same rows, same targets, judged by its formula.
 */
final class DesignMeasure {
  static final String CLOSEST = "Backcast, refined, closest first";
  static final String TRUSTED = "Backcast, refined, most trusted first";
  static final String DRAWN = "Backcast, refined, as drawn";
  static final String RAW = "Backcast, not refined";
  static final String FLOW = "conditional affine flow";
  static final String MIXTURE = "mixture density network";
  static final String ADJOINT = "neural adjoint";

  private static final int BLOCKS = 8;
  private static final int WIDTH = 96;
  private static final int MIXTURE_WIDTH = 128;
  private static final int MIXTURE_DEPTH = 3;
  private static final int ADJOINT_WIDTH = 128;
  private static final int ADJOINT_DEPTH = 3;

  private final DesignTask task;
  private final String size;
  private final Effort effort;
  private final Path folder;
  private final Outcomes outcomes;
  private final long seed;
  private final int rows;
  private final double[][] x;
  private final double[][] y;
  private final double[][] targets;

  /** A method's proposals for the target of a number. */
  @FunctionalInterface
  private interface Method {
    List<double[]> propose(int number) throws Exception;
  }

  DesignMeasure(
      DesignTask task, String size, Effort effort, Path folder, Outcomes outcomes, long seed) {
    this.task = task;
    this.size = size;
    this.effort = effort;
    this.folder = folder;
    this.outcomes = outcomes;
    this.seed = seed;
    this.rows = task.rows() / effort.rowsOf();
    this.x = task.designs(rows, seed);
    this.y = Arrays.stream(x).map(task::simulate).toArray(double[][]::new);
    this.targets =
        Arrays.stream(task.designs(effort.targets(), seed + 1_000))
            .map(task::simulate)
            .toArray(double[][]::new);
  }

  void run() throws Exception {
    Program program = new Program(folder);
    Path csv = program.table(task, x, y);
    if (missing(CLOSEST) || missing(TRUSTED) || missing(DRAWN) || missing(RAW)) {
      program(program, csv);
    }
    if (missing(FLOW) || missing(MIXTURE) || missing(ADJOINT)) {
      others(program.space(csv, task));
    }
  }

  private boolean missing(String method) {
    return !outcomes.has(task.label(), method, size, rows);
  }

  private void program(Program program, Path csv) throws Exception {
    long start = System.nanoTime();
    Path model =
        program.train(csv, program.recipe(csv, task), GeneratorKind.SPLINES, effort.preset(), seed);
    double trained = trainSeconds(model, start);
    String sizes = "preset " + effort.preset().name().toLowerCase(Locale.ROOT);
    try (InverseModel opened = program.open(model)) {
      Designer designer = new Designer(opened);
      List<List<double[]>> drawn = new ArrayList<>();
      measure(
          CLOSEST,
          targets.length,
          trained,
          sizes,
          i -> {
            Program.Answer answer =
                Program.refined(opened, designer, targets[i], effort.proposals(), seed + i);
            drawn.add(answer.drawn());
            return answer.closest();
          });
      measure(
          TRUSTED,
          targets.length,
          trained,
          sizes,
          i -> Program.trusted(opened, designer, targets[i], effort.proposals(), seed + i));
      measure(DRAWN, targets.length, trained, sizes, drawn::get);
      measure(
          RAW,
          targets.length,
          trained,
          sizes,
          i -> Program.raw(opened, designer, targets[i], effort.proposals(), seed + i));
    }
  }

  /** Seconds of the training, also when an earlier run made the model. */
  private static double trainSeconds(Path model, long start) throws Exception {
    Path file = model.resolveSibling(model.getFileName() + ".seconds");
    if (!Files.exists(file)) {
      Files.writeString(file, Double.toString((System.nanoTime() - start) / 1e9));
    }
    return Double.parseDouble(Files.readString(file));
  }

  private void others(DesignSpace space) throws Exception {
    Rows data = Rows.of(space, x, y, seed);
    Normalization normalization = new Normalization(space);
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      JniUtils.setNumThreads(1);
      Path checkpoints = Files.createDirectories(folder.resolve(task.label() + "-others"));
      TrainingContext context =
          new TrainingContext(
              checkpoints, size + seed, new PrintedProgress(), InstantSource.system(), collector);
      DensityTrainer trainer = new DensityTrainer(manager, data, context);
      Schedule schedule = effort.scheduleFor(rows);
      if (missing(FLOW)) {
        Parameters parameters = new Parameters(manager, seed);
        Density flow =
            Flows.of(CouplingKind.AFFINE, BLOCKS, WIDTH, parameters, normalization, seed);
        density(
            FLOW,
            "%d affine couplings of width %d".formatted(BLOCKS, WIDTH),
            flow,
            parameters,
            trainer,
            schedule,
            manager,
            normalization);
      }
      if (missing(MIXTURE)) {
        Parameters parameters = new Parameters(manager, seed);
        Density mixture =
            new MixtureDensity(parameters, space.dx(), space.dy(), MIXTURE_WIDTH, MIXTURE_DEPTH);
        density(
            MIXTURE,
            "%d normal components, %d layers of %d"
                .formatted(MixtureDensity.COMPONENTS, MIXTURE_DEPTH + 1, MIXTURE_WIDTH),
            mixture,
            parameters,
            trainer,
            schedule,
            manager,
            normalization);
      }
      if (missing(ADJOINT)) {
        adjoint(data, normalization, manager, context);
      }
    }
  }

  private void density(
      String method,
      String sizes,
      Density density,
      Parameters parameters,
      DensityTrainer trainer,
      Schedule schedule,
      NDManager manager,
      Normalization normalization)
      throws Exception {
    long start = System.nanoTime();
    trainer.train(method, density, parameters, schedule, seed);
    double trained = (System.nanoTime() - start) / 1e9;
    measure(
        method,
        targets.length,
        trained,
        sizes + ", %,d steps of %d".formatted(schedule.steps(), schedule.batch()),
        i ->
            inBounds(
                normalization.space(),
                density.sample(
                    manager,
                    Rows.scaled(normalization, targets[i]),
                    effort.proposals(),
                    seed * 1_000_003 + i)));
  }

  private void adjoint(
      Rows data, Normalization normalization, NDManager manager, TrainingContext context)
      throws Exception {
    DesignSpace space = normalization.space();
    float[][] known = new float[y.length][];
    for (int i = 0; i < y.length; i++) {
      known[i] = new float[y[i].length];
      for (int k = 0; k < y[i].length; k++) {
        known[i][k] = (float) y[i][k];
      }
    }
    TrainingData table = new TrainingData(data.f(), known, data.fit(), data.held());
    TrainingPlan.Ensemble usual = effort.preset().plan(new Json(), rows).ensemble();
    TrainingPlan.Ensemble plan =
        new TrainingPlan.Ensemble(
            1,
            1,
            ADJOINT_WIDTH,
            ADJOINT_DEPTH,
            usual.epochs(),
            usual.batch(),
            usual.rate(),
            usual.decay(),
            usual.patience());
    long start = System.nanoTime();
    EnsembleMemberTrainer member =
        new EnsembleMemberTrainer(
            TrainingStage.ENSEMBLE,
            ADJOINT,
            manager,
            table,
            normalization,
            space.group(),
            plan,
            seed,
            data.fit());
    member.train(plan.epochs(), context);
    double trained = (System.nanoTime() - start) / 1e9;
    NeuralAdjoint method =
        new NeuralAdjoint(manager, member.net(), space.dy(), effort.adjointSteps());
    measure(
        ADJOINT,
        Math.min(targets.length, effort.adjointTargets()),
        trained,
        "predictor of %d layers of %d, %d epochs; %d steps from %,d starts"
            .formatted(
                ADJOINT_DEPTH + 1,
                ADJOINT_WIDTH,
                plan.epochs(),
                effort.adjointSteps(),
                effort.proposals()),
        i -> {
          RandomGenerator random = Randoms.generator(seed * 1_000_003 + i);
          float[][] starts = new float[effort.proposals()][space.dx()];
          for (float[] one : starts) {
            double[] design = task.draw(random);
            for (int j = 0; j < one.length; j++) {
              one[j] = (float) space.variables().get(j).scale(design[j]);
            }
          }
          return inBounds(space, method.propose(starts, Rows.scaled(normalization, targets[i])));
        });
  }

  /** Scaled proposals in physical units, those outside the rows' range moved onto its bounds. */
  private static List<double[]> inBounds(DesignSpace space, float[][] f) {
    for (float[] one : f) {
      for (int j = 0; j < one.length; j++) {
        one[j] = Math.clamp(one[j], -1, 1);
      }
    }
    return Arrays.asList(Rows.physical(space, f));
  }

  private void measure(String method, int count, double trained, String sizes, Method proposals)
      throws Exception {
    Resimulation errors = new Resimulation(effort.proposals());
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      errors.add(targets[i], proposals.propose(i).stream().map(task::simulate).toList());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (missing(method)) {
      outcomes.add(
          new Outcome(
              task.label(),
              method,
              size,
              rows,
              errors.answered(),
              effort.proposals(),
              errors.unanswered(),
              seed,
              trained,
              seconds,
              sizes,
              errors.curve(),
              errors.medianAt(1),
              List.of()));
    }
    System.out.printf(
        Locale.ROOT,
        "%-10s %-34s T=1 %.2e (median %.2e)  T=%d %.2e  unanswered %d  train %.0f s, propose %.0f s%n",
        task.label(),
        method,
        errors.at(1),
        errors.medianAt(1),
        Math.min(50, effort.proposals()),
        errors.at(Math.min(50, effort.proposals())),
        errors.unanswered(),
        trained,
        seconds);
  }
}
