package io.backcast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.backcast.model.BackcastException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files, options and comparisons do not depend on the language of the system. */
@AnalyzeClasses(packages = "io.backcast", importOptions = ImportOption.DoNotIncludeTests.class)
class LanguageTest {
  /** A number whose separators are those of a language. */
  private static final Pattern SEPARATED =
      Pattern.compile("%[-0-9$]*(?:,|[.0-9]*[feE]|[.0-9]+[gG])");

  /** A number whose digits are those of a language. */
  private static final Pattern NUMBER = Pattern.compile("%[-+,.0-9$]*[dfeEgG]");

  /** Text that is put together of parts, and then formatted in the language of the system. */
  private static final Pattern FORMATTED =
      Pattern.compile(
          "(?:(?:\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\")[\\s+]*+)++\\)?\\s*\\.formatted\\(",
          Pattern.DOTALL);

  /** Text, a comment, or the end of a statement. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|'\\\\?.'|//[^\n]*|/\\*.*?\\*/|;",
          Pattern.DOTALL);

  @ArchTest
  static final ArchRule formattingAndComparingNameTheLanguage =
      noClasses()
          .should()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(MessageFormat.class, "format", String.class, Object[].class)
          .orShould()
          .callConstructor(DecimalFormat.class, String.class)
          .orShould()
          .callMethod(NumberFormat.class, "getInstance")
          .orShould()
          .callMethod(NumberFormat.class, "getNumberInstance")
          .orShould()
          .callMethod(NumberFormat.class, "getPercentInstance");

  /** Failures whose words are English alone, by package: a number here may only fall. */
  private static final Map<String, Integer> ENGLISH =
      Map.ofEntries(
          Map.entry("cli", 97),
          Map.entry("design", 28),
          Map.entry("engine", 2),
          Map.entry("io", 6),
          Map.entry("io.structure", 1),
          Map.entry("serve", 12),
          Map.entry("slurm", 12),
          Map.entry("train", 18),
          Map.entry("train.data", 1),
          Map.entry("train.distil", 1),
          Map.entry("ui.snapshot", 3),
          Map.entry("verify", 10),
          Map.entry("verify.campaign", 10));

  @ArchTest
  static void whatTheWindowCanMeetIsNoEnglishText(JavaClasses classes) {
    Map<String, Integer> english = new TreeMap<>();
    for (JavaClass one : classes) {
      String name = one.getPackageName().replace("io.backcast.", "");
      one.getConstructorCallsFromSelf().stream()
          .filter(call -> call.getTargetOwner().isEquivalentTo(BackcastException.class))
          .filter(call -> !one.isEquivalentTo(BackcastException.class))
          .filter(
              call -> call.getTarget().getRawParameterTypes().get(1).isEquivalentTo(String.class))
          .forEach(call -> english.merge(name, 1, Integer::sum));
    }
    assertThat(english)
        .as("a failure that the window can meet is a Sentence; lower the numbers, never raise them")
        .isEqualTo(ENGLISH);
  }

  @Test
  void numbersWithSeparatorsAreFormattedInANamedLanguage() throws Exception {
    List<String> nameless = new ArrayList<>();
    int found = 0;
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        List<String> numbers = new ArrayList<>();
        int statement = 0;
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
          if (token.group().startsWith("\"")) {
            SEPARATED.matcher(token.group()).results().forEach(m -> numbers.add(m.group()));
          } else if (token.group().equals(";")) {
            found += numbers.size();
            if (!source.substring(statement, token.end()).contains("ocale")) {
              numbers.forEach(n -> nameless.add(file.getFileName() + ": " + n));
            }
            numbers.clear();
            statement = token.end();
          }
        }
      }
    }
    assertThat(found).isGreaterThan(5);
    assertThat(nameless).isEmpty();
  }

  @Test
  void textForFilesAndCommandsHasNoDigitsOfTheSystemsLanguage() throws Exception {
    List<String> digits = new ArrayList<>();
    int found = 0;
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher text = FORMATTED.matcher(Files.readString(file));
        while (text.find()) {
          found++;
          if (NUMBER.matcher(text.group()).find()) {
            digits.add(file.getFileName() + ": " + text.group());
          }
        }
      }
    }
    assertThat(found).isGreaterThan(100);
    assertThat(digits)
        .as("text in place of numbers has the digits 0 to 9 everywhere, numbers may have others")
        .isEmpty();
  }
}
