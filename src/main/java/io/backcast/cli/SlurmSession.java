package io.backcast.cli;

import io.backcast.io.ThisProgram;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.slurm.ArrayRun;
import io.backcast.slurm.ArrayScript;
import io.backcast.slurm.JobFolder;
import io.backcast.slurm.Slurm;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/** Brings the jobs of a folder to their end, or writes them for a user who submits by hand. */
final class SlurmSession {
  private final SlurmOptions options;
  private final InstantSource clock;

  SlurmSession(SlurmOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
  }

  /**
   * Writes the script; without {@code --dry-run} submits it and waits.
   *
   * @return whether all tasks that can have left their results
   */
  boolean run(JobFolder folder) throws BackcastException {
    SortedSet<Integer> open = folder.unfinished();
    if (open.isEmpty()) {
      return true;
    }
    folder.writeScript(open, program());
    if (options.dryRun()) {
      System.err.printf(
          Locale.ROOT,
          "Jobs written, nothing submitted. Submit: cd %s && sbatch array.sh%nThen: backcast collect %s%n",
          ArrayScript.quoted(folder.path().toString()),
          ArrayScript.quoted(folder.path().toString()));
      return false;
    }
    SortedMap<Integer, String> failed =
        new ArrayRun(
                folder,
                new Slurm(),
                ArrayRun.every(options.poll()),
                new ArrayProgress(System.err, folder.name()),
                options.tries(),
                clock)
            .run();
    tell(failed);
    return true;
  }

  /** Why tasks failed, those with the same reason together. */
  static void tell(Map<Integer, String> failed) {
    failed.values().stream()
        .distinct()
        .forEach(
            reason -> {
              List<String> tasks = new ArrayList<>();
              failed.forEach((task, why) -> addIf(why.equals(reason), tasks, task));
              System.err.printf(
                  Locale.ROOT, "backcast: task %s failed: %s%n", String.join(", ", tasks), reason);
            });
  }

  private static void addIf(boolean condition, List<String> tasks, int task) {
    if (condition) {
      tasks.add(Integer.toString(task));
    }
  }

  /** That some tasks left no result. */
  static BackcastException incomplete(JobFolder folder) {
    return new BackcastException(
        ErrorCode.FAILED,
        "%s of %s tasks in %s have no result. Their logs are in its folder log; the command that wrote it, given again, submits them again."
            .formatted(folder.unfinished().size(), folder.job().tasks(), folder.path()));
  }

  /** The shell function that starts this program on a node. */
  private static List<String> program() {
    StringBuilder command = new StringBuilder();
    command.append("CLASSPATH=").append(ArrayScript.quoted(ThisProgram.classPath()));
    List<String> words = ThisProgram.command(List.of());
    for (int i = 0; i < words.size(); i++) {
      command.append(' ').append(ArrayScript.quoted(words.get(i)));
      if (i == 0 && words.size() > 1) {
        // as many cores as Slurm gave, however many the node has
        command.append(" -XX:ActiveProcessorCount=\"${SLURM_CPUS_ON_NODE:-1}\"");
      }
    }
    return List.of(
        "# where Backcast is elsewhere, set BACKCAST to its command there",
        "backcast() {",
        "  if [ -n \"${BACKCAST:-}\" ]; then \"$BACKCAST\" \"$@\"; else",
        "    " + command + " \"$@\"",
        "  fi",
        "}");
  }
}
