package io.backcast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.Patience;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.CalculationSettings.CommandSettings;
import io.backcast.io.structure.Structure;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Lattice;
import io.backcast.model.Site;
import io.backcast.model.StructureTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any program, tried with scripts that read a POSCAR and write as programs do. */
class CommandProgramTest {
  /** The gap is half the first edge: it is calculated from the structure. */
  private static final String HALF_AN_EDGE =
      """
      echo "reading $1"
      echo "highest occupied, lowest unoccupied level (ev):  9.0 9.5"
      awk 'NR == 3 { printf "highest occupied, lowest unoccupied level (ev): 1.0D+00 %.4f\\n", 1 + $1 / 2 }' "$1"
      echo "!    total energy = -12.5 Ry"
      echo "JOB DONE"
      """;

  private static final String LEVELS =
      "lowest unoccupied level \\(ev\\):\\s+([-+.\\dDE]+)\\s+([-+.\\dDE]+)";

  private static final StructureTemplate SULFIDE =
      new StructureTemplate(
          "layer",
          "three atoms",
          true,
          new int[] {3, 3, 1},
          List.of(
              new Site("Mo", new double[] {1 / 3d, 2 / 3d, 0.25}),
              new Site("S", new double[] {2 / 3d, 1 / 3d, 0.123}),
              new Site("S", new double[] {2 / 3d, 1 / 3d, 0.377})));

  @TempDir private Path folder;

  private CommandSettings command(Path program, @Nullable String output, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return new CommandSettings(
        command,
        "poscar",
        output,
        "JOB DONE",
        LEVELS,
        null,
        "total energy = (.*) Ry",
        "is a metal");
  }

  private Answer run(CommandSettings command, Duration limit) throws Exception {
    CalculationSettings settings = Sample.with("mine", command);
    CalculationProgram program = Programs.of("mine", settings, Sample.JSON, () -> Sample.NOON);
    Path run = Files.createDirectories(folder.resolve("run"));
    return program.calculate(Sample.calculation(3, "mine", settings), run, limit, () -> false);
  }

  private Answer run(String script) throws Exception {
    return run(
        command(Sample.program(folder.resolve("program"), script), null, "{input}"),
        Duration.ofMinutes(2));
  }

  @Test
  void theLastMatchOfTwoLevelsIsTheGap() throws Exception {
    Answer answer = run(HALF_AN_EDGE);
    assertThat(answer.status()).isEqualTo(AnswerStatus.CONVERGED);
    assertThat(answer.gap()).isEqualTo(1.5);
    assertThat(answer.energy()).isEqualTo(-12.5);
    assertThat(answer.when()).isEqualTo("2026-01-02T12:00:00Z");
  }

  @Test
  void aMetalHasNoGapWhateverElseIsPrinted() throws Exception {
    assertThat(run(HALF_AN_EDGE + "echo is a metal\n").gap()).isZero();
  }

  @Test
  void resultsOfAFileThatAnEarlierTryLeftDoNotCount() throws Exception {
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.writeString(run.resolve("result.txt"), "lowest unoccupied level (ev): 1 2\nJOB DONE\n");
    Path program = Sample.program(folder.resolve("program"), "true\n");
    Answer answer = run(command(program, "result.txt", "{input}"), Duration.ofMinutes(2));
    assertThat(answer.status()).isEqualTo(AnswerStatus.INCOMPLETE);
    assertThat(answer.gap()).isNull();
  }

  @Test
  void whatDidNotConvergeHasNoNumbers() throws Exception {
    Answer answer = run(HALF_AN_EDGE.replace("JOB DONE", "convergence NOT achieved"));
    assertThat(answer.status()).isEqualTo(AnswerStatus.NOT_CONVERGED);
    assertThat(answer.gap()).isNull();
    assertThat(answer.reason()).contains("JOB DONE");
  }

  @Test
  void everyOtherEndHasItsReason() throws Exception {
    assertThat(run("echo JOB DONE\n").status()).isEqualTo(AnswerStatus.INCOMPLETE);
    assertThat(run("exit 3\n"))
        .returns(AnswerStatus.FAILED, Answer::status)
        .extracting(Answer::reason)
        .asString()
        .contains("exit code 3");
    assertThat(run("kill -9 $$\n"))
        .returns(AnswerStatus.KILLED, Answer::status)
        .extracting(Answer::reason)
        .asString()
        .contains("signal 9");
    Path slow = Sample.program(folder.resolve("slow"), "sleep 300\n");
    Answer late = run(command(slow, null), Duration.ofMillis(200));
    assertThat(late.status()).isEqualTo(AnswerStatus.TIME_LIMIT);
    assertThat(late.seconds()).isLessThan(200);
    Path missing = folder.resolve("missing");
    assertThat(run(command(missing, null), Duration.ofMinutes(1)).status())
        .isEqualTo(AnswerStatus.NOT_INSTALLED);
  }

