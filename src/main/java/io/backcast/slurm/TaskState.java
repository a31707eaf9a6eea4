package io.backcast.slurm;

import java.util.Set;

/**
 * What Slurm says of a task.
 *
 * @param job number of the job array
 * @param state as Slurm writes it, such as {@code RUNNING}
 * @param reason of the state; empty if there is none
 */
public record TaskState(String job, String state, String reason) {
  /** States after which a task does not run again by itself; what is unknown may still run. */
  private static final Set<String> ENDED =
      Set.of(
          "COMPLETED",
          "FAILED",
          "CANCELLED",
          "TIMEOUT",
          "DEADLINE",
          "NODE_FAIL",
          "BOOT_FAIL",
          "OUT_OF_MEMORY",
          "PREEMPTED",
          "REVOKED",
          "LAUNCH_FAILED",
          "RECONFIG_FAIL");

  /** Whether the task runs, or will. */
  public boolean alive() {
    return !ENDED.contains(state);
  }

  /** Whether it is at work now. */
  public boolean running() {
    return state.equals("RUNNING") || state.equals("COMPLETING");
  }

  /** Why it ended, in words. */
  String ending() {
    return switch (state) {
      case "TIMEOUT", "DEADLINE" -> "it took longer than its time limit";
      case "OUT_OF_MEMORY" -> "it took more memory than it was given";
      case "CANCELLED" -> "it was cancelled";
      case "NODE_FAIL", "BOOT_FAIL", "LAUNCH_FAILED" -> "its node failed";
      case "PREEMPTED", "REVOKED" -> "others took its place";
      default -> "it ended without a result";
    };
  }
}
