package io.backcast.train.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.engine.OnnxGraph;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.Spaces;
import io.backcast.train.net.InputEncoding;
import io.backcast.train.net.OnnxOps;
import io.backcast.train.net.TorchOps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Gaussian process and a forest on two numbers and a category of 20 names. */
class FittedMembersTest {
  private static final int NAMES = 20;

  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              new Variable("p", "p", "", -1, 1, 0, VariableKind.CONTINUOUS, 2),
              new Variable("q", "q", "", -1, 1, 0, VariableKind.CONTINUOUS, 2),
              new Variable(
                  "kind",
                  "k",
                  "",
                  0,
                  NAMES - 1,
                  0,
                  VariableKind.CATEGORICAL,
                  0,
                  IntStream.range(0, NAMES).mapToObj(i -> "k" + i).toList())),
          List.of(Spaces.property(-3, 3, 0.1, null)),
          List.of(),
          List.of());

  @TempDir Path folder;

  private final InputEncoding encoding = new InputEncoding(SPACE);
  private final double[] ofName = Randoms.generator(9).doubles(NAMES, -1, 1).toArray();

  private interface Surface {
    double at(double p, double q);
  }

  private record Rows(float[][] f, float[] y) {}

  private Rows rows(int n, long seed, Surface surface) {
    RandomGenerator random = Randoms.generator(seed);
    float[][] f = new float[n][];
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      int name = random.nextInt(NAMES);
      f[i] =
          new float[] {
            2 * random.nextFloat() - 1,
            2 * random.nextFloat() - 1,
            (float) SPACE.variables().get(2).scale(name)
          };
      y[i] = (float) (surface.at(f[i][0], f[i][1]) + ofName[name]);
    }
    return new Rows(f, y);
  }

  /** Mean and sample deviation of the variants, {@code [n][2]}. */
  private double[][] predict(FittedMember member, int variants, float[][] f) {
    double[][] out = new double[f.length][];
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      TorchOps o = new TorchOps(manager);
      NDArray e = encoding.encode(o, manager.create(f));
      NDArray all = member.variants(o, e);
      assertThat(all.getShape()).isEqualTo(new Shape(f.length, variants));
      float[] values = all.toFloatArray();
      for (int i = 0; i < f.length; i++) {
        double sum = 0;
        double squares = 0;
        for (int j = 0; j < variants; j++) {
          sum += values[i * variants + j];
          squares += values[i * variants + j] * values[i * variants + j];
        }
        double mean = sum / variants;
        double variance = (squares - sum * mean) / Math.max(1, variants - 1);
        out[i] = new double[] {mean, Math.sqrt(Math.max(0, variance))};
      }
    }
    return out;
  }

  private static double error(double[][] predicted, float[] y) {
    return IntStream.range(0, y.length)
        .mapToDouble(i -> Math.abs(predicted[i][0] - y[i]))
        .average()
        .orElseThrow();
  }

  @Test
  void aGaussianProcessLearnsASmoothSurfaceAndTheNamesFromFewRows() {
    Surface smooth = (p, q) -> Math.sin(2 * p) * q;
    Rows known = rows(150, 1, smooth);
    Rows others = rows(200, 2, smooth);
    FittedMember process = new GaussianProcessKind(1_000).fit(encoding, known.f, known.y, 3, 1);
    double[][] predicted = predict(process, 3, others.f);
    // the names alone spread by 0.6
    assertThat(error(predicted, others.y)).isLessThan(0.06);
    double far = predict(process, 3, new float[][] {{9, -9, known.f[0][2]}})[0][1];
    double near = predict(process, 3, new float[][] {known.f[0]})[0][1];
    assertThat(far).isGreaterThan(5 * near);
    assertThat(predict(process, 3, new float[][] {known.f[0]})[0][0])
        .isCloseTo(known.y[0], within(0.1));
  }

  @Test
  void rowsBeyondItsLimitAreSampled() {
    Surface smooth = (p, q) -> p + q;
    Rows known = rows(300, 1, smooth);
    GaussianProcess process =
        (GaussianProcess) new GaussianProcessKind(100).fit(encoding, known.f, known.y, 1, 1);
    assertThat(process.weights()).hasSize(100);
  }

  @Test
  void aForestLearnsStepsAndNames() {
    Surface steps = (p, q) -> p > 0.2 ? (q > -0.4 ? 2 : -1) : 0;
    Rows known = rows(400, 3, steps);
    Rows others = rows(200, 4, steps);
    Forest forest = new ForestKind(60).fit(encoding, known.f, known.y, 4, 1);
    double[][] predicted = predict(forest, 4, others.f);
    assertThat(error(predicted, others.y)).isLessThan(0.25);
    // the trees disagree somewhere, and two ways to the same trees agree
    assertThat(predicted[0][1]).isPositive();
    Forest single = new ForestKind(60).fit(encoding, known.f, known.y, 1, 1);
    assertThat(single.predict(others.f)[5])
        .isCloseTo((float) predict(single, 1, others.f)[5][0], within(1e-5f));
  }

  @Test
  void aPropertyThatIsTheSameInAllRowsAndOneFarOutlierAreLearnedToo() {
    Rows same = rows(20, 5, (p, q) -> 0);
    float[] values = new float[20];
    for (double[] predicted : fitted(same.f, values)) {
      assertThat(predicted[0]).isCloseTo(0, within(1e-6));
    }
    values[7] = 1e6f;
    for (double[] predicted : fitted(same.f, values)) {
      assertThat(predicted[0]).isBetween(-1e6, 2e6);
    }
  }

  private double[][] fitted(float[][] f, float[] y) {
    return predict(new GaussianProcessKind(50).fit(encoding, f, y, 3, 1), 3, f);
  }

  @Test
  void theSpreadOfAForestDoesNotDependOnTheNumberOfItsVariants() {
    Rows known = rows(200, 3, (p, q) -> p * q);
    double[] spread = new double[2];
    int[] variants = {3, 12};
    for (int which = 0; which < 2; which++) {
      Forest forest = new ForestKind(120).fit(encoding, known.f, known.y, variants[which], 1);
      double[][] predicted = predict(forest, variants[which], known.f);
      spread[which] = IntStream.range(0, 200).mapToDouble(i -> predicted[i][1]).average().orElse(0);
    }
    // without a correction the means of ten trees would lie twice as far apart as those of forty
    assertThat(spread[1] / spread[0]).isBetween(0.8, 1.3);
  }

  @Test
  void theSameSeedGivesTheSameForest() {
    Rows known = rows(100, 3, (p, q) -> p * q);
    double[][] one = predict(new ForestKind(20).fit(encoding, known.f, known.y, 2, 7), 2, known.f);
    double[][] other =
        predict(new ForestKind(20).fit(encoding, known.f, known.y, 2, 7), 2, known.f);
    assertThat(one).isDeepEqualTo(other);
  }

  @Test
  void theSameRowsGiveTheSameProcessOnAnyThread() throws Exception {
    Rows known = rows(60, 3, (p, q) -> Math.sin(p * q));
    GaussianProcessKind kind = new GaussianProcessKind(100);
    double[][] one = predict(kind.fit(encoding, known.f, known.y, 2, 7), 2, known.f);
    List<double[][]> others = new CopyOnWriteArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 2; i++) {
        workers
            .submit(
                () -> others.add(predict(kind.fit(encoding, known.f, known.y, 2, 7), 2, known.f)))
            .get();
      }
    }
    assertThat(others).hasSize(2).allSatisfy(other -> assertThat(other).isDeepEqualTo(one));
  }

  /** A table's rows over the two numbers alone, whose category is always the first. */
  private Rows plain(int n, long seed, Surface surface) {
    RandomGenerator random = Randoms.generator(seed);
    float[][] f = new float[n][];
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      f[i] = new float[] {2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1, -1};
      y[i] = (float) surface.at(f[i][0], f[i][1]);
    }
    return new Rows(f, y);
  }

  @Test
  void aFormulaIsLearnedByTheGaussianKernelToThreeMoreDigits() {
    Surface formula = (p, q) -> Math.sin(3 * p) + Math.cos(4 * q);
    Rows known = plain(300, 1, formula);
    Rows others = plain(200, 2, formula);
    FittedMember process = new GaussianProcessKind(300).fit(encoding, known.f, known.y, 2, 1);
    assertThat(((GaussianProcess) process).shape()).isEqualTo(KernelShape.GAUSSIAN);
    // Matérn's kernel is off by 0.002 on these rows
    assertThat(error(predict(process, 2, others.f), others.y)).isLessThan(5e-4);
  }

  @Test
  void aSurfaceWithAKinkKeepsMaternsKernel() {
    Rows known = plain(300, 1, (p, q) -> Math.abs(p + 0.3 * q) + q);
    FittedMember process = new GaussianProcessKind(300).fit(encoding, known.f, known.y, 2, 1);
    assertThat(((GaussianProcess) process).shape()).isEqualTo(KernelShape.MATERN);
  }

  @Test
  void aFormulaIsCarriedFurtherInDoublePrecisionByTheTrainedAndTheExportedProcess()
      throws Exception {
    Surface formula = (p, q) -> Math.sin(3 * p) + Math.cos(4 * q);
    Rows known = plain(300, 1, formula);
    Rows others = plain(200, 2, formula);
    FittedMember process = new GaussianProcessKind(300).fit(encoding, known.f, known.y, 2, 1);
    assertThat(((GaussianProcess) process).wide()).isTrue();
    // single precision ends at 3e-4 here
    assertThat(error(predict(process, 2, others.f), others.y)).isLessThan(1e-5);
    assertThat(error(exported(process, 2, others.f), others.y)).isLessThan(1e-5);
  }

  @Test
  void aTableWithNoiseStaysInSinglePrecision() {
    RandomGenerator random = Randoms.generator(8);
    Rows known = plain(300, 1, (p, q) -> Math.sin(3 * p) + 0.01 * random.nextGaussian());
    FittedMember process = new GaussianProcessKind(300).fit(encoding, known.f, known.y, 2, 1);
    assertThat(((GaussianProcess) process).wide()).isFalse();
  }

  @Test
  void aPropertyThatRisesAndFallsManyTimesIsNotTakenForNoise() {
    Surface wave = (p, q) -> Math.sin(3 * Math.PI * p) + Math.cos(3 * Math.PI * q);
    Rows known = plain(400, 1, wave);
    Rows others = plain(200, 2, wave);
    FittedMember process = new GaussianProcessKind(400).fit(encoding, known.f, known.y, 2, 1);
    assertThat(error(predict(process, 2, others.f), others.y)).isLessThan(0.01);
  }

  /** Mean of the variants by the file's network, {@code [n][1]}. */
  private double[][] exported(FittedMember member, int variants, float[][] f) throws Exception {
    OnnxOps o = new OnnxOps();
    String x = o.input("x", -1, 3);
    o.output("y", member.variants(o, encoding.encode(o, x)), -1, variants);
    Path file = Files.write(folder.resolve("process.onnx"), o.build(Map.of()));
    float[] flat = new float[f.length * 3];
    for (int i = 0; i < f.length; i++) {
      System.arraycopy(f[i], 0, flat, 3 * i, 3);
    }
    try (OnnxGraph graph = OnnxGraph.open(file)) {
      float[] y = graph.run(f.length, List.of(flat)).getFirst();
      double[][] out = new double[f.length][1];
      for (int i = 0; i < f.length; i++) {
        for (int j = 0; j < variants; j++) {
          out[i][0] += y[i * variants + j] / (double) variants;
        }
      }
      return out;
    }
  }

  @ParameterizedTest
  @CsvSource({"MATERN, USUAL", "GAUSSIAN, USUAL", "GAUSSIAN, NEXT_TO_NONE"})
  void theLikelihoodsSlopeIsThatOfItsValues(KernelShape shape, Likelihood.Noise noise) {
    Rows known = rows(30, 5, (p, q) -> p * p - q);
    Kernel kernel = Kernel.of(encoding, known.f, new double[] {0.5, 0.5, 1}, shape);
    double[] y = new double[30];
    for (int i = 0; i < y.length; i++) {
      y[i] = known.y[i];
    }
    Likelihood likelihood = new Likelihood(kernel, y, noise);
    double[] at = likelihood.start();
    at[0] -= 0.7;
    at[2] += 0.4;
    double[] slope = new double[at.length];
    likelihood.slope().process(at, slope);
    for (int j = 0; j < at.length; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += 1e-4;
      down[j] -= 1e-4;
      double difference = (likelihood.process(up) - likelihood.process(down)) / 2e-4;
      assertThat(slope[j]).as("parameter %d", j).isCloseTo(difference, within(1e-4));
    }
  }
}
