package io.backcast;

import io.backcast.io.CFunction;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Java's second compiler, which makes hot code fast and takes a core for seconds to do so. While a
 * window starts, and in the first seconds of a drag, the threads that make pictures need that core,
 * and so do those that collect garbage. A compiler that gets what they leave is done a little
 * later.
 */
final class SecondCompiler {
  /** As Linux knows it: names of threads end after 15 letters. */
  private static final String NAME = "C2 CompilerThre";

  /** How far its threads step back; at 19, the most, a busy machine would leave them too little. */
  static final int NICE = 10;

  private static final int MOST = 19;

  /** Place of the nice value in Linux's {@code stat}, counted from the end of the name. */
  private static final int FIELD = 17;

  /** For the id of one thread, as Linux takes it. */
  private static final int PRIO_PROCESS = 0;

  private SecondCompiler() {}

  /**
   * Lets the compiler come after the other threads of this process, for good: without the rights of
   * an administrator no thread takes back what it has given up. Does nothing on other systems than
   * Linux, and where it is refused.
   */
  static void yieldToOthers() {
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path thread : threads) {
        stepBack(thread);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // another system
      return;
    }
  }

  private static void stepBack(Path thread) {
    try {
      if (Files.readString(thread.resolve("comm")).startsWith(NAME)) {
        set(
            Integer.parseInt(String.valueOf(thread.getFileName())),
            Math.min(MOST, nice(Files.readString(thread.resolve("stat"))) + NICE));
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // it has just ended, or the system tells of it in another way
      return;
    }
  }

  /**
   * The nice value of a thread.
   *
   * @param stat what Linux says of it
   */
  static int nice(String stat) {
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')')).split(" ")[FIELD]);
  }

  private static void set(int thread, int nice) {
    CFunction.call("setpriority", PRIO_PROCESS, thread, nice);
  }
}
