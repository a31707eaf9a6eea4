package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReplayCommandTest {
  private static final String INSPECT = "backcast inspect m";

  @TempDir private Path folder;
  private final List<String> ran = new ArrayList<>();
  private final StringWriter errors = new StringWriter();
  private int codeOfSecond;

  private int replay(String text, String... options) throws Exception {
    Path file = folder.resolve("commands.sh");
    Files.writeString(file, text);
    CommandLine line =
        new CommandLine(
            new ReplayCommand(
                (words, where) -> {
                  assertThat(where).isEqualTo(folder.toAbsolutePath().normalize());
                  ran.add(String.join("|", words));
                  return ran.size() == 2 ? codeOfSecond : 0;
                }));
    line.setErr(new PrintWriter(errors, true));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> BackcastCommand.explain(failure, command, new Interrupts()));
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(file.toString());
    return line.execute(arguments.toArray(String[]::new));
  }

  @Test
  void commandsRunInTurnAndCommentsDoNot() throws Exception {
    int code =
        replay("# first\n" + INSPECT + "\n\nbackcast check 'a b' # why not\r\n" + INSPECT + "\n");
    assertThat(code).isZero();
    assertThat(ran).containsExactly("inspect|m", "check|a b", "inspect|m");
  }

  @Test
  void theFirstFailureEndsItWithItsCode() throws Exception {
    codeOfSecond = 4;
    assertThat(replay(INSPECT + "\n# x\n" + INSPECT + "\n" + INSPECT)).isEqualTo(4);
    assertThat(ran).hasSize(2);
  }

  @Test
  void aDryRunRunsNothing() throws Exception {
    assertThat(replay(INSPECT, "--dry-run")).isZero();
    assertThat(ran).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "rm -rf / ! “rm” is not backcast",
        "/bin/backcast inspect m ! is not backcast",
        "backcast inspect m; rm x ! Put the word in quotes",
        "backcast inspect m > f ! Put the word in quotes",
        "backcast replay f ! no command that can be replayed",
        "backcast trial 1 ! no command that can be replayed",
        "backcast session.json ! no command that can be replayed",
        "backcast design --model m --nothing ! line 2: ",
        "backcast inspect 'm ! not closed",
      })
  void nothingRunsWhereALineIsNoCommand(String line, String said) throws Exception {
    assertThat(replay(INSPECT + "\n" + line.strip())).isEqualTo(2);
    assertThat(errors.toString()).contains("line 2: ").contains(said.strip());
    assertThat(ran).isEmpty();
  }
}
