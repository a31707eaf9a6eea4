package io.backcast.literature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.io.Json;
import io.backcast.model.Randoms;
import io.backcast.train.net.Parameters;
import io.backcast.train.net.ResidualNetwork;
import io.backcast.train.net.TorchOps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's tasks, figures and simple methods, against values found in another way. */
class LiteratureTest {
  @TempDir private Path folder;

  @Test
  void theSineWaveAndTheArmTakeKnownValues() {
    assertThat(DesignTask.SINE.simulate(new double[] {1.0 / 6, 0})[0]).isCloseTo(2, within(1e-12));
    assertThat(DesignTask.SINE.simulate(new double[] {0.5, 1.0 / 3})[0])
        .isCloseTo(-2, within(1e-12));
    assertThat(DesignTask.ARM.simulate(new double[] {0.2, 0, 0, 0}))
        .containsExactly(new double[] {0.2, 2}, within(1e-12));
    double right = Math.PI / 2;
    // up, along, up
    assertThat(DesignTask.ARM.simulate(new double[] {0, right, right, Math.PI + right}))
        .containsExactly(new double[] {1.5, 0.5}, within(1e-12));
  }

  @Test
  void theBallComesDownWhereItsEquationOfMotionSays() {
    for (double[] x : new double[][] {{0.3, 1.5, 0.5, 15}, {-0.5, 0.2, 1.2, 22}, {0, 2, 0.2, 4}}) {
      double px = x[0];
      double py = x[1];
      double vx = x[3] * Math.cos(x[2]);
      double vy = x[3] * Math.sin(x[2]);
      double dt = 1e-5;
      double before = px;
      double above = py;
      while (py > 0) {
        before = px;
        above = py;
        // the middle of the step, drag 0.25 on a mass of 0.2
        double mx = vx - dt / 2 * 1.25 * vx;
        double my = vy - dt / 2 * (9.81 + 1.25 * vy);
        px += dt * mx;
        py += dt * my;
        vx -= dt * 1.25 * mx;
        vy -= dt * (9.81 + 1.25 * my);
      }
      double landing = before + (px - before) * above / (above - py);
      assertThat(DesignTask.BALLISTICS.simulate(x)[0]).isCloseTo(landing, within(1e-6));
    }
  }

  @Test
  void priorsHaveTheirPublishedMoments() {
    double[][] arm = DesignTask.ARM.designs(20_000, 3);
    assertThat(deviation(arm, 0)).isCloseTo(0.25, within(0.01));
    assertThat(deviation(arm, 3)).isCloseTo(0.5, within(0.02));
    double[][] ball = DesignTask.BALLISTICS.designs(20_000, 3);
    assertThat(mean(ball, 3)).isCloseTo(15, within(0.15));
    assertThat(deviation(ball, 3)).isCloseTo(Math.sqrt(15), within(0.1));
    assertThat(mean(ball, 2)).isCloseTo(Math.toRadians(40.5), within(0.01));
    assertThat(Arrays.stream(ball).mapToDouble(x -> x[1]).min().orElseThrow()).isEqualTo(0);
  }

  @Test
  void theErrorAtTIsThatOfTheBestOfTheFirstT() {
    Resimulation errors = new Resimulation(5);
    errors.add(new double[] {0, 0}, List.of(new double[] {2, 0}, new double[] {0, 1}));
    errors.add(
        new double[] {1, 1},
        List.of(new double[] {1, 1}, new double[] {9, 9}, new double[] {9, 9}));
    errors.add(new double[] {1, 1}, List.of());
    assertThat(errors.at(1)).isEqualTo((2 + 0) / 2.0);
    assertThat(errors.at(2)).isEqualTo((0.5 + 0) / 2.0);
    assertThat(errors.at(5)).isEqualTo(errors.at(2));
    assertThat(errors.answered()).isEqualTo(2);
    assertThat(errors.unanswered()).isEqualTo(1);
    assertThat(errors.curve()).extracting(p -> p[0]).containsExactly(1.0, 2.0, 5.0);
  }

