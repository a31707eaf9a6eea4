package io.backcast;

import io.backcast.io.CFunction;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Java's two compilers. Each takes a core for seconds while a window starts, and the second, which
 * makes hot code fast, in the first seconds of a drag too: there the threads that make pictures
 * need the cores, and so do those that collect garbage. Compilers that get what they leave are done
 * a little later. All this is for Linux; on other systems, and where it is refused, nothing
 * happens.
 */
final class Compilers {
  /** As Linux knows them: names of threads end after 15 letters. */
  private static final String FIRST = "C1 CompilerThre";

  private static final String SECOND = "C2 CompilerThre";

  /** How far the second steps back; at 19, the most, a busy machine would leave it too little. */
  static final int NICE = 10;

  private static final int MOST = 19;

  /** Place of the nice value in Linux's {@code stat}, counted from the end of the name. */
  private static final int FIELD = 17;

  /** For the id of one thread, as Linux takes it. */
  private static final int PRIO_PROCESS = 0;

  /**
   * Cores of which the compilers would take all. Linux keeps a thread on a core that it shares with
   * the first compiler while the second has the other, whatever the nice value of that.
   */
  private static final int FEW = 2;

  private Compilers() {}

  /**
   * Lets the second compiler come after the other threads of this process, for good: without the
   * rights of an administrator no thread takes back what it has given up. On two cores both
   * compilers share one, until {@link #spread}.
   */
  static void yieldToOthers() {
    each(List.of(SECOND), Compilers::stepBack);
    CoreSet cores = CoreSet.ofThisThread();
    if (cores.size() == FEW) {
      move(cores.last());
    }
  }

  /** Lets the compilers run on all cores of the calling thread again. */
  static void spread() {
    CoreSet cores = CoreSet.ofThisThread();
    if (cores.size() == FEW) {
      move(cores);
    }
  }

  private static void move(CoreSet cores) {
    each(List.of(FIRST, SECOND), cores::take);
  }

  private static void each(List<String> names, IntConsumer change) {
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path thread : threads) {
        if (names.contains(name(thread))) {
          change.accept(Integer.parseInt(String.valueOf(thread.getFileName())));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // another system
      return;
    }
  }

  private static String name(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (IOException e) {
      // it has just ended
      return "";
    }
  }

  private static void stepBack(int thread) {
    try {
      int own = nice(Files.readString(Path.of("/proc/self/task/" + thread + "/stat")));
      CFunction.call("setpriority", PRIO_PROCESS, thread, Math.min(MOST, own + NICE));
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
}
