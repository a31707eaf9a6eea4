package io.backcast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.model.CheckKind;
import io.backcast.model.CheckVerdict;
import io.backcast.model.GeneratorReview;
import io.backcast.model.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedCardTest {
  @TempDir private Path folder;

  @Test
  void verdictsOnTheGeneratorAreReadAsTheyWereWritten() throws Exception {
    GeneratorReview review =
        new GeneratorReview(
            "fresh pairs",
            List.of(
                new GeneratorReview.Check(
                    CheckKind.TARP_NEAR,
                    "sum",
                    "low",
                    -3.0,
                    0.5,
                    null,
                    500,
                    -0.02,
                    CheckVerdict.TOO_NARROW),
                new GeneratorReview.Check(
                    CheckKind.RANKS,
                    "sum",
                    "metal",
                    null,
                    null,
                    "u",
                    90,
                    0.1,
                    CheckVerdict.TOO_FEW_ROWS)));
    ModelCard card = ClosedForms.linear().build().card().with(Map.of("sum_sbc", 0.1), review);
    Json json = new Json();
    Path file = folder.resolve(ModelFolder.CARD);
    json.write(file, card);
    assertThat(Files.readString(file)).contains("\"too narrow\"", "\"tarp_near\"");
    ModelCard read = new ModelFolder(json).card(folder);
    assertThat(read.checks()).isEqualTo(review);
    assertThat(read.with(Map.of()).checks()).isEqualTo(review);
  }
}
