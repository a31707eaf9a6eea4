package io.backcast.train.evaluate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ClosedForms;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetRegionTest {
  private static final DesignSpace SPACE =
      ClosedForms.space(
          List.of(ClosedForms.continuous("a", -1, 1)),
          ClosedForms.property("gap", 0, 9, 0.1, new PointMass(0, "metal")));

  @Test
  void theClassStandsApartAndTheOtherRowsAreDividedEvenly() {
    // squares gather at small values; two in three rows are metals
    double[][] y =
        IntStream.range(0, 900)
            .mapToObj(i -> new double[] {i < 600 ? 0 : Math.pow((i - 599) / 100.0, 2)})
            .toArray(double[][]::new);
    List<TargetRegion> regions = TargetRegion.of(SPACE, y);
    assertThat(regions)
        .extracting(TargetRegion::name)
        .containsExactly("metal", "low", "middle", "high");
    assertThat(regions.stream().mapToInt(r -> rows(r, y)).toArray()).startsWith(600);
    regions.stream().skip(1).forEach(r -> assertThat(rows(r, y)).isBetween(99, 101));
  }

  private static int rows(TargetRegion region, double[][] y) {
    return (int) IntStream.range(0, y.length).filter(i -> region.contains(SPACE, y[i])).count();
  }

  @Test
  void withFewRowsTheRangeIsDividedAndEveryValueHasOneRegion() {
    List<TargetRegion> regions = TargetRegion.of(SPACE, new double[][] {{5}, {Double.NaN}});
    assertThat(regions.get(1).upper()).isEqualTo(3);
    for (double value : new double[] {-1, 0, 1e-9, 3, 4, 6, 9, 40}) {
      assertThat(regions.stream().filter(r -> r.contains(SPACE, new double[] {value})))
          .as("%s", value)
          .hasSize(1);
    }
  }
}
