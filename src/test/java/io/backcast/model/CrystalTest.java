package io.backcast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrystalTest {
  private static final Path CARD = Path.of("models", "mos2-strain", "model.json");
  private final Json json = new Json();

  @TempDir private Path folder;

  private ModelCard read(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("model.json"), text);
    return json.read(file, ModelCard.class, ModelFolder.SCHEMA);
  }

  @Test
  void aCardWithoutAtomsOpensAndHasNone() throws Exception {
    String now = Files.readString(CARD).replace("\r", "");
    int from = now.indexOf(",\n    \"atoms\"");
    int to = now.indexOf("} ]", from) + 3;
    String old = now.substring(0, from) + now.substring(to);
    assertThat(old).doesNotContain("\"atoms\"");
    Crystal crystal = Objects.requireNonNull(read(old).crystal());
    assertThat(crystal.atoms()).isEmpty();
    assertThat(crystal.lengths()).containsExactly("a", "b", "c");
  }

  @Test
  void theShippedCardNamesItsAtomsAndTheVariablesOfStrain() throws Exception {
    ModelCard card = read(Files.readString(CARD));
    Crystal crystal = Objects.requireNonNull(card.crystal());
    assertThat(crystal.atoms()).extracting(Atom::element).containsExactly("Mo", "S", "S");
    assertThat(card.space().variables())
        .filteredOn(v -> Crystal.strains(crystal, v))
        .extracting(Variable::name)
        .containsExactly("a", "b", "c");
    assertThat(card.space().variables()).noneMatch(v -> Crystal.strains(null, v));
  }
}
