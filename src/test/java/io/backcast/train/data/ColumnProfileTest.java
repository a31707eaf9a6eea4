package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.io.table.TextTable;
import io.backcast.model.PointMass;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnProfileTest {
  private static ColumnProfile column(String... fields) {
    List<String[]> rows = Arrays.stream(fields).map(f -> new String[] {f}).toList();
    return ColumnProfile.of(new TextTable("t", List.of("c"), rows, new long[rows.size()]), "c");
  }

  private static ColumnProfile numbers(double... values) {
    return column(Arrays.stream(values).mapToObj(Double::toString).toArray(String[]::new));
  }

  @Test
  void theKindFollowsFromWhatMostFieldsAre() {
    assertThat(column("1", "2", "3").kind()).isEqualTo(VariableKind.INTEGER);
    assertThat(column("1", "2.5", "3").kind()).isEqualTo(VariableKind.CONTINUOUS);
    assertThat(column("0", "100000").kind()).isEqualTo(VariableKind.CONTINUOUS);
    assertThat(column("red", "blue", "red").kind()).isEqualTo(VariableKind.CATEGORICAL);
    String[] names = IntStream.range(0, 30).mapToObj(i -> "s" + i).toArray(String[]::new);
    assertThat(column(names).kind()).isNull();
    // nine in ten are numbers
    ColumnProfile mostly = column("1", "2", "3", "4", "5", "6", "7", "8", "9", "n/a", "");
    assertThat(mostly.kind()).isEqualTo(VariableKind.INTEGER);
    assertThat(mostly.odd()).isEqualTo(1);
    assertThat(mostly.missing()).isEqualTo(1);
    // half numbers is a column of numbers with faults, which are reported
    assertThat(column("1", "2", "x").kind()).isEqualTo(VariableKind.INTEGER);
    assertThat(column("1", "y", "x").kind()).isEqualTo(VariableKind.CATEGORICAL);
  }

  @Test
  void categoriesAreInTheOrderOfHowOftenTheyOccur() {
    ColumnProfile c = column("pine", "oak", "ash", "oak", "ash", "oak");
    assertThat(c.categories()).containsExactly("oak", "ash", "pine");
    Variable v = c.variable();
    assertThat(v.lower()).isZero();
    assertThat(v.upper()).isEqualTo(2);
    assertThat(v.problem()).isNull();
  }

  @Test
  void aFrequentSmallestValueIsAPointMass() {
    assertThat(numbers(0, 0, 1.5, 2.5, 3.5).pointMass()).isEqualTo(new PointMass(0, "0"));
    assertThat(numbers(0, 1.5, 2.5, 3.5, 4.5, 5.5).pointMass()).isNull();
    assertThat(numbers(0, 1.5, 5.5, 5.5, 5.5, 5.5).pointMass()).isNull();
  }

  @Test
  void outliersLieBeyondTheLimits() {
    double[] limits = numbers(1, 2, 3, 4, 5).limits();
    assertThat(limits[0]).isCloseTo(2 - 16, within(1e-12));
    assertThat(limits[1]).isCloseTo(4 + 16, within(1e-12));
    assertThat(numbers(1, 1, 1, 1, 9).limits())
        .containsExactly(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Test
  void decimalsDistinguishValuesOfTheRange() {
    assertThat(numbers(0.5, 0.512).decimals()).isEqualTo(5);
    assertThat(numbers(0.5, 900.5).decimals()).isEqualTo(1);
    assertThat(numbers(1, 9).decimals()).isZero();
    assertThat(numbers(3.5, 3.5).constant()).isTrue();
    assertThat(numbers(3.5, 3.6).constant()).isFalse();
    assertThat(numbers(0.5, 10.5).property().tolerance()).isCloseTo(0.2, within(1e-12));
  }
}
