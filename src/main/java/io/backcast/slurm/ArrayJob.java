package io.backcast.slurm;

import java.util.List;
import java.util.Map;

/**
 * A job array; the file {@code job.json} of its folder.
 *
 * @param formatVersion of the file
 * @param kind what the tasks do
 * @param tasks how many there are, counted from 1
 * @param asked what was asked for, so that the same folder is not used for something else
 * @param command that wrote the folder, by which its results are collected
 * @param options for {@code sbatch}
 * @param script what a task does: lines of a POSIX shell that know {@code $task}, the function
 *     {@code backcast} and lie in the folder
 * @param finished file of a finished task, relative to the folder, with {@code %d} for its number
 */
public record ArrayJob(
    int formatVersion,
    String kind,
    int tasks,
    Map<String, String> asked,
    List<String> command,
    List<String> options,
    List<String> script,
    String finished) {
  /** The format that this program writes, and the newest that it reads. */
  public static final int FORMAT = 1;
}
