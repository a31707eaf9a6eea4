package io.backcast.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.ModelCard;
import io.backcast.model.Session;
import io.backcast.ui.common.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTextsTest {
  private final HomeTexts texts =
      new HomeTexts(new Texts(Locale.ENGLISH), Instant.EPOCH, ZoneOffset.UTC);

  private static Session session(Map<String, Double> targets, Map<String, String> goals) {
    return new Session(
        1, "m", "i", "f", targets, Map.of(), Map.of(), 1, "trusted", List.of(), null, Map.of(),
        null, goals, null);
  }

  @Test
  void aSessionSaysEveryKindOfTarget() throws Exception {
    ModelCard card = new ModelFolder(new Json()).card(Path.of("models", "spring"));
    Session asked = session(Map.of("travel", 20.0), Map.of("stiffness", "5..10", "mass", "min"));
    assertThat(texts.asked(asked, card).replace('\u00a0', ' '))
        .matches("stiffness 5\\S* – 10\\S* N/mm, the smallest mass, travel 20\\S* mm");
    assertThat(texts.asked(session(Map.of(), Map.of("stiffness", "nonsense")), card))
        .isEqualTo("stiffness nonsense");
  }

  @Test
  void aSessionWhoseModelIsGoneSaysItAsItIsWritten() {
    assertThat(texts.asked(session(Map.of(), Map.of("gap", ">=1.5")), null)).isEqualTo("gap >=1.5");
  }
}
