package io.backcast.cli;

import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.FinishedScripts;
import io.backcast.verify.LocalAnswers;
import io.backcast.verify.Planned;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How calculations are run on this machine, and the running of them. */
final class RunOptions {
  /** How long a command may take to end its processes. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Calculations at a time (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Time limit of a calculation (default: that of the settings, else 60).")
  private @Nullable Double minutes;

  @Option(
      names = "--finished",
      paramLabel = "DIR",
      description =
          "Scripts of an export that were run already, with what each printed as .out beside it:"
              + " their answers are taken where they say what would be run now; may be given again.")
  private List<Path> finished = new ArrayList<>();

  /**
   * Refuses numbers that are none.
   *
   * @throws BackcastException of usage
   */
  void check() throws BackcastException {
    requirePositive("--jobs", jobs);
    requirePositive("--minutes", minutes == null ? 1 : minutes);
  }

  /**
   * The answers of a plan, from the store or computed now.
   *
   * @return one for each design; null for one that was refused
   * @throws BackcastException if the program is missing, or it was stopped
   */
  List<@Nullable Answer> answers(
      List<Planned> plan,
      CalculationProgram calculator,
      AnswerStore store,
      CalculationSettings settings,
      Interrupts interrupts,
      InstantSource clock,
      Json json)
      throws BackcastException {
    AtomicBoolean stop = new AtomicBoolean();
    List<Answer> found;
    try (Interrupts.Guard guard = interrupts.instead(() -> stop.set(true), PATIENCE)) {
      found =
          answers(Planned.calculations(plan), calculator, store, settings, stop::get, clock, json);
    }
    return Planned.byDesign(plan, found);
  }

  /**
   * The answers of calculations, from the store or computed now.
   *
   * @param stop asked often
   * @throws BackcastException if the program is missing, or it was stopped
   */
  List<Answer> answers(
      List<Calculation> calculations,
      CalculationProgram calculator,
      AnswerStore store,
      CalculationSettings settings,
      BooleanSupplier stop,
      InstantSource clock,
      Json json)
      throws BackcastException {
    takeFinished(calculations, store, json);
    List<Answer> found =
        new LocalAnswers(calculator, store, limit(settings), jobs)
            .of(calculations, stop, new VerifyProgress(clock, System.err));
    warnOfSkipped(store);
    return found;
  }

  /** Takes over the answers of scripts that were run already. */
  void takeFinished(List<Calculation> calculations, AnswerStore store, Json json)
      throws BackcastException {
    for (Path folder : finished) {
      int added = new FinishedScripts(folder, json).addTo(store, calculations);
      System.err.printf(Locale.ROOT, "Answers taken from %s: %,d%n", folder, added);
    }
  }

  /** How long a calculation may take. */
  Duration limit(CalculationSettings settings) {
    return minutes(
        minutes != null
            ? minutes
            : Objects.requireNonNullElse(settings.minutes(), CalculationSettings.MINUTES));
  }

  static Duration minutes(double minutes) {
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }

  static void requirePositive(String option, double value) throws BackcastException {
    if (!(value > 0)) {
      throw new BackcastException(
          ErrorCode.USAGE, "%s must be more than 0, not %s.".formatted(option, value));
    }
  }

  private static void warnOfSkipped(AnswerStore store) {
    if (store.skipped() > 0) {
      System.err.printf(
          Locale.ROOT,
          "backcast: warning: %s has %,d lines that are no answers, as a crash leaves them; they are"
              + " skipped.%n",
          store.file(),
          store.skipped());
    }
  }
}
