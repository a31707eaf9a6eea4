package io.backcast.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
  private static final Map<String, List<String>> WOODS = Map.of("wood", List.of("oak", "pine"));

  private static TextTable table(String wood, String width) {
    return new TextTable(
        "t.csv",
        List.of("wood", "width"),
        List.of(new String[] {"oak", "0"}, new String[] {wood, width}),
        new long[] {2, 17});
  }

  private static void refused(TextTable table, String column, String message) {
    assertThatThrownBy(() -> table.numbers(List.of(column), WOODS))
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CSV))
        .hasMessage(message);
  }

  @Test
  void columnsAreTakenByNameInTheOrderWanted() throws Exception {
    TextTable text = table("pine", "-1.5e-3");
    assertThat(text.index("width")).isEqualTo(1);
    assertThat(text.index("height")).isEqualTo(-1);
    assertThat(text.column("wood")).containsExactly("oak", "pine");
    Table numbers = text.numbers(List.of("width", "wood"), WOODS);
    assertThat(numbers.columns()).containsExactly("width", "wood");
    assertThat(numbers.values()).isDeepEqualTo(new double[][] {{0, 0}, {-1.5e-3, 1}});
    assertThat(numbers.rows()).isEqualTo(2);
    assertThat(numbers.index("wood")).isEqualTo(1);
    assertThat(numbers.column("wood")).containsExactly(0, 1);
  }

  @Test
  void aMissingColumnIsNamedWithThoseThatAreThere() {
    refused(
        table("oak", "1"),
        "height",
        "t.csv: there is no column height. The columns are wood, width.");
  }

  @Test
  void anUnknownCategoryIsNamedWithThoseThatThereAre() {
    refused(
        table("elm", "1"),
        "wood",
        "t.csv, column wood: “elm” in line 17 is none of the categories oak, pine.");
    // neither codes nor other spellings are names of categories
    refused(
        table("1", "1"),
        "wood",
        "t.csv, column wood: “1” in line 17 is none of the categories oak, pine.");
    refused(
        table("Oak", "1"),
        "wood",
        "t.csv, column wood: “Oak” in line 17 is none of the categories oak, pine.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the value of line 17 is missing. Fill in the missing values or leave those rows out.",
        "1,5|“1,5” in line 17 is not a number.",
        "NaN|“NaN” in line 17 is not a number.",
        "1e999|“1e999” in line 17 is not a number.",
        "12 Å|“12 Å” in line 17 is not a number.",
        "٣|“٣” in line 17 is not a number.",
        "0x1p3|“0x1p3” in line 17 is not a number.",
        "17d|“17d” in line 17 is not a number.",
        "2024-01-31|“2024-01-31” in line 17 is not a number.",
      })
  void whatIsNoNumberIsReportedWithItsPlaceAndACure(String field, String advice) {
    refused(table("oak", field), "width", "t.csv, column width: " + advice);
  }

  @Test
  void aLongFieldIsCutInTheMessage() {
    refused(
        table("oak", "x".repeat(41)),
        "width",
        "t.csv, column width: “" + "x".repeat(40) + "…” in line 17 is not a number.");
    refused(
        table("y".repeat(1_000_000), "1"),
        "wood",
        "t.csv, column wood: “"
            + "y".repeat(40)
            + "…” in line 17 is none of the categories oak, pine.");
    refused(
        table("oak", "x".repeat(40)),
        "width",
        "t.csv, column width: “" + "x".repeat(40) + "” in line 17 is not a number.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "+1.5", "15e-1", "1.5E0"})
  void numbersAreReadTheSameInEveryLocale(String text) {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(TextTable.numberOrNaN(text)).isEqualTo(1.5);
    } finally {
      Locale.setDefault(usual);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "NaN",
        "Infinity",
        "-1e400",
        "1,5",
        "1d",
        "1D",
        "1.5f",
        "2F",
        "0x1p3",
        "0X1P3"
      })
  void whatIsNoFiniteNumberIsNaN(String text) {
    assertThat(TextTable.numberOrNaN(text)).isNaN();
  }
}
