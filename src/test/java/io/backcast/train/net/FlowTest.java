package io.backcast.train.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invertible networks of a few weights, all of them random. */
class FlowTest {
  private static final int N = 40;
  private static final float TOLERANCE = 0.1f;

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final TorchOps o = new TorchOps(manager);

  @AfterEach
  void free() {
    manager.close();
  }

  /** Half-ranges are 1, so that scaled values are physical ones. */
  private static Normalization normalization(int dx, @Nullable PointMass mass) {
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < dx; i++) {
      variables.add(new Variable("x" + i, "x", "", -1, 1, 0, VariableKind.CONTINUOUS, 2));
    }
    int lower = mass == null ? -1 : 0;
    Property y = new Property("y", "y", "y", "", lower, lower + 2, 2, TOLERANCE, mass);
    return new Normalization(new DesignSpace(variables, List.of(y), List.of(), List.of()));
  }

  private CouplingFlow flow(int dx, int condition) {
    return flow(new AffineCoupling(), dx, condition);
  }

  private CouplingFlow flow(Coupling coupling, int dx, int condition) {
    Parameters parameters = new Parameters(manager, 1);
    CouplingFlow flow = new CouplingFlow(parameters, coupling, dx, condition, 3, 8, 5);
    RandomGenerator random = Randoms.generator(2);
    // splines with larger ones are steeper than single precision can be undone
    double size = coupling instanceof AffineCoupling ? 0.4 : 0.12;
    parameters.restore(
        parameters.snapshot().stream()
            .map(
                values -> {
                  float[] other = new float[values.length];
                  for (int i = 0; i < other.length; i++) {
                    other[i] = (float) (size * random.nextGaussian());
                  }
                  return other;
                })
            .toList());
    parameters.freeze();
    return flow;
  }

  private ConditionalFlow conditional(int dx) {
    return conditional(new AffineCoupling(), dx);
  }

  private ConditionalFlow conditional(Coupling coupling, int dx) {
    return new ConditionalFlow(flow(coupling, dx, 1), normalization(dx, null), false);
  }

  private static Coupling coupling(int bins) {
    return bins == 0 ? new AffineCoupling() : new SplineCoupling(bins);
  }

  private NDArray uniform(long seed, int columns) {
    float[] values = new float[N * columns];
    RandomGenerator random = Randoms.generator(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (1.8 * random.nextDouble() - 0.9);
    }
    return manager.create(values, new Shape(N, columns));
  }

  private static void close(NDArray got, NDArray wanted, double difference) {
    float[] values = wanted.toFloatArray();
    float[] others = got.toFloatArray();
    assertThat(others).hasSameSizeAs(values);
    for (int i = 0; i < values.length; i++) {
      assertThat((double) others[i]).isCloseTo(values[i], within(difference));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "3, 0", "5, 0", "2, 8", "3, 8", "5, 16"})
  void aConditionalFlowReturnsToTheDesignItStartedFrom(int dx, int bins) {
    ConditionalFlow net = conditional(coupling(bins), dx);
    NDArray f = uniform(3, dx);
    NDArray y = uniform(4, 1);
    NDArray z = net.forward(o, f, y).getFirst();
    assertThat(z.getShape()).isEqualTo(new Shape(N, net.latent()));
    close(net.inverse(o, z, y), f, 1e-4);
  }

  @Test
  void theConditionChangesTheDesign() {
    ConditionalFlow net = conditional(3);
    NDArray z = uniform(5, 3);
    NDArray low = net.inverse(o, z, o.constant(new float[N], N, 1));
    NDArray high = net.inverse(o, z, manager.ones(new Shape(N, 1)));
    assertThat(low.sub(high).abs().max().getFloat()).isGreaterThan(0.01f);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void everySampleLiesInsideTheBounds(int bins) {
    NDArray z = uniform(6, 3).mul(manager.create(new float[] {20}));
    float[] f = conditional(coupling(bins), 3).inverse(o, z, uniform(7, 1)).toFloatArray();
    for (float value : f) {
      assertThat(value).isBetween(-1f, 1f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void theDeterminantIsThatOfTheNumericalJacobian(int bins) {
    ConditionalFlow net = conditional(coupling(bins), 2);
    NDArray f = uniform(8, 2);
    NDArray y = uniform(9, 1);
    float[] logDet = net.forward(o, f, y).get(1).toFloatArray();
    float h = bins == 0 ? 1e-2f : 1e-3f;
    float[][] slopes = new float[2][];
    for (int j = 0; j < 2; j++) {
      float[] step = new float[2];
      step[j] = h;
      NDArray shift = manager.create(step, new Shape(1, 2));
      NDArray up = net.forward(o, f.add(shift), y).getFirst();
      NDArray down = net.forward(o, f.sub(shift), y).getFirst();
      slopes[j] = up.sub(down).toFloatArray();
    }
    for (int i = 0; i < N; i++) {
      double determinant =
          (slopes[0][2 * i] * slopes[1][2 * i + 1] - slopes[0][2 * i + 1] * slopes[1][2 * i])
              / (4.0 * h * h);
      assertThat(Math.log(Math.abs(determinant))).isCloseTo(logDet[i], within(0.05));
    }
  }

  @Test
  void theNegativeLogLikelihoodIsThatOfANormalLatent() {
    ConditionalFlow net = conditional(3);
    NDArray f = uniform(10, 3);
    NDArray y = uniform(11, 1);
    List<NDArray> parts = net.forward(o, f, y);
    float[] z = parts.get(0).toFloatArray();
    float[] logDet = parts.get(1).toFloatArray();
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      sum += 0.5 * z[i] * z[i];
    }
    for (float value : logDet) {
      sum -= value;
    }
    assertThat((double) net.negativeLogLikelihood(o, f, y, 0.5).getFloat())
        .isCloseTo(sum / N, within(1e-3));
  }

  @Test
  void aJointFlowPredictsAndReturnsToTheDesignItStartedFrom() {
    JointFlow net = new JointFlow(flow(4, 0), normalization(4, null));
    assertThat(net.latent()).isEqualTo(3);
    NDArray f = uniform(12, 4);
    List<NDArray> parts = net.forward(o, f, f);
    assertThat(parts.get(0).getShape()).isEqualTo(new Shape(N, 1));
    assertThat(parts.get(1).getShape()).isEqualTo(new Shape(N, 3));
    close(net.inverse(o, parts.get(1), parts.get(0)), f, 1e-4);
  }

  @Test
  void aJointFlowTakesThePointMassToMeanTwoTolerancesBelowIt() {
    JointFlow net = new JointFlow(flow(3, 0), normalization(3, new PointMass(0, "none")));
    NDArray z = uniform(13, 2);
    NDArray mass = net.inverse(o, z, manager.zeros(new Shape(N, 1)));
    NDArray below = manager.full(new Shape(N, 1), -2 * TOLERANCE);
    close(net.inverse(o, z, below), mass, 1e-5);
    NDArray above = manager.full(new Shape(N, 1), 0.01f);
    assertThat(net.inverse(o, z, above).sub(mass).abs().max().getFloat()).isGreaterThan(1e-3f);
  }

  @Test
  void aJointFlowWeighsTheLabelsMoreAsTrainingProceeds() {
    JointFlow net = new JointFlow(flow(3, 0), normalization(3, null));
    NDArray f = uniform(14, 3);
    NDArray exact = net.forward(o, f, f).getFirst();
    NDArray off = exact.add(manager.full(new Shape(N, 1), 0.1f));
    double start = excess(net, f, exact, off, 0);
    // half of (0.1 / 0.3)² at first, of (0.1 / 0.02)² from three fifths on
    assertThat(start).isCloseTo(0.5 / 9, within(1e-3));
    assertThat(excess(net, f, exact, off, 0.3)).isGreaterThan(3 * start);
    assertThat(excess(net, f, exact, off, 0.6)).isCloseTo(12.5, within(0.05));
    assertThat(excess(net, f, exact, off, 1)).isCloseTo(12.5, within(0.05));
  }

  private double excess(JointFlow net, NDArray f, NDArray exact, NDArray off, double done) {
    return net.negativeLogLikelihood(o, f, off, done).getFloat()
        - net.negativeLogLikelihood(o, f, exact, done).getFloat();
  }
}
