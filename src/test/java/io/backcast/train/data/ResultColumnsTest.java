package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.Randoms;
import io.backcast.train.data.ColumnRoles.Use;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResultColumnsTest {
  private static List<String> guessed(String header, Function<RandomGenerator, double[]> row) {
    RandomGenerator random = Randoms.generator(3);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          DoubleStream.of(row.apply(random))
              .mapToObj(v -> String.format(Locale.ROOT, "%.4f", v))
              .toArray(String[]::new));
    }
    return properties(
        new TextTable(
            "t.csv", List.of(header.split(",")), rows, LongStream.range(2, 202).toArray()));
  }

  private static List<String> properties(TextTable table) {
    return ColumnRoles.guessed(TableProfile.of(table)).columns().stream()
        .filter(c -> c.use() == Use.PROPERTY)
        .map(c -> c.column().name() + " " + c.reason())
        .toList();
  }

  @Test
  void whatFollowsFromFreeColumnsBeforeItIsAResultToo() throws Exception {
    assertThat(properties(new TableReader().text(Path.of("sample-data", "spring", "spring.csv"))))
        .containsExactly("stiffness DETERMINED", "mass DETERMINED", "travel LAST");
    assertThat(
            properties(
                new TableReader().text(Path.of("sample-data", "projectile", "projectile.csv"))))
        .containsExactly("range LAST");
  }

  @Test
  void numberedResultsBelongTogether() {
    assertThat(
            guessed(
                "x1,x2,Y1,Y2",
                r -> new double[] {r.nextInt(4), r.nextInt(3), r.nextDouble(), r.nextDouble()}))
        .containsExactly("Y1 NUMBERED", "Y2 LAST");
    // without a variable left they say nothing
    assertThat(guessed("y1,y2", r -> new double[] {r.nextDouble(), r.nextDouble()}))
        .containsExactly("y2 LAST");
  }

  @Test
  void variablesThatDependOnEachOtherAreNoResults() {
    // what was observed and not set: everything follows from everything
    assertThat(
            guessed(
                "mass,volume,area,price",
                r -> {
                  double size = r.nextDouble();
                  double noise = 0.05 * r.nextDouble();
                  return new double[] {size + noise, size - noise, size * size, 3 * size};
                }))
        .containsExactly("price LAST");
    // parts of a whole
    assertThat(
            guessed(
                "heat,sand,clay,water,strength",
                r -> {
                  double a = 60 * r.nextDouble();
                  double b = 40 * r.nextDouble();
                  return new double[] {r.nextDouble(), a, b, 100 - a - b, a * b};
                }))
        .containsExactly("strength LAST");
    // a setting that takes few values was not measured, though it follows from another one
    assertThat(
            guessed(
                "x,z,step,y",
                r -> {
                  double x = r.nextDouble();
                  return new double[] {x, r.nextDouble(), Math.rint(3 * x), x * x};
                }))
        .containsExactly("y LAST");
  }
}
