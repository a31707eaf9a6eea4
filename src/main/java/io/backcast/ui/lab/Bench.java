package io.backcast.ui.lab;

import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.model.BackcastException;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.CalculationProgram;
import io.backcast.verify.GpawProgram;
import io.backcast.verify.queue.CalculationQueue;
import io.backcast.verify.queue.QueueFile;
import io.backcast.verify.queue.QueueRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * What a laboratory works with.
 *
 * @param queue of calculations
 * @param runner that carries them out
 * @param answers of all calculations, also of those on the command line
 * @param settings of the calculations
 * @param programs to choose from, the usual one first
 * @param conventions reads those beside a model
 */
public record Bench(
    CalculationQueue queue,
    QueueRunner runner,
    AnswerStore answers,
    CalculationSettings settings,
    List<CalculationProgram> programs,
    ConventionFiles conventions) {
  /** Settings that the user has edited, in the folder for user data. */
  static final String SETTINGS = "calculation.json";

  /**
   * The bench of a user.
   *
   * @param user folder for user data
   * @param programs what the settings make of the programs
   * @throws BackcastException if settings or answers cannot be read
   */
  public static Bench of(Path user, Json json, InstantSource clock, Programs programs)
      throws BackcastException {
    Path own = user.resolve(SETTINGS);
    CalculationSettings settings = CalculationSettings.read(Files.exists(own) ? own : null, json);
    AnswerStore answers = new AnswerStore(user.resolve(AnswerStore.USUAL), json);
    CalculationQueue queue =
        new CalculationQueue(new QueueFile(user.resolve("queue.json"), json), clock);
    List<CalculationProgram> all = programs.of(settings, json, clock);
    double minutes =
        Objects.requireNonNullElse(settings.minutes(), CalculationSettings.MINUTES);
    QueueRunner runner =
        new QueueRunner(
            queue,
            answers,
            all,
            user.resolve("calculations"),
            Duration.ofSeconds(Math.round(60 * minutes)),
            clock);
    return new Bench(queue, runner, answers, settings, all, new ConventionFiles(json));
  }

  /** Makes the programs that settings describe. */
  @FunctionalInterface
  public interface Programs {
    List<CalculationProgram> of(CalculationSettings settings, Json json, InstantSource clock);

    /** GPAW, and every program that the settings add. */
    static List<CalculationProgram> installed(
        CalculationSettings settings, Json json, InstantSource clock) {
      return List.of(new GpawProgram(settings, json, clock));
    }
  }
}
