package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.table.Table;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtendedDataTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(new Variable("p", "p", "", 0, 10, 5, VariableKind.CONTINUOUS, 2)),
          List.of(new Property("y", "y", "y", "", 0, 1, 2, 0.1, null)),
          List.of(),
          List.of());

  private static TrainingData base() {
    float[][] f = new float[100][1];
    return new TrainingData(
        f, new float[100][1], IntStream.range(0, 90).toArray(), IntStream.range(90, 100).toArray());
  }

  private static Table answers(List<Integer> order) {
    return new Table(
        List.of("p", "y"),
        order.stream().map(i -> new double[] {i, i / 10.0}).toArray(double[][]::new));
  }

  @Test
  void theSameAnswersAreHeldBackInAnyOrderAndNobodyLearnsThem() throws Exception {
    List<Integer> order = new ArrayList<>(IntStream.rangeClosed(1, 10).boxed().toList());
    ExtendedData one = ExtendedData.of(base(), answers(order), SPACE);
    Collections.shuffle(order, new Random(1));
    ExtendedData other = ExtendedData.of(base(), answers(order), SPACE);
    assertThat(one.heldBack()).hasSize(2);
    assertThat(values(other)).containsExactlyInAnyOrder(values(one));
    assertThat(one.unseen()).doesNotContain(one.heldBack());
    assertThat(one.unseen()).doesNotContain(one.data().held());
    assertThat(one.learned()).isEqualTo(8);
    // the ensemble in use knows everything
    assertThat(one.all()).contains(one.heldBack());
  }

  private static float[] values(ExtendedData data) {
    float[] values = new float[data.heldBack().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.data().y()[data.heldBack()[i]][0];
    }
    return values;
  }

  @Test
  void fewAnswersAreSeenOftenEnoughToCount() throws Exception {
    ExtendedData data = ExtendedData.of(base(), answers(List.of(1, 2, 3, 4)), SPACE);
    long seen = Arrays.stream(data.all()).filter(i -> i >= data.first()).count();
    assertThat((double) seen / data.all().length).isBetween(0.2, 0.3);
  }
}
