package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        "'a,b\n1,x\n'|line 2, column b|is not a number",
        "'a,b\n1,\n'|line 2, column b|missing",
        "'a,b\n1,2\n3,\"4,5\"\n'|line 3, column b|decimal comma",
        "'a,b\n1,2,3\n'|line 2|decimal commas",
        "'a;b\n1;2\n'|line 1|semicolons",
        "'a,a\n1,2\n'|line 1|same name",
        "'a,b\n'|t.csv|no rows",
        "'a,b\n1,NaN\n'|line 2, column b|finite",
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
  void aMissingFileIsSaidToBeMissing() {
    assertThatThrownBy(() -> new TableReader().read(folder.resolve("none.csv")))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE));
  }
}
