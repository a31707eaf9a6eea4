package io.backcast.ui.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.Json;
import io.backcast.io.table.TableReader;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.Recipe;
import io.backcast.model.Scale;
import io.backcast.model.Variable;
import io.backcast.model.VariableKind;
import io.backcast.train.data.DataIssue;
import io.backcast.ui.training.ColumnChoice.Use;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingViewModelTest {
  @TempDir private Path folder;
  private TrainingViewModel model;

  @BeforeEach
  void begin() throws Exception {
    StringBuilder csv = new StringBuilder("length,turns,wire,batch,load\n");
    for (int i = 0; i < 60; i++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%.1f,%d,%s,7,%.2f%n",
              10 + i * 0.5,
              i % 5,
              i % 2 == 0 ? "steel" : "brass",
              i * 0.25));
    }
    csv.append("12.0,,steel,7,1.00\n");
    Path file = Files.writeString(folder.resolve("my.springs.csv"), csv.toString());
    model = new TrainingViewModel(file, new TableReader().text(file), new Json());
  }

  private ColumnChoice column(String name) {
    return model.columns().stream()
        .filter(c -> c.column().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private DesignSpace space() throws BackcastException {
    return Objects.requireNonNull(model.recipe().space());
  }

  @Test
  void theNameIsThatOfTheFileAndConstantColumnsAreIgnored() {
    assertThat(model.nameProperty().get()).isEqualTo("my.springs");
    assertThat(model.columns())
        .extracting(c -> c.useProperty().get())
        .containsExactly(Use.VARIABLE, Use.VARIABLE, Use.VARIABLE, Use.IGNORE, Use.PROPERTY);
    assertThat(column("batch").usable()).isFalse();
    assertThat(column("wire").canBeProperty()).isFalse();
  }

  @Test
  void relationsOfTheTableAreOfferedAndCopiesLeftOut() throws Exception {
    StringBuilder csv = new StringBuilder("a,b,celsius,c,kelvin,y\n");
    for (int i = 0; i < 60; i++) {
      double a = 10 + i % 7 * 3.25;
      double b = 20 + i % 11 * 2.5;
      double t = 20 + i * 1.5;
      csv.append(
          String.format(
              Locale.ROOT,
              "%.2f,%.2f,%.2f,%.2f,%.2f,%.3f%n",
              a,
              b,
              t,
              100 - a - b,
              t + 273.15,
              a * b / 100));
    }
    Path file = Files.writeString(folder.resolve("blend.csv"), csv.toString());
    model = new TrainingViewModel(file, new TableReader().text(file), new Json());
    assertThat(column("kelvin").useProperty().get()).isEqualTo(Use.IGNORE);
    assertThat(model.relationChoices())
        .extracting(RelationChoice::text)
        .containsExactly("a + b + c = 100", "kelvin = celsius + 273.15");
    assertThat(space().relations()).hasSize(1);
    model.relationChoices().getFirst().keptProperty().set(false);
    assertThat(space().relations()).isEmpty();
    // a copy that gets a role keeps to the column that it repeats
    column("kelvin").useProperty().set(Use.VARIABLE);
    assertThat(space().relations()).hasSize(1);
  }

  @Test
  void theRecipeHasTheColumnsWithTheirKindsUnitsAndBounds() throws Exception {
    column("length").unitProperty().set(" mm ");
    column("length").lowerProperty().set(5);
    List<Variable> variables = space().variables();
    assertThat(variables).extracting(Variable::name).containsExactly("length", "turns", "wire");
    assertThat(variables)
        .extracting(Variable::kind)
        .containsExactly(VariableKind.CONTINUOUS, VariableKind.INTEGER, VariableKind.CATEGORICAL);
    Variable length = variables.getFirst();
    assertThat(length.unit()).isEqualTo("mm");
    assertThat(length.lower()).isEqualTo(5);
    assertThat(length.upper()).isEqualTo(39.5);
    assertThat(length.reference()).isEqualTo(22.25);
    assertThat(variables.get(1).reference()).isEqualTo(2);
    assertThat(variables.get(2).categories()).containsExactlyInAnyOrder("steel", "brass");
    assertThat(space().properties()).singleElement().matches(p -> p.name().equals("load"));
  }

  @Test
  void wholeNumbersMayBeTakenForContinuousOnes() throws Exception {
    column("turns").kindProperty().set(VariableKind.CONTINUOUS);
    assertThat(space().variables().get(1).kind()).isEqualTo(VariableKind.CONTINUOUS);
  }

  @Test
  void aRecipeNeedsAVariableAndAProperty() {
    column("load").useProperty().set(Use.IGNORE);
    assertThatThrownBy(model::recipe).hasMessageContaining("now there are 3 and 0");
    column("load").useProperty().set(Use.PROPERTY);
    column("length").useProperty().set(Use.IGNORE);
    column("turns").useProperty().set(Use.IGNORE);
    assertThatCode(model::recipe).doesNotThrowAnyException();
    model.columns().stream()
        .filter(c -> c.useProperty().get() == Use.VARIABLE)
        .forEach(c -> c.useProperty().set(Use.IGNORE));
    assertThatThrownBy(model::recipe).hasMessageContaining("now there are 0 and 1");
  }

  @Test
  void boundsInTheWrongOrderAreRefusedInASentence() {
    column("length").lowerProperty().set(50);
    assertThatThrownBy(model::recipe)
        .isInstanceOfSatisfying(
            BackcastException.class,
            e -> assertThat(e.sentence()).contains("ength").matches("[A-Z].*\\."));
  }

  @Test
  void problemsAreFixedByLeavingRowsOut() throws Exception {
    DataIssue missing =
        model.problems().stream()
            .filter(p -> p.kind() == DataIssue.Kind.MISSING)
            .findFirst()
            .orElseThrow();
    assertThat(missing.column()).isEqualTo("turns");
    assertThat(missing.rows()).isEqualTo(1);
    assertThat(model.fixed(missing)).isFalse();
    model.fix(missing);
    assertThat(model.fixed(missing)).isTrue();
    assertThat(model.incompleteProperty().get()).isTrue();
    Recipe recipe = model.recipe();
    assertThat(recipe.cleaning()).isNotNull();
    column("turns").useProperty().set(Use.IGNORE);
    assertThat(model.problems()).noneMatch(p -> p.kind() == DataIssue.Kind.MISSING);
  }

  @Test
  void everySettingOfTheDataCountsAsAChange() {
    int before = model.changesProperty().get();
    column("length").upperProperty().set(60);
    column("turns").useProperty().set(Use.IGNORE);
    model.outliersProperty().set(true);
    model.symmetriesProperty().set("length=-length");
    assertThat(model.changesProperty().get()).isEqualTo(before + 4);
    model.nameProperty().set("other");
    assertThat(model.changesProperty().get()).isEqualTo(before + 4);
  }

  @Test
  void symmetriesAreReadAsTyped() throws Exception {
    assertThat(SymmetryText.generators("a=b, b=a; field=-field"))
        .containsExactly(Map.of("a", "b", "b", "a"), Map.of("field", "-field"));
    assertThat(SymmetryText.generators(" ; ")).isEmpty();
    assertThatThrownBy(() -> SymmetryText.generators("a")).hasMessageContaining("a=b, b=a");
  }

  @Test
  void aColumnOverDecadesIsProposedOnALogScaleWhichCanBeChanged() throws Exception {
    StringBuilder csv = new StringBuilder("thickness,width,rate\n");
    for (int i = 0; i < 100; i++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%.4e,%d.5,%.4e%n",
              Math.pow(10, -9 + 3 * (i * 37 % 100) / 99.0),
              i,
              Math.pow(10, 7 - 9 * (i * 61 % 100) / 99.0)));
    }
    csv.append("1e-8,5.5,-3.5\n").append("1e-8,1e9,1\n");
    Path file = Files.writeString(folder.resolve("rates.csv"), csv.toString());
    model = new TrainingViewModel(file, new TableReader().text(file), new Json());

    assertThat(column("thickness").scaleProperty().get()).isEqualTo(Scale.LOG);
    assertThat(column("width").scaleProperty().get()).isEqualTo(Scale.LINEAR);
    // a negative value excludes it until rows with outliers are left out
    assertThat(column("rate").scaleProperty().get()).isEqualTo(Scale.LINEAR);

    model.outliersProperty().set(true);

    assertThat(column("rate").scaleProperty().get()).isEqualTo(Scale.LOG);
    assertThat(space().properties().getFirst().lower()).isPositive();
    assertThat(space().properties().getFirst().tolerance()).isLessThan(0.5);
    assertThat(column("width").upper()).isLessThan(100);
    assertThat(space().variables().getFirst().scale()).isEqualTo(Scale.LOG);

    column("thickness").scaleProperty().set(Scale.LINEAR);

    assertThat(space().variables().getFirst().scale()).isNull();
  }
}
