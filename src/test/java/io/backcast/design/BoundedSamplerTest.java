package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.engine.InverseModel;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Target;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("networks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundedSamplerTest {
  private static final int N = 2_000;
  private static final Target HALF_EV = new Target(new double[] {0.5}, new double[] {0.05});
  private InverseModel model;
  private DesignSpace space;

  @BeforeAll
  void open() throws Exception {
    model = Models.mos2();
    space = model.card().space();
  }

  @AfterAll
  void close() {
    model.close();
  }

  private DesignBounds halved() {
    DesignBounds bounds = DesignBounds.of(space);
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      bounds = bounds.with(j, v.centre() - 0.5 * v.halfRange(), v.centre() + 0.5 * v.halfRange());
    }
    return bounds;
  }

  private DesignBounds anglesLocked() {
    DesignBounds bounds = DesignBounds.of(space);
    for (int j = 3; j < space.dx(); j++) {
      double reference = space.variables().get(j).reference();
      bounds = bounds.with(j, reference, reference);
    }
    return bounds;
  }

  private DesignMatrix draw(DesignBounds bounds, long first, int n) throws Exception {
    return new BoundedSampler(model)
        .draw(HALF_EV, SampleSeeds.of(model, 1, first, n), bounds, 3, 48);
  }

  /**
   * Designs uniform inside the bounds whose surrogate prediction is within 0.02 eV of the target.
   */
  private List<float[]> rejection(DesignBounds bounds) throws Exception {
    RandomGenerator random = Randoms.generator(77);
    List<float[]> accepted = new ArrayList<>();
    int chunk = 20_000;
    int dx = space.dx();
    for (int c = 0; c < 40 && accepted.size() < N; c++) {
      float[] x = new float[chunk * dx];
      for (int i = 0; i < x.length; i++) {
        int j = i % dx;
        x[i] =
            (float)
                (bounds.lower()[j] + random.nextDouble() * (bounds.upper()[j] - bounds.lower()[j]));
      }
      float[] y = model.predictFast(chunk, x);
      for (int i = 0; i < chunk; i++) {
        if (Math.abs(y[i] - 0.5) < 0.02) {
          accepted.add(Arrays.copyOfRange(x, i * dx, (i + 1) * dx));
        }
      }
    }
    return accepted;
  }

  private double distance(double[] a, double[] b) {
    Arrays.sort(a);
    Arrays.sort(b);
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      int at = Arrays.binarySearch(b, a[i]);
      double share = (at < 0 ? -at - 1 : at) / (double) b.length;
      worst = Math.max(worst, Math.abs(share - i / (double) a.length));
    }
    return worst;
  }

  private void assertTrueDistribution(DesignBounds bounds) throws Exception {
    DesignMatrix x = draw(bounds, 0, N);
    List<float[]> truth = rejection(bounds);
    for (int j = 0; j < space.dx(); j++) {
      int column = j;
      if (!bounds.isLocked(j)) {
        double[] accepted = truth.stream().mapToDouble(f -> f[column]).toArray();
        assertThat(distance(x.column(j), accepted))
            .as("distribution of %s", space.variables().get(j).name())
            .isLessThan(0.08);
      }
    }
  }

  @Test
  void insideHalvedRangesTheDistributionIsTheOneOfRejectionSampling() throws Exception {
    assertTrueDistribution(halved());
  }

  @Test
  void withAnglesAndFieldLockedTheDistributionIsTheOneOfRejectionSampling() throws Exception {
    assertTrueDistribution(anglesLocked());
  }

  @Test
  void everyDesignLiesInTheBoundsAndLockedVariablesStay() throws Exception {
    DesignBounds bounds = anglesLocked();
    DesignMatrix x = draw(bounds, 0, N);
    for (int i = 0; i < N; i++) {
      assertThat(bounds.contains(x, i)).isTrue();
    }
  }

  @Test
  void aSampleDependsOnItsOwnIndexAlone() throws Exception {
    assertThat(draw(halved(), 200, 100)).isEqualTo(draw(halved(), 0, 300).slice(200, 300));
  }

  @Test
  void anyNumberOfSamplesIsSplitIntoBatchesThatFitIntoAnArray() {
    int[] rows = IntStream.range(0, 4_900_000).toArray();
    List<int[]> pieces = TrialPicks.batches(rows, 64, 7);
    assertThat(pieces).allMatch(piece -> (long) piece.length * 64 * 7 <= Integer.MAX_VALUE / 2);
    assertThat(pieces.stream().flatMapToInt(Arrays::stream).toArray()).isEqualTo(rows);
    assertThat(TrialPicks.batches(new int[] {3, 1}, Integer.MAX_VALUE, 100)).hasSize(2);
    assertThat(TrialPicks.batches(new int[0], 64, 7)).isEmpty();
  }
}
