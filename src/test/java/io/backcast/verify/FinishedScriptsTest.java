package io.backcast.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.structure.StructureFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedScriptsTest {
  @TempDir private Path folder;

  @Test
  void ofEqualScriptsTheOneThatWasRunCounts() throws Exception {
    Calculation calculation = Sample.calculation(3);
    for (String name : new String[] {"a", "b", "c"}) {
      String script =
          StructureFormat.GPAW
              .files(calculation.structure(), name, calculation.settings(), Sample.JSON)
              .values()
              .iterator()
              .next();
      Files.writeString(folder.resolve(name + ".py"), script);
    }
    FinishedScripts none = new FinishedScripts(folder, Sample.JSON);
    assertThat(none.find(calculation)).isEmpty();
    Files.writeString(
        folder.resolve("b.out"), "{\"energy\": -1.0, \"gap\": 1.5, \"gap_direct\": 1.6}\n");
    Files.writeString(folder.resolve("b.txt"), " |_____|  22.8.0\nTotal:   12.5 100.0%\n");
    assertThat(new FinishedScripts(folder, Sample.JSON).find(calculation))
        .get()
        .extracting(Answer::gap)
        .isEqualTo(1.5);
  }
}
