package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.table.Table;
import io.backcast.model.DesignSpace;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.train.Spaces;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
  private static final DesignSpace SPACE = Spaces.of(Spaces.property(0, 60, 1, null));

  /** Thirty designs measured twice each, and each first measurement written down once more. */
  private static Table table() {
    double[][] rows = new double[90][];
    for (int i = 0; i < 90; i++) {
      int design = i % 30;
      rows[i] = new double[] {design / 3.0, 1 + design % 4, design + (i >= 60 ? 0 : i / 30)};
    }
    return new Table(List.of("p", "n", "y"), rows);
  }

  @Test
  void copiesAreDroppedAndMeasurementsOfOneDesignStayOnOneSide() throws Exception {
    TrainingData data = TrainingData.of(table(), SPACE, 0.2, null, 1);
    assertThat(data.rows()).isEqualTo(60);
    assertThat(data.held()).hasSize(14);
    assertThat(data.fit()).hasSize(46);
    Set<Integer> rows = new HashSet<>();
    Arrays.stream(data.fit()).forEach(rows::add);
    Arrays.stream(data.held()).forEach(rows::add);
    assertThat(rows).hasSize(60);
    Set<Float> held = new HashSet<>();
    Arrays.stream(data.held()).forEach(i -> held.add(data.f()[i][0]));
    assertThat(Arrays.stream(data.fit())).noneMatch(i -> held.contains(data.f()[i][0]));
  }

  @Test
  void theSplitFollowsFromTheSeed() throws Exception {
    int[] one = TrainingData.of(table(), SPACE, 0.2, null, 1).held();
    assertThat(TrainingData.of(table(), SPACE, 0.2, null, 1).held()).containsExactly(one);
    assertThat(TrainingData.of(table(), SPACE, 0.2, null, 2).held()).isNotEqualTo(one);
  }

  @Test
  void designsAreScaledToTheirBoundsAndPropertiesAreNot() throws Exception {
    TrainingData data = TrainingData.of(table(), SPACE, 0.2, null, 1);
    assertThat(data.f()[0]).containsExactly(-1, -0.75f);
    assertThat(data.y()[29]).containsExactly(29);
  }

  @Test
  void aSmallTableHoldsOutMoreAndALargeOneNoMoreThanIsOfUse() {
    assertThat(TrainingData.held(12, 0.1)).isEqualTo(3);
    assertThat(TrainingData.held(6, 0.1)).isEqualTo(2);
    assertThat(TrainingData.held(100, 0.1)).isEqualTo(20);
    assertThat(TrainingData.held(1_000, 0.1)).isEqualTo(100);
    assertThat(TrainingData.held(1_000_000, 0.1)).isEqualTo(10_000);
  }

  @Test
  void aPointMassThatRoundsUpwardsStaysOne() throws Exception {
    Property mass = Spaces.property(0.1, 60, 1, new PointMass(0.1, "none"));
    double[][] rows = new double[30][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i / 3.0, 1 + i % 4, i < 10 ? 0.1 : i};
    }
    TrainingData data =
        TrainingData.of(new Table(List.of("p", "n", "y"), rows), Spaces.of(mass), 0.2, null, 1);
    assertThat(Arrays.stream(data.y()).filter(y -> mass.isMass(y[0]))).hasSize(10);
  }
}
