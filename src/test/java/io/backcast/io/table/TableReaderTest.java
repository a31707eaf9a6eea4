package io.backcast.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.DesignTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReaderTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  @Test
  void readsTheWantedColumnsInTheirOrder() throws Exception {
    Table table = new TableReader().read(file("a,name,b\n1,x,2\n3,y,4\n"), List.of("b", "a"));
    assertThat(table.columns()).containsExactly("b", "a");
    assertThat(table.values()).isDeepEqualTo(new double[][] {{2, 1}, {4, 3}});
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsDoNotMatter() throws Exception {
    Table table = new TableReader().read(file("\uFEFFa,b\r\n1,2\r\n"));
    assertThat(table.columns()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a,b\n1,x\n'|column b: “x” in line 2|is not a number",
        "'a,b\n1,\n'|column b: the value of line 2|missing",
        "'a,b\n1,2,3\n'|line 1|decimal commas",
        "'a,a\n1,2\n'|columns 1, 2|same name",
        "'a,b\n'|t.csv|no rows",
        "'a,b\n1,NaN\n'|column b: the value of line 2|missing",
        "''|t.csv|empty",
      })
  void saysWhereAndWhat(String text, String where, String what) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> new TableReader().read(file))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CSV))
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  @Test
  void aMissingColumnIsNamedWithThoseThatAreThere() throws IOException {
    Path file = file("a,b\n1,2\n");
    assertThatThrownBy(() -> new TableReader().read(file, List.of("gap")))
        .hasMessageContaining("no column gap")
        .hasMessageContaining("a, b");
  }

  @Test
  void binaryRubbishIsRefusedInASentence() throws IOException {
    byte[] rubbish = new byte[5000];
    new java.util.Random(1).nextBytes(rubbish);
    Path file = Files.write(folder.resolve("r.csv"), rubbish);
    assertThatThrownBy(() -> new TableReader().read(file)).isInstanceOf(BackcastException.class);
  }

  @Test
  void anUnclosedQuoteIsRefused() throws IOException {
    Path file = file("a,b\n1,\"2\n");
    assertThatThrownBy(() -> new TableReader().read(file)).isInstanceOf(BackcastException.class);
  }

  @Test
  void aFieldWithoutEndIsNamedAndQuotesOnlyWhereOneIsOpen() throws IOException {
    String endless = "x".repeat(17 << 20);
    said(
        "a,b\n\"1\",2\n" + endless + ",2\n",
        ", line 3 has a field of more than 16 million characters. See whether the file is a table,"
            + " and what separates its columns.");
    said(
        "a,b\n1,2\n3,\"" + endless + "\n",
        ", line 3 has a field of more than 16 million characters, perhaps because a quotation mark"
            + " opens it and none closes it. Close or remove the mark.");
  }

  @Test
  void aTableOfTheWrongShapeIsRefusedWithItsLine() throws IOException {
    said(
        "a,b,a\n1,2,3\n",
        ": several columns have the same name: “a” (columns 1, 3). Rename or remove all but one.");
    said(
        "a,b\n1,2\n\n1,2,3\n3,4\n",
        ", line 4: 3 fields where the table has 2. If a field holds the character between the"
            + " columns, put it in double quotes.");
    said(
        "a,b\n1\n", ", line 2: 1 field where the table has 2. Fill or remove the incomplete line.");
    said(
        "speed,angle,gravity\n10,45\n20,30,9.81,7\n",
        ": 2 lines do not have 3 fields: line 2 has 2, line 3 has 4. Fill or remove the incomplete"
            + " lines.");
    said("[{\"a\": 1}]\n", " is JSON. Save the table as CSV.");
    said("PAR1\u0015\n1\n", " is a damaged Parquet file. Write it again.");
    said(
        "a\u0000,b\n1,2\n",
        " is not a text table: it holds binary data. CSV and similar text, .xlsx and Parquet can be"
            + " read.");
    said("a,b\n\n", " has a header but no rows. At least one row is needed.");
    said("\n\n", " is empty. A header line and at least one row are needed.");
  }

  private void said(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> new TableReader().text(file)).hasMessage(file + message);
  }

  @Test
  void oneColumnWithASemicolonInItsTextIsOneColumn() throws Exception {
    assertThat(new TableReader().text(file("a\nx;y\n")).column("a")).containsExactly("x;y");
    assertThat(new TableReader().text(file("\"a;b\",c\n1,2\n")).columns())
        .containsExactly("a;b", "c");
  }

  @Test
  void fieldsLoseTheBlanksAroundThemAndKeepTheLineTheyAreOn() throws Exception {
    TextTable text = new TableReader().text(file(" a , b\n\n 1 ,\"x\ny\"\n3,\u00a04\t\n"));
    assertThat(text.columns()).containsExactly("a", "b");
    assertThat(text.column("a")).containsExactly("1", "3");
    assertThat(text.column("b").getFirst()).isEqualTo("x\ny");
    assertThat(text.lines()).containsExactly(3, 5);
    assertThat(text.name()).isEqualTo(folder.resolve("t.csv").toString());
  }

  @Test
  void onlyTheWantedColumnsHaveToBeNumbers() throws Exception {
    Path file = file("a,wood\n1,oak\n");
    assertThat(new TableReader().read(file, List.of("a")).values()[0]).containsExactly(1);
    assertThatThrownBy(() -> new TableReader().read(file))
        .hasMessage(file + ", column wood: “oak” in line 2 is not a number.");
  }

  @Test
  void categoriesAreReadByName() throws Exception {
    DesignSpace space =
        new DesignSpace(
            List.of(
                new Variable("a", "a", "", 0, 1, 0, VariableKind.CONTINUOUS, 2),
                new Variable(
                    "wood", "w", "", 0, 1, 0, VariableKind.CATEGORICAL, 0, List.of("oak", "pine"))),
            List.of(),
            List.of(),
            List.of());
    assertThat(TableReader.categories(space))
        .containsOnly(Map.entry("wood", List.of("oak", "pine")));
    Path file = file("wood,a\npine,0.5\noak,1\n");
    assertThat(DesignTable.read(file, space)).containsExactly(0.5f, 1, 1, 0);
  }

  @Test
  void aNumberBeyondSinglePrecisionIsNoDesign() throws Exception {
    DesignSpace space =
        new DesignSpace(
            List.of(
                new Variable("a", "a", "", 0, 1, 0, VariableKind.CONTINUOUS, 2),
                new Variable("b", "b", "", 0, 1, 0, VariableKind.CONTINUOUS, 2)),
            List.of(),
            List.of(),
            List.of());
    Path file = file("a,b\n1,3.4e38\n2,-1e39\n");
    assertThatThrownBy(() -> DesignTable.read(file, space))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CSV))
        .hasMessage(
            file
                + ", line 3, column b: -1.0E39 is beyond every model. Correct it or delete the"
                + " row.");
  }

  @Test
  void aTableThatWouldNotFitIsRefusedAndOneThatJustFitsIsNot() throws Exception {
    Path file = file("a,b\n1,2\n3,4\n5,6\n");
    assertThat(new TableReader(6).read(file).rows()).isEqualTo(3);
    assertThatThrownBy(() -> new TableReader(5).read(file))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CSV))
        .hasMessage(file + " has more than 5 values. Split it.");
    assertThatThrownBy(() -> new TableReader(3).text(file("a,b\n1,2\n3,4\n")))
        .hasMessageEndingWith(" has more than 3 values. Split it.");
  }

  @Test
  void standardInputIsReadForADash() throws Exception {
    InputStream usual = System.in;
    try {
      System.setIn(new ByteArrayInputStream("a\n1\n".getBytes(StandardCharsets.UTF_8)));
      assertThat(new TableReader().read(Path.of("-")).values()).isDeepEqualTo(new double[][] {{1}});
      System.setIn(new ByteArrayInputStream("a\nx\n".getBytes(StandardCharsets.UTF_8)));
      assertThatThrownBy(() -> new TableReader().read(Path.of("-")))
          .hasMessage("standard input, column a: “x” in line 2 is not a number.");
    } finally {
      System.setIn(usual);
    }
  }

  @Test
  void aFolderIsNoTable() {
    assertThatThrownBy(() -> new TableReader().text(folder))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE))
        .hasMessage(folder + " is a folder; name the table in it.");
  }

  @Test
  void aLineThatNeverEndsIsRefusedInASentence() throws IOException {
    Path file = file("a,b\n1,\"" + "x".repeat(20_000_000));
    assertThatThrownBy(() -> new TableReader().text(file))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CSV))
        .hasMessageStartingWith(
            file
                + ", line 2 has a field of more than 16 million characters, perhaps because a quotation mark opens it");
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    assertThatThrownBy(() -> new TableReader().read(folder.resolve("none.csv")))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE))
        .hasMessage(folder.resolve("none.csv") + " does not exist. Check the path.");
  }
}
