package io.backcast.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypefaceTest {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  /** A string literal in Java source, or another construct that contains quotes. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|'(?:[^'\\\\]|\\\\.)+'|\"((?:[^\"\\\\\\n]|\\\\.)*)\"",
          Pattern.DOTALL);

  private static final Pattern UNICODE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");

  private static double width(Font font, String text) {
    return font.getStringBounds(text, EXACT).getWidth();
  }

  @ParameterizedTest
  @EnumSource
  void everyFigureIsAsWideAsEveryOther(Typeface face) {
    Font font = face.of(100);
    for (char figure = '0'; figure <= '9'; figure++) {
      assertThat(width(font, String.valueOf(figure)))
          .as("width of %s", figure)
          .isEqualTo(width(font, "0"));
      assertThat(face.has(figure)).isTrue();
    }
    assertThat(width(font, "i")).isLessThan(width(font, "m"));
  }

  @ParameterizedTest
  @EnumSource
  void theChangedFileHasCorrectChecksums(Typeface face) throws Exception {
    ByteBuffer file = ByteBuffer.wrap(face.file().readAllBytes());
    int sum = 0;
    while (file.remaining() >= 4) {
      sum += file.getInt();
    }
    assertThat(file.remaining()).isZero();
    assertThat(sum).isEqualTo(0xB1B0AFBA);
  }

  @Test
  void boldIsTheTypefacesOwn() {
    assertThat(Typeface.BOLD.of(14).isBold()).isTrue();
    assertThat(Typeface.BOLD.of(14).getFontName()).isEqualTo("Inter Bold");
    assertThat(width(Typeface.BOLD.of(14), "gap"))
        .isGreaterThan(width(Typeface.REGULAR.of(14), "gap"));
  }

  @Test
  void aNameInAnotherScriptIsDrawnWithAnInstalledFontIfThereIsOne() {
    assertThat(Typeface.REGULAR.of(14, "gap (eV) ★").getFamily()).isEqualTo(Typeface.FAMILY);
    boolean installed = FileFonts.installed("温度").isPresent();
    assertThat(Typeface.REGULAR.of(14, "温度").canDisplayUpTo("温度") < 0).isEqualTo(installed);
  }

  @Test
  void everyCharacterOnTheScreenHasAGlyph() throws Exception {
    Map<Integer, String> used = new TreeMap<>();
    for (Path file : files(Path.of("src", "main", "resources", "io", "backcast"))) {
      collect(used, file, Files.readString(file));
    }
    for (Path folder : List.of(Path.of("models"), Path.of("sample-data"))) {
      for (Path file : files(folder)) {
        if (file.toString().endsWith(".json")) {
          collect(used, file, Files.readString(file));
        }
      }
    }
    for (Path file : files(Path.of("src", "main", "java"))) {
      Matcher literals = LITERAL.matcher(Files.readString(file));
      while (literals.find()) {
        if (literals.group(1) != null) {
          collect(used, file, unescaped(literals.group(1)));
        }
      }
    }
    assertThat(used.keySet()).contains((int) 'ä', (int) 'α', (int) '₂', (int) '−', (int) '★');
    for (Typeface face : Typeface.values()) {
      assertThat(used)
          .as("%s has no glyph for", face)
          .allSatisfy((c, file) -> assertThat(face.has(c)).isTrue());
    }
  }

  @Test
  void whatAScientistMayWriteInACardHasAGlyph() {
    String science =
        "°±²³·×÷ÅÄÖÜßäöüµαβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ₀₁₂₃₄₅₆₇₈₉₊₋ⁿ⁻⁺⁰⁴⁵⁶⁷⁸⁹−√∂∑∞≈≠≤≥←→↑↓↔✓★☆…–—“”„′″Ω‰ğışİćřň";
    for (Typeface face : Typeface.values()) {
      assertThat(science.codePoints().filter(c -> !face.has(c)).mapToObj(Character::toString))
          .isEmpty();
    }
  }

  /** The text of a string literal; translateEscapes leaves out Unicode escapes. */
  private static String unescaped(String literal) {
    return UNICODE
        .matcher(literal)
        .replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)))
        .translateEscapes();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static void collect(Map<Integer, String> used, Path file, String text) {
    text.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .forEach(c -> used.putIfAbsent(c, file.getFileName().toString()));
  }
}
