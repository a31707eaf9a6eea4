package io.backcast.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.sentence.Figures;
import io.backcast.sentence.Sentence;
import io.backcast.sentence.Wording;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the other process says is still a sentence here. */
class SentSentenceTest {
  private static final Figures COMMAS =
      new Figures() {
        @Override
        public String figure(String text) {
          return text.replace('.', ',');
        }

        @Override
        public String count(long value) {
          return Long.toString(value);
        }
      };

  @Test
  void aSentenceIsSaidInTheLanguageOfWhoReceivesIt() throws Exception {
    Sentence said =
        Sentence.of(
            "place",
            "a.onnx",
            Sentence.joined(
                "list.and",
                List.of(
                    Sentence.of("trial.to-open"),
                    Sentence.count(12_345),
                    Sentence.figure("0.25 eV"),
                    List.of(1, 2.5))));
    Json json = new Json();
    Sentence received =
        json.parse(json.bytes(SentSentence.of(said)), SentSentence.class).sentence();
    assertThat(received.toString()).isEqualTo(said.toString());
    assertThat(new Wording(Locale.GERMAN, COMMAS).text(received))
        .contains("um sich öffnen zu lassen", "12345", "0,25 eV", "1, 2,5");
  }
}
