package io.backcast.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceTest {
  private static final Provenance NOTE =
      new Provenance(
          "Backcast 1",
          "mos2",
          "identity",
          Map.of("gap", "metal"),
          Map.of("gap", 0.05),
          Map.of("a", new double[] {3, 3.5}),
          7,
          100,
          true,
          "trusted",
          1000,
          300,
          50,
          Map.of("off target", 700));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "d.csv,d.provenance.json",
    "d.parquet,d.provenance.json",
    "a.b.csv,a.b.provenance.json",
    "plain,plain.provenance.json",
    ".csv,.csv.provenance.json",
    "x.y/d.csv,x.y/d.provenance.json",
  })
  void theProvenanceIsWrittenBesideItsFile(String file, String note) {
    assertThat(Provenance.beside(Path.of(file))).isEqualTo(Path.of(note));
  }

  @Test
  void theProvenanceHoldsEveryField() throws Exception {
    Json json = new Json();
    NOTE.writeBeside(folder.resolve("d.csv"), json);
    Provenance read = json.read(folder.resolve("d.provenance.json"), Provenance.class, null);
    assertThat(read).usingRecursiveComparison().isEqualTo(NOTE);
  }

  @Test
  void nothingIsWrittenBesideStandardOutput() throws Exception {
    NOTE.writeBeside(Path.of("-"), new Json());
    assertThat(Path.of("-.provenance.json")).doesNotExist();
  }

  @Test
  void rowsLeftOutAreCounted() {
    Provenance fewer = NOTE.withRows(20);
    assertThat(fewer.kept()).isEqualTo(20);
    assertThat(fewer.refused())
        .containsOnly(Map.entry("off target", 700), Map.entry("not chosen", 30));
    assertThat(fewer.withRows(5).refused()).containsEntry("not chosen", 45);
    assertThat(NOTE.refused()).doesNotContainKey("not chosen");
    assertThat(fewer).usingRecursiveComparison().ignoringFields("kept", "refused").isEqualTo(NOTE);
  }
}
