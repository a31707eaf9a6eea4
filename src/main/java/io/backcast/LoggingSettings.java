package io.backcast;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;

/**
 * Settings of logging: those of Java's own file, and no remarks of libraries on the terminal. Java
 * makes one when logging begins, as a system property says.
 */
public final class LoggingSettings {
  private static final String LIBRARIES =
      """

      javafx.level = SEVERE
      ai.djl.level = SEVERE
      """;

  /** Makes the settings those of this process. */
  public LoggingSettings() throws IOException {
    ByteArrayOutputStream settings = new ByteArrayOutputStream();
    Path own = Path.of(System.getProperty("java.home"), "conf", "logging.properties");
    if (Files.exists(own)) {
      Files.copy(own, settings);
    }
    settings.writeBytes(LIBRARIES.getBytes(StandardCharsets.UTF_8));
    LogManager.getLogManager().readConfiguration(new ByteArrayInputStream(settings.toByteArray()));
  }
}
