package io.backcast.ui.failure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The program's log: a few files of limited size that replace each other. Everything that the
 * program and its libraries log goes there; failures go there alone, because the terminal is no
 * place for a stack trace. A program that cannot write its log still works, and then prints.
 */
public final class LogFile implements AutoCloseable {
  /** What names of log files begin and end with. */
  static final String PREFIX = "backcast-";

  static final String SUFFIX = ".log";

  private static final int LARGEST = 1 << 20;
  private static final int FILES = 3;

  private final Logger root = Logger.getLogger("");
  private final Logger failures = Logger.getLogger("io.backcast.failures");
  private final @Nullable Handler handler;

  private LogFile(@Nullable Handler handler) {
    this.handler = handler;
    if (handler != null) {
      root.addHandler(handler);
      failures.addHandler(handler);
      failures.setUseParentHandlers(false);
      failures.setLevel(Level.INFO);
    }
  }

  /** Begins to log into a folder, which is made if need be. */
  public static LogFile open(Path folder) {
    return open(folder, LARGEST, FILES);
  }

  static LogFile open(Path folder, int largest, int files) {
    try {
      Files.createDirectories(folder);
      // %u: a second program at the same time writes files of its own
      String pattern = folder.toString().replace("%", "%%") + "/" + PREFIX + "%u-%g" + SUFFIX;
      FileHandler made = new FileHandler(pattern, largest, files, true);
      made.setEncoding(StandardCharsets.UTF_8.name());
      made.setFormatter(new SimpleFormatter());
      made.setLevel(Level.ALL);
      return new LogFile(made);
    } catch (IOException e) {
      Logger.getLogger("io.backcast").log(Level.WARNING, "There is no log in " + folder, e);
      return new LogFile(null);
    }
  }

  /** Where failures are logged. */
  public Logger failures() {
    return failures;
  }

  @Override
  public void close() {
    Handler open = handler;
    if (open != null) {
      root.removeHandler(open);
      failures.removeHandler(open);
      failures.setUseParentHandlers(true);
      open.close();
    }
  }
}