  @Test
  void anExitCodeBeyondAllSignalsIsTheProgramsOwn() throws Exception {
    assertThat(run("exit 255\n"))
        .returns(AnswerStatus.FAILED, Answer::status)
        .extracting(Answer::reason)
        .asString()
        .contains("exit code 255");
  }

  @Test
  void aProgramThatIsThereAndCannotBeStartedIsNotCalledMissing() throws Exception {
    Path program = Sample.program(folder.resolve("program"), "true\n");
    assertThatThrownBy(
            () ->
                ProgramRun.of(
                    List.of(program.toString()),
                    Map.of(),
                    folder.resolve("no-folder"),
                    "run",
                    Duration.ofMinutes(1),
                    () -> false))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("is there, but cannot be started");
  }

  @Test
  void aRelativePathIsBelowTheWorkingFolderOfThisProgramWhereverItRuns() throws Exception {
    Path program = Sample.program(folder.resolve("program"), HALF_AN_EDGE);
    Path relative = Path.of("").toAbsolutePath().relativize(program.toAbsolutePath());
    assertThat(relative.isAbsolute()).isFalse();
    Answer answer = run(command(relative, null, "{input}"), Duration.ofMinutes(2));
    assertThat(answer.status()).isEqualTo(AnswerStatus.CONVERGED);
    // a folder is no program
    assertThatThrownBy(
            () ->
                Programs.of(
                        "mine",
                        Sample.with("mine", command(folder, null)),
                        Sample.JSON,
                        InstantSource.system())
                    .requireInstalled())
        .hasMessageContaining("there is no program");
  }

  @Test
  void noShellReadsTheCommand() throws Exception {
    Path printed = folder.resolve("arguments");
    Path program =
        Sample.program(
            folder.resolve("program"),
            "for one in \"$@\"; do echo \"[$one]\"; done > %s\n%s"
                .formatted(printed, HALF_AN_EDGE));
    Path trap = folder.resolve("trap");
    run(
        command(
            program,
            null,
            "{input}",
            "; touch " + trap,
            "$(touch %s)".formatted(trap),
            "--file={input}",
            "a b"),
        Duration.ofMinutes(2));
    assertThat(trap).doesNotExist();
    assertThat(Files.readAllLines(printed))
        .containsExactly(
            "[POSCAR_structure.vasp]",
            "[; touch %s]".formatted(trap),
            "[$(touch %s)]".formatted(trap),
            "[--file=POSCAR_structure.vasp]",
            "[a b]");
  }

  @Test
  void aProgramThatTheSameCtrlCEndedFirstCountsAsStopped() throws Exception {
    CalculationSettings settings =
        Sample.with(
            "mine",
            command(
                Sample.program(
                    folder.resolve("program"),
                    "touch %s\nexit 130\n".formatted(folder.resolve("ended"))),
                null));
    CalculationProgram program = Programs.of("mine", settings, Sample.JSON, () -> Sample.NOON);
    Path run = Files.createDirectories(folder.resolve("run"));
    // its signal comes before that of this process, which hears of it a moment later
    AtomicInteger asked = new AtomicInteger();
    Path ended = folder.resolve("ended");
    assertThatThrownBy(
            () ->
                program.calculate(
                    Sample.calculation(3, "mine", settings),
                    run,
                    Duration.ofMinutes(1),
                    () -> Files.exists(ended) && asked.incrementAndGet() > 3))
        .isInstanceOf(BackcastException.class)
        .extracting(e -> ((BackcastException) e).code())
        .isEqualTo(ErrorCode.INTERRUPTED);
  }

  @Test
  void aStoppedProgramIsEndedWithItsChildren() throws Exception {
    Path pid = folder.resolve("pid");
    Path slow =
        Sample.program(folder.resolve("slow"), "sleep 3000 &\necho $! > %s\nwait\n".formatted(pid));
    CalculationSettings settings = Sample.with("mine", command(slow, null));
    CalculationProgram program = Programs.of("mine", settings, Sample.JSON, () -> Sample.NOON);
    Path run = Files.createDirectories(folder.resolve("run"));
    assertThatThrownBy(
            () ->
                program.calculate(
                    Sample.calculation(3, "mine", settings),
                    run,
                    Duration.ofMinutes(20),
                    () -> Files.exists(pid) && pid.toFile().length() > 0))
        .isInstanceOf(BackcastException.class)
        .extracting(e -> ((BackcastException) e).code())
        .isEqualTo(ErrorCode.INTERRUPTED);
    long child = Long.parseLong(Files.readString(pid).strip());
    Patience.until(() -> !runs(child));
  }

