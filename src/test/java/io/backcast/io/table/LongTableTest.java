package io.backcast.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongTableTest {
  private static final int ROWS = 45_000;

  @TempDir Path folder;

  private static String row(int i) {
    return "%s;%d;%s\n".formatted(i % 7 == 2 ? "NA" : i / 8.0, i, i % 2 == 0 ? "left" : "right");
  }

  private Path file(String... more) throws Exception {
    StringBuilder text = new StringBuilder("# measured\nvoltage;number;side\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(row(i));
    }
    for (String line : more) {
      text.append(line).append('\n');
    }
    return Files.writeString(folder.resolve("long.csv"), text);
  }

  private static List<TextTable> blocks(Path file) throws Exception {
    List<TextTable> blocks = new ArrayList<>();
    new LongTable(file, ReadingOptions.RECOGNISE, 2_000).read(blocks::add);
    return blocks;
  }

  @Test
  void rowsAreThoseOfTheWholeTableInBlocks() throws Exception {
    Path file = file();
    List<TextTable> blocks = blocks(file);
    TextTable whole = new TableReader().text(file);
    assertThat(blocks).hasSizeGreaterThan(2);
    int at = 0;
    for (TextTable block : blocks) {
      assertThat(block.columns()).isEqualTo(whole.columns());
      for (int i = 0; i < block.rows().size(); i++) {
        assertThat(block.rows().get(i)).isEqualTo(whole.rows().get(at));
        assertThat(block.lines()[i]).isEqualTo(whole.lines()[at]);
        at++;
      }
    }
    assertThat(at).isEqualTo(ROWS).isEqualTo(whole.rows().size());
  }

  @Test
  void aPackedTableIsReadInBlocksToo() throws Exception {
    Path file = file();
    Path packed = folder.resolve("long.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(file, out);
    }
    List<TextTable> plain = blocks(file);
    List<TextTable> unpacked = blocks(packed);
    assertThat(unpacked).hasSameSizeAs(plain);
    for (int b = 0; b < plain.size(); b++) {
      assertThat(unpacked.get(b).rows().toArray(new String[0][]))
          .isDeepEqualTo(plain.get(b).rows().toArray(new String[0][]));
    }
    byte[] bytes = Files.readAllBytes(packed);
    Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> blocks(cut))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("damaged gzip file");
  }

  @Test
  void itSaysHowMuchHasBeenRead() throws Exception {
    Path parquet = folder.resolve("long.parquet");
    double[] numbers = IntStream.range(0, ROWS).asDoubleStream().toArray();
    TypedTable table = new TypedTable(List.of(new TypedTable.Real("voltage", numbers, 3, false)));
    TableFormat.PARQUET.write(parquet, sink -> sink.append(table));
    for (Path file : List.of(file(), parquet)) {
      LongTable given = new LongTable(file, ReadingOptions.RECOGNISE, 2_000);
      assertThat(given.share()).isZero();
      List<Double> shares = new ArrayList<>();
      given.read(block -> shares.add(given.share()));
      assertThat(shares).hasSize(3).isSorted().last().isEqualTo(1.0);
      assertThat(shares.getFirst()).isBetween(0.3, 0.7);
    }
  }

  @Test
  void aTableThatCannotBeHeldAsAWholeIsRefusedBeforeItIsRead() throws Exception {
    byte[] bytes = Files.readAllBytes(file());
    assertThat(TableSource.bounded("t", new ByteArrayInputStream(bytes), 4L * bytes.length))
        .isEqualTo(bytes);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    assertThatThrownBy(() -> TableSource.bounded("standard input", in, 1 << 20))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("standard input is larger than 0 MB")
        .hasMessageContaining("java -Xmx2g");
    assertThat(in.available()).as("not read to its end").isPositive();
  }

  @Test
  void whatIsNoRowLikeTheOthersIsRefusedWithItsPlace() throws Exception {
    assertThatThrownBy(() -> blocks(file("1,5;3;left")))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("line 45003, column voltage: “1,5” is no plain number");
    assertThatThrownBy(() -> blocks(file("1.5;3")))
        .hasMessageContaining("line 45003 has 2 fields where the others have 3");
  }

  @Test
  void aFailureOfWhoTakesTheRowsComesThrough() throws Exception {
    Path file = file();
    BackcastException full = new BackcastException(ErrorCode.FAILED, "full");
    assertThatThrownBy(
            () ->
                new LongTable(file, ReadingOptions.RECOGNISE, 2_000)
                    .read(
                        block -> {
                          throw full;
                        }))
        .isSameAs(full);
  }

  @Test
  void blocksAreWrittenOneBelowTheOther() throws Exception {
    Path file = file();
    for (TableFormat format : new TableFormat[] {TableFormat.CSV, TableFormat.PARQUET}) {
      Path out = folder.resolve("copy" + format.suffix());
      format.write(
          out,
          sink ->
              new LongTable(file, ReadingOptions.RECOGNISE, 2_000)
                  .read(
                      block ->
                          sink.append(
                              new TypedTable(
                                  block.columns().stream()
                                      .map(
                                          c ->
                                              (TypedTable.Column)
                                                  TypedTable.Verbatim.of(c, block.column(c)))
                                      .toList()))));
      List<TextTable> read = blocks(out);
      assertThat(read.stream().mapToInt(b -> b.rows().size()).sum()).isEqualTo(ROWS);
      TextTable last = read.getLast();
      int i = ROWS - 1;
      String[] fields = last.rows().getLast();
      assertThat(Double.parseDouble(fields[0])).isEqualTo(i / 8.0);
      assertThat(fields[2]).isEqualTo("right");
      long missing =
          read.stream().flatMap(b -> b.rows().stream()).filter(r -> r[0].isEmpty()).count();
      assertThat(missing).isEqualTo(IntStream.range(0, ROWS).filter(k -> k % 7 == 2).count());
    }
  }

  @Test
  void aTableThatFailsOnTheWayLeavesTheOldFile() throws Exception {
    Path file = file("x;3;left");
    Path out = Files.writeString(folder.resolve("copy.csv"), "old");
    assertThatThrownBy(
            () ->
                TableFormat.CSV.write(
                    out,
                    sink ->
                        new LongTable(file, ReadingOptions.RECOGNISE, 2_000)
                            .read(
                                block ->
                                    sink.append(
                                        new TypedTable(
                                            List.of(
                                                TypedTable.Verbatim.of(
                                                    "number", block.column("number"))))))))
        .hasMessageContaining("no plain number");
    assertThat(out).hasContent("old");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("long.csv", "copy.csv");
  }

  @Test
  void aMissingValueOfOneColumnIsAValueOfAnother() throws Exception {
    StringBuilder text = new StringBuilder("voltage;depth;note\n");
    for (int i = 0; i < 2_000; i++) {
      // depths down to −999 come after the beginning
      text.append(
          "%s;%d;ok\n"
              .formatted(
                  i % 10 == 3 ? "-999" : i % 10 == 8 ? "none" : "1." + i % 10, -(i % 1_500)));
    }
    text.append("NA;-999;-999\n").append("none;none;none\n");
    List<TextTable> blocks = blocks(Files.writeString(folder.resolve("two.csv"), text));
    List<String[]> rows = blocks.stream().flatMap(b -> b.rows().stream()).toList();
    assertThat(rows).hasSize(2_002);
    for (int i = 0; i < 2_000; i++) {
      assertThat(rows.get(i)[0].isEmpty()).as("row %s", i).isEqualTo(i % 5 == 3);
      assertThat(Double.parseDouble(rows.get(i)[1])).isEqualTo(-(i % 1_500));
    }
    assertThat(rows.get(2_000)).containsExactly("", "-999", "-999");
    assertThat(rows.getLast()).containsExactly("", "", "none");
  }

  @Test
  void aBeginningThatEndsBetweenQuotesIsReadUpToALineBefore() throws Exception {
    StringBuilder text = new StringBuilder("number,note\n");
    for (int i = 0; i < 300; i++) {
      text.append(i).append(",\"first line of it\nand a second\"\n");
    }
    Path file = Files.writeString(folder.resolve("quotes.csv"), text);
    for (int beginning = 2_000; beginning < 2_040; beginning += 3) {
      List<String[]> rows = new ArrayList<>();
      new LongTable(file, ReadingOptions.RECOGNISE, beginning)
          .read(block -> rows.addAll(block.rows()));
      assertThat(rows).hasSize(300);
      assertThat(rows.getLast()).containsExactly("299", "first line of it\nand a second");
    }
  }
}
