package io.backcast.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.model.Distances;
import io.backcast.model.Randoms;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTreeTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "40, 3", "64, 4", "65, 7", "1000, 8", "1500, 9"})
  void theNearestOfAllIsFoundAndALimitHolds(int n, int d) {
    float[][] points = new float[n][];
    float[] all = Randoms.uniforms(1, 0, n, d);
    Arrays.setAll(points, i -> Arrays.copyOfRange(all, i * d, (i + 1) * d));
    // equal points are no hindrance
    points[n - 1] = points[0].clone();
    BoxTree.Search tree = new BoxTree(points).search();
    float[] places = Randoms.normals(2, 0, 200, d);
    for (int k = 0; k < 200; k++) {
      int from = k * d;
      double least = Double.POSITIVE_INFINITY;
      for (float[] point : points) {
        least = Math.min(least, Distances.squared(places, from, point, Double.POSITIVE_INFINITY));
      }
      assertThat(tree.nearest(places, from, Double.POSITIVE_INFINITY)).isEqualTo(least);
      assertThat(tree.nearest(places, from, least * 0.99)).isEqualTo(least * 0.99);
      assertThat(tree.nearest(places, from, least * 1.01)).isEqualTo(least);
    }
    places[0] = Float.NaN;
    assertThat(tree.nearest(places, 0, Double.POSITIVE_INFINITY)).isNaN();
    places[0] = Float.POSITIVE_INFINITY;
    assertThat(tree.nearest(places, 0, Double.POSITIVE_INFINITY)).isInfinite();
  }
}
