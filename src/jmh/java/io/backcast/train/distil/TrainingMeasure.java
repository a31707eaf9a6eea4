package io.backcast.train.distil;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.Threads;
import io.backcast.model.Quantiles;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.performance.MatrixProduct;
import io.backcast.performance.Measurement;
import io.backcast.performance.Paired;
import io.backcast.performance.Part;
import io.backcast.performance.PythonTorch;
import io.backcast.performance.Records;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Steps of the networks of the shipped recipe beside the same layers as raw DJL, as PyTorch for
 * Python, and beside what the machine's matrix products would take; and a quick training end to
 * end.
 */
public final class TrainingMeasure {
  private static final String RAW = "the same layers in raw DJL, forward and backward";
  private static final double RATE_SECONDS = 1;

  private final Records records;
  private final TrainingPlan plan;
  private final TrainingSteps steps;
  private final double rate;
  private final int some;

  private TrainingMeasure(Records records, Recipe recipe) throws Exception {
    this.records = records;
    plan = Objects.requireNonNull(recipe.training());
    steps = new TrainingSteps(Objects.requireNonNull(recipe.space()), plan);
    int width = plan.ensemble().width();
    rate =
        new MatrixProduct(1024, width, width).onnxRuntime(Threads.count(), RATE_SECONDS).median();
    some = records.effort().pick(120, 400);
  }

  public static void main(String[] args) throws Exception {
    Path model = Path.of("models", "mos2-strain");
    // opened for what it does to the runtime: that has to be set up before the first product
    new ModelFolder(new Json()).open(model).close();
    Path file = model.resolve("recipe.json");
    TrainingMeasure measure =
        new TrainingMeasure(Records.ofProcess(), new Json().read(file, Recipe.class, null));
    measure.member();
    measure.surrogate();
    measure.generator();
    measure.labels();
    measure.quick();
  }

  private void member() throws Exception {
    TrainingPlan.Ensemble e = plan.ensemble();
    RawStep raw = new RawStep(1, residual(e.width(), e.depth()), e.batch(), true);
    TrainingSteps.Step ours = steps.member(3 * some);
    compare("ensemble member", ours, raw, raw.time(some, false), e.batch());
    JsonNode answer = PythonTorch.run("torch_step.py", e.width(), e.depth(), e.batch(), some);
    if (answer == null) {
      records.skip(Part.TRAINING, "PyTorch for Python, which is not here.");
      return;
    }
    double[] python = PythonTorch.seconds(answer);
    records.add(
        Measurement.of(
                Part.TRAINING,
                "ensemble member, one core",
                "time of a step",
                ours.median() * Threads.count(),
                "ms")
            .against(
                "PyTorch %s for Python, with its AdamW"
                    .formatted(answer.path("version").asString()),
                Quantiles.of(python, 0.5) * 1e3)
            .spread(Math.max(ours.spread(), Paired.spread(python)))
            .with("rows", e.batch()));
  }

  private void surrogate() throws Exception {
    TrainingPlan.Surrogate s = plan.surrogate();
    RawStep raw = new RawStep(1, residual(s.width(), s.depth()), s.batch(), true);
    compare("surrogate", steps.surrogate(2 * some), raw, raw.time(some, true), s.batch());
  }

  private void generator() throws Exception {
    TrainingPlan.Backward b = plan.backward();
    // a network for each half of each coupling, of about half of the variables and the condition
    RawStep raw =
        new RawStep(2 * b.blocks(), new int[] {6, b.width(), b.width(), 7}, b.batch(), false);
    TrainingSteps.Step alone = raw.time(some, true);
    compare("invertible network", steps.generator(some, false), raw, alone, b.batch());
    TrainingSteps.Step whole = steps.generator(some, true);
    add("invertible network with round trip", whole, b.batch(), RAW, alone.median());
    add("fast generator", steps.fastGenerator(some), b.batch(), RAW, alone.median());
  }

  private static int[] residual(int width, int depth) {
    int[] widths = new int[depth + 3];
    java.util.Arrays.fill(widths, width);
    widths[0] = 7;
    widths[depth + 2] = 1;
    return widths;
  }

  private void compare(
      String name, TrainingSteps.Step ours, RawStep raw, TrainingSteps.Step other, int batch)
      throws Exception {
    add(name, ours, batch, RAW, other.median());
    add(name, ours, batch, "its products at the machine's rate", raw.operations() / rate / 1e6);
  }

  private void add(
      String name, TrainingSteps.Step ours, int batch, String baseline, double baselineMs)
      throws Exception {
    records.add(
        Measurement.of(Part.TRAINING, name, "time of a step", ours.median(), "ms")
            .against(baseline, baselineMs)
            .spread(ours.spread())
            .with("rows", batch)
            .with("threads", Threads.count()));
  }

  private void labels() throws Exception {
    int designs = 32_000;
    double[] seconds = steps.labels(designs, records.effort().pick(2, 7));
    TrainingPlan.Ensemble e = plan.ensemble();
    RawStep member = new RawStep(e.members(), residual(e.width(), e.depth()), designs, true);
    records.add(
        Measurement.of(
                Part.TRAINING,
                String.format(Locale.ROOT, "labels by %d members", e.members()),
                "time of 1,000 designs",
                Quantiles.of(seconds, 0.5) * 1e6 / designs,
                "ms")
            .against(
                "its products at the machine's rate",
                member.operations() / 3 / rate / 1e6 * 1_000 / designs)
            .spread(Paired.spread(seconds))
            .with("threads", Threads.count()));
  }

  private void quick() throws Exception {
    int rows = records.effort().pick(200, 1_000);
    double busy = Paired.processorSeconds();
    QuickTraining.Result result = QuickTraining.run(rows);
    double processor = Paired.processorSeconds() - busy;
    Measurement time =
        Measurement.of(
            Part.TRAINING,
            String.format(Locale.ROOT, "quick training of %,d rows, end to end", rows),
            "time",
            result.seconds(),
            "s");
    // the goal is that of the full size
    records.add(
        (rows < 1_000 ? time : time.goal(60))
            .with("processor time", String.format(Locale.ROOT, "%.0f s", processor))
            .with(
                "first error told", String.format(Locale.ROOT, "after %.1f s", result.firstError()))
            .with(
                "first designs told",
                String.format(Locale.ROOT, "after %.1f s", result.firstDesigns()))
            .with(
                "error on held-out rows",
                String.format(Locale.ROOT, "%.4f", result.card().metrics().get("y_mae"))));
  }
}
