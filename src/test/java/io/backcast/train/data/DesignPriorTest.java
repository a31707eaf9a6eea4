package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.design.MixturePrior;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.DesignMixture;
import io.backcast.model.DesignSpace;
import io.backcast.model.GraphFile;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.PriorKind;
import io.backcast.model.Randoms;
import io.backcast.model.Relation;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.Spaces;
import io.backcast.train.evaluate.DistributionFidelity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignPriorTest {
  private static final DesignSpace SPACE = Spaces.of(Spaces.property(0, 1, 0.1, null));
  private final DesignPrior prior = new DesignPrior(SPACE);
  @TempDir private Path folder;

  @Test
  void designsAreUniformInsideTheBoundsAndIntegersEquallyLikely() {
    float[][] f = prior.snap(prior.draw(3, 20_000));
    int[] counts = new int[5];
    double sum = 0;
    for (float[] row : f) {
      assertThat(row[0]).isBetween(-1f, 1f);
      double n = SPACE.variables().get(1).unscale(row[1]);
      assertThat(n).isCloseTo(Math.rint(n), within(1e-5));
      counts[(int) Math.rint(n)]++;
      sum += row[0];
    }
    assertThat(sum / f.length).isCloseTo(0, within(0.02));
    assertThat(counts[0]).isZero();
    assertThat(Arrays.stream(counts, 1, 5)).allMatch(c -> Math.abs(c - 5_000) < 250);
  }

  private static TrainingData data(java.util.function.ToDoubleFunction<float[]> second) {
    float[][] f = prior(400);
    float[][] y = new float[f.length][1];
    for (float[] row : f) {
      row[1] = (float) second.applyAsDouble(row);
    }
    return new TrainingData(f, y, new int[0], new int[0]);
  }

  private static float[][] prior(int n) {
    return new DesignPrior(PLANE).draw(8, n);
  }

  private static final DesignSpace PLANE =
      new DesignSpace(
          java.util.List.of(
              new Variable("u", "u", "", -1, 1, 0, VariableKind.CONTINUOUS, 2),
              new Variable("v", "v", "", -1, 1, 0, VariableKind.CONTINUOUS, 2)),
          java.util.List.of(Spaces.property(0, 1, 0.1, null)),
          java.util.List.of(),
          java.util.List.of());

  @Test
  void dataThatFillTheBoundsKeepTheUniformPrior() {
    DesignPrior filled = DesignPrior.of(PLANE, data(row -> row[1]), null, 1);
    assertThat(filled.kind()).isEqualTo(PriorKind.UNIFORM);
    assertThat(filled.description()).isEqualTo("uniform inside the bounds");
    assertThat(filled.draw(8, 5)).isEqualTo(prior(5));
  }

  @Test
  void dataOnASheetAreThemselvesThePrior() {
    TrainingData sheet = data(row -> 0.8 * row[0]);
    DesignPrior near = DesignPrior.of(PLANE, sheet, null, 1);
    assertThat(near.kind()).isEqualTo(PriorKind.DATA);
    assertThat(PriorKind.of(near.description())).isEqualTo(PriorKind.DATA);
    long on =
        Arrays.stream(near.draw(4, 2_000)).filter(f -> Math.abs(f[1] - 0.8 * f[0]) < 0.1).count();
    assertThat(on).as("all but one in twenty").isBetween(1_850L, 1_960L);
    assertThat(near.draw(4, 5)).isEqualTo(near.draw(4, 5));
  }

  @Test
  void aRecipeMayChoose() {
    TrainingData sheet = data(row -> 0.8 * row[0]);
    assertThat(DesignPrior.of(PLANE, sheet, PriorKind.UNIFORM, 1).kind())
        .isEqualTo(PriorKind.UNIFORM);
    assertThat(DesignPrior.of(PLANE, data(row -> row[1]), PriorKind.DATA, 1).kind())
        .isEqualTo(PriorKind.DATA);
  }

  /** Rows of a ring, whose middle they leave out. */
  private static TrainingData ring(int n, long seed) {
    float[][] f = new float[n][];
    RandomGenerator random = Randoms.generator(seed);
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = 0.7 + 0.05 * random.nextGaussian();
      f[i] = new float[] {(float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))};
    }
    return new TrainingData(f, new float[n][1], new int[0], new int[0]);
  }

  @Test
  void theMixtureFollowsTheRowsAndLeavesOutWhatTheyLeaveOut() {
    DesignPrior near = DesignPrior.of(PLANE, ring(2_000, 1), PriorKind.DATA, 1);
    float[][] drawn = near.draw(4, 10_000);
    double middle = Arrays.stream(drawn).filter(f -> Math.hypot(f[0], f[1]) < 0.35).count();
    // one design in twenty is anywhere, and a tenth of the bounds is in the middle
    assertThat(middle / drawn.length).isLessThan(0.01);
    float[][] others = ring(10_000, 2).f();
    for (int j = 0; j < 2; j++) {
      int column = j;
      double[] one = Arrays.stream(drawn).mapToDouble(f -> f[column]).sorted().toArray();
      double[] rows = Arrays.stream(others).mapToDouble(f -> f[column]).sorted().toArray();
      assertThat(DistributionFidelity.distance(one, rows)).isLessThan(0.06);
    }
    double known = mean(near, others);
    assertThat(known).as("log-density of rows that it has not seen").isGreaterThan(-0.1);
    assertThat(known).isGreaterThan(2 * Math.log(0.5) + 1);
  }

  private static double mean(DesignPrior near, float[][] rows) {
    MixturePrior mixture = new MixturePrior(PLANE, Objects.requireNonNull(near.mixture()));
    return Arrays.stream(mixture.logDensity(rows)).average().orElse(Double.NaN);
  }

  @Test
  void theCardDescribesExactlyWhatIsDrawn() throws Exception {
    DesignPrior near = DesignPrior.of(PLANE, ring(300, 1), PriorKind.DATA, 1);
    ModelCard card = card(near.description()).with(near.mixture());
    Json json = new Json();
    Path file = folder.resolve("model.json");
    json.write(file, card);
    ModelCard read = json.read(file, ModelCard.class, ModelFolder.SCHEMA);
    assertThat(Objects.requireNonNull(read.mixture()).problem(PLANE)).isNull();
    DesignPrior again = Objects.requireNonNull(DesignPrior.of(read, null));
    assertThat(again.draw(5, 1_000)).isEqualTo(near.draw(5, 1_000));
    assertThat(again.description()).isEqualTo(near.description());
    assertThat(again.kind()).isEqualTo(PriorKind.DATA);
  }

  @Test
  void aCardWithoutAMixtureHasThePriorThatItWasTrainedOn() {
    TrainingData data = ring(300, 1);
    ModelCard old = card("near the training data, and one design in 20 uniform");
    DesignPrior triangles = Objects.requireNonNull(DesignPrior.of(old, data));
    assertThat(triangles.mixture()).isNull();
    assertThat(triangles.kind()).isEqualTo(PriorKind.DATA);
    assertThat(old.hasPriorDensity()).isFalse();
    assertThat(DesignPrior.of(old, null)).as("without the rows").isNull();
    DesignPrior even = DesignPrior.of(card("uniform inside the bounds"), null);
    assertThat(Objects.requireNonNull(even).kind()).isEqualTo(PriorKind.UNIFORM);
    assertThat(DesignPrior.of(card("as the network was trained"), null)).isNull();
  }

  @Test
  void aSumThatAllRowsHaveInCommonKeepsTheTriangles() {
    // along either variable kernels can follow these rows, across both they cannot
    TrainingData sheet = data(row -> 0.8 * row[0]);
    assertThat(DesignPrior.of(PLANE, sheet, PriorKind.DATA, 1).mixture()).isNull();
    TrainingData even = data(row -> row[1]);
    assertThat(DesignPrior.of(PLANE, even, PriorKind.DATA, 1).mixture()).isNotNull();
  }

  @Test
  void categoriesAndRelationsKeepTheTriangles() {
    DesignSpace related = PLANE.with(List.of(new Relation(Map.of("u", 1.0, "v", 1.0), 0)));
    TrainingData sheet = data(row -> -row[0]);
    DesignPrior onLine = DesignPrior.of(related, sheet, PriorKind.DATA, 1);
    assertThat(onLine.mixture()).isNull();
    Variable kind =
        new Variable("k", "k", "", 0, 1, 0, VariableKind.CATEGORICAL, 0, List.of("wood", "steel"));
    DesignSpace named =
        new DesignSpace(
            List.of(PLANE.variables().getFirst(), kind), PLANE.properties(), List.of(), List.of());
    assertThat(DesignPrior.of(named, data(row -> 0.5), PriorKind.DATA, 1).mixture()).isNull();
    DesignMixture mixture =
        new DesignMixture(
            0.05, new float[] {1}, new float[][] {{0, 0}}, new float[][] {{0.1f, 0.1f}});
    assertThat(mixture.problem(PLANE)).isNull();
    assertThat(mixture.problem(named)).contains("categories");
    assertThat(mixture.problem(related)).contains("relations");
    DesignMixture line =
        new DesignMixture(0.05, new float[] {1}, new float[][] {{0}}, new float[][] {{0.1f}});
    assertThat(line.problem(PLANE)).contains("for 2 variables");
    assertThat(new DesignMixture(0, new float[0], new float[0][], new float[0][]).problem(PLANE))
        .contains("needs kernels");
  }

  private static ModelCard card(String prior) {
    return new ModelCard(
        ModelCard.FORMAT,
        "id",
        "n",
        "t",
        PLANE,
        2,
        prior,
        Map.of(NetworkRole.BACKWARD, new GraphFile("backward.onnx", "0")),
        null,
        null,
        null,
        null,
        Map.of(),
        null);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(prior.draw(3, 5)).isEqualTo(prior.draw(3, 5));
    assertThat(prior.draw(4, 5)).isNotEqualTo(prior.draw(3, 5));
  }
}
