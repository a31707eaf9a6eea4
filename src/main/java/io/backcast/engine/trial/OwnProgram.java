package io.backcast.engine.trial;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts this program once more, however it was started itself. */
final class OwnProgram {
  /** The hidden command that {@link TrialServer} answers to. */
  static final String COMMAND = "trial";

  /** Entry point by name: it lies above this package. */
  private static final String MAIN = "io.backcast.Launcher";

  /** Set by the launcher of an application image, which has no {@code java} beside it. */
  private static final String APPLICATION = "jpackage.app-path";

  /**
   * Options of the virtual machine: a quick start, a quick end on Ctrl-C ({@code -Xrs}), no logs on
   * standard output, where the answers go, and no crash file in the user's folder.
   */
  private static final String OPTIONS =
      "-Xmx1g -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xrs -Xlog:disable"
          + " -XX:+SuppressFatalErrorMessage";

  private OwnProgram() {}

  /**
   * The process of a trial, still to be started.
   *
   * @param megabytes by which it may grow
   */
  static ProcessBuilder trial(long megabytes) {
    List<String> command = new ArrayList<>();
    String application = System.getProperty(APPLICATION);
    if (application == null) {
      Path bin = Path.of(System.getProperty("java.home"), "bin");
      command.add(bin.resolve(File.separatorChar == '\\' ? "java.exe" : "java").toString());
      command.add("--enable-native-access=ALL-UNNAMED");
      for (String property : List.of("user.home", "java.io.tmpdir")) {
        command.add("-D%s=%s".formatted(property, System.getProperty(property)));
      }
      command.add(MAIN);
    } else {
      command.add(application);
    }
    command.add(COMMAND);
    command.add(Long.toString(megabytes));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    // by the environment, as a command line may not be so long
    environment.put("CLASSPATH", absolute(System.getProperty("java.class.path")));
    environment.merge("JAVA_TOOL_OPTIONS", OPTIONS, (given, ours) -> given + " " + ours);
    // the launcher of an application image would take itself for started already
    environment.remove("_JPACKAGE_LAUNCHER");
    return builder;
  }

  private static String absolute(String classPath) {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
