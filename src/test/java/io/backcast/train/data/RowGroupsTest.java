package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.table.Table;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RowGroupsTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              new Variable("x", "x", "", 0, 100, 50, VariableKind.CONTINUOUS, 1),
              new Variable("n", "n", "", 0, 100, 50, VariableKind.CONTINUOUS, 1)),
          List.of(new Property("y", "y", "y", "", 0, 100, 1, 1, null)),
          List.of(),
          List.of());

  /** Sixty rows, each design twice in a row. */
  private static Table table(IntToDoubleFunction batch) {
    double[][] rows = new double[60][];
    Arrays.setAll(rows, i -> new double[] {i / 2, (i / 2 * 7) % 30, i, batch.applyAsDouble(i)});
    return new Table(List.of("x", "n", "y", "batch"), rows);
  }

  private static Set<Double> batches(TrainingData data, int[] rows, IntToDoubleFunction batch) {
    return Arrays.stream(rows)
        .mapToObj(i -> batch.applyAsDouble(Math.round(data.y()[i][0])))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aGroupIsHeldOutWholeOrNotAtAll() throws Exception {
    IntToDoubleFunction batch = i -> i / 5;
    TrainingData data = TrainingData.of(table(batch), SPACE, 0.3, "batch", 1);
    assertThat(data.fit().length + data.held().length).isEqualTo(60);
    assertThat(data.held()).isNotEmpty();
    // rows 4 and 5 are one design of two batches, which joins these
    for (TrainingData part : withFolds(data)) {
      assertThat(batches(part, part.held(), i -> (int) batch.applyAsDouble(i) / 2))
          .doesNotContainAnyElementsOf(
              batches(part, part.fit(), i -> (int) batch.applyAsDouble(i) / 2));
    }
  }

  @Test
  void rowsWithoutAGroupAreSplitByDesign() throws Exception {
    TrainingData data =
        TrainingData.of(table(i -> i < 20 ? 1 : Double.NaN), SPACE, 0.3, "batch", 1);
    for (TrainingData part : withFolds(data)) {
      assertThat(batches(part, part.held(), i -> i / 2))
          .doesNotContainAnyElementsOf(batches(part, part.fit(), i -> i / 2));
    }
    boolean first = Arrays.stream(data.held()).anyMatch(i -> data.y()[i][0] < 20);
    assertThat(Arrays.stream(first ? data.fit() : data.held())).noneMatch(i -> data.y()[i][0] < 20);
  }

  @Test
  void aGroupThatJoinsEverythingIsRefused() {
    assertThatThrownBy(() -> TrainingData.of(table(i -> 1), SPACE, 0.3, "batch", 1))
        .hasMessage(
            "The group batch leaves only 1 parts that have no design in common; at least 4 are"
                + " needed to hold some out. Choose another group, or none.");
  }

  private static List<TrainingData> withFolds(TrainingData data) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(data), Folds.of(data, 3, 3).stream())
        .toList();
  }
}
