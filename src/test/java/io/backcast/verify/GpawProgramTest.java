package io.backcast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.io.structure.CalculationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GPAW as this program runs it, with a program in the place of its Python. */
class GpawProgramTest {
  private static final String ANSWER =
      """
      if [ "$1" = -c ]; then echo 22.8.0; exit 0; fi
      """;

  @TempDir private Path folder;

  private Answer run(String script, Duration limit) throws Exception {
    Path python = Sample.program(folder.resolve("python"), ANSWER + script);
    CalculationSettings settings = Sample.withPython(python);
    Path run = Files.createDirectories(folder.resolve("run"));
    return new GpawProgram(settings, Sample.JSON, () -> Sample.NOON)
        .calculate(Sample.calculation(2.5, "gpaw", settings), run, limit, () -> false);
  }

  private Answer run(String script) throws Exception {
    return run(script, Duration.ofMinutes(2));
  }

  @Test
  void theLastLineOfJsonIsTheAnswerAndOneCoreIsUsed() throws Exception {
    Answer answer =
        run(
            """
            grep -q 'PW(300.0)' "$1" || exit 9
            echo "threads $OMP_NUM_THREADS" >&2
            echo '{"gap": 9}'
            echo '{"energy": -3.5, "gap": 1.25, "gap_direct": 1.5}'
            """);
    assertThat(answer.status()).isEqualTo(AnswerStatus.CONVERGED);
    assertThat(answer.gap()).isEqualTo(1.25);
    assertThat(answer.gapDirect()).isEqualTo(1.5);
    assertThat(answer.energy()).isEqualTo(-3.5);
    assertThat(answer.source()).isEqualTo("GPAW 22.8.0");
    assertThat(Files.readString(folder.resolve("run").resolve("calculation.err")))
        .isEqualTo("threads 1\n");
  }

  @Test
  void everyFailureHasItsReason() throws Exception {
    record Case(String script, AnswerStatus status, String reason) {}
    List<Case> cases =
        List.of(
            new Case(
                "echo 'gpaw.KohnShamConvergenceError: Did not converge! See text output for help.' >&2; exit 1",
                AnswerStatus.NOT_CONVERGED,
                "did not converge"),
            new Case(
                "echo 'gpaw.utilities.AtomsTooClose: Atoms 0 and 1 too close!' >&2; exit 1",
                AnswerStatus.REFUSED,
                "too skewed"),
            new Case(
                "echo \"FileNotFoundError: Could not find required PAW dataset file\" >&2; exit 1",
                AnswerStatus.NOT_INSTALLED,
                "gpaw-data"),
            new Case("kill -9 $$", AnswerStatus.KILLED, "signal 9"),
            new Case(
                "echo 'ValueError: no such functional' >&2; exit 1",
                AnswerStatus.FAILED,
                "no such functional"),
            new Case("echo '{\"gap\": 1.2'", AnswerStatus.INCOMPLETE, "without an answer"),
            // numbers of a run that failed afterwards are no answer
            new Case("echo '{\"gap\": 1.2}'; exit 1", AnswerStatus.FAILED, "exit code 1"));
    for (Case one : cases) {
      Answer answer = run(one.script + "\n");
      assertThat(answer.status()).as(one.script).isEqualTo(one.status);
      assertThat(answer.reason()).as(one.script).contains(one.reason);
      assertThat(answer.gap()).as(one.script).isNull();
    }
    assertThat(run("sleep 30\n", Duration.ofMillis(200)))
        .returns(AnswerStatus.TIME_LIMIT, Answer::status);
  }

  @Test
  void withoutGpawThePackageIsNamed() throws Exception {
    Path python = Sample.program(folder.resolve("python"), "exit 1\n");
    GpawProgram program =
        new GpawProgram(Sample.withPython(python), Sample.JSON, () -> Sample.NOON);
    assertThatThrownBy(program::requireInstalled)
        .hasMessageContaining("GPAW is not installed for " + python)
        .hasMessageContaining("apt install gpaw gpaw-data");
    assertThat(
            program
                .calculate(Sample.calculation(2.5), folder, Duration.ofMinutes(1), () -> false)
                .status())
        .isEqualTo(AnswerStatus.NOT_INSTALLED);
  }

  @Test
  void whatAnEarlierTryLeftSaysNothingAboutAPythonThatIsGone() throws Exception {
    Path python = Sample.program(folder.resolve("python"), ANSWER);
    CalculationSettings settings = Sample.withPython(python);
    GpawProgram program = new GpawProgram(settings, Sample.JSON, () -> Sample.NOON);
    program.requireInstalled();
    Files.delete(python);
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.writeString(run.resolve("calculation.err"), "KohnShamConvergenceError: no\n");
    Answer answer =
        program.calculate(
            Sample.calculation(2.5, "gpaw", settings), run, Duration.ofMinutes(1), () -> false);
    assertThat(answer.status()).isEqualTo(AnswerStatus.NOT_INSTALLED);
  }

  /** Needs GPAW; about ten seconds. */
  @Test
  @Tag("slow")
  void gpawItselfAnswers() throws Exception {
    CalculationSettings settings = Sample.settings();
    GpawProgram program = new GpawProgram(settings, Sample.JSON, () -> Sample.NOON);
    program.requireInstalled();
    Path run = Files.createDirectories(folder.resolve("run"));
    Answer answer =
        program.calculate(Sample.calculation(2.51), run, Duration.ofMinutes(10), () -> false);
    assertThat(answer.reason()).isNull();
    // what a script written by hand gives for this cell, with the same grid and plane waves
    assertThat(answer.gap()).isCloseTo(4.198, within(0.02));
  }
}
