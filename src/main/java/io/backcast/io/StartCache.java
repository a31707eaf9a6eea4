package io.backcast.io;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a start finds what an earlier run has loaded and learned of the code (an AOT cache of
 * Java). It is looked for before anything else of the program, so it asks for little of Java
 * itself: no lambdas, and text joined by builders, as Java makes classes for the rest when it runs.
 *
 * <p>A cache belongs to one build, one Java and one kind of processor, whose digest is in its name.
 * Its time of last change is a figure that follows from its name, set after it was tried: a file
 * that anything has written to since is not used.
 *
 * @param jar of the program
 * @param file the cache, which may be missing
 */
public record StartCache(Path jar, Path file) {
  /** System property that says what this process is: {@value #RESTARTED} or {@value #MAKER}. */
  public static final String PROPERTY = "backcast.start";

  /** Started anew with a cache. */
  public static final String RESTARTED = "cached";

  /** Makes a cache, or is the run that a cache is made of. */
  public static final String MAKER = "maker";

  /** No cache is used or made. */
  public static final String OFF = "off";

  /** Seconds of a month, more than enough to tell caches apart. */
  private static final long TIMES = 30L * 24 * 3600;

  /** Bytes that hold the description of one processor. */
  private static final int PROCESSOR = 8192;

  /** Some day that no file is written on. */
  private static final long FIRST_TIME = 946_684_800;

  /**
   * The cache of the program in this process; null where there can be none: on other systems than
   * Linux, and where the classes are not in a jar, as while the program is developed.
   *
   * @param folder of caches
   */
  public static @Nullable StartCache here(Path folder) {
    String path = System.getProperty("java.class.path", "");
    if (!"Linux".equals(System.getProperty("os.name"))
        || !path.endsWith(".jar")
        || path.indexOf(File.pathSeparatorChar) >= 0) {
      return null;
    }
    try {
      Path jar = Path.of(path).toRealPath();
      // a jar that only names others, as tools make them, is another one at every start
      // missing with a cache that was made where the jar lay before
      URL code = StartCache.class.getProtectionDomain().getCodeSource().getLocation();
      return code != null && Files.isSameFile(jar, Path.of(code.toURI())) ? of(jar, folder) : null;
    } catch (IOException | URISyntaxException e) {
      // it was moved away under the running program
      return null;
    }
  }

  /** The cache of a jar, for the Java that runs this. */
  static StartCache of(Path jar, Path folder) throws IOException {
    BasicFileAttributes built = Files.readAttributes(jar, BasicFileAttributes.class);
    StringBuilder place = new StringBuilder(jar.toString());
    place.append(System.getProperty("java.home")).append(System.getProperty("java.vm.version"));
    place.append(processor());
    String known = place.toString();
    place.append(built.size()).append('/').append(built.lastModifiedTime().toMillis());
    StringBuilder name = new StringBuilder(Long.toHexString(digest(known)));
    name.append('-').append(Long.toHexString(digest(place.toString()))).append(".aot");
    return new StartCache(jar, folder.resolve("start").resolve(name.toString()));
  }

  /**
   * What the first processor can do: a cache holds machine code, and a home folder may be that of
   * several machines.
   */
  private static String processor() throws IOException {
    byte[] start = new byte[PROCESSOR];
    int read;
    try (InputStream in = Files.newInputStream(Path.of("/proc/cpuinfo"))) {
      read = Math.max(0, in.readNBytes(start, 0, PROCESSOR));
    }
    String text = new String(start, 0, read, StandardCharsets.ISO_8859_1);
    int at = Math.max(text.indexOf("\nflags"), text.indexOf("\nFeatures"));
    return at < 0 ? "" : text.substring(at, Math.max(at, text.indexOf('\n', at + 1)));
  }

  private static long digest(String text) {
    CRC32 digest = new CRC32();
    for (int i = 0; i < text.length(); i++) {
      digest.update(text.charAt(i) >> 8);
      digest.update(text.charAt(i));
    }
    return digest.getValue();
  }

  /** Whether it is there and is what was made. */
  public boolean valid() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.isRegularFile() && now.lastModifiedTime().equals(time());
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Puts a new cache in place in one step.
   *
   * @param made beside {@link #file}
   */
  public void publish(Path made) throws IOException {
    Files.setLastModifiedTime(made, time());
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether a file is a cache of another build in the same place, which nothing will use again. */
  public boolean outdated(Path other) {
    String mine = name(file);
    String its = name(other);
    String place = mine.substring(0, mine.indexOf('-') + 1);
    return its.startsWith(place) && !its.startsWith(mine);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private FileTime time() {
    return FileTime.from(FIRST_TIME + digest(name(file)) % TIMES, TimeUnit.SECONDS);
  }
}
