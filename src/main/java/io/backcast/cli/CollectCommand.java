package io.backcast.cli;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.slurm.JobFolder;
import io.backcast.slurm.TaskFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "collect",
    description =
        "Collect what the tasks of a job folder have left, and write the table that the jobs are"
            + " for; may be repeated at any time.")
final class CollectCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      description = "Folder that design --slurm or verify --slurm has written.")
  private Path folder;

  @Spec private CommandSpec spec;

  private final Json json;

  CollectCommand(Json json) {
    this.json = json;
  }

  @Override
  public Integer call() throws BackcastException {
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
        List<String> arguments = new ArrayList<>(jobs.job().command());
        arguments.add("--job-folder=" + jobs.path());
        arguments.add("--slurm");
        arguments.add(SlurmOptions.COLLECT_ONLY);
        return spec.parent().commandLine().execute(arguments.toArray(String[]::new));
      }
      default ->
          throw new BackcastException(
              ErrorCode.BAD_JSON,
              "%s holds jobs of a kind that this program does not know: %s. Use a newer Backcast."
                  .formatted(folder, jobs.job().kind()));
    }
  }
}
