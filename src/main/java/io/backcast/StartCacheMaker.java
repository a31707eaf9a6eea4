package io.backcast;

import io.backcast.engine.KeptLibraries;
import io.backcast.engine.ShippedModels;
import io.backcast.io.AtomicFiles;
import io.backcast.io.FileClaim;
import io.backcast.io.StartCache;
import io.backcast.model.BackcastException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes what later starts begin from, in a process of its own that outlives the window: Java's
 * cache of loaded and compiled code, and the native libraries unpacked. It lets the program run
 * once without a display ({@link io.backcast.ui.app.Rehearsal}), tries the cache and puts it in
 * place. What goes wrong leaves no trace: the next start is as slow as this one.
 */
public final class StartCacheMaker {
  /** Bytes that must be free, several times what a cache takes. */
  private static final long ROOM = 500L << 20;

  private static final int MINUTES = 10;

  private StartCacheMaker() {}

  /** Begins in the background, unless there is a cache or can be none. */
  static void begin() {
    StartCache cache = Restart.cache();
    String is = System.getProperty(StartCache.PROPERTY, "");
    if (cache == null
        || cache.valid()
        || is.equals(StartCache.MAKER)
        || is.equals(StartCache.OFF)) {
      return;
    }
    try {
      List<String> command = new ArrayList<>(quietly());
      command.addAll(
          List.of(
              java(),
              "-Xmx64m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-D" + StartCache.PROPERTY + "=" + StartCache.MAKER,
              "-cp",
              cache.jar().toString(),
              StartCacheMaker.class.getName()));
      silent(command).start();
    } catch (IOException e) {
      // no room for a process; the next start tries again
      return;
    }
  }

  public static void main(String[] args) throws Exception {
    StartCache cache = Restart.cache();
    if (cache == null) {
      return;
    }
    Path folder = parent(cache.file());
    Files.createDirectories(folder);
    try (FileClaim claim = FileClaim.take(folder.resolve("lock"))) {
      // another process is at it, or has just been
      if (claim != null && !cache.valid() && Files.getFileStore(folder).getUsableSpace() > ROOM) {
        make(cache);
      }
    }
  }

  private static void make(StartCache cache) throws IOException, InterruptedException {
    Path folder = parent(cache.file());
    clear(folder, cache);
    Path work = Files.createTempDirectory(folder, "work");
    try {
      KeptLibraries.keep(parent(folder));
      Path made = work.resolve("made.aot");
      if (ended(rehearsal(cache, work, made)) && ended(trial(cache, made))) {
        cache.publish(made);
      }
    } catch (BackcastException e) {
      // no model to rehearse with, or a disk that is full
      return;
    } finally {
      AtomicFiles.deleteTree(work);
    }
  }

  /** Removes what an interrupted run has left, and caches of other builds in this place. */
  private static void clear(Path folder, StartCache cache) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        if (cache.outdated(file) || String.valueOf(file.getFileName()).startsWith("work")) {
          AtomicFiles.deleteTree(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // it only takes room
      return;
    }
  }

  private static ProcessBuilder rehearsal(StartCache cache, Path work, Path made)
      throws BackcastException {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-XX:AOTCacheOutput=" + made,
                "-Xlog:aot*=off",
                "-Xlog:cds*=off",
                "-D" + StartCache.PROPERTY + "=" + StartCache.MAKER,
                "-Dbackcast.rehearsal=" + work,
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-jar",
                cache.jar().toString()));
    command.add(ShippedModels.standard().toAbsolutePath().toString());
    ProcessBuilder process = silent(command);
    // settings, sessions and logs of a user that does not exist
    process.environment().put("XDG_CONFIG_HOME", work.toString());
    return process;
  }

  /** Whether Java takes the cache, and the program comes to its end with it. */
  private static ProcessBuilder trial(StartCache cache, Path made) {
    return silent(
        List.of(
            java(),
            "-XX:AOTCache=" + made,
            "-XX:AOTMode=on",
            "-D" + StartCache.PROPERTY + "=" + StartCache.MAKER,
            "-jar",
            cache.jar().toString(),
            "--version"));
  }

  private static boolean ended(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }

  private static ProcessBuilder silent(List<String> command) {
    return new ProcessBuilder(command)
        .redirectInput(Redirect.from(new File("/dev/null")))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD);
  }

  /** The window that is open meanwhile goes first, and an interrupt of its terminal is not ours. */
  private static List<String> quietly() {
    List<String> before = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      before.add("/usr/bin/setsid");
    }
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      before.addAll(List.of("/usr/bin/nice", "-n", "19"));
    }
    return before;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
  }
}
