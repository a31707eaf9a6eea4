package io.backcast.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Where libraries keep what they unpack once: the native parts of JavaFX and PyTorch. Left alone,
 * each makes a folder of its own in the user's home.
 */
public record CacheFolder(Path path) {

  /**
   * Where such things belong on this system.
   *
   * @param environment of the process
   * @param home of the user
   * @param system name of the operating system, as Java tells it
   */
  public static CacheFolder standard(Map<String, String> environment, String home, String system) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return new CacheFolder(Path.of(home, "Library", "Caches", "Backcast"));
    }
    boolean windows = os.contains("windows");
    String named = environment.getOrDefault(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME", "");
    if (windows) {
      Path local = named.isEmpty() ? Path.of(home, "AppData", "Local") : Path.of(named);
      return new CacheFolder(local.resolve("Backcast").resolve("cache"));
    }
    Path cache = named.isEmpty() ? Path.of(home, ".cache") : Path.of(named);
    return new CacheFolder(cache.resolve("backcast"));
  }

  /** Tells the libraries, before the first of them is used; what a user has set stays. */
  public void tell(Properties system) {
    system.putIfAbsent("javafx.cachedir", path.resolve("javafx").toString());
    system.putIfAbsent("DJL_CACHE_DIR", path.resolve("djl").toString());
  }
}
