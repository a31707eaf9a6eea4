package io.backcast.engine.trial;

import io.backcast.io.ThisProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts this program once more, however it was started itself. */
final class OwnProgram {
  /** The hidden command that {@link TrialServer} answers to. */
  static final String COMMAND = "trial";

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
    List<String> options = new ArrayList<>();
    for (String property : List.of("user.home", "java.io.tmpdir")) {
      options.add("-D%s=%s".formatted(property, System.getProperty(property)));
    }
    List<String> command = new ArrayList<>(ThisProgram.command(options));
    command.add(COMMAND);
    command.add(Long.toString(megabytes));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("CLASSPATH", ThisProgram.classPath());
    environment.merge("JAVA_TOOL_OPTIONS", OPTIONS, (given, ours) -> given + " " + ours);
    // the launcher of an application image would take itself for started already
    environment.remove("_JPACKAGE_LAUNCHER");
    return builder;
  }
}
