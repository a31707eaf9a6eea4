package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final Pattern GAP = Pattern.compile("\\{(\\d)");
  private static final Pattern USED =
      Pattern.compile("(?:texts(?:\\(\\))?\\.get|get)\\(\\s*\"([a-z][a-z0-9.-]+)\"[,)]");

  private static Properties bundle(String name) throws Exception {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(
            MessagesTest.class.getResourceAsStream("/io/backcast/ui/" + name),
            StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    return properties;
  }

  private static Set<String> gaps(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = GAP.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es"})
  void everyTextIsThereInEveryLanguageWithTheSameGaps(String language) throws Exception {
    Properties english = bundle("messages.properties");
    Properties other = bundle("messages_" + language + ".properties");
    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(gaps(other.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
      assertThat(other.getProperty(key)).as(key).isNotBlank().doesNotContain("'");
    }
  }

  /** The later of two would win, and the words of the earlier be lost without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"", "_de", "_es"})
  void noKeyIsThereTwice(String language) throws Exception {
    try (InputStream in =
        MessagesTest.class.getResourceAsStream(
            "/io/backcast/ui/messages" + language + ".properties")) {
      List<String> keys =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains("="))
              .map(line -> line.substring(0, line.indexOf('=')))
              .toList();
      assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(900);
    }
  }

  /** A number and its unit or sign stay on one line, and quotation marks are the language's own. */
  @Test
  void spanishIsSetAsSpanishIs() throws Exception {
    Properties spanish = bundle("messages_es.properties");
    for (String key : spanish.stringPropertyNames()) {
      String text = spanish.getProperty(key);
      assertThat(text).as(key).doesNotContain("“").doesNotContain("”").doesNotContain(" …");
      assertThat(text).as(key).doesNotContainPattern("[\\d}] (%|ms\\b|s\\b|min\\b|h\\b)");
      assertThat(text.replace("\" ?", "").replace("* ?", "").chars().filter(c -> c == '?').count())
          .as(key)
          .isEqualTo(text.chars().filter(c -> c == '¿').count());
    }
  }

  @Test
  void theProgramSpeaksTheThree() {
    assertThat(Texts.languages())
        .containsExactlyInAnyOrder(Locale.ENGLISH, Locale.GERMAN, Locale.of("es"));
  }

  @Test
  void everyTextThatViewsAskForExists() throws Exception {
    Set<String> known = bundle("messages.properties").stringPropertyNames();
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (file.toString().endsWith(".fxml")) {
          Matcher matcher = Pattern.compile("\"%([a-z.-]+)\"").matcher(text);
          while (matcher.find()) {
            asked.add(matcher.group(1));
          }
        } else if (file.toString().replace('\\', '/').contains("/ui/")
            && file.toString().endsWith(".java")) {
          Matcher matcher = USED.matcher(text);
          while (matcher.find()) {
            if (!matcher.group(1).endsWith(".") && matcher.group(1).contains(".")) {
              asked.add(matcher.group(1));
            }
          }
        }
      }
    }
    assertThat(asked).hasSizeGreaterThan(60);
    asked.removeIf(
        k ->
            k.startsWith("scatter.a")
                || k.startsWith("scatter.u")
                || k.startsWith("map.a")
                || k.startsWith("map.u")
                || k.startsWith("pair.a")
                || k.startsWith("pair.u")
                || k.startsWith("layout.")
                || k.equals("candidates.filter")
                || k.equals("transition.path")
                || k.equals("transition.start")
                || k.equals("variables.strain"));
    assertThat(known).containsAll(asked);
  }
}
