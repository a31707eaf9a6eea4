package io.backcast.verify;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a program lies. */
final class Executable {
  private Executable() {}

  /**
   * The file that is started; null if there is none.
   *
   * @param program name of one on the path, or a path, which if it is relative is one below the
   *     working folder of this program and not of the one that is started
   */
  static @Nullable Path find(String program) {
    if (isPath(program)) {
      Path stated = Path.of(program).toAbsolutePath();
      return isOne(stated) ? stated : null;
    }
    String path = System.getenv().getOrDefault("PATH", "");
    boolean windows = File.separatorChar == '\\';
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of(Path.of(folder, program), Path.of(folder, program + ".exe")))
        .filter(file -> windows || !file.toString().endsWith(".exe"))
        .filter(Executable::isOne)
        .findFirst()
        .orElse(null);
  }

  /** What to start a program by in any folder. */
  static String anywhere(String program) {
    return isPath(program) ? Path.of(program).toAbsolutePath().toString() : program;
  }

  private static boolean isPath(String program) {
    Path stated = Path.of(program);
    return stated.getNameCount() > 1 || stated.isAbsolute();
  }

  private static boolean isOne(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
