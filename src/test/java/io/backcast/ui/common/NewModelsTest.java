package io.backcast.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backcast.engine.ModelWorkspace;
import io.backcast.ui.common.NewModels.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewModelsTest {
  @TempDir private Path user;
  private Path folder;
  private NewModels models;

  @BeforeEach
  void name() {
    folder = user.resolve("models");
    models = new NewModels(folder);
  }

  private Path model(String name, String card) throws Exception {
    Path made = Files.createDirectories(folder.resolve(name));
    Files.writeString(made.resolve("model.json"), card);
    return made;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "../evil",
        "..\\evil",
        "a/b",
        "/etc",
        "C:",
        "a:b",
        "a\nb",
        "a\u0000b",
        "what?",
        ".hidden",
        "ends.",
        "CON",
        "nul.txt",
        "Com1",
        "lpt9.csv"
      })
  void whatIsNotTheNameOfOneFolderOnEverySystemIsRefused(String name) {
    assertThat(NewModels.problem(name)).isNotNull();
    assertThatIllegalArgumentException().isThrownBy(() -> models.folder(name));
    StringProperty typed = new SimpleStringProperty(name);
    assertThat(models.settle(typed, (n, free) -> Choice.REPLACE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "MoS₂ v1.2", "a..b", "  spaced  ", "Größe", "console", "com10"})
  void anyOtherNameIsAFolderAmongTheModels(String name) {
    assertThat(NewModels.problem(name)).isNull();
    assertThat(models.folder(name).normalize().getParent()).isEqualTo(folder);
  }

  @Test
  void anEndlessNameIsRefused() {
    assertThat(NewModels.problem("x".repeat(300))).isEqualTo(NewModels.NameProblem.LONG);
  }

  @Test
  void aStoppedTrainingTakesNoNameButAModelDoes() throws Exception {
    Files.createDirectories(folder.resolve("data").resolve(".checkpoint"));
    assertThat(models.taken("data")).isFalse();
    model("data", "{}");
    assertThat(models.taken("data")).isTrue();
    Files.writeString(folder.resolve("data-2"), "a file");
    assertThat(models.free("data")).isEqualTo("data-3");
  }

  @Test
  void nothingIsAskedWhereNothingIsInTheWay() {
    StringProperty name = new SimpleStringProperty("data");
    assertThat(
            models.settle(
                name,
                (n, free) -> {
                  throw new AssertionError("asked about " + n);
                }))
        .isTrue();
  }

  @Test
  void theUserSaysWhatBecomesOfAModelOfTheSameName() throws Exception {
    model("data", "{}");
    StringProperty name = new SimpleStringProperty("data");
    assertThat(models.settle(name, (n, free) -> Choice.CANCEL)).isFalse();
    assertThat(models.settle(name, (n, free) -> Choice.REPLACE)).isTrue();
    assertThat(name.get()).isEqualTo("data");
    assertThat(models.ifExists("data")).isEqualTo(ModelWorkspace.IfExists.REPLACE);
    assertThat(models.settle(name, (n, free) -> Choice.KEEP_BOTH)).isTrue();
    assertThat(name.get()).isEqualTo("data-2");
    assertThat(models.ifExists("data-2")).isEqualTo(ModelWorkspace.IfExists.REFUSE);
  }
}
