package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Randoms;
import io.backcast.model.Recipe;
import io.backcast.model.Relation;
import io.backcast.model.Relations;
import io.backcast.model.VariableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TableRelationsTest {

  private interface Row {
    double[] of(RandomGenerator random);
  }

  private static TextTable table(String header, int rows, String format, Row row) {
    RandomGenerator random = Randoms.generator(7);
    List<String[]> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double[] values = row.of(random);
      String[] fields = new String[values.length + 1];
      double y = 0;
      for (int j = 0; j < values.length; j++) {
        fields[j] = String.format(Locale.ROOT, format, values[j]);
        y += (j + 1) * values[j] * values[j];
      }
      fields[values.length] = String.format(Locale.ROOT, "%.6g", y);
      lines.add(fields);
    }
    return new TextTable(
        "t.csv",
        List.of((header + ",y").split(",")),
        lines,
        LongStream.range(2, rows + 2).toArray());
  }

  private static double[] parts(RandomGenerator random, int n, double total) {
    double[] parts = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      parts[i] = -Math.log(1 - random.nextDouble());
      sum += parts[i];
    }
    for (int i = 0; i < n; i++) {
      parts[i] *= total / sum;
    }
    return parts;
  }

  private static double[] join(double[]... all) {
    return java.util.Arrays.stream(all).flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  private static Recipe recipe(TextTable table) throws BackcastException {
    return TableProfile.of(table).propose("m", List.of("y"));
  }

  private static DesignSpace space(TextTable table) throws BackcastException {
    return java.util.Objects.requireNonNull(recipe(table).space());
  }

  @Test
  void findsPartsThatSumToOneUpToThePrintedDecimals() throws BackcastException {
    for (String format : List.of("%.2f", "%.3f", "%.12f")) {
      DesignSpace space = space(table("a,b,c", 60, format, r -> parts(r, 3, 1)));
      assertThat(space.relations())
          .containsExactly(new Relation(Map.of("a", 1.0, "b", 1.0, "c", 1.0), 1));
      double[] reference = new double[3];
      for (int j = 0; j < 3; j++) {
        reference[j] = space.variables().get(j).reference();
      }
      assertThat(Relations.of(space).error(reference)).isLessThan(1e-9);
    }
  }

  @Test
  void findsASumOverASubsetBesideIndependentColumns() throws BackcastException {
    DesignSpace space =
        space(
            table(
                "T,w1,w2,w3,w4,w5,p",
                80,
                "%.1f",
                r ->
                    join(
                        new double[] {300 + 200 * r.nextDouble()},
                        parts(r, 5, 100),
                        new double[] {50 * r.nextDouble()})));
    assertThat(space.relations()).hasSize(1);
    assertThat(space.relations().getFirst().terms().keySet())
        .containsExactlyInAnyOrder("w1", "w2", "w3", "w4", "w5");
    assertThat(space.relations().getFirst().total()).isEqualTo(100);
  }

  @Test
  void findsThreeDisjointSumsAmongInterleavedColumns() throws BackcastException {
    DesignSpace space =
        space(
            table(
                "a1,b1,x1,a2,b2,x2,a3,b3,x3",
                300,
                "%.4f",
                r -> {
                  double[] a = parts(r, 3, 1);
                  double[] b = parts(r, 3, 1);
                  double[] x = parts(r, 3, 3);
                  return new double[] {a[0], b[0], x[0], a[1], b[1], x[1], a[2], b[2], x[2]};
                }));
    assertThat(space.relations().stream().map(Relation::text))
        .containsExactlyInAnyOrder("a1 + a2 + a3 = 1", "b1 + b2 + b3 = 1", "x1 + x2 + x3 = 3");
  }

  @Test
  void findsAWeightedSum() throws BackcastException {
    DesignSpace space =
        space(
            table(
                "x1,x2,x3,x4",
                60,
                "%.3f",
                r -> {
                  double x3 = Math.rint(1000 * r.nextDouble()) / 1000;
                  double x4 = Math.rint(2000 * r.nextDouble()) / 1000;
                  return new double[] {r.nextDouble(), x3 + 2 * x4, x3, x4};
                }));
    assertThat(space.relations().stream().map(Relation::text)).containsExactly("x2 = x3 + 2·x4");
  }

  @Test
  void leavesOutACopyInOtherUnitsAndSaysSo() throws BackcastException {
    TextTable table =
        table(
            "celsius,speed,kelvin,fahrenheit",
            60,
            "%.2f",
            r -> {
              double c = 20 + 300 * r.nextDouble();
              return new double[] {c, 10 * r.nextDouble(), c + 273.15, 1.8 * c + 32};
            });
    DesignSpace space = space(table);
    assertThat(space.variables().stream().map(v -> v.name())).containsExactly("celsius", "speed");
    assertThat(space.relations()).isEmpty();
    TableProfile profile = TableProfile.of(table);
    assertThat(TableRelations.of(table, profile.columns().subList(0, 4)).told(space))
        .containsExactlyInAnyOrder(
            "kelvin = celsius + 273.15 in all rows; kelvin is left out.",
            "fahrenheit = 1.8·celsius + 32 in all rows; fahrenheit is left out.");
  }

  @Test
  void findsTheSumOfPartsOnceWhereTheyAreAlsoGivenInOtherUnits() throws BackcastException {
    DesignSpace space =
        space(
            table(
                "w1,w2,w3,f1,f2,f3",
                80,
                "%.6f",
                r -> {
                  double[] w = parts(r, 3, 100);
                  return new double[] {w[0], w[1], w[2], w[0] / 100, w[1] / 100, w[2] / 100};
                }));
    assertThat(space.variables().stream().map(v -> v.name())).containsExactly("w1", "w2", "w3");
    assertThat(space.relations().stream().map(Relation::text))
        .containsExactly("w1 + w2 + w3 = 100");
  }

  @Test
  void wholePercentagesBecomeContinuousAndCountsStayWhole() throws BackcastException {
    Row percent =
        r -> {
          double a = 5 * r.nextInt(8);
          double b = 5 * r.nextInt(8);
          return new double[] {a, b, 100 - a - b};
        };
    DesignSpace blend = space(table("a,b,c", 60, "%.0f", percent));
    assertThat(blend.relations()).hasSize(1);
    assertThat(blend.variables()).allMatch(v -> v.kind() == VariableKind.CONTINUOUS);
    Row oneHot =
        r -> {
          double[] hot = new double[4];
          hot[r.nextInt(3)] = 1;
          hot[3] = r.nextInt(9);
          return hot;
        };
    DesignSpace coded = space(table("is_a,is_b,is_c,n", 60, "%.0f", oneHot));
    assertThat(coded.relations().stream().map(Relation::text))
        .containsExactly("is_a + is_b + is_c = 1");
    assertThat(coded.variables()).allMatch(v -> v.kind() == VariableKind.INTEGER);
  }

  @Test
  void findsNothingByChance() throws BackcastException {
    for (int columns : new int[] {2, 5, 12}) {
      for (String format : List.of("%.0f", "%.1f", "%.3f", "%.12f")) {
        StringBuilder header = new StringBuilder("v0");
        for (int j = 1; j < columns; j++) {
          header.append(",v").append(j);
        }
        TextTable table =
            table(
                header.toString(), 24, format, r -> r.doubles(columns).map(v -> 10 * v).toArray());
        assertThat(space(table).relations()).isEmpty();
        assertThat(space(table).dx()).isEqualTo(columns);
      }
    }
  }

  @Test
  void doesNotTakeStronglyCorrelatedColumnsForARelation() throws BackcastException {
    DesignSpace space =
        space(
            table(
                "a,b,c",
                200,
                "%.4f",
                r -> {
                  double a = r.nextDouble();
                  return new double[] {a, 2 * a + 0.01 * r.nextDouble(), r.nextDouble()};
                }));
    assertThat(space.relations()).isEmpty();
    assertThat(space.dx()).isEqualTo(3);
  }

  @Test
  void findsASumInSinglePrecisionAndWithAMistypedRow() throws BackcastException {
    TextTable exact = table("a,b,c,d", 200, "%.3f", r -> parts(r, 4, 1));
    exact.rows().get(50)[1] = "7.3";
    assertThat(space(exact).relations()).hasSize(1);
    TextTable single =
        table(
            "a,b,c,d",
            60,
            "%.17g",
            r -> java.util.Arrays.stream(parts(r, 4, 1)).map(v -> (float) v).toArray());
    assertThat(space(single).relations()).hasSize(1);
  }

  @Test
  void findsOverlappingRelations() throws BackcastException {
    DesignSpace space =
        space(
            table(
                "a,b,c,d,ab,t",
                150,
                "%.5f",
                r -> {
                  double[] p = parts(r, 4, 1);
                  return new double[] {p[0], p[1], p[2], p[3], p[0] + p[1], r.nextDouble()};
                }));
    assertThat(space.relations()).hasSize(2);
    assertThat(Relations.of(space).basis().free()).hasSize(4);
    assertThat(space.relations()).allMatch(r -> r.terms().size() <= 4);
  }

  /** Seen with parts of a binder in percent beside a ratio of water around 0.4. */
  @Test
  void aColumnThatVariesLessThanTheOthersAreRoundedIsNoPartOfTheirSum() throws BackcastException {
    RandomGenerator random = Randoms.generator(5);
    List<String[]> lines = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      double slag = Math.rint(300 * random.nextDouble()) / 10;
      double ash = Math.rint(200 * random.nextDouble()) / 10;
      double fume = Math.rint(100 * random.nextDouble()) / 10;
      double water = 0.3 + 0.3 * random.nextDouble();
      lines.add(
          String.format(
                  Locale.ROOT,
                  "%.1f,%.1f,%.1f,%.1f,%.4f,%.3f",
                  100 - slag - ash - fume,
                  slag,
                  ash,
                  fume,
                  water,
                  90 - 100 * water + fume)
              .split(","));
    }
    TextTable table =
        new TextTable(
            "t.csv",
            List.of("cement", "slag", "ash", "fume", "water", "y"),
            lines,
            LongStream.range(2, 242).toArray());
    assertThat(space(table).relations())
        .extracting(Relation::text)
        .containsExactly("cement + slag + ash + fume = 100");
  }
}
