package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignMatrix;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.TrustLevel;
import io.backcast.model.TrustReason;
import io.backcast.model.TrustVerdict;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFormatTest {
  private static final DesignSpace SPACE =
      new DesignSpace(
          List.of(
              new Variable("a", "a", "Å", 0, 2, 1, VariableKind.CONTINUOUS, 2),
              new Variable(
                  "wood", "w", "", 0, 1, 0, VariableKind.CATEGORICAL, 0, List.of("oak", "a,sh")),
              new Variable("n", "n", "", 0, 9, 1, VariableKind.INTEGER, 0)),
          List.of(new Property("gap", "Eg", "gap", "eV", 0, 2, 1, 0.05, new PointMass(0, "metal"))),
          List.of(),
          List.of());
  private static final DesignSet DESIGNS =
      new DesignSet(
          DesignMatrix.of(new float[] {0.1f, 1, 7, 1.25f, 0, 2}, 3),
          new float[] {0.3f, -0.31f},
          new float[] {0.01f, Float.NaN},
          new float[] {0.1f, 0.2f},
          new float[] {-1.2345f, Float.NEGATIVE_INFINITY},
          new TrustVerdict[] {
            new TrustVerdict(TrustLevel.STRONG, TrustReason.GOOD),
            new TrustVerdict(TrustLevel.OFF_TARGET, TrustReason.GOOD)
          });
  private final TypedTable table = DesignTable.of(SPACE, DESIGNS);

  /** The CSV text that must not change between versions. */
  private static final String CSV =
      """
      a,wood,n,gap,gap_std,distance,log_density,status
      0.10000,"a,sh",7,0.3000,0.0100,0.1000,-1.23,strong
      1.25000,oak,2,0.0000,,0.2000,,off-target
      """;

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

  private Path written(String name) throws BackcastException {
    Path file = folder.resolve(name);
    TableFormat.of(file).write(file, table, new Json());
    assertThat(folder.toFile().list()).containsExactly(name);
    return file;
  }

  private static List<Map<String, Object>> parquet(Path file) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    ParquetReader.streamContent(file.toFile(), columns -> new Rows()).forEach(rows::add);
    return rows;
  }

  @Test
  void csvHasRoundedNumbersAndEmptyFields() throws Exception {
    assertThat(Files.readString(written("designs.csv"))).isEqualTo(CSV);
  }

  @Test
  void parquetHoldsEveryNumberAsItWasComputed() throws Exception {
    List<Map<String, Object>> rows = parquet(written("designs.parquet"));
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .containsExactly(
            Map.entry("a", (double) 0.1f),
            Map.entry("wood", "a,sh"),
            Map.entry("n", 7L),
            Map.entry("gap", (double) 0.3f),
            Map.entry("gap_std", (double) 0.01f),
            Map.entry("distance", (double) 0.1f),
            Map.entry("log_density", (double) -1.2345f),
            Map.entry("status", "strong"));
    assertThat(rows.get(1).get("gap")).isEqualTo(0.0);
    assertThat(rows.get(1).get("gap_std")).isNull();
    assertThat(rows.get(1).get("log_density")).isNull();
  }

  @Test
  void jsonHoldsTheSameRecords() throws Exception {
    var tree = new Json().tree(written("designs.JSON"));
    assertThat(tree.size()).isEqualTo(2);
    assertThat(tree.get(0).propertyNames()).containsExactlyElementsOf(table.header());
    assertThat(tree.get(0).path("a").asDouble()).isEqualTo((double) 0.1f);
    assertThat(tree.get(0).path("wood").asString()).isEqualTo("a,sh");
    assertThat(tree.get(0).path("n").isIntegralNumber()).isTrue();
    assertThat(tree.get(0).path("log_density").asDouble()).isEqualTo((double) -1.2345f);
    assertThat(tree.get(1).propertyNames())
        .containsExactly("a", "wood", "n", "gap", "distance", "status");
  }

  @ParameterizedTest
  @EnumSource
  void aTableWithoutRowsIsAFileAllTheSame(TableFormat format) throws Exception {
    Path file = folder.resolve("none" + format.suffix());
    TypedTable none = DesignTable.of(SPACE, DESIGNS.rows(new int[0]));
    TableFormat.of(file).write(file, none, new Json());
    switch (format) {
      case CSV -> assertThat(file).hasContent(CSV.lines().findFirst().orElseThrow() + "\n");
      case JSON -> assertThat(file).hasContent("[ ]\n");
      case PARQUET -> assertThat(parquet(file)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "d.csv,CSV",
    "D.CSV,CSV",
    "-,CSV",
    "d.json,JSON",
    "a.csv.json,JSON",
    "d.Parquet,PARQUET",
    "x/.csv,CSV"
  })
  void theSuffixDecides(String name, TableFormat format) throws Exception {
    assertThat(TableFormat.of(Path.of(name))).isEqualTo(format);
  }

  @Test
  void theSuffixIsTheSameInTurkish() throws Exception {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(TableFormat.of(Path.of("D.JSON"))).isEqualTo(TableFormat.JSON);
      assertThat(TableFormat.JSON.suffix()).isEqualTo(".json");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "d.txt", "d.xlsx", "d.csv.gz", "csv", "./-", "/", ""})
  void anyOtherSuffixIsAUsageError(String name) {
    assertThatThrownBy(() -> TableFormat.of(Path.of(name)))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessage(
            "%s ends in none of .csv, .json and .parquet. Name the file so that it says which of"
                + " them to write, or give - for CSV on standard output.",
            Path.of(name));
  }

  @ParameterizedTest
  @EnumSource
  void aPlaceThatCannotBeWrittenIsRefusedInASentence(TableFormat format) throws Exception {
    Path blocked = Files.writeString(folder.resolve("f"), "x").resolve("d" + format.suffix());
    assertThatThrownBy(() -> format.write(blocked, table, new Json()))
        .isInstanceOf(BackcastException.class)
        .hasMessageStartingWith(blocked + " cannot be written: a part of the path is a file.");
    assertThat(folder.toFile().list()).containsExactly("f");
  }

  @Test
  void aDashIsStandardOutput() throws Exception {
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    PrintStream usual = System.out;
    try {
      System.setOut(new PrintStream(caught, false, StandardCharsets.ISO_8859_1));
      TableFormat.CSV.write(Path.of("-"), table, new Json());
    } finally {
      System.setOut(usual);
    }
    assertThat(caught.toString(StandardCharsets.UTF_8)).isEqualTo(CSV);
  }

  @Test
  void aClosedStandardOutputIsSaid() {
    PrintStream usual = System.out;
    try {
      System.setOut(
          new PrintStream(
              new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                  throw new IOException("Broken pipe");
                }
              }));
      assertThatThrownBy(() -> TableFormat.CSV.write(Path.of("-"), table, new Json()))
          .isInstanceOfSatisfying(
              BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNWRITABLE))
          .hasMessage("Standard output was closed or full before all rows were written.");
    } finally {
      System.setOut(usual);
    }
  }

  @Test
  void aLongTableThatIsInterruptedLeavesWhatWasThereAndAShortOneIsWritten(@TempDir Path folder)
      throws Exception {
    TypedTable longer =
        new TypedTable(List.of(new TypedTable.Whole("n", LongStream.range(0, 40_000).toArray())));
    TypedTable shorter =
        new TypedTable(List.of(new TypedTable.Whole("n", LongStream.range(0, 9).toArray())));
    for (TableFormat format : TableFormat.values()) {
      Path file = Files.writeString(folder.resolve("t" + format.suffix()), "before");
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> format.write(file, longer, new Json()))
          .as(format.title())
          .isInstanceOf(BackcastException.class)
          .hasMessage("Stopped. Nothing was written.");
      assertThat(Files.readString(file)).isEqualTo("before");
      // the library's channel of a Parquet file ends with an interrupt
      if (format != TableFormat.PARQUET) {
        format.write(file, shorter, new Json());
        assertThat(Files.readString(file)).isNotEqualTo("before");
      }
      assertThat(Thread.interrupted()).isTrue();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSameSizeAs(TableFormat.values());
    }
  }
}
