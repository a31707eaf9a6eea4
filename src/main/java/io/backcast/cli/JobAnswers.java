package io.backcast.cli;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.slurm.JobFolder;
import io.backcast.slurm.TaskFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Collects what the tasks of a job folder have left, into the table that the jobs are for. */
final class JobAnswers implements CollectSource {
  private final Json json;
  private final ToIntFunction<List<String>> commands;

  /**
   * A source.
   *
   * @param commands runs a command of this program, to its exit code
   */
  JobAnswers(Json json, ToIntFunction<List<String>> commands) {
    this.json = json;
    this.commands = commands;
  }

  @Override
  public boolean takes(Path place) {
    return JobFolder.isOne(place);
  }

  @Override
  public int collect(List<Path> places, Request request) throws BackcastException {
    if (request.designs() != null || request.out() != null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "%s says itself which designs its jobs are for and which table to write. Leave --in and --out out."
              .formatted(places.getFirst()));
    }
    if (request.model() != null || request.template() != null || request.answers() != null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "%s says itself which model and structure its jobs are for and where answers are kept. Leave --model, --template and --answers out."
              .formatted(places.getFirst()));
    }
    if (request.settings() != null || request.property() != null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "%s says itself what its jobs calculate. Leave --settings and --property out."
              .formatted(places.getFirst()));
    }
    int code = 0;
    for (Path place : places) {
      code = Math.max(code, collect(place));
    }
    return code;
  }

  private int collect(Path folder) throws BackcastException {
    JobFolder jobs = JobFolder.open(folder, json);
    SortedMap<Integer, String> failed = new TreeMap<>();
    for (int task : jobs.unfinished()) {
      TaskFailure failure = jobs.failure(task);
      if (failure != null) {
        failed.put(task, failure.sentence());
      }
    }
    SlurmSession.tell(failed);
    switch (jobs.job().kind()) {
      case DesignArray.KIND -> {
        Path out = DesignArray.out(jobs);
        int rows = new DesignArray(json).merge(jobs, out);
        System.err.printf(Locale.ROOT, "Designs written to %s: %,d%n", out, rows);
        return 0;
      }
      case VerifyArray.KIND -> {
        return commands.applyAsInt(VerifyArray.collecting(jobs));
      }
      default ->
          throw new BackcastException(
              ErrorCode.BAD_JSON,
              "%s holds jobs of a kind that this program does not know: %s. Use a newer Backcast."
                  .formatted(folder, jobs.job().kind()));
    }
  }
}
