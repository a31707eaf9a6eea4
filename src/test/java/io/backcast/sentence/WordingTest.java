package io.backcast.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.ui.common.NumberFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final Wording GERMAN = in(Locale.GERMAN);
  private static final Wording SPANISH = in(Locale.of("es"));

  private static Wording in(Locale language) {
    return new Wording(language, new NumberFormatter(language));
  }

  @Test
  void aSentenceIsSaidInEachLanguageAndItsTextIsEnglish() {
    Sentence said = Sentence.of("table.no-column", "a.csv", "gap", List.of("x", "y"));
    assertThat(said).hasToString("a.csv: there is no column gap. The columns are x, y.");
    assertThat(GERMAN.text(said))
        .isEqualTo("a.csv: Es gibt keine Spalte gap. Die Spalten sind x, y.");
    assertThat(SPANISH.text(said))
        .isEqualTo("a.csv: no hay ninguna columna gap. Las columnas son x, y.");
  }

  /** What a file is called is never taken for a pattern. */
  @Test
  void bracesAndApostrophesInArgumentsStay() {
    assertThat(Sentence.of("table.no-columns", "{0}'s.csv"))
        .hasToString("{0}'s.csv has no column with a name and values.");
    assertThat(GERMAN.text(Sentence.written("{0} it's"))).isEqualTo("{0} it's");
  }

  @Test
  void sentencesWithinSentencesAreSaidInTheSameLanguage() {
    Sentence nested =
        Sentence.of(
            "formula.fault.advised",
            3,
            Sentence.of("formula.unknown", "x9"),
            Sentence.of("formula.it-has", List.of("x1", "x2")));
    assertThat(GERMAN.text(nested))
        .isEqualTo("Bei Zeichen 3: „x9“ ist keine Variable dieses Modells. Es hat x1, x2.");
  }

  @Test
  void numbersHaveTheSignsOfTheLanguage() {
    Sentence said =
        Sentence.of(
            "formula.never", "a", Sentence.figure("-1.5e-8 eV"), Sentence.figure("0.25 … 2.5 Å"));
    assertThat(said)
        .hasToString(
            "a is between -1.5e-8 eV and 0.25 … 2.5 Å in this model's space, so that this never holds");
    assertThat(GERMAN.text(said)).contains("zwischen −1,5\u00a0×\u00a010⁻⁸ eV und 0,25 … 2,5 Å");
    Sentence many = Sentence.of("table.too-many-values", "a.csv", Sentence.count(200_000_000));
    assertThat(many).hasToString("a.csv has more than 200,000,000 values. Split it.");
    assertThat(GERMAN.text(many)).contains("200.000.000");
  }

  @Test
  void partsAreJoinedTwoAtATime() {
    assertThat(Sentence.joined("list.and", List.of("a", "b", "c"))).hasToString("a and b and c");
    assertThat(GERMAN.text(Sentence.joined("list.and", List.of("a", "b")))).isEqualTo("a und b");
    assertThat(Sentence.joined("list.and", List.of()).isEmpty()).isTrue();
  }
}
