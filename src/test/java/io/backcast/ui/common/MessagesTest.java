package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

  @Test
  void everyTextIsThereInBothLanguagesWithTheSameGaps() throws Exception {
    Properties english = bundle("messages.properties");
    Properties german = bundle("messages_de.properties");
    assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(gaps(german.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
      assertThat(german.getProperty(key)).as(key).isNotBlank().doesNotContain("'");
    }
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
