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
 * The program's log: a few rotating files of limited size. Everything that the program and its
 * libraries log goes there; failures go only there, so that no stack trace appears on the terminal.
 * If the log cannot be written, the program works without it and failures go to the terminal.
 */
public final class LogFile implements AutoCloseable {
  /** Prefix of the names of log files. */
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

  /** Starts to log into a folder, which is created if missing. */
  public static LogFile open(Path folder) {
    return open(folder, LARGEST, FILES);
  }

  static LogFile open(Path folder, int largest, int files) {
    try {
      Files.createDirectories(folder);
      // %u: a second running program writes its own files
      String pattern = folder.toString().replace("%", "%%") + "/" + PREFIX + "%u-%g" + SUFFIX;
      FileHandler file = new FileHandler(pattern, largest, files, true);
      file.setEncoding(StandardCharsets.UTF_8.name());
      file.setFormatter(new SimpleFormatter());
      file.setLevel(Level.ALL);
      return new LogFile(file);
    } catch (IOException e) {
      Logger.getLogger("io.backcast").log(Level.WARNING, "There is no log in " + folder, e);
      return new LogFile(null);
    }
  }

  /** The logger of failures. */
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
