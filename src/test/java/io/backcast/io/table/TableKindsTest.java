package io.backcast.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each kind of table that people have. */
class TableKindsTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @TempDir private Path folder;

  private TextTable read(String text) throws Exception {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private TextTable read(byte[] bytes) throws Exception {
    return new TableReader().text(Files.write(folder.resolve("t.csv"), bytes));
  }

  private TextTable read(String text, ReadingOptions options) throws Exception {
    return new TableReader(options).text(Files.writeString(folder.resolve("t.csv"), text));
  }

  private void refused(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BackcastException.class)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).contains(parts));
  }

  private static List<String[]> rows(String... rows) {
    return java.util.Arrays.stream(rows).map(r -> r.split("\\|", -1)).toList();
  }

  private static void same(TextTable table, List<String> columns, String... rows) {
    assertThat(table.columns()).isEqualTo(columns);
    assertThat(table.rows().stream().map(List::of).toList())
        .isEqualTo(rows(rows).stream().map(List::of).toList());
  }

  @Test
  void aPlainTableNeedsNoWord() throws Exception {
    TextTable table = read("a,b,name\n1,2.5,oak\n-3,4e-3,7F\n");
    same(table, List.of("a", "b", "name"), "1|2.5|oak", "-3|4e-3|7F");
    assertThat(table.notes()).extracting(Object::toString).isEmpty();
    assertThat(table.readings().getLast().kind()).isEqualTo(ColumnReading.Kind.WORDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "'a;b;c\n1,5;2;x\n2,5;3;y\n'!semicolons",
        "'a\tb\tc\n1,5\t2\tx\n2,5\t3\ty\n'!tabs",
        "'a|b|c\n1,5|2|x\n2,5|3|y\n'!vertical bars",
        "'a  b   c\n 1,5 2 x\n2,5     3 y\n'!blanks",
        "'sep=;\na;b;c\n1,5;2;x\n2,5;3;y\n'!line 1 says that the columns are separated by semicolons",
      })
  void dialectsAreRecognisedAndTold(String text, String note) throws Exception {
    TextTable table = read(text);
    same(table, List.of("a", "b", "c"), "1.5|2|x", "2.5|3|y");
    assertThat(table.notes()).extracting(Object::toString).anyMatch(n -> n.contains(note));
    assertThat(table.notes()).extracting(Object::toString).contains("decimals have a comma (a)");
  }

  @Test
  void namesMayHoldBlanksBetweenColumnsOfTwoBlanksOrMore() throws Exception {
    TextTable table =
        read("plate width  load at break\n      1.50           20.5\n      2.50           30.5\n");
    same(table, List.of("plate width", "load at break"), "1.50|20.5", "2.50|30.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1", "UTF-16"})
  void encodingsAreRecognised(String name) throws Exception {
    String text = "angle (°),µ,Härte\n1,2,Ä\n3,4,é\n";
    TextTable table = read(text.getBytes(Charset.forName(name)));
    same(table, List.of("angle (°)", "µ", "Härte"), "1|2|Ä", "3|4|é");
    assertThat(table.notes().isEmpty()).isEqualTo(name.equals("UTF-8"));
  }

  @Test
  void marksOfUnicodeAreNoPartOfAName() throws Exception {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      same(read("\uFEFFa,b\n1,2\n3,4\n".getBytes(charset)), List.of("a", "b"), "1|2", "3|4");
    }
  }

  @Test
  void aLateCharacterDecidesTheEncodingToo() throws Exception {
    String text = "a,b\n" + "1,x\n".repeat(100_000) + "2,Å\n";
    assertThat(read(text.getBytes(WINDOWS)).rows().getLast()[1]).isEqualTo("Å");
    assertThat(read(text).rows().getLast()[1]).isEqualTo("Å");
  }

  @Test
  void mixedEncodingsAreRefusedWithTheLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("°C,µm,b\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("2,3,\u00e9\n".getBytes(WINDOWS));
    assertThatThrownBy(() -> read(bytes.toByteArray())).hasMessageContaining("line 3");
  }

  @Test
  void cyrillicAndJapaneseAreNotTakenForWestern() throws Exception {
    String cyrillic = "сталь,прочность\n" + "твёрдая сталь,1\nмягкая сталь,2\n".repeat(5);
    assertThat(read(cyrillic.getBytes(Charset.forName("windows-1251"))).columns())
        .containsExactly("сталь", "прочность");
    String japanese = "温度,強度\n" + "高い温度です,1\n低い温度です,2\n".repeat(5);
    assertThat(read(japanese.getBytes(Charset.forName("Shift_JIS"))).columns())
        .containsExactly("温度", "強度");
  }

  @Test
  void anEncodingCanBeStated() throws Exception {
    Path file =
        Files.write(
            folder.resolve("t.csv"),
            "łódź,b\n1,2\n3,4\n".getBytes(Charset.forName("windows-1250")));
    ReadingOptions options =
        new ReadingOptions(null, null, Charset.forName("windows-1250"), null, null, Set.of());
    assertThat(new TableReader(options).text(file).columns()).containsExactly("łódź", "b");
  }

  @Test
  void compressedTextIsReadToo() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
    }
    same(read(bytes.toByteArray()), List.of("a", "b"), "1|2", "3|4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tensile tests of 2024\nmade by A. B., lab 3\na,b,c\n1,2,3\n4,5,6\n",
        "# made by a machine\n# version 3\na,b,c\n1,2,3\n4,5,6\n",
        "% made by a machine\n%\n% a,b,c\n1,2,3\n4,5,6\n",
        "# a,b,c\n1,2,3\n4,5,6\n",
        "#a,b,c\n1,2,3\n4,5,6\n",
        "Report,,\n,,\na,b,c\n1,2,3\n4,5,6\n",
        "Inputs,Inputs,Output\na,b,c\n1,2,3\n4,5,6\n",
        "a,b,c\n1,2,3\n# stopped here\n4,5,6\n",
        "a,b,c\n1,2,3\n4,5,6\nmeasured at 20 °C\n",
        "a,b,c\n1,2,3\n4,5,6\n\nTotal: 2 specimens,,\n",
        "a,b,c\n1,2,3\n,,\n4,5,6\n,,\n\n",
        "a,b,c,,\n1,2,3,,\n4,5,6,,\n",
        ",a,b,c\n0,1,2,3\n1,4,5,6\n",
        "Unnamed: 0,a,b,c\n7,1,2,3\n3,4,5,6\n",
      })
  void whatIsAroundTheTableIsNoPartOfIt(String text) throws Exception {
    same(read(text), List.of("a", "b", "c"), "1|2|3", "4|5|6");
  }

  @Test
  void aNameMayStartWithAPercentSign() throws Exception {
    assertThat(read("% Cr,% Ni,Rm\n1,2,3\n4,5,6\n").columns())
        .containsExactly("% Cr", "% Ni", "Rm");
    assertThat(read("%Cr,Ni,Rm\n1,2,3\n4,5,6\n").columns()).containsExactly("%Cr", "Ni", "Rm");
    assertThat(read("#,Ni,Rm\n1,2,3\n2,5,6\n").columns()).containsExactly("#", "Ni", "Rm");
  }

  @Test
  void aRowOfUnitsIsKeptAsUnits() throws Exception {
    TextTable table =
        read(
            "T,width,E,id,phi\n°C,mm,GPa,,-\n20,1.5,210,A1,0.1\n30,2.5,200,A2,0.2\n40,3,190,A3,0.3\n");
    same(
        table,
        List.of("T", "width", "E", "id", "phi"),
        "20|1.5|210|A1|0.1",
        "30|2.5|200|A2|0.2",
        "40|3|190|A3|0.3");
    assertThat(table.readings().stream().map(ColumnReading::unit))
        .containsExactly("°C", "mm", "GPa", "", "");
    assertThat(table.lines()).containsExactly(3, 4, 5);
    assertThat(read("a;b\n[kg/m³];(wt.%)\n1;2\n3;4\n").readings().getFirst().unit())
        .isEqualTo("kg/m³");
  }

  @Test
  void twoLinesOfNamesAreRefused() {
    refused("alpha,beta,gamma\nfirst,second,third\n1,2,3\n4,5,6\n", "lines 1 and 2", "names");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,a,b\n1,1.5,2\n2,2.5,4\nTotal,4.0,6\n",
        "id,a,b\n1,1.5,2\n2,2.5,4\nMittelwert,2.0,3\nStabw,0.7,1.4\n",
        "id,a,b\n1,1.5,2\n2,2.5,4\nMean,2.0,3\nSD,0.707,1.41\n",
      })
  void aRowThatSumsUpIsNoData(String text) throws Exception {
    TextTable table = read(text);
    same(table, List.of("id", "a", "b"), "1|1.5|2", "2|2.5|4");
    assertThat(table.notes()).extracting(Object::toString).anyMatch(n -> n.contains("sums up"));
  }

  @Test
  void aSumAmongWordsIsTakenOutOnlyIfItIsOne() throws Exception {
    String head = "wood,a\noak,1\npine,2\nelm,3\n";
    assertThat(read(head + "sum,6\n").rows()).hasSize(3);
    assertThat(read(head + ",6\n").rows()).hasSize(3);
    assertThat(read(head + "max,7\n").rows()).hasSize(4);
    assertThat(read(head + ",7\n").rows()).hasSize(4);
  }

  @Test
  void whatEveryRowHasTheSameDoesNotMakeASum() throws Exception {
    String head = "a,b,c\n3.1,90,1\n3.2,90,2\n3.3,90,3\n";
    assertThat(read(head + ",90,3\n").rows()).hasSize(4);
    assertThat(read(head + ",90,6\n").rows()).hasSize(3);
  }

  @Test
  void rowsWithoutNamesGetThem() throws Exception {
    TextTable table = read("1.5,2,3\n1.6,2.5,1\n1.2,1.5,2\n");
    same(table, List.of("x1", "x2", "x3"), "1.5|2|3", "1.6|2.5|1", "1.2|1.5|2");
    assertThat(table.notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("called x1 to x3"));
    assertThat(read("oak 1.5 3\npine 1.6 2\noak 1.2 1\npine 1.3 2\n").columns())
        .containsExactly("x1", "x2", "x3");
  }

  @Test
  void numbersThatMayBeNamesAreAskedFor() throws Exception {
    String spectra = "400,410,420\n0.1,0.2,0.3\n0.2,0.1,0.4\n";
    refused(spectra, "line 1", "--header", "--no-header");
    refused("x,2,3\n0.1,2,0.3\n0.2,3,0.4\n", "--no-header");
    ReadingOptions named = new ReadingOptions(null, null, null, null, true, Set.of());
    ReadingOptions unnamed = new ReadingOptions(null, null, null, null, false, Set.of());
    same(read(spectra, named), List.of("400", "410", "420"), "0.1|0.2|0.3", "0.2|0.1|0.4");
    assertThat(read(spectra, unnamed).rows()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "NA", "N/A", "n/a", "NaN", "nan", "None", "null", "NULL", "-", "--", "?", "inf", "-inf",
        "#N/A", "#DIV/0!", "<NA>", "∞", "."
      })
  void missingValuesAreEmpty(String missing) throws Exception {
    TextTable table = read("a,b\n1,2\n3," + missing + "\n5,6\n");
    same(table, List.of("a", "b"), "1|2", "3|", "5|6");
    assertThat(table.readings().getLast().missing()).isEqualTo(1);
  }

  @Test
  void noneMayBeAWord() throws Exception {
    TextTable table = read("coating,a\nNone,1\nCr,2\nNA,3\nTi,4\n");
    assertThat(table.column("coating")).containsExactly("None", "Cr", "", "Ti");
    assertThat(table.notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("None") && n.contains("--missing"));
    assertThat(read("ion,a\nNa,1\nK,2\nNO,3\n").column("ion")).containsExactly("Na", "K", "NO");
    ReadingOptions stated = new ReadingOptions(null, null, null, null, null, Set.of("None"));
    assertThat(read("coating,a\nNone,1\nCr,2\n", stated).column("coating"))
        .containsExactly("", "Cr");
  }

  @Test
  void elementsAreNoMissingValues() throws Exception {
    TextTable elements = read("e,y\nNa,1\nNd,2\nCl,3\nNaCl,4\n");
    assertThat(elements.column("e")).containsExactly("Na", "Nd", "Cl", "NaCl");
    assertThat(elements.notes()).extracting(Object::toString).noneMatch(n -> n.contains("missing"));
    assertThat(read("e,y\nsteel,1\nnd,2\ntin,3\n").notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("may mean a missing value (nd)"));
  }

  @Test
  void sentinelsAreMissingWhereThatIsCertain() throws Exception {
    TextTable table = read("a,b\n1,0.5\n2,-9999\n3,0.7\n4,-9999.0\n");
    same(table, List.of("a", "b"), "1|0.5", "2|", "3|0.7", "4|");
    assertThat(table.notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("-9999 in column b"));
    assertThat(read("a,b\n1,-1200\n2,-999\n3,800\n").column("b"))
        .containsExactly("-1200", "-999", "800");
    // an outlier hides how far it is, not that it is the only negative number
    assertThat(read("a,n\n1,1e16\n2,-9999\n3,4e18\n4,2e16\n").column("n"))
        .containsExactly("1e16", "", "4e18", "2e16");
    TextTable unsure = read("a,b\n1,1\n2,-999\n3,5000\n");
    assertThat(unsure.column("b")).containsExactly("1", "-999", "5000");
    assertThat(unsure.notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("say so with --missing -999"));
    ReadingOptions stated = new ReadingOptions(null, null, null, null, null, Set.of("-1"));
    assertThat(read("a,b\n1,0\n2,-1\n", stated).column("b")).containsExactly("0", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "'14,606.70/2,100.25/900.5'!'14606.70/2100.25/900.5'",
        "'14.606,70/2.100,25/900,5'!'14606.70/2100.25/900.5'",
        "'14 606,70/2 100,25/900,5'!'14606.70/2100.25/900.5'",
        "'1''234/12''345''678/5'!'1234/12345678/5'",
        "'1,234,567/12,345/7'!'1234567/12345/7'",
        "'1.234.567/12.345/7'!'1234567/12345/7'",
        "'1,234/0,5/12,345'!'1.234/0.5/12.345'",
        "'1.234/12.345/2.500'!'1.234/12.345/2.500'",
        "'12.5%/3 %/100%'!'12.5/3/100'",
        "'−1.5/+2/3'!'-1.5/2/3'",
        "'1,5E+03/2,5e-3/1'!'1.5E03/2.5e-3/1'",
      })
  void numbersAreReadColumnWide(String fields, String numbers) throws Exception {
    String text = "n\ta\n" + "0\t" + fields.replace("/", "\n1\t") + "\n";
    TextTable table = read(text);
    assertThat(table.column("a")).containsExactly(numbers.split("/"));
    assertThat(table.readings().getLast().kind()).isEqualTo(ColumnReading.Kind.NUMBER);
  }

  @Test
  void anotherColumnSettlesWhatOneLeavesOpen() throws Exception {
    assertThat(read("a;b\n1,234;0,5\n2,345;0,7\n").column("a")).containsExactly("1.234", "2.345");
    assertThat(read("a;b\n1,234;0.5\n2,345;0.7\n").column("a")).containsExactly("1234", "2345");
    assertThat(read("a;b\n1.234;0,5\n2.345;0,7\n").column("a")).containsExactly("1234", "2345");
    assertThat(read("a;b\n1.234;0.5\n2.345;0.7\n").column("a")).containsExactly("1.234", "2.345");
  }

  @Test
  void whatStaysOpenIsRefusedAndCanBeStated() throws Exception {
    String text = "a;b\n1,234;1\n2,345;2\n";
    TextTable open = read(text);
    assertThat(open.readings().getFirst().kind()).isEqualTo(ColumnReading.Kind.UNDECIDED);
    assertThatThrownBy(() -> open.requireDecided(Set.of())).hasMessageContaining("--decimal comma");
    open.requireDecided(Set.of("a"));
    assertThatThrownBy(() -> open.numbers(List.of("a"), java.util.Map.of()))
        .hasMessageContaining("“1,234”")
        .hasMessageContaining("--decimal dot");
    ReadingOptions comma = new ReadingOptions(null, ',', null, null, null, Set.of());
    ReadingOptions dot = new ReadingOptions(null, '.', null, null, null, Set.of());
    assertThat(read(text, comma).column("a")).containsExactly("1.234", "2.345");
    assertThat(read(text, dot).column("a")).containsExactly("1234", "2345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3d", "7F", "50d", "0x1p3", "0x1A", "1e", "1.5.2", "12 mm", "<5", "10-20", "1/2"})
  void whatIsNoNumberIsReportedWithItsPlace(String field) throws Exception {
    TextTable table = read("a,b\n1,2\n3," + field + "\n5,6\n");
    ColumnReading reading = table.readings().getLast();
    assertThat(reading.kind()).isEqualTo(ColumnReading.Kind.NUMBER);
    assertThat(reading.odd()).isEqualTo(1);
    assertThat(reading.places()).containsExactly(new ColumnReading.Place(3, field));
    assertThatThrownBy(() -> table.numbers(List.of("b"), java.util.Map.of()))
        .hasMessageContaining("column b: “" + field + "” in line 3 is not a number");
  }

  @Test
  void aColumnThatIsHalfNumbersIsReportedWhole() throws Exception {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 40; i++) {
      text.append(i).append(i % 2 == 0 ? ",bad" + i : "," + i).append('\n');
    }
    TextTable table = read(text.toString());
    assertThat(table.notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("column b: 20 of 40 values are not numbers"));
    assertThatThrownBy(() -> table.numbers(List.of("a", "b"), java.util.Map.of()))
        .hasMessageContaining("20 fields are not a number (“bad0” in line 2, “bad2” in line 4,")
        .hasMessageContaining(", …)");
    assertThat(read("a,b\n1,x\n2,y\n3,z\n4,1\n").notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("read as words"));
  }

  @Test
  void whatMostFieldsAreLikeIsOnlySaidOfMost() throws Exception {
    assertThat(read("a,b\n1,abc\n2,1e400\n3,3\n4,4\n").notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("column b: 2 of 4 values are not numbers"))
        .noneMatch(n -> n.contains("most are like"));
    assertThat(read("a,b\n1,2 eV\n2,abc\n3,3\n4,4\n").notes())
        .extracting(Object::toString)
        .noneMatch(n -> n.contains("most are like"));
    assertThat(read("a,b\n1,2 eV\n2,3e2 meV\n3,x\n4,4\n5,5\n6,6\n").notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("most are like a number with text behind it"));
  }

  @Test
  void percentSignsOfSomeFieldsAreReported() throws Exception {
    assertThat(read("a,b\n1,5%\n2,6\n3,7\n").readings().getLast().odd()).isEqualTo(1);
    assertThat(read("a,b\n1,5%\n2,6%\n").readings().getLast().unit()).isEqualTo("%");
  }

  @Test
  void bothDecimalMarksInOneColumnAreReported() throws Exception {
    TextTable table = read("a;b\n1;2.5\n2;3.5\n3;4,25\n");
    assertThat(table.readings().getLast().places())
        .containsExactly(new ColumnReading.Place(4, "4,25"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-01-31/2024-02-01", "31.01.2024/01.02.2024", "1/31/2024/2/1/2024",
        "2024-01-31T10:00:00Z/2024-01-31T11:30:00Z", "31 Jan 2024/1 Feb 2024", "10:15/11:20:30"
      })
  void datesAreToldAsDates(String dates) throws Exception {
    String[] parts =
        dates.startsWith("1/") ? new String[] {"1/31/2024", "2/1/2024"} : dates.split("/");
    TextTable table = read("a;day\n1;" + parts[0] + "\n2;" + parts[1] + "\n");
    assertThat(table.readings().getLast().kind()).isEqualTo(ColumnReading.Kind.DATE);
    assertThatThrownBy(() -> table.numbers(List.of("day"), java.util.Map.of()))
        .hasMessageContaining("a date, not a number");
  }

  @Test
  void rangesAndTruthsAreTold() throws Exception {
    TextTable table = read("size;ok\n10-20;true\n20 - 30;false\n30–40;true\n");
    assertThat(table.readings().stream().map(ColumnReading::kind))
        .containsExactly(ColumnReading.Kind.RANGE, ColumnReading.Kind.TRUTH);
    assertThat(table.notes())
        .extracting(Object::toString)
        .anyMatch(n -> n.contains("ranges such as “10-20”"));
  }

  @Test
  void namesKeepTheirCharacters() throws Exception {
    assertThat(read("R [m] = range,-a,E_g (eV),\"x, y\",δ\n1,2,3,4,5\n2,3,4,5,6\n").columns())
        .containsExactly("R [m] = range", "-a", "E_g (eV)", "x, y", "δ");
  }

  @Test
  void doubledNamesAreAllNamed() {
    refused("a,b,a,c,b\n1,2,3,4,5\n", "“a” (columns 1, 3)", "“b” (columns 2, 5)");
  }

  @Test
  void linesOfAnotherWidthAreAllNamed() {
    refused(
        "a,b,c\n1,2,3\n1,2\n4,5,6\n1,2,3,4\n5,6,7\n",
        "2 lines do not have 3 fields: line 3 has 2, line 5 has 4");
  }

  @Test
  void rowNamesOfRHaveNoNameInTheHeader() throws Exception {
    TextTable table = read("\"a\" \"b\"\n\"s1\" 1 2\n\"s2\" 3 4\n\"s3\" 5 6\n");
    assertThat(table.columns()).containsExactly("column 1", "a", "b");
    refused("a,b\n1,5,2\n2,5,3\n3,5,4\n", "line 1", "decimal commas");
  }

  @Test
  void otherKindsOfFilesAreNamed() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("data.csv"));
      out.write(1);
    }
    kind(zip.toByteArray(), "a zip archive (with data.csv)");
    kind("%PDF-1.4\n%âãÏÓ\n".getBytes(StandardCharsets.UTF_8), "a PDF document");
    kind("<!DOCTYPE html>\n<html>".getBytes(StandardCharsets.UTF_8), "a web page");
    kind("\n <HTML lang=\"en\">".getBytes(StandardCharsets.UTF_8), "a web page");
    kind(
        "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n"
            .getBytes(StandardCharsets.UTF_8),
        "a Git LFS pointer");
    kind(new byte[] {(byte) 0x80, 4, (byte) 0x95, 0, 0}, "a Python pickle");
    kind("\u0089HDF\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1), "an HDF5 file");
    kind(
        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(StandardCharsets.ISO_8859_1),
        "an old .xls workbook");
    kind("\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1), "a PNG picture");
    kind("{\"a\": [1, 2]}".getBytes(StandardCharsets.UTF_8), "JSON");
    kind("PAR1 and then nonsense".getBytes(StandardCharsets.UTF_8), "a damaged Parquet file");
    kind(new byte[] {0x1f, (byte) 0x8b, 1, 2, 3}, "a damaged gzip file");
  }

  private void kind(byte[] bytes, String what) throws IOException {
    Path file = Files.write(folder.resolve("kind.csv"), bytes);
    assertThatThrownBy(() -> new TableReader().text(file))
        .isInstanceOf(BackcastException.class)
        .hasMessageStartingWith(file + " is " + what);
  }
}
