package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatterTest {
  private final NumberFormatter english = new NumberFormatter(Locale.ENGLISH);
  private final NumberFormatter german = new NumberFormatter(Locale.GERMAN);

  /** Spaces that do not break look like any other in a table of cases. */
  private static String spaced(String text) {
    return text.replace('\u00a0', ' ');
  }

  @ParameterizedTest
  @CsvSource({
    "50, 0.28, 50.00 ± 0.28",
    "50.003, 0.2764, 50.00 ± 0.28",
    "0.5031, 0.0082, 0.503 ± 0.008",
    "0.5031, 0.0131, 0.503 ± 0.013",
    "0.5031, 0.0354, 0.503 ± 0.035",
    "0.5031, 0.0356, 0.50 ± 0.04",
    "0.5031, 0.0953, 0.50 ± 0.10",
    "12345, 420, 12300 ± 400",
    "12345, 1200, 12300 ± 1200",
    "-0.0004, 0.02, 0.000 ± 0.020",
    "-1.5, 0.2, −1.50 ± 0.20",
    "1.234e-7, 2e-9, (1.234 ± 0.020) × 10⁻⁷",
    "2.1e11, 3e9, (2.100 ± 0.030) × 10¹¹"
  })
  void aValueEndsWhereItsDeviationDoes(double value, double deviation, String text) {
    assertThat(spaced(english.uncertain(value, deviation, 0).text(""))).isEqualTo(text);
  }

  @Test
  void aDeviationThatIsThereIsNeverWrittenAsNone() {
    for (double deviation = 1e-9; deviation < 1e9; deviation *= 1.7) {
      for (double value : new double[] {0, 50, -3e-6, 7e8}) {
        NumberFormatter.Uncertain text = english.uncertain(value, deviation, 0);
        assertThat(NumberFormatter.parse(text.deviation() + text.power()))
            .as("%s ± %s", value, deviation)
            .isBetween(deviation * 0.9, deviation * 1.1);
      }
    }
  }

  @Test
  void withoutADeviationTheDecimalsOfThePropertyCount() {
    assertThat(english.uncertain(50, Double.NaN, 1).text("m")).isEqualTo("50.0\u00a0m");
    assertThat(english.uncertain(50, Double.NaN, 1).deviation("m")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.00000003, 9, 3.0 × 10⁻⁸",
    "-0.00000003, 9, −3.0 × 10⁻⁸",
    "0.00000003, 2, 0.00",
    "-0.001, 2, 0.00",
    "210000000000, 0, 2.1 × 10¹¹",
    "9999999, 0, 9999999",
    "-1.5, 2, −1.50",
    "0, 9, 0"
  })
  void theDecimalsAreThoseOfTheVariableAndPowersOfTenAreForWhatIsFarFromOne(
      double value, int decimals, String text) {
    assertThat(spaced(english.fixed(value, decimals))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0071, 2, 0.0071",
    "0.278, 3, 0.278",
    "12.34, 2, 12",
    "9.96, 2, 10",
    "0.00000123, 2, 1.2 × 10⁻⁶",
    "-123456789, 3, −1.23 × 10⁸",
    "0, 3, 0"
  })
  void digitsThatMatterAreCounted(double value, int digits, String text) {
    assertThat(spaced(english.significant(value, digits))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.30000000000000004, 0.1, 0.3",
    "1e-17, 0.1, 0",
    "2.5, 2.5, 2.5",
    "20000, 10000, '20,000'",
    "-0.5, 0.5, −0.5",
    "3e-9, 1e-9, 3 × 10⁻⁹",
    "25000000, 5000000, 2.5 × 10⁷"
  })
  void ticksHaveTheDigitsOfTheirStep(double value, double step, String text) {
    assertThat(spaced(english.tick(value, step))).isEqualTo(text);
  }

  @Test
  void theUsersLocaleWritesTheNumbers() {
    assertThat(german.uncertain(50, 0.28, 0).text("N/mm")).isEqualTo("50,00 ± 0,28\u00a0N/mm");
    assertThat(spaced(german.fixed(1.5e-8, 9))).isEqualTo("1,5 × 10⁻⁸");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, -3.25, 1.5e-8, -2.5e9, 0, 123456})
  void whatIsWrittenIsReadBack(double value) {
    for (NumberFormatter numbers : new NumberFormatter[] {english, german}) {
      assertThat(NumberFormatter.parse(numbers.fixed(value, 9))).isEqualTo(value);
    }
    assertThat(NumberFormatter.parse("wide")).isNaN();
    assertThat(NumberFormatter.parse("3 × 11²")).isNaN();
  }

  @Test
  void decadesOfALogScaleArePowersOfTen() {
    NumberFormatter numbers = new NumberFormatter(Locale.ENGLISH);

    assertThat(numbers.logTick(Math.pow(10, -9))).isEqualTo("10⁻⁹");
    assertThat(numbers.logTick(Math.pow(10, -5))).isEqualTo("10⁻⁵");
    assertThat(numbers.logTick(1e6)).isEqualTo("10⁶");
    assertThat(numbers.logTick(0.01)).isEqualTo("0.01");
    assertThat(numbers.logTick(1)).isEqualTo("1");
    assertThat(numbers.logTick(100)).isEqualTo("100");
    assertThat(numbers.logTick(Math.sqrt(10))).isEqualTo("3.2");
  }

  @Test
  void numbersWithAPowerOfTenAreReadAndNotationsOfJavaAreNot() {
    assertThat(NumberFormatter.parse("1.5e-8")).isEqualTo(1.5e-8);
    assertThat(NumberFormatter.parse("1,5E-8")).isEqualTo(1.5e-8);
    assertThat(NumberFormatter.parse("1.5\u00a0×\u00a010⁻⁸")).isEqualTo(1.5e-8);
    for (String text : new String[] {"3d", "7F", "50d", "0x1p3", "NaN"}) {
      assertThat(NumberFormatter.parse(text)).isNaN();
    }
  }

  /** Most numbers are written without a format; what is written is the same. */
  @Test
  void fixedDecimalsAreThoseOfJavasFormat() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("es"))) {
      NumberFormatter numbers = new NumberFormatter(locale);
      double[] values = new double[2_000];
      java.util.Random random = new java.util.Random(1);
      java.util.Arrays.setAll(
          values, i -> Math.round(random.nextGaussian() * 1e7) / Math.pow(10, i % 8));
      for (int decimals = 0; decimals < 5; decimals++) {
        for (double value : values) {
          if (Math.abs(value) < 1e7) {
            String expected =
                String.format(locale, "%." + decimals + "f", value)
                    .replaceFirst("^-(?=[0.,]*$)", "")
                    .replace('-', '−');
            assertThat(numbers.fixed(value, decimals)).isEqualTo(expected);
          }
        }
      }
    }
  }
}
