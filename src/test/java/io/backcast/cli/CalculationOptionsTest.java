package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.io.DesignRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Options that several commands have in common. */
class CalculationOptionsTest {
  private final Map<String, CommandLine> commands = BackcastCommand.create().getSubcommands();

  private OptionSpec option(String command, String name) {
    CommandLine line = Objects.requireNonNull(commands.get(command));
    return Objects.requireNonNull(
        line.getCommandSpec().findOption(name), command + " has no " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"calibrate", "campaign"})
  void whatCalculatesHasTheOptionsOfVerify(String command) {
    for (String name :
        List.of(
            "--engine",
            "--template",
            "--property",
            "--settings",
            "--answers",
            "--jobs",
            "--minutes",
            "--finished")) {
      assertThat(option(command, name).description())
          .as(name)
          .isEqualTo(option("verify", name).description());
    }
    assertThat(option("collect", "--settings").paramLabel()).isEqualTo("JSON");
  }

  @Test
  void aNumberOfChecksIsNotNegative(@TempDir Path folder) {
    StringWriter errors = new StringWriter();
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    int code =
        line.execute(
            "campaign",
            "--model=" + Models.MOS2,
            "--target=gap=0.8",
            "--check=-1",
            "--out=" + folder.resolve("campaign"));
    assertThat(code).isEqualTo(2);
    assertThat(errors.toString()).contains("--check must be 0 or more");
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv, a.csv",
    "a//d.csv:1..10, a/d.csv:1..10",
    "./a/../a/d.csv:3, a/d.csv:3",
    "a/d.csv:7..7, a/d.csv:7"
  })
  void rowsAreNamedByTheFullPath(String text, String expected) throws Exception {
    String folder = Path.of("").toAbsolutePath() + "/";
    String absolute = DesignRows.of(text).absolute();
    assertThat(absolute.replace('\\', '/')).isEqualTo(folder.replace('\\', '/') + expected);
    assertThat(DesignRows.of(absolute).absolute()).isEqualTo(absolute);
  }
}