  /** An ended process that nobody has waited for still has a number, but no program. */
  private static boolean runs(long process) {
    return ProcessHandle.of(process).flatMap(p -> p.info().command()).isPresent();
  }

  /** A program that leaves a file of VASP, without expressions for it. */
  private Answer copies(String vasprun, double field) throws Exception {
    Path made = Files.writeString(folder.resolve("made.xml"), vasprun);
    Path program = Sample.program(folder.resolve("program"), "cp %s vasprun.xml\n".formatted(made));
    CommandSettings command =
        new CommandSettings(
            List.of(program.toString()), "vasp", "vasprun.xml", null, null, null, null, null);
    CalculationSettings settings = Sample.with("vasp", command);
    Path run = Files.createDirectories(folder.resolve("run"));
    Structure structure =
        Structure.of("made up", new Lattice(3.05, 3.4, 12.9, 94, 86, 112), SULFIDE, field);
    return Programs.of("vasp", settings, Sample.JSON, () -> Sample.NOON)
        .calculate(
            new Calculation(structure, "vasp", settings), run, Duration.ofMinutes(2), () -> false);
  }

  @Test
  void aFileOfVaspIsReadWithoutExpressions() throws Exception {
    io.backcast.io.output.Sample sample = io.backcast.io.output.Sample.random(1, 1);
    Answer answer = copies(sample.vasprun(), 0);
    assertThat(answer.status()).as(answer.reason()).isEqualTo(AnswerStatus.CONVERGED);
    assertThat(answer.gap()).isCloseTo(sample.gap(false), within(1e-4));
    assertThat(answer.gapDirect()).isCloseTo(sample.gap(true), within(1e-4));
    assertThat(answer.energy()).isNotNull();
    assertThat(copies(sample.withField(-0.5).vasprun(), -0.5).gap()).isEqualTo(answer.gap());
  }

  @Test
  void aFileThatBreaksOffOrDidNotConvergeHasNoNumbers() throws Exception {
    io.backcast.io.output.Sample sample = io.backcast.io.output.Sample.random(1, 1);
    String whole = sample.vasprun();
    assertThat(copies(whole.substring(0, whole.length() - 30), 0).status())
        .isEqualTo(AnswerStatus.INCOMPLETE);
    assertThat(copies(sample.unconverged().vasprun(), 0).status())
        .isEqualTo(AnswerStatus.NOT_CONVERGED);
    assertThat(copies("energies, nicely printed\n", 0).reason())
        .contains("vasprun.xml is no output that is read without expressions");
  }

  @Test
  void aFileOfAnotherStructureIsNoAnswer() throws Exception {
    io.backcast.io.output.Sample sample = io.backcast.io.output.Sample.random(1, 1);
    double[][] other = io.backcast.io.output.Sample.EDGES.clone();
    other[0] = new double[] {3.1, 0, 0};
    assertThat(copies(sample.withEdges(other).vasprun(), 0))
        .returns(AnswerStatus.FAILED, Answer::status)
        .extracting(Answer::reason)
        .asString()
        .contains("off by 0.050 Å");
    assertThat(copies(sample.vasprun(), -0.5).reason()).contains("0.000 V/Å, not -0.500");
  }

  @Test
  void settingsThatCannotWorkAreRefusedByName() {
    CommandSettings noGap =
        new CommandSettings(List.of("x"), "vasp", "OUTCAR", "reached", null, null, null, null);
    assertThatThrownBy(
            () ->
                Programs.of(
                    "mine", Sample.with("mine", noGap), Sample.JSON, InstantSource.system()))
        .hasMessageContaining("none for the gap");
    CommandSettings noGroup =
        new CommandSettings(List.of("x"), "poscar", null, "ok", "gap", null, null, null);
    assertThatThrownBy(
            () ->
                Programs.of(
                    "mine", Sample.with("mine", noGroup), Sample.JSON, InstantSource.system()))
        .hasMessageContaining("“gap” has 0 groups");
    CommandSettings broken =
        new CommandSettings(List.of("x"), "poscar", null, "ok", "gap (", null, null, null);
    assertThatThrownBy(
            () ->
                Programs.of(
                    "mine", Sample.with("mine", broken), Sample.JSON, InstantSource.system()))
        .hasMessageContaining("no regular expression");
    assertThatThrownBy(
            () -> Programs.of("siesta", Sample.settings(), Sample.JSON, InstantSource.system()))
        .hasMessageContaining("Choose one of gpaw");
    assertThatThrownBy(
            () ->
                Programs.of(
                        "mine",
                        Sample.with("mine", command(Path.of("no-such-program"), null)),
                        Sample.JSON,
                        InstantSource.system())
                    .requireInstalled())
        .hasMessageContaining("there is no program no-such-program");
  }
}
