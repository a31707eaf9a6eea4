package io.backcast.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTest {
  @TempDir private Path folder;

  private interface Content {
    void write(Workbook workbook);
  }

  private Path workbook(Content content) throws IOException {
    Path file = folder.resolve("t.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      content.write(workbook);
    }
    return file;
  }

  private static void row(Worksheet sheet, int row, int column, Object... values) {
    for (int k = 0; k < values.length; k++) {
      switch (values[k]) {
        case Number n -> sheet.value(row, column + k, n);
        case Boolean b -> sheet.value(row, column + k, b);
        case LocalDate d -> {
          sheet.value(row, column + k, d);
          sheet.style(row, column + k).format("yyyy-MM-dd").set();
        }
        default -> sheet.value(row, column + k, values[k].toString());
      }
    }
  }

  private static List<List<String>> rows(TextTable table) {
    return table.rows().stream().map(List::of).toList();
  }

  @Test
  void theFirstSheetIsReadWhereverTheTableStands() throws Exception {
    Path file =
        workbook(
            w -> {
              Worksheet sheet = w.newWorksheet("Daten");
              sheet.value(0, 1, "Tests of 2024");
              sheet.range(0, 1, 0, 3).merge();
              row(sheet, 2, 1, "T (°C)", "wood", "load", "day", "ok");
              row(sheet, 3, 1, "°C", "", "kN", "", "");
              row(sheet, 4, 1, 20, "oak", 1.234, LocalDate.of(2024, 1, 31), true);
              row(sheet, 5, 1, 30, "pine", 0.1, LocalDate.of(2024, 2, 1), false);
              sheet.value(6, 1, 40);
              sheet.value(6, 2, "elm");
              sheet.value(6, 4, LocalDate.of(2024, 2, 2));
              sheet.style(6, 4).format("dd.mm.yyyy").set();
              sheet.value(6, 5, true);
              row(w.newWorksheet("Other"), 0, 0, "a", "b");
            });
    TextTable table = new TableReader().text(file);
    assertThat(table.columns()).containsExactly("T (°C)", "wood", "load", "day", "ok");
    assertThat(rows(table))
        .containsExactly(
            List.of("20", "oak", "1.234", "2024-01-31", "true"),
            List.of("30", "pine", "0.1", "2024-02-01", "false"),
            List.of("40", "elm", "", "2024-02-02", "true"));
    assertThat(table.readings().stream().map(ColumnReading::kind))
        .containsExactly(
            ColumnReading.Kind.NUMBER,
            ColumnReading.Kind.WORDS,
            ColumnReading.Kind.NUMBER,
            ColumnReading.Kind.DATE,
            ColumnReading.Kind.TRUTH);
    assertThat(table.readings().get(2).unit()).isEqualTo("kN");
    assertThat(table.lines()).containsExactly(5, 6, 7);
    assertThat(table.notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("sheet “Daten” is read") && n.contains("Other"));
  }

  @Test
  void aSheetIsReadByName() throws Exception {
    Path file =
        workbook(
            w -> {
              row(w.newWorksheet("Notes"), 0, 0, "nothing here");
              Worksheet sheet = w.newWorksheet("Data 2");
              row(sheet, 0, 0, "a", "b");
              row(sheet, 1, 0, 1, 2);
              row(sheet, 2, 0, 3, 4);
            });
    assertThat(rows(new TableReader(sheet("Data 2")).text(file)))
        .containsExactly(List.of("1", "2"), List.of("3", "4"));
    assertThatThrownBy(() -> new TableReader(sheet("None")).text(file))
        .hasMessage(file + " has no sheet “None”. It has Notes, Data 2.");
    Path csv = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> new TableReader(sheet("None")).text(csv))
        .hasMessageContaining("no workbook");
  }

  private static ReadingOptions sheet(String name) {
    return new ReadingOptions(null, null, null, name, null, Set.of());
  }

  @Test
  void formulasThatWereNeverComputedAreTold() throws Exception {
    Path file =
        workbook(
            w -> {
              Worksheet sheet = w.newWorksheet("x");
              row(sheet, 0, 0, "a", "b");
              row(sheet, 1, 0, 1, 2);
              row(sheet, 2, 0, 3, 4);
              sheet.value(3, 0, 5);
              sheet.formula(3, 1, "B2+B3");
            });
    TextTable table = new TableReader().text(file);
    assertThat(table.column("b")).containsExactly("2", "4", "");
    assertThat(table.notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.startsWith("1 formulas have no computed value"));
  }

  @Test
  void textInCellsIsJudgedLikeAnyText() throws Exception {
    Path file =
        workbook(
            w -> {
              Worksheet sheet = w.newWorksheet("x");
              row(sheet, 0, 0, "a", "b", "c");
              row(sheet, 1, 0, 1.234, "1,5", "3d");
              row(sheet, 2, 0, 2.345, "2,5", 4);
              row(sheet, 3, 0, 3.456, "n/a", 5);
            });
    TextTable table = new TableReader().text(file);
    assertThat(table.column("a")).containsExactly("1.234", "2.345", "3.456");
    assertThat(table.column("b")).containsExactly("1.5", "2.5", "");
    assertThat(table.readings().getLast().places())
        .containsExactly(new ColumnReading.Place(2, "3d"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "yyyy-mm-dd!true",
        "dd.mm.yyyy hh:mm!true",
        "[h]:mm:ss!true",
        "m/d/yy!true",
        "[$-407]d. mmmm yyyy!true",
        "General!false",
        "0.00!false",
        "0.00E+00!false",
        "#,##0.00 \"days\"!false",
        "[Red]0.0!false",
        "0.0 \"mm\"!false",
        "0%!false"
      })
  void formatsOfDatesAreKnown(String format, boolean date) {
    assertThat(SheetDates.isDate(format)).isEqualTo(date);
  }

  @Test
  void aWorkbookWithoutStylesIsRead() throws Exception {
    Path styled =
        workbook(
            w -> {
              Worksheet sheet = w.newWorksheet("S");
              row(sheet, 0, 0, "a", "y");
              row(sheet, 1, 0, 1.5, 2);
            });
    Path plain = folder.resolve("plain.xlsx");
    try (ZipFile in = new ZipFile(styled.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(plain))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!entry.getName().endsWith("styles.xml")) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          text = text.replaceAll("<(?:Override|Relationship)[^>]*styles[.]xml[^>]*/>", "");
          out.write(text.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(new TableReader().text(plain).column("a")).containsExactly("1.5");
  }

  @Test
  void aDamagedWorkbookIsRefusedInASentence() throws Exception {
    Path file = workbook(w -> row(w.newWorksheet("x"), 0, 0, "a", "b"));
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length / 3; i < bytes.length / 3 + 200; i++) {
      bytes[i] = 7;
    }
    Path damaged = Files.write(folder.resolve("d.xlsx"), bytes);
    assertThatThrownBy(() -> new TableReader().text(damaged))
        .isInstanceOf(io.backcast.model.BackcastException.class);
  }

  @Test
  void parquetIsReadBack() throws Exception {
    Path file = folder.resolve("t.parquet");
    TypedTable table =
        new TypedTable(
            List.of(
                new TypedTable.Real("T (°C)", new double[] {1.234, Double.NaN, -1e-12}, 3),
                new TypedTable.Whole("n", new long[] {1, 2, 3}),
                new TypedTable.Text("wood", List.of("oak", "7F", "Härte"))));
    TableFormat.PARQUET.write(file, table, new Json());
    TextTable read = new TableReader().text(file);
    assertThat(read.columns()).containsExactly("T (°C)", "n", "wood");
    assertThat(rows(read))
        .containsExactly(
            List.of("1.234", "1", "oak"),
            List.of("", "2", "7F"),
            List.of("-1.0E-12", "3", "Härte"));
    assertThat(read.notes()).extracting(Object::toString).isEmpty();
  }

  @Test
  void datesAndDecimalsOfParquetAreText() {
    assertThat(ParquetValues.text(19_753, LogicalTypeAnnotation.dateType()))
        .isEqualTo("2024-01-31");
    assertThat(ParquetValues.text(12_345L, LogicalTypeAnnotation.decimalType(2, 18)))
        .isEqualTo("123.45");
    assertThat(
            ParquetValues.text(
                1_706_695_200_000L,
                LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS)))
        .startsWith("2024-01-31T10:00");
    assertThat(ParquetValues.text(null, null)).isEmpty();
    assertThat(ParquetValues.text(Double.POSITIVE_INFINITY, null)).isEmpty();
  }
}
