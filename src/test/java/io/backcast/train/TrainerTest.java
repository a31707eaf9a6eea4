package io.backcast.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.DesignRequest;
import io.backcast.design.DesignResult;
import io.backcast.design.Designer;
import io.backcast.design.Ranking;
import io.backcast.engine.InverseModel;
import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.engine.OnnxGraph;
import io.backcast.io.DesignTable;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignSpace;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.FlowKind;
import io.backcast.model.ModelCard;
import io.backcast.model.Quantiles;
import io.backcast.model.Randoms;
import io.backcast.model.Recipe;
import io.backcast.model.Target;
import io.backcast.model.TrainingPlan;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.data.TableProfile;
import io.backcast.train.evaluate.HitRates;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainerTest {
  private static final Path SAMPLE = Path.of("sample-data", "projectile");

  /** Goes through every stage and learns next to nothing. */
  private static final TrainingPlan BARE =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 16, 1, 4, 64, 1e-2, 1e-4, 4),
          new TrainingPlan.Surrogate(16, 1, 2_000, 60, 128, 5e-3),
          new TrainingPlan.Backward(3, 12, 6_000, 60, 128, 4e-3, 0.15, 0.5, 1.0, 0, null),
          new TrainingPlan.FastGenerator(16, 1, 200, 128, 5e-3));

  private static final TrainingPlan TINY =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 32, 1, 40, 128, 1e-2, 1e-4, 40),
          new TrainingPlan.Surrogate(32, 1, 8_000, 300, 256, 5e-3),
          new TrainingPlan.Backward(3, 24, 40_000, 300, 256, 4e-3, 0.15, 0.5, 1.0, 0, null),
          new TrainingPlan.FastGenerator(32, 1, 200, 256, 5e-3));

  /** Long enough to learn the steps between categories. */
  private static final TrainingPlan STEPPED =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 64, 2, 150, 128, 1e-2, 1e-4, 150),
          new TrainingPlan.Surrogate(48, 2, 8_000, 600, 256, 5e-3),
          TINY.backward(),
          null);

  /** Learns the sample problem well enough to be compared with its formula. */
  private static final TrainingPlan SHORT =
      new TrainingPlan(
          0.1,
          new TrainingPlan.Ensemble(2, 1, 48, 2, 60, 128, 8e-3, 1e-4, 60),
          new TrainingPlan.Surrogate(48, 2, 15_000, 700, 256, 5e-3),
          new TrainingPlan.Backward(5, 32, 60_000, 800, 256, 4e-3, 0.15, 0.5, 1.0, 0, null),
          new TrainingPlan.FastGenerator(48, 2, 600, 256, 5e-3));

  /** Enough for the regions of less trust to be looked for, too. */
  private static final int SAMPLES = 500;

  /** Rows of the sample that a test trains on which does not look at how good its model is. */
  private static final int FEW = 400;

  private final Json json = new Json();
  private final Trainer trainer = new Trainer(json, InstantSource.system(), "test", 60);

  @TempDir private Path folder;

  /** A tiny model of the sample data, trained once; no test changes it. */
  private Path shared;

  @BeforeAll
  void trainShared(@TempDir Path place) throws BackcastException {
    shared = place.resolve("model");
    train(recipe(BARE), sample(FEW), shared, Until.stage(null));
  }

  /** Cancels once the named stage has come half way; never if the name is null. */
  private static final class Until implements TrainingProgress {
    private final @Nullable TrainingStage stage;
    private boolean reached;

    private Until(@Nullable TrainingStage stage) {
      this.stage = stage;
    }

    @Override
    public void report(TrainingStage now, double done, double detail) {
      reached |= now == stage && done >= 0.5;
    }

    @Override
    public boolean cancelled() {
      return reached;
    }

    static Until stage(@Nullable TrainingStage name) {
      return new Until(name);
    }
  }

  private Recipe recipe(@Nullable TrainingPlan plan) throws BackcastException {
    Recipe read =
        json.read(SAMPLE.resolve("recipe.json"), Recipe.class, "/io/backcast/recipe.schema.json");
    return new Recipe(
        read.name(),
        read.title(),
        read.source(),
        read.licence(),
        read.space(),
        null,
        plan == null ? read.training() : plan,
        null);
  }

  /** A recipe as a table without one gets it. */
  private static Recipe proposed(String name, Table table, String... properties)
      throws BackcastException {
    List<String[]> rows = new ArrayList<>();
    for (double[] row : table.values()) {
      rows.add(Arrays.stream(row).mapToObj(Double::toString).toArray(String[]::new));
    }
    TextTable text = new TextTable("t.csv", table.columns(), rows, new long[rows.size()]);
    return TableProfile.of(text).propose(name, List.of(properties));
  }

  private ModelCard train(Recipe recipe, Table table, Path out, TrainingProgress progress)
      throws BackcastException {
    return trainer.train(
        new Trainer.Job(table, "t.csv", "0", recipe, 3, "test", false),
        out,
        ModelWorkspace.IfExists.REPLACE,
        progress);
  }

  private static Table sample() throws BackcastException {
    return new TableReader().read(SAMPLE.resolve("projectile.csv"));
  }

  /** The first rows of it. */
  private static Table sample(int rows) throws BackcastException {
    Table all = sample();
    return new Table(all.columns(), Arrays.copyOf(all.values(), rows));
  }

  private static DesignResult design(InverseModel model, double... target)
      throws BackcastException {
    return design(model, DesignBounds.of(model.card().space()), target);
  }

  private static DesignResult design(
      InverseModel model, DesignBounds designBounds, double... target) throws BackcastException {
    return new Designer(model)
        .design(
            DesignRequest.of(new Target(target, model.card().space().tolerances()), designBounds)
                .samples(1_000)
                .ranking(Ranking.DRAWN)
                .build());
  }

  @Test
  void designsOfTheSampleProblemAgreeWithItsKnownInverse() throws Exception {
    assertAgreesWithTheKnownInverse(recipe(SHORT), sample(1_500), 0.3, 0.2);
  }

  @Test
  @Tag("slow")
  void theRecipeOfTheSampleProblemMakesAGoodModel() throws Exception {
    assertAgreesWithTheKnownInverse(recipe(null), sample(), 0.1, 0.1);
  }

  /**
   * Trains, and compares with the formula.
   *
   * @param speed mean error of the speed that is allowed, m/s
   * @param fast how far the fast generator may draw from the other one, in half-ranges
   */
  private void assertAgreesWithTheKnownInverse(
      Recipe recipe, Table table, double speed, double fast) throws Exception {
    ModelCard card =
        new Trainer(json, InstantSource.system(), "test", SAMPLES)
            .train(
                new Trainer.Job(table, "t.csv", "0", recipe, 3, "test", false),
                folder,
                ModelWorkspace.IfExists.REPLACE,
                Until.stage(null));
    assertThat(card.metrics().get("range_mae"))
        .isLessThan(0.5 * Objects.requireNonNull(card.metrics().get("range_mae_10_nearest")));
    assertThat(folder.resolve("report/README.md")).exists();
    assertThat(new ModelFolder(json).violations(folder)).isEmpty();
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      DesignResult result = design(model, 30);
      assertThat(result.designs().size()).isGreaterThan(950);
      float[] x = result.designs().x();
      double error = 0;
      for (int i = 0; i < result.designs().size(); i++) {
        double angle = Math.toRadians(x[3 * i + 1]);
        double known = Math.sqrt(30 * x[3 * i + 2] / Math.sin(2 * angle));
        error += Math.abs(x[3 * i] - known) / result.designs().size();
      }
      assertThat(error).as("mean error of the speed, m/s").isLessThan(speed);
      DesignSpace space = model.card().space();
      double target = HitRates.targets(space.properties().getFirst())[0];
      x = design(model, DesignBounds.of(space).with(0, 10, 10), target).designs().x();
      double off = 0;
      for (int i = 0; i < x.length / 3; i++) {
        double range = 100 * Math.sin(2 * Math.toRadians(x[3 * i + 1])) / x[3 * i + 2];
        off += Math.abs(range - target) / (x.length / 3.0);
      }
      assertThat(reportedError("|speed locked at 10.00|"))
          .as("mean error that the report states where the speed is locked, m")
          .isCloseTo(off, within(0.1));
      double apart = apart(model, model::fastBackward, model::backward, 0.5);
      assertThat(apart)
          .as("designs of the fast generator from drawn ones, half-ranges")
          .isGreaterThan(0)
          .isLessThan(fast);
    }
  }

  /** The report's mean error inside some bounds, for its first target. */
  private double reportedError(String bounds) throws IOException {
    String row =
        Files.readAllLines(folder.resolve("report/README.md")).stream()
            .filter(line -> line.startsWith(bounds))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(row.substring(bounds.length()).split("/")[0]);
  }

  /** Draws designs for a range of 30 m. */
  private interface Draw {
    float[] designs(int n, float[] z, float[] y) throws BackcastException;
  }

  /** How far designs of the same latent points lie from each other, in half-ranges. */
  private static double apart(InverseModel model, Draw one, Draw other, double quantile)
      throws BackcastException {
    int n = 500;
    float[] z = Randoms.normals(1, 0, n, model.card().latent());
    float[] y = new float[n];
    Arrays.fill(y, 30);
    float[] x = one.designs(n, z, y);
    float[] again = other.designs(n, z, y);
    double[] apart = new double[x.length];
    for (int i = 0; i < apart.length; i++) {
      double half = model.card().space().variables().get(i % (x.length / n)).halfRange();
      apart[i] = Math.abs(x[i] - again[i]) / half;
    }
    return Quantiles.of(apart, quantile);
  }

  @Test
  void theSameSeedGivesTheSameNetworksAlsoAfterACancel() throws Exception {
    Path whole = shared;
    Path stopped = folder.resolve("stopped");
    for (TrainingStage stage :
        List.of(
            TrainingStage.ENSEMBLE,
            TrainingStage.SURROGATE,
            TrainingStage.BACKWARD,
            TrainingStage.FAST_GENERATOR)) {
      assertThatThrownBy(() -> train(recipe(BARE), sample(FEW), stopped, Until.stage(stage)))
          .isInstanceOfSatisfying(
              BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
    }
    train(recipe(BARE), sample(FEW), stopped, Until.stage(null));
    for (String role : List.of("predict", "gradient", "value", "backward", "forward", "sketch")) {
      assertThat(stopped.resolve(role + ".onnx"))
          .hasSameBinaryContentAs(whole.resolve(role + ".onnx"));
    }
    assertThat(stopped.resolve("model.json")).hasSameBinaryContentAs(whole.resolve("model.json"));
    assertThat(folder).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void aModelIsUntouchedUntilTheNewOneIsComplete() throws Exception {
    Path out = folder.resolve("model");
    Recipe tiny = recipe(BARE);
    copy(shared, out);
    ModelCard first = new ModelFolder(json).card(out);
    String predictor = Digests.sha256(out.resolve("predict.onnx"));
    Table other = sample(FEW / 2);
    Trainer.Job job = new Trainer.Job(other, "t.csv", "1", tiny, 3, "test", false);
    assertThatThrownBy(
            () -> trainer.train(job, out, ModelWorkspace.IfExists.REFUSE, Until.stage(null)))
        .hasMessageContaining("already holds a model");
    assertThatThrownBy(
            () ->
                trainer.train(
                    job, out, ModelWorkspace.IfExists.REPLACE, Until.stage(TrainingStage.BACKWARD)))
        .hasMessageContaining("stopped");
    assertThat(new ModelFolder(json).card(out).identity()).isEqualTo(first.identity());
    assertThat(Digests.sha256(out.resolve("predict.onnx"))).isEqualTo(predictor);
    ModelCard second = trainer.train(job, out, ModelWorkspace.IfExists.REPLACE, Until.stage(null));
    assertThat(new ModelFolder(json).card(out).metrics()).isEqualTo(second.metrics());
    assertThat(second.identity()).isNotEqualTo(first.identity());
    assertThat(new ModelFolder(json).violations(out)).isEmpty();
    assertThat(folder).isDirectoryNotContaining(f -> !f.equals(out));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void aFinishedCardCannotBeChanged() throws Exception {
    ModelCard card = new ModelFolder(json).card(Path.of("models", "projectile"));
    assertThatThrownBy(() -> card.metrics().put("x", 1.0))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> card.graphs().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    Map<String, Double> measured = new LinkedHashMap<>(Map.of("a", 1.0));
    ModelCard more = card.with(measured);
    measured.put("b", 2.0);
    assertThat(more.metrics()).containsOnlyKeys("a");
  }

  @Test
  void designsReachThreePropertiesAtOnce() throws Exception {
    RandomGenerator random = Randoms.generator(9);
    double[][] rows = new double[800][];
    for (int i = 0; i < rows.length; i++) {
      double[] u = random.doubles(5).toArray();
      rows[i] =
          new double[] {
            u[0], u[1], u[2], u[3], u[4], u[0] + u[1], u[1] * u[2] + u[3], u[4] - 0.5 * u[0]
          };
    }
    Table table = new Table(List.of("p", "q", "r", "s", "t", "sum", "mix", "less"), rows);
    Recipe proposed = proposed("three", table, "sum", "mix", "less");
    Recipe recipe = new Recipe("three", "three", null, null, proposed.space(), null, TINY, null);
    train(recipe, table, folder, Until.stage(null));
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      DesignResult result = design(model, 1, 0.8, 0.2);
      assertThat(result.designs().size()).isGreaterThan(600);
      float[] x = result.designs().x();
      double[] error = new double[3];
      int n = result.designs().size();
      for (int i = 0; i < n; i++) {
        int at = 5 * i;
        error[0] += Math.abs(x[at] + x[at + 1] - 1) / n;
        error[1] += Math.abs(x[at + 1] * x[at + 2] + x[at + 3] - 0.8) / n;
        error[2] += Math.abs(x[at + 4] - 0.5 * x[at] - 0.2) / n;
      }
      assertThat(error[0]).isLessThan(0.06);
      assertThat(error[1]).isLessThan(0.06);
      assertThat(error[2]).isLessThan(0.06);
    }
  }

  @Test
  void integersComeOutAsIntegers() throws Exception {
    RandomGenerator random = Randoms.generator(5);
    double[][] rows = new double[600][];
    for (int i = 0; i < rows.length; i++) {
      double count = 3 + random.nextInt(6);
      double size = random.nextDouble();
      double other = random.nextDouble();
      rows[i] = new double[] {count, size, other, count * size + other};
    }
    Table table = new Table(List.of("count", "size", "other", "total"), rows);
    Recipe proposed = proposed("whole", table, "total");
    train(
        new Recipe("whole", "whole", null, null, proposed.space(), null, TINY, null),
        table,
        folder,
        Until.stage(null));
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      DesignResult result = design(model, 3);
      assertThat(result.designs().size()).isGreaterThan(500);
      for (int i = 0; i < result.designs().size(); i++) {
        float count = result.designs().x()[3 * i];
        assertThat(count).isEqualTo((float) Math.rint(count)).isBetween(3f, 8f);
      }
    }
  }

  @Test
  void tooFewDesignsAreRefusedInASentence() {
    Table table = new Table(List.of("a", "b", "y"), new double[][] {{0, 1, 2}, {1, 2, 3}});
    assertThatThrownBy(() -> train(proposed("few", table, "y"), table, folder, Until.stage(null)))
        .hasMessageContaining("at least 6");
    assertThat(Files.exists(folder.resolve("model.json"))).isFalse();
  }

  @Test
  void aJointNetworkPredictsForwardAndDesignsBackward() throws Exception {
    train(recipe(TINY.with(FlowKind.JOINT)), sample(800), folder, Until.stage(null));
    assertThat(new ModelFolder(json).violations(folder)).isEmpty();
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      assertThat(model.joint()).isTrue();
      assertThat(model.card().latent()).isEqualTo(2);
      DesignResult result = design(model, 30);
      assertThat(result.designs().size()).isGreaterThan(800);
      // the bijection comes back to where it began
      float[] x = result.designs().x();
      int n = result.designs().size();
      InverseModel.Latent latent = model.forward(n, x, new float[n]);
      float[] again = model.backward(n, latent.z(), forwardProperty(model, n, x));
      for (int i = 0; i < x.length; i++) {
        assertThat(again[i]).isCloseTo(x[i], within(0.02f));
      }
    }
  }

  /** The prediction of the forward network itself, not of the ensemble. */
  private float[] forwardProperty(InverseModel model, int n, float[] x) throws BackcastException {
    try (OnnxGraph forward = OnnxGraph.open(folder.resolve("forward.onnx"))) {
      return forward.run(n, List.of(x)).getFirst();
    }
  }

  @Test
  void categoriesComeOutByNameAndAFreePropertyMayBeAnything() throws Exception {
    RandomGenerator random = Randoms.generator(6);
    List<String[]> rows = new ArrayList<>();
    List<String> names = List.of("oak", "pine", "ash");
    double[] weight = {3, 1, 2};
    for (int i = 0; i < 900; i++) {
      int wood = random.nextInt(3);
      double size = random.nextDouble();
      double shape = random.nextDouble();
      rows.add(
          new String[] {
            names.get(wood), "" + size, "" + shape, "" + (weight[wood] + size), "" + (size + shape)
          });
    }
    TextTable text =
        new TextTable(
            "t.csv", List.of("wood", "size", "shape", "mass", "span"), rows, new long[rows.size()]);
    Recipe recipe = TableProfile.of(text).propose("woods", List.of("mass", "span"));
    DesignSpace space = Objects.requireNonNull(recipe.space());
    train(
        new Recipe("woods", "woods", null, null, space, null, STEPPED, null),
        DataPreparation.prepare(text, space, null),
        folder,
        Until.stage(null));
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      DesignResult result = design(model, 2.5, Double.NaN);
      assertThat(result.designs().size()).isGreaterThan(300);
      double[] spans = new double[result.designs().size()];
      int ash = 0;
      for (int i = 0; i < spans.length; i++) {
        float[] x = result.designs().x();
        String wood = DesignTable.value(model.card().space().variables().getFirst(), x[3 * i]);
        assertThat(names).contains(wood);
        // 2.5 is ash with half a size: oak is too heavy, pine too light
        ash += wood.equals("ash") ? 1 : 0;
        spans[i] = x[3 * i + 1] + x[3 * i + 2];
      }
      assertThat(ash).as("of %d", spans.length).isGreaterThan(spans.length * 3 / 4);
      assertThat(Quantiles.of(spans, 0.9) - Quantiles.of(spans, 0.1)).isGreaterThan(0.4);
    }
  }

  @Test
  void aSingleVariableIsDesignedOnBothSidesOfAMinimum() throws Exception {
    RandomGenerator random = Randoms.generator(8);
    double[][] rows = new double[300][];
    for (int i = 0; i < rows.length; i++) {
      double x = 2 * random.nextDouble() - 1;
      rows[i] = new double[] {x, x * x};
    }
    Table table = new Table(List.of("x", "y"), rows);
    Recipe recipe =
        new Recipe(
            "one", "one", null, null, proposed("one", table, "y").space(), null, STEPPED, null);
    train(recipe, table, folder, Until.stage(null));
    assertThat(new ModelFolder(json).violations(folder)).isEmpty();
    try (InverseModel model = new ModelFolder(json).open(folder)) {
      DesignResult result = design(model, 0.25);
      float[] x = result.designs().x();
      assertThat(result.onTarget()).isGreaterThan(800);
      // equal designs are kept once, so few remain
      boolean left = false;
      boolean right = false;
      for (float value : x) {
        assertThat(Math.abs(value)).isCloseTo(0.5f, within(0.1f));
        left |= value < 0;
        right |= value > 0;
      }
      assertThat(left && right).isTrue();
      // the round trip of the padded bijection
      int n = x.length;
      float[] y = new float[n];
      Arrays.fill(y, 0.25f);
      float[] again = model.backward(n, model.forward(n, x, y).z(), y);
      assertThat(again).containsExactly(x, within(0.01f));
    }
  }

  @Test
  void aDozenRowsTrainAndTheReportSaysHowRoughTheFiguresAre() throws Exception {
    double[][] rows = new double[12][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i, (7 * i) % 12, 1e16 * (i + Math.sin(i))};
    }
    Table table = new Table(List.of("p", "q", "y"), rows);
    Recipe recipe =
        new Recipe("few", "few", null, null, proposed("few", table, "y").space(), null, TINY, null);
    train(recipe, table, folder, Until.stage(null));
    assertThat(new ModelFolder(json).violations(folder)).isEmpty();
    assertThat(Files.readString(folder.resolve("report/README.md")))
        .contains("The other figures are for 3 held-out rows of 12 different ones")
        .doesNotContain("All figures")
        .contains("So few held-out rows give rough figures");
  }

  @Test
  void whatCannotBeExportedIsRefusedBeforeTheWork() throws Exception {
    Recipe joint = recipe(TINY.with(FlowKind.JOINT));
    Table table = new Table(List.of("speed", "range"), new double[][] {{1, 2}, {2, 5}});
    DesignSpace two = Objects.requireNonNull(joint.space());
    DesignSpace one =
        new DesignSpace(two.variables().subList(0, 1), two.properties(), List.of(), List.of());
    assertThatThrownBy(() -> train(joint.with(one), table, folder, Until.stage(null)))
        .hasMessageContaining("more free variables than properties");
  }

  @Test
  void aModelIsKeptThoughItsReportFails() throws Exception {
    List<String> notes = new ArrayList<>();
    TrainingProgress failing =
        new TrainingProgress() {
          @Override
          public void report(TrainingStage stage, double done, double loss) {
            if (stage == TrainingStage.REPORT && done > 0.3 && done < 1) {
              throw new IllegalStateException("no chart");
            }
          }

          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    train(recipe(BARE), sample(FEW), folder, failing);
    assertThat(new ModelFolder(json).violations(folder)).isEmpty();
    assertThat(notes).singleElement().asString().contains("complete").contains("no chart");
  }
}
