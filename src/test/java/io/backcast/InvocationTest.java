package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.cli.BackcastCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class InvocationTest {
  private static final Set<String> COMMANDS = BackcastCommand.create().getSubcommands().keySet();

  @TempDir private Path folder;

  private static Invocation of(String... arguments) {
    return Invocation.of(List.of(arguments), COMMANDS);
  }

  @Test
  void withoutArgumentsTheWindowOpensTheLastFile() {
    assertThat(of()).isEqualTo(new Invocation.Explorer(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"my data.csv", "s.backcast.json", "flow.onnx", "UPPER.CSV"})
  void aFileOfAKnownKindOpensInTheWindow(String name) throws Exception {
    Path file = Files.writeString(folder.resolve(name), "x");
    assertThat(of(file.toString())).isEqualTo(new Invocation.Explorer(file));
  }

  @Test
  void aFolderOpensHoweverItsPathIsWritten() {
    Path here = Path.of("").toAbsolutePath();
    assertThat(of("models/spring/../mos2-strain/."))
        .isEqualTo(new Invocation.Explorer(here.resolve("models").resolve("mos2-strain")));
    assertThat(of("models/mos2-strain/"))
        .isEqualTo(new Invocation.Explorer(here.resolve("models").resolve("mos2-strain")));
    assertThat(of("./models/mos2-strain"))
        .isEqualTo(new Invocation.Explorer(here.resolve("models").resolve("mos2-strain")));
  }

  @Test
  void aFolderWithoutAModelIsRefusedBeforeAWindowOpens() {
    assertThat(of("."))
        .isInstanceOfSatisfying(
            Invocation.Refused.class,
            refused -> assertThat(refused.reason().sentence()).contains("model.json"));
  }

  @Test
  void aCommandsNameIsNeverTakenForAFile() {
    assertThat(of("design")).isEqualTo(new Invocation.Command());
    assertThat(of("--help")).isEqualTo(new Invocation.Command());
    assertThat(of("-")).isEqualTo(new Invocation.Command());
    assertThat(of("inspect", "models/mos2-strain")).isEqualTo(new Invocation.Command());
    assertThat(of("")).isEqualTo(new Invocation.Command());
    assertThat(of("a\0b")).isEqualTo(new Invocation.Command());
  }

  @Test
  void aMisspelledCommandGetsASuggestion() {
    assertThat(of("desing")).isEqualTo(new Invocation.Command());
    StringWriter output = new StringWriter();
    CommandLine commands = BackcastCommand.create().setErr(new PrintWriter(output));
    assertThat(commands.execute("desing")).isEqualTo(2);
    assertThat(output.toString()).contains("desing", "Did you mean", "design");
  }

  @Test
  void aMissingOrUnknownFileIsRefusedWithASentence() throws Exception {
    assertThat(of("gone.csv"))
        .isInstanceOfSatisfying(
            Invocation.Refused.class,
            r -> {
              assertThat(r.reason().sentence())
                  .isEqualTo("gone.csv does not exist. Check the path.");
              assertThat(r.reason().code().exitCode()).isEqualTo(3);
            });
    assertThat(of("no/such/model")).isInstanceOf(Invocation.Refused.class);
    Path notes = Files.writeString(folder.resolve("notes.md"), "x");
    assertThat(of(notes.toString()))
        .isInstanceOfSatisfying(
            Invocation.Refused.class,
            r -> assertThat(r.reason().sentence()).contains("neither a model folder"));
  }
}
