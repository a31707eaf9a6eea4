package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.table.Table;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignSpace;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.model.Scale;
import io.backcast.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RowCleaningTest {
  private static final DataCleaning BOTH = new DataCleaning(true, true);

  private static TextTable table(int rows, Supplier<double[]> row, String[]... others) {
    List<String[]> text = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      text.add(Arrays.stream(row.get()).mapToObj(Double::toString).toArray(String[]::new));
    }
    text.addAll(List.of(others));
    long[] lines = new long[text.size()];
    Arrays.setAll(lines, i -> i + 2L);
    return new TextTable("t.csv", List.of("a", "b", "y"), text, lines);
  }

  private static Supplier<double[]> linear() {
    Random random = new Random(1);
    return () ->
        new double[] {random.nextDouble(), random.nextDouble(), 1 + 99 * random.nextDouble()};
  }

  private static Supplier<double[]> decades() {
    Random random = new Random(2);
    return () -> {
      double a = Math.pow(10, -9 + 2.5 * random.nextDouble());
      double b = Math.pow(10, 14 + 5 * random.nextDouble());
      return new double[] {a, b, 1e-3 * Math.pow(b / 1e16, 2) * a / 1e-8};
    };
  }

  private static DesignSpace proposed(TextTable table, DataCleaning cleaning)
      throws BackcastException {
    Recipe recipe = TableProfile.of(table).propose("t", List.of("y"), cleaning);
    return Objects.requireNonNull(recipe.space());
  }

  @Test
  void rangesAndToleranceAreMeasuredAfterTheCleaning() throws BackcastException {
    TextTable table =
        table(500, linear(), new String[] {"0.5", "0.5", "1e6"}, new String[] {"77", "0.5", "5"});

    DesignSpace space = proposed(table, BOTH);

    Property y = space.properties().getFirst();
    assertThat(y.upper()).isLessThan(100.1);
    assertThat(y.tolerance()).isBetween(1.8, 2.0);
    assertThat(space.variables().getFirst().upper()).isLessThan(1.1);
    assertThat(y.scale()).isNull();
  }

  @Test
  void theRowsThatWentAreCountedByReason() throws BackcastException {
    TextTable table =
        table(
            500,
            linear(),
            new String[] {"0.5", "0.5", "1e6"},
            new String[] {"", "0.5", "5"},
            new String[] {"0.5", "no", "5"});

    RowCleaning cleaned = DataPreparation.clean(table, proposed(table, BOTH), BOTH);

    assertThat(cleaned.incomplete()).isEqualTo(2);
    assertThat(cleaned.outliers()).isEqualTo(1);
    assertThat(cleaned.sentence())
        .startsWith(
            "Left out 3 of 503 rows: 2 with a missing or odd value, 1 with an outlier (y: 1");
    assertThat(cleaned.advice()).isEmpty();
    RowCleaning kept =
        DataPreparation.clean(table, proposed(table, BOTH), new DataCleaning(true, false));
    assertThat(kept.sentence()).startsWith("Left out 2 of 503 rows").doesNotContain("outlier");
    assertThat(kept.advice()).contains("far outside the rest").contains("(y: 1 beyond");
    assertThat(cleaned.kept().rows()).hasSize(500);
    assertThat(DataPreparation.clean(table, proposed(table, BOTH), null).sentence()).isEmpty();
  }

  @Test
  void outliersOfDecadesAreJudgedByTheirLogarithms() throws BackcastException {
    TextTable table = table(400, decades(), new String[] {"1e-8", "1e16", "-9999"});

    DesignSpace space = proposed(table, BOTH);
    RowCleaning cleaned = DataPreparation.clean(table, space, BOTH);

    assertThat(
            Stream.concat(
                space.variables().stream().map(Variable::scale),
                space.properties().stream().map(Property::scale)))
        .containsOnly(Scale.LOG);
    assertThat(cleaned.outliers()).isEqualTo(1);
    Property y = space.properties().getFirst();
    assertThat(y.lower()).isPositive();
    assertThat(y.tolerance()).isLessThan(0.5);
    Table numbers = DataPreparation.numbers(cleaned, space, null);
    assertThat(ScaleReport.lines(space, numbers).getFirst())
        .startsWith("a: log scale (1.0")
        .endsWith("e-7)");
  }

  @Test
  void whatIsNotSkewedOverDecadesStaysLinear() {
    Random random = new Random(4);
    for (int seed = 0; seed < 20; seed++) {
      double[] uniform = random.doubles(600, 1e-3, 1).toArray();
      double[] squared = Arrays.stream(uniform).map(v -> v * v).toArray();
      double[] exponential = random.doubles(3_000).map(v -> -Math.log(1 - v)).toArray();
      double[] decades = random.doubles(600).map(v -> Math.pow(10, -13 + 2.5 * v)).toArray();
      double[] normal =
          random.doubles(600).map(v -> Math.exp(1.4 * random.nextGaussian())).toArray();
      double[] withOutlier = uniform.clone();
      withOutlier[7] = 1e6;
      assertThat(ScaleProposal.of(uniform, true)).isNull();
      assertThat(ScaleProposal.of(squared, true)).isNull();
      assertThat(ScaleProposal.of(exponential, true)).isNull();
      assertThat(ScaleProposal.of(withOutlier, true)).isNull();
      assertThat(ScaleProposal.of(decades, false)).isEqualTo(Scale.LOG);
      assertThat(ScaleProposal.of(normal, false)).isEqualTo(Scale.LOG);
      decades[3] = 0;
      assertThat(ScaleProposal.of(decades, false)).isNull();
      assertThat(ScaleProposal.of(decades, true)).isEqualTo(Scale.LOG);
    }
  }

  @Test
  void smallNumbersHaveDecimalsThatShowThem() throws BackcastException {
    Random random = new Random(6);
    TextTable table =
        table(
            200,
            () ->
                new double[] {
                  1e-8 * (1 + random.nextDouble()),
                  1e-13 * (1 + random.nextDouble()),
                  1e-12 * (1 + random.nextDouble())
                });

    DesignSpace space = proposed(table, DataCleaning.NONE);

    assertThat(space.variables().getFirst().decimals()).isBetween(10, 12);
    Property y = space.properties().getFirst();
    assertThat(y.tolerance()).isBetween(1.8e-14, 2e-14);
    assertThat(y.scale()).isNull();
  }

  @Test
  void aLogScaleOfTheRecipeMeetsAZeroWithASentence() throws BackcastException {
    TextTable table = table(50, decades(), new String[] {"1e-8", "1e16", "0"});
    Property y = new Property("y", "y", "y", "", 1e-9, 1, 3, 0.05, null, Scale.LOG);
    DesignSpace space =
        new DesignSpace(
            List.of(
                ColumnProfile.of(table, "a").variable(Scale.LOG),
                ColumnProfile.of(table, "b").variable(Scale.LOG)),
            List.of(y),
            List.of(),
            List.of());
    Table numbers = DataPreparation.prepare(table, space, null);

    assertThatThrownBy(() -> ObservedSpace.of(space, numbers))
        .hasMessageContaining("property y has a log scale")
        .hasMessageContaining("holds 0");
  }
}
