package io.backcast;

import io.backcast.io.CFunction;
import io.backcast.io.CacheFolder;
import io.backcast.io.NativeVariables;
import io.backcast.io.StartCache;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts Java once more in the same process, with the cache that an earlier run has left: {@code
 * java -jar} cannot name one. Nothing here may fail; where it does not work the program goes on
 * without. Lambdas and streams would cost more than they save here.
 */
public final class Restart {
  private static final Path SELF = Path.of("/proc/self");

  /** How Java collects, for the sake of what moves in a window. */
  static final List<String> COLLECTOR =
      List.of(
          // what outlives one collection stays: else each copies the nodes of the window, in 10 ms
          "-XX:MaxTenuringThreshold=1",
          // milliseconds that pass unseen in a drag
          "-XX:MaxGCPauseMillis=5",
          // of new objects: a start makes as many, and a drag in three seconds
          "-Xmn96m",
          // to load classes is no reason to collect
          "-XX:MetaspaceSize=128m",
          // classes that nobody needs any more, of which there are none, take 10 ms to look for
          "-XX:-ClassUnloadingWithConcurrentMark");

  /** Options that say how classes are loaded, or watch it: whoever gives one wants it so. */
  private static final String[] RESPECTED = {
    "-XX:AOT",
    "-XX:+AOT",
    "-XX:SharedArchiveFile",
    "-XX:ArchiveClassesAtExit",
    "-Xshare",
    "-agent",
    "-javaagent",
    "-XX:Flags",
    "-XX:VMOptionsFile",
    "-Xrun",
    "-Xlog"
  };

  /** Environment variables with more of them, which Java announces at each start. */
  private static final String[] OPTIONS = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"};

  private Restart() {}

  /** Called by the entry point before all else; returns where the program goes on in this Java. */
  public static void withCache(String[] arguments) {
    StartCache cache = mayUse(arguments) ? cache() : null;
    if (cache == null || !cache.valid()) {
      return;
    }
    try {
      List<byte[]> command = command(Files.readAllBytes(SELF.resolve("cmdline")), cache.file());
      if (command != null) {
        replace(SELF.resolve("exe").toRealPath().toString(), command);
      }
    } catch (IOException e) {
      // without /proc
      return;
    }
  }

  /** The cache of this program; null where there can be none. */
  static @Nullable StartCache cache() {
    return isJava()
        ? StartCache.here(
            CacheFolder.standard(
                    System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"))
                .path())
        : null;
  }

  private static boolean mayUse(String[] arguments) {
    for (String variable : OPTIONS) {
      if (System.getenv(variable) != null) {
        return false;
      }
    }
    return System.getProperty(StartCache.PROPERTY) == null
        // what only prints is done before Java has started again
        && (arguments.length == 0 || !arguments[0].startsWith("-"));
  }

  /** Whether the program runs in Java's own launcher, and not in one of an image. */
  private static boolean isJava() {
    try {
      return Files.isSameFile(
          SELF.resolve("exe"), Path.of(System.getProperty("java.home"), "bin", "java"));
    } catch (IOException e) {
      return false;
    }
  }

  /** The command line with the cache; null where it has options that a cache would disturb. */
  static @Nullable List<byte[]> command(byte[] commandLine, Path cache) {
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < commandLine.length; i++) {
      if (commandLine[i] == 0) {
        byte[] part = java.util.Arrays.copyOfRange(commandLine, from, i);
        if (!parts.isEmpty() && isRespected(new String(part, StandardCharsets.ISO_8859_1))) {
          return null;
        }
        parts.add(part);
        from = i + 1;
      }
    }
    if (parts.size() < 2) {
      return null;
    }
    List<String> added = new ArrayList<>(COLLECTOR);
    added.addFirst("-XX:AOTCache=".concat(cache.toString()));
    // the library that writes Parquet frees memory by a method that Java warns of
    added.add("--sun-misc-unsafe-memory-access=allow");
    added.addAll(
        List.of(
            // no news to the user: less room on a small machine, a cache that does not fit
            "-Xlog:gc+ergo=off",
            "-Xlog:aot*=off",
            "-Xlog:cds*=off",
            "-D" + StartCache.PROPERTY + "=" + StartCache.RESTARTED));
    for (int i = 0; i < added.size(); i++) {
      parts.add(1 + i, added.get(i).getBytes(StandardCharsets.UTF_8));
    }
    return parts;
  }

  private static boolean isRespected(String part) {
    for (String option : RESPECTED) {
      if (part.startsWith(option)) {
        return true;
      }
    }
    return false;
  }

  /** Becomes another program, by execv; returns if that is not possible. */
  private static void replace(String program, List<byte[]> command) {
    try (Arena memory = Arena.ofConfined()) {
      // C is called here in any case: the next Java begins with them and need not set them
      NativeVariables.setEarly();
      long path = memory.allocateFrom(program).address();
      // it returns only where it has failed, and then the program goes on
      CFunction.call("execv", path, pointers(command, memory).address(), 0);
    }
  }

  /**
   * The parts of a command line as C has them: pointers to texts that end with a zero, then null.
   */
  private static MemorySegment pointers(List<byte[]> command, Arena memory) {
    MemorySegment all = memory.allocate(ValueLayout.ADDRESS, command.size() + 1L);
    for (int i = 0; i < command.size(); i++) {
      byte[] part = command.get(i);
      MemorySegment text = memory.allocate(part.length + 1L);
      MemorySegment.copy(part, 0, text, ValueLayout.JAVA_BYTE, 0, part.length);
      all.setAtIndex(ValueLayout.ADDRESS, i, text);
    }
    return all;
  }
}
