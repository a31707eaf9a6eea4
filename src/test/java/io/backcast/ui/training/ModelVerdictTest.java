package io.backcast.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.ModelCard;
import io.backcast.ui.common.Texts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelVerdictTest {
  private final Texts texts = new Texts(Locale.ENGLISH);

  private static ModelCard card(Map<String, Double> changed) throws Exception {
    ModelCard card = new ModelFolder(new Json()).card(Models.MOS2);
    Map<String, Double> metrics = new LinkedHashMap<>(card.metrics());
    metrics.putAll(changed);
    return card.with(metrics);
  }

  @Test
  void aGoodModelIsSummedUpInASentenceWithItsUnits() throws Exception {
    ModelVerdict verdict = new ModelVerdict(card(Map.of()), texts);
    assertThat(verdict.level()).isEqualTo(ModelVerdict.Level.GOOD);
    assertThat(verdict.sentence())
        .isEqualTo(
            "Ready to use. On rows kept out of the training it predicts band gap to 0.0064\u00a0eV on"
                + " average. 95\u00a0% to 99\u00a0% of the designs drawn for a target are on target.");
    assertThat(verdict.yields())
        .extracting(ModelVerdict.Yield::target)
        .startsWith("metal", "0.250\u00a0eV");
    assertThat(verdict.notFor()).anyMatch(s -> s.startsWith("band gap below"));
  }

  @Test
  void targetsThatAreMissedAndABetterSimpleMethodAreSaid() throws Exception {
    ModelVerdict missed = new ModelVerdict(card(Map.of("gap_yield_at_2.000", 0.2)), texts);
    assertThat(missed.level()).isEqualTo(ModelVerdict.Level.FAIR);
    assertThat(missed.notFor())
        .contains("band gap of 2.00\u00a0eV: fewer than half of the designs drawn are on target.");
    ModelVerdict lost = new ModelVerdict(card(Map.of("gap_mae_10_nearest", 0.001)), texts);
    assertThat(lost.level()).isEqualTo(ModelVerdict.Level.WEAK);
    assertThat(lost.notFor().getFirst()).contains("ten nearest rows").contains("0.0010\u00a0eV");
  }
}
