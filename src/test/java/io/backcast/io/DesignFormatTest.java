package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.Kind;
import io.backcast.model.Property;
import io.backcast.model.Status;
import io.backcast.model.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignFormatTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(new Variable("a", "a", "Å", 0, 2, 1, Kind.CONTINUOUS, 3)),
          List.of(new Property("gap", "Eg", "band gap", "eV", 0, 2, 3, 0.05, null)),
          List.of(),
          List.of());
  private static final DesignSet DESIGNS =
      new DesignSet(
          new float[] {0.5f, 1.25f},
          new float[] {0.3f, 0.31f},
          new float[] {0.01f, Float.NaN},
          new float[] {0.1f, 0.2f},
          new float[] {-1, -2},
          new Status[] {Status.STRONG, Status.WEAK});

  @TempDir private Path folder;

  private static final class Rows implements Hydrator<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> start() {
      return new LinkedHashMap<>();
    }

    @Override
    public Map<String, Object> add(Map<String, Object> row, String heading, Object value) {
      row.put(heading, value);
      return row;
    }

    @Override
    public Map<String, Object> finish(Map<String, Object> row) {
      return row;
    }
  }

  @Test
  void parquetHoldsTheColumnsOfTheCsvAsNumbers() throws Exception {
    Path file = folder.resolve("designs.parquet");
    DesignFormat.of(file).write(file, SPACE, DESIGNS, new Json());
    List<Map<String, Object>> rows = new ArrayList<>();
    ParquetReader.streamContent(file.toFile(), columns -> new Rows()).forEach(rows::add);
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().keySet()).containsExactlyElementsOf(DesignTable.header(SPACE));
    assertThat(rows.getFirst()).containsEntry("a", 0.5).containsEntry("status", "strong");
    assertThat(rows.get(1).get("gap_std")).isNull();
    assertThat(folder.toFile().list()).containsExactly("designs.parquet");
  }

  @Test
  void jsonHoldsTheSameRecords() throws Exception {
    Path file = folder.resolve("designs.JSON");
    DesignFormat.of(file).write(file, SPACE, DESIGNS, new Json());
    var tree = new Json().tree(file);
    assertThat(tree.size()).isEqualTo(2);
    assertThat(tree.get(1).path("a").asDouble()).isEqualTo(1.25);
    assertThat(tree.get(1).has("gap_std")).isFalse();
  }

  @Test
  void anUnknownEndingIsCsv() {
    assertThat(DesignFormat.of(Path.of("x.txt"))).isEqualTo(DesignFormat.CSV);
  }
}
