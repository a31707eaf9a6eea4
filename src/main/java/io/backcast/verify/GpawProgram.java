package io.backcast.verify;

import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.StructureFormat;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Printable;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * GPAW (J. Chem. Phys. 160, 092503, 2024): runs the script that an export would write, one process
 * a structure, each on one core.
 */
public final class GpawProgram implements CalculationProgram {
  /** Where Debian installs GPAW, whatever other Python comes first on the path. */
  private static final List<String> USUAL = List.of("python3", "/usr/bin/python3", "python");

  private static final Duration TRIAL = Duration.ofSeconds(60);
  static final String NAME = "calculation";

  /** GPAW is built with OpenMP and its own processes; one core each is the fair share. */
  private static final Map<String, String> ONE_CORE =
      Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1");

  private final CalculationSettings settings;
  private final Json json;
  private final InstantSource clock;
  private @Nullable Installation installation;

  /** A Python that has GPAW. */
  private record Installation(String python, String version) {}

  /** What the script prints. */
  record Printed(@Nullable Double gap, @Nullable Double gap_direct, @Nullable Double energy) {}

  public GpawProgram(CalculationSettings settings, Json json, InstantSource clock) {
    this.settings = settings;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String name() {
    return Calculation.GPAW;
  }

  @Override
  public void requireInstalled() throws BackcastException {
    installed();
  }

  private synchronized Installation installed() throws BackcastException {
    if (installation == null) {
      String python = settings.gpaw().python();
      installation = find(python == null ? USUAL : List.of(python));
    }
    return installation;
  }

  private static Installation find(List<String> pythons) throws BackcastException {
    Path folder;
    try {
      folder = Files.createTempDirectory("backcast-gpaw");
    } catch (IOException e) {
      throw new BackcastException(ErrorCode.UNWRITABLE, Sentence.of("verify.no-temporary"), e);
    }
    try {
      for (String python : pythons) {
        if (Executable.find(python) == null) {
          continue;
        }
        ProgramRun run =
            ProgramRun.of(
                List.of(python, "-c", "import ase, gpaw; print(gpaw.__version__)"),
                ONE_CORE,
                folder,
                "version",
                TRIAL,
                () -> false);
        if (run.started() && run.code() == 0) {
          String version = Objects.requireNonNullElse(ProgramRun.text(run.out()), "").strip();
          return new Installation(python, Printable.line(version));
        }
      }
    } finally {
      AtomicFiles.deleteTree(folder);
    }
    throw new BackcastException(
        ErrorCode.FAILED, Sentence.of("program.no-gpaw", Sentence.joined("list.or", pythons)));
  }

  @Override
  public Answer calculate(
      Calculation calculation, Path folder, Duration limit, BooleanSupplier stop)
      throws BackcastException {
    Installation found;
    try {
      found = installed();
    } catch (BackcastException e) {
      return Answer.failed(
          calculation, AnswerStatus.NOT_INSTALLED, e.sentence(), 0, clock.instant(), name());
    }
    String script =
        StructureFormat.GPAW
            .files(calculation.structure(), NAME, calculation.settings(), json)
            .get(NAME + ".py");
    byte[] bytes = Objects.requireNonNull(script).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(folder.resolve(NAME + ".py"), out -> out.write(bytes));
    ProgramRun run =
        ProgramRun.of(List.of(found.python, NAME + ".py"), ONE_CORE, folder, NAME, limit, stop);
    return answer(calculation, run, limit, "GPAW " + found.version);
  }

  private Answer answer(Calculation calculation, ProgramRun run, Duration limit, String source)
      throws BackcastException {
    Printed printed = printed(Objects.requireNonNullElse(ProgramRun.text(run.out()), ""), json);
    if (run.code() == 0 && printed != null && printed.gap != null) {
      return Answer.converged(
          calculation,
          printed.gap,
          printed.gap_direct,
          printed.energy,
          run.seconds(),
          clock.instant(),
          source);
    }
    GpawFailure failure =
        GpawFailure.of(run, limit, Objects.requireNonNullElse(ProgramRun.text(run.err()), ""));
    return Answer.failed(
        calculation, failure.status(), failure.reason(), run.seconds(), clock.instant(), source);
  }

  /** The last line that is an answer; null if there is none. */
  static @Nullable Printed printed(String output, Json json) {
    List<String> lines = output.lines().filter(line -> line.startsWith("{")).toList();
    if (lines.isEmpty()) {
      return null;
    }
    try {
      return json.parse(lines.getLast().getBytes(StandardCharsets.UTF_8), Printed.class);
    } catch (IOException e) {
      return null;
    }
  }
}
