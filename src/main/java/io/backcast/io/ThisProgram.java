package io.backcast.io;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How this program is started once more, however it was started itself. */
public final class ThisProgram {
  /** Entry point by name: it lies above this package. */
  private static final String MAIN = "io.backcast.Launcher";

  /** Set by the launcher of an application image, which has no {@code java} beside it. */
  private static final String APPLICATION = "jpackage.app-path";

  private ThisProgram() {}

  /**
   * The command, to which arguments of the program can be added.
   *
   * @param options of the Java virtual machine; not for an application image
   */
  public static List<String> command(List<String> options) {
    String application = System.getProperty(APPLICATION);
    if (application != null) {
      return List.of(application);
    }
    List<String> command = new ArrayList<>();
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    command.add(bin.resolve(File.separatorChar == '\\' ? "java.exe" : "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(options);
    command.add(MAIN);
    return List.copyOf(command);
  }

  /**
   * The jar that this program runs from, or the folder of its classes; null if it is neither.
   *
   * <p>Not by the code source of a class: that of a class from Java's cache of loaded ones is where
   * the jar was when the cache was made, or missing.
   */
  public static @Nullable Path file() {
    String name = ThisProgram.class.getName().replace('.', '/') + ".class";
    URL here = ThisProgram.class.getResource("/" + name);
    if (here == null) {
      return null;
    }
    try {
      if (here.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI());
      }
      String address = here.toString();
      return Path.of(URI.create(address.substring(0, address.length() - name.length())));
    } catch (IOException
        | URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException e) {
      // loaded from elsewhere than a file
      return null;
    }
  }

  /** Value of the environment variable {@code CLASSPATH}: a command line may not be so long. */
  public static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
