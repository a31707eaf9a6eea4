package io.backcast.slurm;

import io.backcast.model.ErrorCode;
import java.util.List;

/**
 * How a task failed by itself.
 *
 * @param code its exit code
 * @param sentence the last thing that it said
 */
public record TaskFailure(int code, String sentence) {

  /** What the script wrote: the exit code, then what was said. */
  static TaskFailure of(String text) {
    List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
    String first = lines.isEmpty() ? "" : lines.getFirst().strip();
    int code = first.matches("\\d{1,3}") ? Integer.parseInt(first) : -1;
    String last = lines.size() < 2 ? "it ended with exit code " + first : lines.getLast().strip();
    return new TaskFailure(
        code, last.startsWith("backcast: ") ? last.substring("backcast: ".length()) : last);
  }

  /** Whether the same would happen again: what was asked for cannot be done. */
  public boolean lasting() {
    return code == ErrorCode.USAGE.exitCode() || code == ErrorCode.BAD_CSV.exitCode();
  }
}