  @Test
  void theTwoSampleTestFindsAShiftAndNothingElse() {
    double[][] one = normals(600, 1, 0);
    assertThat(TwoSampleTest.accuracy(one, normals(600, 2, 0), 1)).isCloseTo(0.5, within(0.05));
    // the best possible accuracy for a shift of two deviations is Φ(1)
    assertThat(TwoSampleTest.accuracy(one, normals(600, 3, 2), 1)).isCloseTo(0.841, within(0.03));
  }

  @Test
  void samplesOfTheTwoMoonsExplainTheObservation() {
    RandomGenerator random = Randoms.generator(5);
    for (double[] x : PosteriorTask.TWO_MOONS.observations()) {
      double[][] samples = PosteriorTask.TWO_MOONS.reference(x, 400, random);
      int positive = 0;
      double sum = 0;
      for (double[] theta : samples) {
        assertThat(PosteriorTask.TWO_MOONS.inside(theta)).isTrue();
        // what the simulator's noise must have been
        double u = x[0] + Math.abs(theta[0] + theta[1]) / Math.sqrt(2) - 0.25;
        double v = x[1] - (theta[1] - theta[0]) / Math.sqrt(2);
        assertThat(u).isPositive();
        sum += Math.hypot(u, v);
        positive += theta[0] + theta[1] > 0 ? 1 : 0;
      }
      assertThat(sum / samples.length).isCloseTo(0.1, within(0.003));
      assertThat(positive).isBetween(140, 260);
    }
  }

  @Test
  void parametersExplainAnObservationOrTheyDoNot() {
    double[] x = PosteriorTask.TWO_MOONS.observations().getFirst();
    double[][] posterior = PosteriorTask.TWO_MOONS.reference(x, 2_000, Randoms.generator(3));
    long explain =
        Arrays.stream(posterior).filter(t -> PosteriorTask.TWO_MOONS.explains(t, x)).count();
    assertThat(explain).isGreaterThan(1_980);
    RandomGenerator random = Randoms.generator(4);
    long others =
        IntStream.range(0, 2_000)
            .filter(i -> PosteriorTask.TWO_MOONS.explains(PosteriorTask.TWO_MOONS.draw(random), x))
            .count();
    assertThat(others).isLessThan(100);
  }

