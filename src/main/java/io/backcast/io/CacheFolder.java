package io.backcast.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Where libraries keep what they unpack once: the native parts of JavaFX, PyTorch and JNA. By
 * default each makes a folder of its own in the user's home.
 *
 * @param path need not exist yet
 */
public record CacheFolder(Path path) {
  /** System property of the folder, for those who keep something there. */
  public static final String PROPERTY = "backcast.cachedir";

  /**
   * The folder for caches that this system prescribes.
   *
   * @param environment of the process
   * @param home of the user
   * @param system name of the operating system, as Java names it
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

  /**
   * Sets the system properties by which the libraries find their folder; to be called before the
   * first of them is used. A property that the user has set stays.
   */
  public void configure(Properties system) {
    system.putIfAbsent("javafx.cachedir", path.resolve("javafx").toString());
    system.putIfAbsent("DJL_CACHE_DIR", path.resolve("djl").toString());
    // DJL looks for graphics cards through JNA
    system.putIfAbsent("jna.tmpdir", path.resolve("jna").toString());
  }
}
