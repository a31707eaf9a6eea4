package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DesignClustersTest {
  private static Variable variable(String name) {
    return new Variable(name, name, "", -1, 1, 0, VariableKind.CONTINUOUS, 3);
  }

  private static final DesignSpace MIRRORED =
      new DesignSpace(
          List.of(variable("p"), variable("q")), List.of(), List.of(Map.of("p", "-p")), List.of());

  /** Rows around the given centres in turn. */
  private static DesignMatrix around(int n, double[]... centres) {
    RandomGenerator random = Randoms.generator(4);
    float[] x = new float[2 * n];
    for (int i = 0; i < n; i++) {
      double[] centre = centres[i % centres.length];
      x[2 * i] = (float) (centre[0] + 0.05 * random.nextGaussian());
      x[2 * i + 1] = (float) (centre[1] + 0.05 * random.nextGaussian());
    }
    return DesignMatrix.of(x, 2);
  }

  @Test
  void symmetricCopiesAreOneCluster() throws Exception {
    DesignMatrix x =
        around(300, new double[] {0.7, 0.6}, new double[] {-0.7, 0.6}, new double[] {0, -0.6});
    DesignClusters clusters = DesignClusters.of(MIRRORED, MIRRORED.group(), x);
    assertThat(clusters.count()).isEqualTo(2);
    assertThat(clusters.labels()[0])
        .isEqualTo(clusters.labels()[1])
        .isNotEqualTo(clusters.labels()[2]);
  }

  @Test
  void aClusterIsNamedByItsTraits() throws Exception {
    DesignMatrix x = around(200, new double[] {0, 0.6}, new double[] {0, -0.6});
    DesignClusters clusters = DesignClusters.of(MIRRORED, MIRRORED.group(), x);
    int up = clusters.labels()[0];
    assertThat(clusters.traits().get(up)).first().isEqualTo(new DesignClusters.Trait(1, true));
  }

  @Test
  void everyImageOfADesignHasTheSameKey() throws Exception {
    var group = MIRRORED.group();
    assertThat(group.orbitKey(new float[] {0.3f, 0.2f}))
        .isEqualTo(group.orbitKey(new float[] {-0.3f, 0.2f}))
        .isNotEqualTo(group.orbitKey(new float[] {0.3f, -0.2f}));
  }
}
