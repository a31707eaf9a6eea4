package io.backcast.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignSpace;
import io.backcast.model.Recipe;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableProfileTest {
  @TempDir private Path folder;

  /** A table with one of everything that can be wrong. */
  private TextTable table() throws Exception {
    StringBuilder csv = new StringBuilder("name,material,layers,width,same,strength\n");
    for (int i = 0; i < 60; i++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "s%d,%s,%d,%.2f,7,%.1f%n",
              i,
              i % 3 == 0 ? "steel" : "wood",
              1 + i % 4,
              0.1 * i,
              i % 4 == 0 ? 0.0 : 0.5 * i));
    }
    csv.append("s60,steel,2,,7,1\ns61,wood,2,1.5,7,n/a\ns62,wood,2,900,7,3\n");
    csv.append("s63,wood,3,1.55,7,2\ns63,wood,3,1.55,7,2\ns64,wood,3,1.55,7,2.2\n");
    return new TableReader().text(file(csv.toString()));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private static List<String> found(List<DataIssue> problems) {
    return problems.stream().map(p -> p.kind() + " " + p.column() + " " + p.rows()).toList();
  }

  @Test
  void everyProblemIsFoundOnce() throws Exception {
    Set<String> used = Set.of("material", "layers", "width", "strength");
    assertThat(found(TableProfile.of(table()).issues(used, Set.of("strength"))))
        .containsExactly(
            "TEXT name 66",
            "MISSING width 1",
            "OUTLIER width 1",
            "CONSTANT same 66",
            "MISSING strength 1",
            "DUPLICATE  1",
            "REPEATED  1");
  }

  @Test
  void kindsBoundsAndPointMassesAreProposed() throws Exception {
    Recipe recipe = TableProfile.of(table()).propose("t", List.of());
    DesignSpace space = Objects.requireNonNull(recipe.space());
    assertThat(space.variables())
        .extracting(Variable::name)
        .containsExactly("material", "layers", "width");
    assertThat(space.variables())
        .extracting(Variable::kind)
        .containsExactly(VariableKind.CATEGORICAL, VariableKind.INTEGER, VariableKind.CONTINUOUS);
    assertThat(space.variables().getFirst().categories()).containsExactly("wood", "steel");
    assertThat(space.properties().getFirst().name()).isEqualTo("strength");
    assertThat(Objects.requireNonNull(space.properties().getFirst().pointMass()).value()).isZero();
  }

  @Test
  void rowsThatTheRecipeLeavesOutAreNotTrainedOn() throws Exception {
    TextTable text = table();
    DesignSpace space =
        Objects.requireNonNull(TableProfile.of(text).propose("t", List.of()).space());
    assertThatThrownBy(() -> DataPreparation.prepare(text, space, null))
        .hasMessageContaining("column width: the value of line 62")
        .hasMessageContaining("missing");
    assertThat(DataPreparation.prepare(text, space, new DataCleaning(true, false)).rows())
        .isEqualTo(64);
    Table clean = DataPreparation.prepare(text, space, new DataCleaning(true, true));
    assertThat(clean.rows()).isEqualTo(63);
    assertThat(clean.values()[0]).containsExactly(1, 1, 0, 0);
  }

  @Test
  void aPropertyMustBeANumberThatVaries() throws Exception {
    TableProfile profile = TableProfile.of(table());
    assertThatThrownBy(() -> profile.propose("t", List.of("material")))
        .hasMessageContaining("material");
    assertThatThrownBy(() -> profile.propose("t", List.of("none")))
        .hasMessageContaining("no column none");
  }
}
