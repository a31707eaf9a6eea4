package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatticeTest {
  @Test
  void theEdgesHaveTheLengthsAndAnglesAskedFor() {
    for (double alpha : new double[] {72, 90, 108}) {
      for (double beta : new double[] {75, 90, 104}) {
        Lattice lattice = new Lattice(3.1, 3.3, 12.2, alpha, beta, 119);
        double[][] v = lattice.vectors();
        assertThat(length(v[0])).isCloseTo(3.1, within(1e-12));
        assertThat(length(v[1])).isCloseTo(3.3, within(1e-12));
        assertThat(length(v[2])).isCloseTo(12.2, within(1e-9));
        assertThat(angle(v[1], v[2])).isCloseTo(alpha, within(1e-9));
        assertThat(angle(v[0], v[2])).isCloseTo(beta, within(1e-9));
        assertThat(angle(v[0], v[1])).isCloseTo(119, within(1e-9));
      }
    }
  }

  @Test
  void theEdgesAreRightHandedAndSpanTheVolume() {
    Lattice lattice = new Lattice(2.6, 3.7, 14.7, 73, 107, 143);
    double[][] v = lattice.vectors();
    double determinant =
        v[0][0] * (v[1][1] * v[2][2] - v[1][2] * v[2][1])
            - v[0][1] * (v[1][0] * v[2][2] - v[1][2] * v[2][0])
            + v[0][2] * (v[1][0] * v[2][1] - v[1][1] * v[2][0]);
    assertThat(determinant).isPositive().isCloseTo(lattice.volume(), within(1e-9));
  }

  @Test
  void anglesThatCloseNoCellAreToldApart() {
    assertThat(new Lattice(3, 3, 12, 90, 90, 120).problem()).isNull();
    // two angles that add up to the third leave the edges in a plane
    assertThat(new Lattice(3, 3, 12, 72, 72, 144).problem())
        .hasToString("angles of 72.00°, 72.00° and 144.00° close no cell");
    assertThat(new Lattice(3, 3, 12, 120, 120, 120).problem()).asString().contains("close no cell");
    assertThat(new Lattice(3, 3, 12, Double.NaN, 90, 90).problem())
        .asString()
        .contains("close no cell");
    assertThat(new Lattice(0, 3, 12, 90, 90, 90).problem()).asString().contains("are not lengths");
  }

  private static double length(double[] v) {
    return Math.sqrt(dot(v, v));
  }

  private static double dot(double[] v, double[] w) {
    return v[0] * w[0] + v[1] * w[1] + v[2] * w[2];
  }

  private static double angle(double[] v, double[] w) {
    return Math.toDegrees(Math.acos(dot(v, w) / length(v) / length(w)));
  }
}
