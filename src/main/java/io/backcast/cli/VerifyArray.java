package io.backcast.cli;

import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.slurm.ArrayJob;
import io.backcast.slurm.JobFolder;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStatus;
import io.backcast.verify.AnswerStore;
import io.backcast.verify.Bundles;
import io.backcast.verify.Calculation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A verification as a job array: every task carries out a bundle of calculations. */
final class VerifyArray {
  /** Kind of such jobs. */
  static final String KIND = "verify";

  /** The settings of the calculations, in the folder. */
  private static final String SETTINGS = "settings.json";

  private final SlurmOptions options;
  private final Path folder;
  private final Json json;
  private final InstantSource clock;

  /**
   * An array of a folder.
   *
   * @param folder is made if it is missing
   */
  VerifyArray(SlurmOptions options, Path folder, Json json, InstantSource clock) {
    this.options = options;
    this.folder = folder.toAbsolutePath().normalize();
    this.json = json;
    this.clock = clock;
  }

  /**
   * Answers calculations.
   *
   * @param store has answers already, and gets the new ones
   * @param arguments of the command, by which it can be given again
   * @param each how many calculations a task gets
   * @param settings by which the calculations were made
   * @param limit of a calculation
   * @return an answer for each; null if nothing was submitted
   */
  @Nullable List<Answer> answers(
      List<Calculation> calculations,
      AnswerStore store,
      List<String> arguments,
      int each,
      CalculationSettings settings,
      Duration limit)
      throws BackcastException {
    // of jobs whose writing was ended before they were whole, none can have been submitted
    boolean there = Bundles.in(folder);
    List<Calculation> open = new ArrayList<>();
    for (Calculation calculation : calculations) {
      if (store.find(calculation.key()).isEmpty()) {
        open.add(calculation);
      }
    }
    if (open.isEmpty() && !there) {
      return answers(calculations, store);
    }
    Bundles bundles = there ? Bundles.read(folder, json) : Bundles.of(open, each);
    ArrayJob job = job(calculations, arguments, bundles.keys().size(), limit);
    JobFolder jobs =
        there ? JobFolder.of(folder, job, json) : JobFolder.ofUnfinished(folder, job, json);
    json.write(folder.resolve(SETTINGS), settings);
    bundles.write(folder, calculations, json);
    bundles.collect(folder, store, json);
    if (!options.collectOnly()) {
      reopen(jobs, bundles, store);
      if (!new SlurmSession(options, clock).run(jobs)) {
        return null;
      }
      bundles.collect(folder, store, json);
    }
    return answers(calculations, store);
  }

  /**
   * The command that collects a folder, wherever it lies now and whatever became of the files that
   * it was written from.
   *
   * @throws BackcastException if the folder is not whole
   */
  static List<String> collecting(JobFolder jobs) throws BackcastException {
    if (!Bundles.in(jobs.path())) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "The jobs in %s were not written to their end, so there is nothing to collect. Give the command that wrote them again."
              .formatted(jobs.path()));
    }
    List<String> arguments = new ArrayList<>(jobs.job().command());
    Path settings = jobs.path().resolve(SETTINGS);
    if (Files.exists(settings)) {
      arguments.add("--settings=" + settings);
    }
    arguments.add("--job-folder=" + jobs.path());
    arguments.add("--slurm");
    arguments.add(SlurmOptions.COLLECT_ONLY);
    return arguments;
  }

  private ArrayJob job(
      List<Calculation> calculations, List<String> arguments, int tasks, Duration limit) {
    StringBuilder keys = new StringBuilder();
    calculations.stream()
        .map(Calculation::key)
        .distinct()
        .forEach(k -> keys.append(k).append('\n'));
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("calculations", Digests.sha256(keys.toString().getBytes(StandardCharsets.UTF_8)));
    return new ArrayJob(
        ArrayJob.FORMAT,
        KIND,
        tasks,
        asked,
        arguments,
        options.options(),
        List.of(
            "backcast calculate . --task=\"$task\" --jobs=\"${SLURM_CPUS_ON_NODE:-1}\" --minutes=%s"
                .formatted(Double.toString(limit.toMillis() / 60e3))),
        "done/%d");
  }

  /** Tasks with an answer that is none are done again, and those with all answers are done. */
  private void reopen(JobFolder jobs, Bundles bundles, AnswerStore store) throws BackcastException {
    for (int task = 1; task <= bundles.keys().size(); task++) {
      boolean answered = true;
      for (String key : bundles.keys().get(task - 1)) {
        answered &= store.find(key).isPresent();
      }
      Path done = CalculateCommand.done(jobs.path(), task);
      try {
        if (!answered) {
          Files.deleteIfExists(done);
        } else if (!Files.exists(done)) {
          Files.createDirectories(done.getParent());
          Files.writeString(done, clock.instant().toString());
        }
      } catch (IOException e) {
        throw new BackcastException(
            ErrorCode.UNWRITABLE,
            "%s cannot be written: %s.".formatted(done, IoErrors.reason(e)),
            e);
      }
    }
  }

  private List<Answer> answers(List<Calculation> calculations, AnswerStore store)
      throws BackcastException {
    List<Answer> answers = new ArrayList<>();
    int missing = 0;
    for (Calculation calculation : calculations) {
      Optional<Answer> known = store.find(calculation.key());
      if (known.isEmpty()) {
        known = store.failure(calculation.key());
      }
      missing += known.isEmpty() ? 1 : 0;
      answers.add(
          known.orElseGet(
              () ->
                  Answer.failed(
                      calculation,
                      AnswerStatus.INCOMPLETE,
                      "Its task has left no answer; the logs are in %s."
                          .formatted(folder.resolve("log")),
                      0,
                      clock.instant(),
                      calculation.program())));
    }
    if (missing > 0) {
      System.err.printf(Locale.ROOT, "backcast: %,d calculations have no answer yet.%n", missing);
    }
    return answers;
  }
}
