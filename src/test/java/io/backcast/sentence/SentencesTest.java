package io.backcast.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of all sentences are there, in every language, with the gaps that the code fills. */
class SentencesTest {
  private static final Pattern GAP = Pattern.compile("\\{(\\d+)}");
  private static final Pattern MADE = Pattern.compile("(?<!\\w)Sentence\\s*\\.(of|joined)\\(");
  private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");

  /** A use of a key: where, and how many arguments it is given. */
  private record Use(String file, int arguments) {}

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                Sentence.class.getResourceAsStream("sentences" + language + ".properties")),
            StandardCharsets.UTF_8)) {
      words.load(in);
    }
    return words;
  }

  /** Without what stands for an apostrophe or a brace. */
  private static String bare(String pattern) {
    return pattern.replace("''", "").replace("'{'", "").replace("'}'", "");
  }

  private static Set<String> gaps(String pattern) {
    Set<String> found = new TreeSet<>();
    GAP.matcher(bare(pattern)).results().forEach(gap -> found.add(gap.group(1)));
    return found;
  }

  /** The arguments of a call whose bracket opens just before a place. */
  private static List<String> arguments(String source, int from) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; ; i++) {
      char c = source.charAt(i);
      if (c == '"') {
        Matcher text = LITERAL.matcher(source).region(i, source.length());
        if (text.lookingAt()) {
          i = text.end() - 1;
        }
      } else if (c == '\'') {
        i = source.indexOf('\'', source.charAt(i + 1) == '\\' ? i + 3 : i + 2);
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (c == ',' && depth == 0 || c == ')' && depth == 0) {
        arguments.add(source.substring(start, i).strip());
        start = i + 1;
        if (c == ')') {
          return arguments;
        }
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      }
    }
  }

  private static TreeMap<String, List<Use>> uses() throws IOException {
    TreeMap<String, List<Use>> uses = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher made = MADE.matcher(source);
        while (made.find()) {
          List<String> arguments = arguments(source, made.end());
          int given = made.group(1).equals("of") ? arguments.size() - 1 : 2;
          List<String> keys =
              LITERAL.matcher(arguments.getFirst()).results().map(m -> m.group(1)).toList();
          assertThat(keys).as("a key in %s: %s", file, arguments.getFirst()).isNotEmpty();
          for (String key : keys) {
            uses.computeIfAbsent(key, k -> new ArrayList<>())
                .add(new Use(String.valueOf(file.getFileName()), given));
          }
        }
      }
    }
    return uses;
  }

  @Test
  void everyKeyThatTheCodeUsesHasWordsAndNoWordsAreUnused() throws Exception {
    assertThat(uses().keySet()).hasSizeGreaterThan(200);
    assertThat(words("").stringPropertyNames()).isEqualTo(uses().keySet());
  }

  @Test
  void theGapsOfAPatternAreAllFilled() throws Exception {
    Properties english = words("");
    List<String> wrong = new ArrayList<>();
    uses()
        .forEach(
            (key, places) -> {
              int gaps = gaps(english.getProperty(key, "")).size();
              places.stream()
                  .filter(place -> place.arguments() != gaps)
                  .forEach(place -> wrong.add(place.file() + ": " + key + " has " + gaps));
            });
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_de", "_es"})
  void everySentenceIsThereInEveryLanguageWithTheSameGaps(String language) throws Exception {
    Properties english = words("");
    Properties other = words(language);
    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      String said = other.getProperty(key);
      assertThat(gaps(said)).as(key).isEqualTo(gaps(english.getProperty(key)));
      assertThat(said).as(key).isNotBlank();
      assertThat(said.endsWith(".")).as(key).isEqualTo(english.getProperty(key).endsWith("."));
    }
  }

  /** A window has no options, and what it says instead is filled by the same arguments. */
  @Test
  void aWindowNamesNoOptionsOfTheCommandLine() throws Exception {
    Properties english = words("");
    Properties window = words("_en");
    for (String key : window.stringPropertyNames()) {
      String said = english.getProperty(key);
      assertThat(said).as(key).isNotNull();
      assertThat(gaps(window.getProperty(key))).as(key).isEqualTo(gaps(said));
    }
    english.putAll(window);
    for (Properties language : List.of(english, words("_de"), words("_es"))) {
      for (String key : language.stringPropertyNames()) {
        assertThat(language.getProperty(key).replaceAll("python -m .*|backcast import .*", ""))
            .as(key)
            .doesNotContainPattern("--[a-z]");
      }
    }
  }

  /** An apostrophe alone would swallow the gaps behind it, and a choice the language's numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"", "_en", "_de", "_es"})
  void apostrophesAndBracesAreWrittenAsTheyShow(String language) throws Exception {
    Properties words = words(language);
    for (String key : words.stringPropertyNames()) {
      String pattern = words.getProperty(key);
      String bare = bare(pattern);
      assertThat(bare).as(key).doesNotContain("'").doesNotContainPattern("\\{\\d+,");
      assertThat(GAP.matcher(bare).replaceAll("")).as(key).doesNotContain("{").doesNotContain("}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_en", "_de", "_es"})
  void noKeyIsThereTwiceAndAllAreInOrder(String language) throws Exception {
    try (var in =
        Objects.requireNonNull(
            Sentence.class.getResourceAsStream("sentences" + language + ".properties"))) {
      List<String> keys =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.substring(0, line.indexOf('=')))
              .toList();
      assertThat(keys).doesNotHaveDuplicates().isSorted();
    }
  }

  /** Quotation marks and the signs of questions are the language's own. */
  @Test
  void eachLanguageIsSetAsItIs() throws Exception {
    Properties spanish = words("_es");
    Properties german = words("_de");
    for (String key : spanish.stringPropertyNames()) {
      String text = spanish.getProperty(key);
      assertThat(text).as(key).doesNotContain("“").doesNotContain("”").doesNotContain("„");
      assertThat(text.chars().filter(c -> c == '?').count())
          .as(key)
          .isEqualTo(text.chars().filter(c -> c == '¿').count());
      assertThat(german.getProperty(key)).as(key).doesNotContain("”").doesNotContain("«");
      assertThat(count(german.getProperty(key), '„'))
          .as(key)
          .isEqualTo(count(german.getProperty(key), '“'));
    }
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
