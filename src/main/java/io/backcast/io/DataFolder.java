package io.backcast.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the program keeps what belongs to the user: settings, sessions and answers. */
public final class DataFolder {
  private DataFolder() {}

  /**
   * The folder that this system prescribes; it need not exist yet.
   *
   * @param environment of the process
   * @param home of the user
   * @param system name of the operating system, as Java names it
   */
  public static Path standard(Map<String, String> environment, String home, String system) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("win") && environment.containsKey("APPDATA")) {
      return Path.of(environment.getOrDefault("APPDATA", home), "Backcast");
    }
    if (os.contains("mac")) {
      return Path.of(home, "Library", "Application Support", "Backcast");
    }
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return (config.isEmpty() ? Path.of(home, ".config") : Path.of(config)).resolve("backcast");
  }

  /** The folder of the user of this process. */
  public static Path ofThisUser() {
    return standard(
        System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"));
  }
}
