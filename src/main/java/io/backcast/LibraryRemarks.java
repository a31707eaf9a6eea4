package io.backcast;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * Java's own settings of logging, and no remarks of libraries on the terminal. Java makes one when
 * logging begins, as a system property says.
 */
public final class LibraryRemarks {
  private static final String SETTINGS =
      """
      handlers = java.util.logging.ConsoleHandler
      .level = INFO
      javafx.level = SEVERE
      ai.djl.level = SEVERE
      """;

  /** Makes the settings those of this process. */
  public LibraryRemarks() throws IOException {
    LogManager.getLogManager()
        .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.UTF_8)));
  }
}
