package io.backcast.cli;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.slurm.ArrayScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that hand their work to Slurm. */
final class SlurmOptions {
  @Option(
      names = "--slurm",
      description =
          "Hand the work to Slurm as a job array, wait for it and collect. The same command goes"
              + " on after it was ended, and submits only what has no result.")
  private boolean slurm;

  @Option(
      names = "--dry-run",
      description =
          "With --slurm: write folder and script and submit nothing. Submit array.sh by hand, then"
              + " use backcast collect.")
  private boolean dryRun;

  @Option(
      names = "--job-folder",
      paramLabel = "DIR",
      description =
          "With --slurm: folder of the jobs, which all nodes see (default: beside --out, with the"
              + " ending .jobs).")
  private @Nullable Path folder;

  @Option(
      names = "--sbatch",
      paramLabel = "OPTION",
      description =
          "With --slurm: an option for sbatch, as in --sbatch=--partition=long; may be given"
              + " several times.")
  private List<String> options = new ArrayList<>();

  @Option(
      names = "--poll",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "With --slurm: seconds between two looks at the queue (default: ${DEFAULT-VALUE}).")
  private double poll;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "With --slurm: how often a task is submitted at most (default: ${DEFAULT-VALUE}).")
  private int tries;

  @Option(names = COLLECT_ONLY, hidden = true)
  private boolean collectOnly;

  /** Collects what is there and submits nothing; given by {@link JobAnswers}. */
  static final String COLLECT_ONLY = "--collect-only";

  /** Names of these options, which say nothing about the work. */
  static final List<String> NAMES =
      List.of(
          "--slurm", "--dry-run", "--job-folder", "--sbatch", "--poll", "--tries", COLLECT_ONLY);

  /**
   * Whether the work goes to Slurm.
   *
   * @throws BackcastException of usage if options do not fit together
   */
  boolean asked() throws BackcastException {
    if (!slurm) {
      if (dryRun || folder != null || !options.isEmpty()) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "--dry-run, --job-folder and --sbatch belong to --slurm. Give it, or leave them out.");
      }
      return false;
    }
    ArrayScript.check(options);
    if (!(poll >= 0.1 && poll <= 3600) || tries < 1) {
      throw new BackcastException(
          ErrorCode.USAGE, "--poll must be between 0.1 and 3600 seconds, --tries at least 1.");
    }
    return true;
  }

  boolean dryRun() {
    return dryRun;
  }

  boolean collectOnly() {
    return collectOnly;
  }

  List<String> options() {
    return options;
  }

  Duration poll() {
    return Duration.ofMillis(Math.round(poll * 1000));
  }

  int tries() {
    return tries;
  }

  /**
   * The folder of the jobs.
   *
   * @param out the file that the command writes in the end
   * @throws BackcastException of usage if there is no file
   */
  Path folder(Path out) throws BackcastException {
    if (out.toString().equals("-")) {
      throw new BackcastException(
          ErrorCode.USAGE, "--slurm needs a file for --out, which is not written before its end.");
    }
    String name = out.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return folder != null
        ? folder
        : out.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".jobs");
  }
}
