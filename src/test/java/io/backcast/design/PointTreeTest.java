package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.Distances;
import io.backcast.model.Randoms;
import io.backcast.model.Rows;
import org.junit.jupiter.api.Test;

class PointTreeTest {
  private static final int D = 4;

  @Test
  void findsTheNearestPointAsAComparisonWithAllDoes() {
    float[][] points = Rows.of(Randoms.uniforms(1, 0, 900, D), D);
    // several points in one place must not end in an endless division
    for (int i = 0; i < 40; i++) {
      points[i] = new float[] {0.5f, 0.5f, 0.5f, 0.5f};
    }
    PointTree tree = new PointTree(D);
    for (float[] point : points) {
      tree.add(point);
    }
    for (float[] q : Rows.of(Randoms.uniforms(2, 0, 300, D), D)) {
      double least = Double.POSITIVE_INFINITY;
      for (float[] point : points) {
        least = Math.min(least, Distances.squared(q, point));
      }
      assertThat(tree.nearest(q, 0, Double.POSITIVE_INFINITY)).isEqualTo(least);
      assertThat(tree.nearest(q, 0, least / 2)).isEqualTo(least / 2);
      assertThat(tree.within(q, 0, least * 1.001)).isTrue();
      assertThat(tree.within(q, 0, least)).isFalse();
    }
    assertThat(tree.nearest(points[3], 0, 1)).isZero();
  }
}
