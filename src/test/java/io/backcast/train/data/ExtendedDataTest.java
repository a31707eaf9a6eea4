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
import java.util.Map;
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
        order.stream().map(i -> new double[] {i / 10.0, i / 10.0}).toArray(double[][]::new));
  }

  private static List<Integer> numbers(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  @Test
  void theSameAnswersAreHeldBackInAnyOrderAndNobodyLearnsThem() throws Exception {
    List<Integer> order = new ArrayList<>(numbers(100));
    ExtendedData one = ExtendedData.of(base(), answers(order), SPACE);
    Collections.shuffle(order, new Random(1));
    ExtendedData other = ExtendedData.of(base(), answers(order), SPACE);
    assertThat(one.heldBack().length).isBetween(10, 30);
    assertThat(values(other)).containsExactlyInAnyOrderElementsOf(values(one));
    assertThat(one.unseen()).doesNotContain(one.heldBack());
    assertThat(one.unseen()).doesNotContain(one.data().held());
    assertThat(one.learned()).isEqualTo(100 - one.heldBack().length);
    // the ensemble in use knows everything
    assertThat(one.all()).contains(one.heldBack());
  }

  @Test
  void anAnswerKeepsItsSideHoweverManyOthersCome() throws Exception {
    List<Float> all = values(ExtendedData.of(base(), answers(numbers(100)), SPACE));
    for (int n = 1; n < 100; n++) {
      float last = (float) ((n - 1) / 10.0);
      assertThat(values(ExtendedData.of(base(), answers(numbers(n)), SPACE)))
          .containsExactlyElementsOf(all.stream().filter(v -> v <= last).toList());
    }
  }

  @Test
  void symmetricCopiesAreOnOneSide() throws Exception {
    DesignSpace mirrored =
        new DesignSpace(
            SPACE.variables(), SPACE.properties(), List.of(Map.of("p", "-p")), List.of());
    for (int i = 0; i < 50; i++) {
      ExtendedData pair = ExtendedData.of(base(), answers(List.of(i, 100 - i)), mirrored);
      assertThat(pair.heldBack().length).isIn(0, 2);
    }
  }

  /** Those of the answers held back, in their order. */
  private static List<Float> values(ExtendedData data) {
    return Arrays.stream(data.heldBack()).mapToObj(i -> data.data().y()[i][0]).toList();
  }

  @Test
  void fewAnswersAreSeenOftenEnoughToCount() throws Exception {
    ExtendedData data = ExtendedData.of(base(), answers(List.of(1, 2, 3, 4)), SPACE);
    long seen = Arrays.stream(data.all()).filter(i -> i >= data.first()).count();
    assertThat((double) seen / data.all().length).isBetween(0.2, 0.3);
  }
}