  @Test
  void theSimulatorsDrawWhatTheirPosteriorsSay() {
    RandomGenerator random = Randoms.generator(8);
    double[] theta = {0.4, -0.3, 1.2, -0.8, 0.7};
    double products = 0;
    double squares = 0;
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      double[] x = PosteriorTask.SLCP.simulate(theta, random);
      double u = (x[6] - theta[0]) / 1.44;
      double v = (x[7] - theta[1]) / 0.64;
      products += u * v / n;
      squares += v * v / n;
    }
    assertThat(products).isCloseTo(Math.tanh(0.7), within(0.03));
    assertThat(squares).isCloseTo(1, within(0.03));
  }

  /** A walker that starts a little outside the prior would never come back. */
  @Test
  void theWalkersStayInsideThePrior() {
    SlcpPosterior posterior = new SlcpPosterior(PosteriorTask.SLCP.observations().get(2));
    double[][] samples = posterior.sample(1_000, Randoms.generator(1));
    assertThat(
            Arrays.stream(samples)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow())
        .isBetween(2.0, 3.0);
  }

  /** Draws of the prior, weighted by the likelihood, are the other way to the posterior. */
  @Test
  void theWalkersFindThePosterior() {
    SlcpPosterior posterior = new SlcpPosterior(PosteriorTask.SLCP.observations().get(2));
    RandomGenerator random = Randoms.generator(2);
    double[][] samples = posterior.sample(2_000, random);
    double[] sums = new double[6];
    for (int i = 0; i < 1_000_000; i++) {
      double[] theta = PosteriorTask.SLCP.draw(random);
      double weight = Math.exp(posterior.logLikelihood(theta) + 20);
      sums[5] += weight;
      for (int j = 0; j < 5; j++) {
        sums[j] += weight * (j == 2 || j == 3 ? Math.abs(theta[j]) : theta[j]);
      }
    }
    for (int j = 0; j < 5; j++) {
      int column = j;
      double found =
          Arrays.stream(samples)
              .mapToDouble(s -> column == 2 || column == 3 ? Math.abs(s[column]) : s[column])
              .average()
              .orElseThrow();
      assertThat(found).as("parameter %d", j).isCloseTo(sums[j] / sums[5], within(0.2));
    }
    assertThat(Arrays.stream(samples).filter(s -> s[3] < 0).count()).isBetween(800L, 1_200L);
  }

  @Test
  void aMixturesDensityIsThatOfItsSamples() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Parameters parameters = new Parameters(manager, 3);
      MixtureDensity mixture = new MixtureDensity(parameters, 2, 1, 16, 1);
      parameters.freeze();
      float[] target = {2};
      int side = 161;
      float[] grid = new float[side * side * 2];
      for (int i = 0; i < side * side; i++) {
        grid[2 * i] = (i % side - 80) / 5f;
        grid[2 * i + 1] = (i / side - 80) / 5f;
      }
      NDArray points = manager.create(grid, new Shape(side * side, 2));
      float[] logs =
          mixture
              .logDensity(
                  new TorchOps(manager), points, FlowDensity.repeated(manager, target, side * side))
              .toFloatArray();
      double total = 0;
      double[] moments = new double[3];
      for (int i = 0; i < logs.length; i++) {
        double share = Math.exp(logs[i]) * 0.04;
        total += share;
        moments[0] += share * grid[2 * i];
        moments[1] += share * grid[2 * i + 1] * grid[2 * i + 1];
        moments[2] += share * grid[2 * i] * grid[2 * i + 1];
      }
      assertThat(total).isCloseTo(1, within(1e-3));
      float[][] samples = mixture.sample(manager, target, 40_000, 4);
      double[] found = new double[3];
      for (float[] s : samples) {
        found[0] += s[0] / 40_000.0;
        found[1] += s[1] * s[1] / 40_000.0;
        found[2] += s[0] * s[1] / 40_000.0;
      }
      assertThat(found).containsExactly(moments, within(0.03));
    }
  }

  @Test
  void theAdjointDescendsOnTheNetworkAndStaysInRange() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Parameters parameters = new Parameters(manager, 3);
      ResidualNetwork net = new ResidualNetwork(parameters, "net", 2, 1, 16, 1);
      parameters.freeze();
      float[] reachable =
          net.forward(new TorchOps(manager), manager.create(new float[][] {{0.3f, -0.4f}}))
              .toFloatArray();
      float[][] starts = new float[50][];
      RandomGenerator random = Randoms.generator(1);
      for (int i = 0; i < starts.length; i++) {
        starts[i] = new float[] {2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1};
      }
      float[][] found = new NeuralAdjoint(manager, net, 1, 200).propose(starts, reachable);
      float[] reached = net.forward(new TorchOps(manager), manager.create(found)).toFloatArray();
      assertThat(Math.abs(reached[0] - reachable[0])).isLessThan(1e-4f);
      for (int i = 1; i < found.length; i++) {
        assertThat(Math.abs(reached[i] - reachable[0]))
            .isGreaterThanOrEqualTo(Math.abs(reached[i - 1] - reachable[0]) - 1e-6f);
        assertThat(Math.abs(found[i][0])).isLessThan(1.1f);
      }
    }
  }

  @Test
  void whatIsMeasuredIsKnownToTheNextRunAndOnThePage() throws Exception {
    Path file = folder.resolve("results.jsonl");
    new Outcomes(file, new Json())
        .add(
            new Outcome(
                "sine",
                "a method",
                "quick",
                2_000,
                20,
                100,
                0,
                1,
                3,
                4,
                "small",
                List.of(new double[] {1, 2e-3}, new double[] {50, 1e-5}),
                1e-3,
                List.of()));
    new Outcomes(file, new Json())
        .add(
            new Outcome(
                "two-moons",
                "another",
                "quick",
                1_000,
                2,
                500,
                0,
                1,
                3,
                4,
                "small",
                List.of(),
                null,
                List.of(0.5, 0.7)));
    Outcomes read = new Outcomes(file, new Json());
    assertThat(read.all().getLast().meanC2st()).isCloseTo(0.6, within(1e-9));
    assertThat(read.has("sine", "a method", "quick", 2_000)).isTrue();
    assertThat(read.has("sine", "a method", "published", 2_000)).isFalse();
    assertThat(read.all().getFirst().at(50)).isEqualTo(1e-5);
    Files.writeString(
        folder.resolve("benchmarks.md"),
        "before\n" + LiteraturePage.BEGIN + "\nold\n" + LiteraturePage.END + "\nafter\n");
    GeneratorFigure figure =
        new GeneratorFigure(
            "sine",
            "a generator",
            "quick",
            2_000,
            "small",
            12,
            List.of(0.9, 0.8),
            List.of(0.04, Double.NaN),
            List.of(900, 3),
            20);
    JsonLines<GeneratorFigure> figures =
        new JsonLines<>(folder.resolve("g.jsonl"), new Json(), GeneratorFigure.class);
    figures.add(figure);
    new LiteraturePage(read.all(), figures.all()).write(folder);
    assertThat(Files.readString(folder.resolve("benchmarks.md")))
        .startsWith("before\n")
        .endsWith("\nafter\n")
        .contains("| a method | 0.002 | 0.001 |  | 1e-5 |")
        .contains("| another | 1,000 | 0.600 | 0.500 | 0.700 |")
        .contains("| a generator (small) | 0.90 / 0.80 | 0.04 / – | 12 | 20 |")
        .doesNotContain("old");
    assertThat(folder.resolve("pictures").resolve("literature-designs.png")).isNotEmptyFile();
  }

  private static Outcome design(String task, double error) {
    return new Outcome(
        task,
        "a method",
        "published",
        2_000,
        20,
        100,
        0,
        1,
        3,
        4,
        "small",
        List.of(new double[] {1, error}, new double[] {50, 1e-5}),
        1e-3,
        List.of());
  }

  @Test
  void whatIsMeasuredLaterTakesThePlaceOfTheSameAndOfNothingElse() throws Exception {
    Path file = folder.resolve("results.jsonl");
    JsonLines<Outcome> kept = new JsonLines<>(file, new Json(), Outcome.class);
    kept.merge(List.of(design("sine", 1), design("arm", 2)), Outcome::same);
    kept.merge(List.of(design("sine", 3)), Outcome::same);
    List<Outcome> read = new JsonLines<>(file, new Json(), Outcome.class).all();
    assertThat(read).map(Outcome::task).containsExactly("sine", "arm");
    assertThat(read).map(o -> o.at(1)).containsExactly(3.0, 2.0);
  }

  @Test
  void sectionsOfTasksWithoutResultsStayOnThePageAndTheirPictureToo() throws Exception {
    new LiteraturePage(List.of(design("sine", 1e-3), design("arm", 2e-3)), List.of()).write(folder);
    Path picture = folder.resolve("pictures").resolve("literature-designs.png");
    byte[] both = Files.readAllBytes(picture);
    Path page = folder.resolve("benchmarks.md");
    String before = Files.readString(page);
    new LiteraturePage(List.of(design("arm", 4e-3)), List.of()).write(folder);
    assertThat(Files.readString(page)).isEqualTo(before.replace("| 0.002 |", "| 0.004 |"));
    assertThat(picture).as("of both tasks").hasBinaryContent(both);
  }

  private static double[][] normals(int n, long seed, double shift) {
    float[] values = Randoms.normals(seed, 0, n, 2);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = new double[] {values[2 * i] + shift, values[2 * i + 1]};
    }
    return rows;
  }

  private static double mean(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(r -> r[column]).average().orElseThrow();
  }

  private static double deviation(double[][] rows, int column) {
    double mean = mean(rows, column);
    return Math.sqrt(
        Arrays.stream(rows)
            .mapToDouble(r -> Math.pow(r[column] - mean, 2))
            .average()
            .orElseThrow());
  }
}
