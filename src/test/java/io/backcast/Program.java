package io.backcast;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The program as a process of its own, with a home and a temporary folder that nobody else uses.
 *
 * @param folder that holds {@code home} and {@code tmp}
 */
record Program(Path folder) {

  /**
   * A signal of Unix.
   *
   * @param name as {@code kill} knows it
   * @param after how long the process has computed when it is sent
   */
  record Signal(String name, Duration after) {}

  /** The exit code of a process and its output on both streams. */
  record Ended(int code, String said) {}

  Path home() {
    return folder.resolve("home");
  }

  /** Everything in the home folder, relative to it, with slashes. */
  List<String> filesAtHome() throws IOException {
    try (Stream<Path> all = Files.walk(home())) {
      return all.filter(Files::isRegularFile)
          .map(f -> home().relativize(f).toString().replace(File.separatorChar, '/'))
          .sorted()
          .toList();
    }
  }

  /** Everything in the temporary folder. */
  List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("tmp"))) {
      return all.toList();
    }
  }

  /**
   * Runs a class to its end.
   *
   * @param at the working folder
   */
  Ended run(Class<?> main, Path at, String... arguments) throws Exception {
    return run(List.of(), main, at, arguments);
  }

  /**
   * Runs a class to its end.
   *
   * @param options of the Java virtual machine
   * @param at the working folder
   */
  Ended run(List<String> options, Class<?> main, Path at, String... arguments) throws Exception {
    return run(options, null, main, at, arguments);
  }

  /**
   * Runs a class and sends it a signal on the way.
   *
   * @param at the working folder
   */
  Ended interrupt(Signal signal, Path at, String... arguments) throws Exception {
    return run(List.of(), signal, Launcher.class, at, arguments);
  }

  /** The command that starts a class. */
  List<String> command(Class<?> main, String... arguments) throws IOException {
    return command(List.of(), main, arguments);
  }

  private List<String> command(List<String> options, Class<?> main, String... arguments)
      throws IOException {
    Files.createDirectories(home());
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx2g",
                // most run for a moment only
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-Duser.home=" + home(),
                "-Djava.io.tmpdir=" + temporary));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The variables of its environment. */
  Map<String, String> environment() {
    // variables that mark a build server make some libraries behave differently, so drop them
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment
        .keySet()
        .retainAll(List.of("PATH", "Path", "SystemRoot", "LANG", "LD_LIBRARY_PATH"));
    environment.put("HOME", home().toString());
    environment.put("TMPDIR", folder.resolve("tmp").toString());
    environment.put("CLASSPATH", classPath());
    return environment;
  }

  private Ended run(
      List<String> options, @Nullable Signal signal, Class<?> main, Path at, String... arguments)
      throws Exception {
    List<String> command = command(options, main, arguments);
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(at.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(said.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment());
    Process process = builder.start();
    if (signal != null) {
      awaitWork(process, signal.after());
      new ProcessBuilder("kill", "-" + signal.name(), Long.toString(process.pid()))
          .start()
          .waitFor();
    }
    return new Ended(Patience.exitCode(process), Files.readString(said));
  }

  /** Returns when it has computed for so long, however slowly a busy machine lets it. */
  private static void awaitWork(Process process, Duration work) throws Exception {
    Duration[] done = {Duration.ZERO};
    Patience.until(
        () -> {
          done[0] = process.info().totalCpuDuration().orElse(done[0].plusMillis(10));
          return !process.isAlive() || done[0].compareTo(work) >= 0;
        });
  }

  /** The class path with absolute paths, because the working folder differs. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
