package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TypedTableTest {
  private static final Variable WOOD =
      new Variable(
          "wood", "w", "", 0, 2, 0, VariableKind.CATEGORICAL, 0, List.of("oak", "pine", "ash"));
  private static final Variable COILS =
      new Variable("coils", "n", "", 2, 9, 4, VariableKind.INTEGER, 0, null);
  private static final Variable WIDTH =
      new Variable("width", "b", "m", -1, 1, 0, VariableKind.CONTINUOUS, 2);

  private final Locale usual = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(usual);
  }

  @Test
  void aVariableBecomesAColumnOfItsKind() {
    assertThat(TypedTable.of(WOOD, new double[] {2, 0}, 6))
        .isEqualTo(new TypedTable.Text("wood", List.of("ash", "oak")));
    assertThat(TypedTable.of(COILS, new double[] {2, 9}, 6))
        .isInstanceOfSatisfying(
            TypedTable.Whole.class, c -> assertThat(c.values()).containsExactly(2, 9));
    assertThat(TypedTable.of(WIDTH, new double[] {0.25, 1}, 6))
        .isInstanceOfSatisfying(
            TypedTable.Real.class,
            c -> {
              assertThat(c.values()).containsExactly(0.25, 1);
              assertThat(c.decimals()).isEqualTo(6);
            });
  }

  @Test
  void everyColumnKnowsItsNameItsLengthItsTextAndItsValue() {
    TypedTable.Column words = new TypedTable.Text("w", List.of("a", "b"));
    TypedTable.Column whole = new TypedTable.Whole("i", new long[] {-7, Long.MAX_VALUE});
    TypedTable.Column real = new TypedTable.Real("r", new double[] {1.0 / 3, Double.NaN}, 3);
    TypedTable table = new TypedTable(List.of(words, whole, real));
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.header()).containsExactly("w", "i", "r");
    assertThat(table.text(0)).containsExactly("a", "-7", "0.333");
    assertThat(table.text(1)).containsExactly("b", "9223372036854775807", "");
    assertThat(words.value(1)).isEqualTo("b");
    assertThat(whole.value(1)).isEqualTo(Long.MAX_VALUE);
    assertThat(real.value(0)).isEqualTo(1.0 / 3);
    assertThat(real.value(1)).isNull();
  }

  @Test
  void aTableMayBeEmptyButNotRagged() {
    assertThat(new TypedTable(List.of()).rows()).isZero();
    TypedTable.Column one = new TypedTable.Whole("i", new long[1]);
    assertThatThrownBy(() -> new TypedTable(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two columns are called i");
    assertThatThrownBy(() -> new TypedTable(List.of(one, new TypedTable.Whole("j", new long[2]))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("j is not as long as the others");
  }

  @Test
  void numbersHaveADotAndNoMinusZeroWhateverTheLocale() {
    for (Locale locale : List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG"), Locale.ROOT)) {
      Locale.setDefault(locale);
      assertThat(DesignTable.number(-1234.5678, 2)).isEqualTo("-1234.57");
      assertThat(DesignTable.number(1234.5, 0)).isEqualTo("1235");
    }
    assertThat(DesignTable.number(-0.0004, 3)).isEqualTo("0.000");
    assertThat(DesignTable.number(-0.4, 0)).isEqualTo("0");
    assertThat(DesignTable.number(-0.0006, 3)).isEqualTo("-0.001");
    assertThat(DesignTable.number(-10, 0)).isEqualTo("-10");
    assertThat(DesignTable.number(Double.NaN, 3)).isEmpty();
    assertThat(DesignTable.number(Double.NEGATIVE_INFINITY, 3)).isEmpty();
  }

  @Test
  void aValueIsWrittenAsItsKindAsks() {
    assertThat(DesignTable.value(WOOD, 1)).isEqualTo("pine");
    assertThat(DesignTable.value(COILS, 4)).isEqualTo("4");
    assertThat(DesignTable.value(WIDTH, 0.5)).isEqualTo("0.50000");
  }
}
