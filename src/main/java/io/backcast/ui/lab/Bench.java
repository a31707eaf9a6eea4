package io.backcast.ui.lab;

import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.model.BackcastException;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.Calculation;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.Convention;
import io.backcast.verify.ConventionFile;
import io.backcast.verify.Programs;
import io.backcast.verify.Verification;
import io.backcast.verify.queue.CalculationQueue;
import io.backcast.verify.queue.QueueFile;
import io.backcast.verify.queue.QueueRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a laboratory works with.
 *
 * @param queue of calculations
 * @param runner that carries them out
 * @param answers of all calculations, also of those on the command line
 * @param settings of the calculations
 * @param programs to choose from, the usual one first
 */
public record Bench(
    CalculationQueue queue,
    QueueRunner runner,
    AnswerStore answers,
    CalculationSettings settings,
    List<CalculationProgram> programs,
    Json json) {
  /** Settings that the user has edited, in the folder for user data. */
  private static final String SETTINGS = "calculation.json";

  private static final String QUEUE = "queue.json";

  /**
   * The bench of a user: the settings and answers that the command line has too.
   *
   * @param user folder for user data
   * @throws BackcastException if settings or answers cannot be read
   */
  public static Bench of(Path user, Json json, InstantSource clock) throws BackcastException {
    Path own = user.resolve(SETTINGS);
    CalculationSettings settings = CalculationSettings.read(Files.exists(own) ? own : null, json);
    List<CalculationProgram> programs = new ArrayList<>();
    for (String name : Programs.names(settings)) {
      programs.add(Programs.of(name, settings, json, clock));
    }
    return of(user, json, clock, settings, programs);
  }

  /** The same with given settings and programs. */
  public static Bench of(
      Path user,
      Json json,
      InstantSource clock,
      CalculationSettings settings,
      List<CalculationProgram> programs)
      throws BackcastException {
    AnswerStore answers = new AnswerStore(AnswerStore.ofUser(user, json), json);
    return of(user, json, clock, settings, programs, answers);
  }

  /**
   * The answers of a file, to be shown.
   *
   * @throws BackcastException if they cannot be read
   */
  public static Bench showing(Path file, Json json, InstantSource clock) throws BackcastException {
    CalculationSettings settings = CalculationSettings.read(null, json);
    List<CalculationProgram> programs =
        List.of(Programs.of(Calculation.GPAW, settings, json, clock));
    AnswerStore answers = new AnswerStore(file, json);
    return of(file.resolveSibling("unused"), json, clock, settings, programs, answers);
  }

  private static Bench of(
      Path user,
      Json json,
      InstantSource clock,
      CalculationSettings settings,
      List<CalculationProgram> programs,
      AnswerStore answers) {
    CalculationQueue queue = new CalculationQueue(new QueueFile(user.resolve(QUEUE), json), clock);
    double minutes = Objects.requireNonNullElse(settings.minutes(), CalculationSettings.MINUTES);
    Duration limit = Duration.ofMillis((long) (minutes * 60_000));
    Map<String, Verification> verifications = new HashMap<>();
    for (CalculationProgram program : programs) {
      verifications.put(
          program.name(), new Verification(answers, program, Verification.runsOf(answers), limit));
    }
    QueueRunner runner = new QueueRunner(queue, verifications, clock);
    return new Bench(queue, runner, answers, settings, List.copyOf(programs), json);
  }

  /**
   * The conventions beside a model, by program.
   *
   * @throws BackcastException if one is there and cannot be read
   */
  Map<String, Convention> conventions(Path model) throws BackcastException {
    ConventionFile files = new ConventionFile(json);
    Map<String, Convention> found = new HashMap<>();
    for (CalculationProgram program : programs) {
      Optional<Convention> one = files.read(model, program.name());
      one.ifPresent(convention -> found.put(program.name(), convention));
    }
    return found;
  }
}
