package io.backcast.ui.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "model.zip, Unpack it",
    "model.tar.gz, Unpack it",
    "net.pt, Export the network as ONNX",
    "net.keras, Export the network as ONNX",
    "designs.provenance.json, the file beside it",
    "recipe.json, Open the table",
    "notes.md, neither a model folder"
  })
  void whatCannotBeOpenedSaysWhatToOpenInstead(String name, String advice) throws Exception {
    Path file = Files.writeString(folder.resolve(name), "x");
    assertThatThrownBy(() -> FileKind.of(file))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(advice);
  }

  @Test
  void aFolderThatIsNoModelNamesWhatInItCanBeOpened() throws Exception {
    assertThatThrownBy(() -> FileKind.of(folder)).hasMessageContaining("has a model.json in it");
    Files.writeString(folder.resolve("t.csv"), "a,b\n");
    assertThatThrownBy(() -> FileKind.of(folder)).hasMessageContaining("holds tables: open t.csv");
    Files.writeString(folder.resolve("n.onnx"), "");
    assertThatThrownBy(() -> FileKind.of(folder)).hasMessageContaining("networks: open n.onnx");
    Files.createFile(Files.createDirectory(folder.resolve("m")).resolve("model.json"));
    assertThatThrownBy(() -> FileKind.of(folder)).hasMessageContaining("models: open one of m.");
  }
}
