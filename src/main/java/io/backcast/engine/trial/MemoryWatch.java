package io.backcast.engine.trial;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Ends this process when its memory grows beyond a limit. ONNX Runtime takes memory outside Java's,
 * which no option of the virtual machine limits.
 */
final class MemoryWatch {
  /** Exit code of a process that was ended. */
  static final int EXIT_CODE = 77;

  private static final int BETWEEN_LOOKS_MS = 20;

  private MemoryWatch() {}

  /**
   * Watches from now on.
   *
   * @param megabytes by which the process may grow
   */
  static void start(long megabytes) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      long limit = system.getCommittedVirtualMemorySize() + (megabytes << 20);
      Thread.ofPlatform().daemon().name("memory-watch").start(() -> watch(system, limit));
    }
  }

  private static void watch(OperatingSystemMXBean system, long limit) {
    try {
      while (system.getCommittedVirtualMemorySize() < limit) {
        Thread.sleep(BETWEEN_LOOKS_MS);
      }
      Runtime.getRuntime().halt(EXIT_CODE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
