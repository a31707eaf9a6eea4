package io.backcast.verify;

import io.backcast.io.IoErrors;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A process that was started without a shell and has ended.
 *
 * @param code its exit code; 128 and more for a signal
 * @param timedOut whether it was ended for taking too long
 * @param seconds it took
 * @param started whether there is such a program at all
 * @param out file of what it printed
 * @param err file of what it printed as errors
 */
record ProgramRun(int code, boolean timedOut, double seconds, boolean started, Path out, Path err) {
  private static final long BETWEEN_LOOKS_MS = 50;

  /** Looks for a stop that this process may hear of a moment late. */
  private static final int LOOKS = 10;

  private static final long BETWEEN_LATE_LOOKS_MS = 20;
  private static final long PATIENCE_SECONDS = 5;
  private static final long MOST_TEXT = 64L << 20;
  private static final int FIRST_SIGNAL = 128;

  /** How many signals Linux has. */
  private static final int SIGNALS = 64;

  /**
   * Runs a program in a folder and waits for it.
   *
   * @param name of the files with its output
   * @param environment variables to set
   * @throws BackcastException if it was told to stop, or if there is such a program and it cannot
   *     be started, as where memory or the right to run it lacks
   */
  static ProgramRun of(
      List<String> command,
      Map<String, String> environment,
      Path folder,
      String name,
      Duration limit,
      BooleanSupplier stop)
      throws BackcastException {
    Path out = folder.resolve(name + ".out");
    Path err = folder.resolve(name + ".err");
    List<String> words = new ArrayList<>(command);
    words.set(0, Executable.anywhere(command.getFirst()));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    long began = System.nanoTime();
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      if (Executable.find(command.getFirst()) != null) {
        throw new BackcastException(
            ErrorCode.FAILED,
            Sentence.of("program.not-started", command.getFirst(), folder, IoErrors.reason(e)),
            e);
      }
      return new ProgramRun(FIRST_SIGNAL - 1, false, 0, false, out, err);
    }
    try {
      while (!process.waitFor(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS)) {
        if (stop.getAsBoolean()) {
          end(process);
          throw stopped();
        }
        if (System.nanoTime() - began > limit.toNanos()) {
          end(process);
          return new ProgramRun(process.exitValue(), true, since(began), true, out, err);
        }
      }
      double seconds = since(began);
      if (process.exitValue() != 0 && stopsNow(stop)) {
        throw stopped();
      }
      return new ProgramRun(process.exitValue(), false, seconds, true, out, err);
    } catch (InterruptedException e) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw stopped();
    }
  }

  /**
   * Whether a stop is asked for, now or in a moment: Ctrl-C reaches all processes of a terminal,
   * and this one may hear of it after the program that it has ended. Looks are counted and not
   * time, which passes on a busy machine without a chance to hear of anything.
   */
  private static boolean stopsNow(BooleanSupplier stop) throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      if (stop.getAsBoolean()) {
        return true;
      }
      Thread.sleep(BETWEEN_LATE_LOOKS_MS);
    }
    return stop.getAsBoolean();
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static File nothing() {
    boolean windows = File.separatorChar == '\\';
    return new File(windows ? "NUL" : "/dev/null");
  }

  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static BackcastException stopped() {
    return new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("verify.stopped"));
  }

  /** Whether something outside ended it; programs use the numbers beyond all signals themselves. */
  boolean killed() {
    return !timedOut && code > FIRST_SIGNAL && code <= FIRST_SIGNAL + SIGNALS;
  }

  /** That it was killed, as a sentence. */
  String ended() {
    return "It was ended from outside by signal %s, as a system does that runs out of memory."
        .formatted(code - FIRST_SIGNAL);
  }

  /** That it was ended for taking too long, as a sentence. */
  static String tookLonger(Duration limit) {
    return String.format(
        Locale.ROOT,
        "It took longer than %.4g minutes. Allow more with --minutes.",
        limit.toMillis() / 60e3);
  }

  /** Text of a file of the run; empty if it is missing, null if it is larger than any result. */
  static @Nullable String text(Path file) throws BackcastException {
    try {
      if (!Files.isRegularFile(file)) {
        return "";
      }
      return Files.size(file) > MOST_TEXT
          ? null
          : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.FAILED, Sentence.of("file.unreadable-why", file, IoErrors.reason(e)), e);
    }
  }
}
