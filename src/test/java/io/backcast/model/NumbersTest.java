package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NumbersTest {
  @Test
  void zerosAreReplacedByAPowerOfTen() {
    assertThat(Numbers.text(1.5e-8)).isEqualTo("1.5e-8");
    assertThat(Numbers.text(1e-13)).isEqualTo("1e-13");
    assertThat(Numbers.text(1e19)).isEqualTo("1e19");
    assertThat(Numbers.text(-2.5e-9)).isEqualTo("-2.5e-9");
    assertThat(Numbers.text(0.25)).isEqualTo("0.25");
    assertThat(Numbers.text(0.1)).isEqualTo("0.1");
    assertThat(Numbers.text(120)).isEqualTo("120");
    assertThat(Numbers.text(0)).isEqualTo("0");
    assertThat(Numbers.text(-0.0)).isEqualTo("0");
    assertThat(Numbers.text(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void fewestDigitsReadBackToTheSameNumber() {
    Random random = new Random(8);
    for (int i = 0; i < 2_000; i++) {
      float single = (float) Math.pow(10, -37 + 74 * random.nextDouble());
      assertThat(Float.parseFloat(Numbers.single(single))).isEqualTo(single);
      assertThat((float) Double.parseDouble(Numbers.text(single / 3.0)))
          .isEqualTo((float) (single / 3.0));
    }
  }

  @Test
  void fixedDecimalsAreKeptWhereTheyShowTheNumber() {
    assertThat(Numbers.fixed(1.5, 3)).isEqualTo("1.500");
    assertThat(Numbers.fixed(0, 3)).isEqualTo("0.000");
    assertThat(Numbers.fixed(1.5e-9, 9)).isEqualTo("1.5e-9");
    assertThat(Numbers.fixed(123_456_789_012.0, 2)).isEqualTo("1.234568e11");
    assertThat(Numbers.significant(0.00012345, 3)).isEqualTo("0.000123");
    assertThat(Numbers.significant(99_995, 3)).isEqualTo("100000");
  }

  @Test
  void theLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Numbers.fixed(1.5, 2)).isEqualTo("1.50");
      assertThat(Numbers.text(0.5)).isEqualTo("0.5");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void decimalsShowAStep() {
    assertThat(Numbers.decimals(0.1)).isEqualTo(1);
    assertThat(Numbers.decimals(0.02)).isEqualTo(2);
    assertThat(Numbers.decimals(1e-9)).isEqualTo(9);
    assertThat(Numbers.decimals(3)).isZero();
    assertThat(Numbers.decimals(0)).isZero();
  }
}
