package io.backcast.slurm;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The script of a job array, which {@code sbatch} takes. */
public final class ArrayScript {
  /** Slurm reads the script's options itself, so that quotes mean other things than to a shell. */
  private static final Pattern OPTION =
      Pattern.compile("(--[a-z][a-z0-9-]*|-[A-Za-z])([= ]?[A-Za-z0-9_.,:=/+@%()*\\[\\]-]*)");

  /** Options that the script sets itself. */
  private static final Set<String> OURS =
      Set.of(
          "--array",
          "-a",
          "--job-name",
          "-J",
          "--output",
          "-o",
          "--error",
          "-e",
          "--open-mode",
          "--chdir",
          "-D",
          "--wrap",
          "--parsable",
          "--requeue",
          "--no-requeue");

  private ArrayScript() {}

  /**
   * Refuses options that are no options, or that the script sets itself.
   *
   * @throws BackcastException of usage
   */
  public static void check(List<String> options) throws BackcastException {
    for (String option : options) {
      Matcher parts = OPTION.matcher(option);
      if (!parts.matches()) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "--sbatch “%s” is no option of sbatch. Write it as in --sbatch=--partition=long, without quotes and blanks in its value."
                .formatted(option));
      }
      if (OURS.contains(parts.group(1))) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "--sbatch %s is set by the script itself. Leave it out.".formatted(parts.group(1)));
      }
    }
  }

  /**
   * The script.
   *
   * @param tasks that run where it is submitted as it is
   * @param program lines that define the function {@code backcast}
   */
  static String of(String name, ArrayJob job, SortedSet<Integer> tasks, List<String> program) {
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/sh");
    lines.add("#SBATCH --job-name=" + name);
    lines.add("#SBATCH --array=" + TaskRange.of(tasks));
    lines.add("#SBATCH --output=log/%A_%a.txt");
    lines.add("#SBATCH --open-mode=append");
    lines.add("#SBATCH --requeue");
    job.options().forEach(option -> lines.add("#SBATCH " + option));
    lines.add(
        "# Written by Backcast: %s tasks of %s. Submit it from its folder:"
            .formatted(job.tasks(), job.kind()));
    lines.add("#   cd FOLDER && sbatch array.sh");
    lines.add("# A task that has its result already ends at once, so it may be submitted again.");
    lines.add("set -u");
    lines.add("cd \"${SLURM_SUBMIT_DIR:-$(dirname \"$0\")}\" || exit 1");
    lines.add("task=${SLURM_ARRAY_TASK_ID:?submit this with sbatch, as a job array}");
    lines.addAll(program);
    lines.add("[ -e \"%s\" ] && exit 0".formatted(job.finished().replace("%d", "$task")));
    lines.add("rm -f \"failed/$task.txt\"");
    lines.add("work() {");
    job.script().forEach(line -> lines.add("  " + line));
    lines.add("}");
    lines.add("said=\"failed/.$task.$$\"");
    lines.add("work 2> \"$said\"");
    lines.add("code=$?");
    lines.add("cat \"$said\" >&2");
    lines.add("if [ \"$code\" -ne 0 ]; then");
    lines.add(
        "  { echo \"$code\"; tail -n 20 \"$said\"; } > \"$said.why\" && mv \"$said.why\" \"failed/$task.txt\"");
    lines.add("fi");
    lines.add("rm -f \"$said\"");
    lines.add("exit \"$code\"");
    return String.join("\n", lines) + "\n";
  }

  /** A word that a POSIX shell takes as it is. */
  public static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
