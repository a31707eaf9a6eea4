package io.backcast;

import io.backcast.io.AtomicFiles;
import io.backcast.io.StartCache;
import io.backcast.model.Quantiles;
import io.backcast.performance.Measurement;
import io.backcast.performance.Paired;
import io.backcast.performance.Part;
import io.backcast.performance.Records;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the start of a process to its first picture on a display of its own: the program with the
 * densities drawn, beside a bare window of JavaFX, and commands beside a Java that only says its
 * version. All in turn, several times, as processes of their own with a home folder of their own.
 *
 * <p>Needs {@code target/backcast.jar} and Xvfb; measures {@code target/image} too if it is there.
 */
public final class StartMeasure {
  private static final Path JAR = Path.of("target", "backcast.jar").toAbsolutePath();
  private static final Path MODEL = Path.of("models", "mos2-strain").toAbsolutePath();
  private static final Path IMAGE =
      Path.of("target", "image", "Backcast", "bin", "Backcast").toAbsolutePath();

  /** Of the densities in the light theme, and of no other large surface. */
  private static final String DENSITIES = "#0a6fb3";

  /** Fewer pixels are the lines and marks of other things. */
  private static final int LARGE = 300;

  private static final long LONGEST = 60_000_000_000L;
  private static final String OFF = "-D" + StartCache.PROPERTY + "=" + StartCache.OFF;

  private final Path folder;
  private final Map<String, List<double[]>> seen = new LinkedHashMap<>();

  private StartMeasure(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Records records = Records.ofProcess();
    if (!Files.exists(JAR)) {
      records.skip(Part.START, "target/backcast.jar is missing; run mvn -q package -DskipTests");
      return;
    }
    Path folder = Files.createTempDirectory("start");
    StartMeasure measure = new StartMeasure(folder);
    int rounds = records.effort().pick(3, 9);
    try (VirtualScreen screen = VirtualScreen.start(folder, "1400x900")) {
      measure.makeCache();
      for (int i = 0; i < rounds; i++) {
        measure.windows(screen);
        measure.commands();
      }
    } catch (IOException e) {
      records.skip(Part.START, "no display: " + e.getMessage());
    } finally {
      AtomicFiles.deleteTree(folder);
    }
    measure.file(records);
  }

  private void makeCache() throws Exception {
    run(
        java(
            "-D" + StartCache.PROPERTY + "=" + StartCache.MAKER,
            "-cp",
            JAR.toString(),
            "io.backcast.StartCacheMaker"));
  }

  private void windows(VirtualScreen screen) throws Exception {
    String bare =
        Stream.concat(
                Stream.of(
                    Path.of(
                            BareWindow.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString()),
                libraries())
            .collect(Collectors.joining(File.pathSeparator));
    window(
        "bare JavaFX window",
        screen,
        java("--enable-native-access=ALL-UNNAMED", "-cp", bare, BareWindow.class.getName()),
        BareWindow.COLOUR);
    window(
        "java -jar, no cache",
        screen,
        java(OFF, "-jar", JAR.toString(), MODEL.toString()),
        DENSITIES);
    window("java -jar", screen, java("-jar", JAR.toString(), MODEL.toString()), DENSITIES);
    if (Files.isExecutable(IMAGE)) {
      window("image", screen, List.of(IMAGE.toString(), MODEL.toString()), DENSITIES);
    }
  }

  private static Stream<String> libraries() throws IOException {
    try (Stream<Path> all = Files.list(JAR.resolveSibling("lib"))) {
      return all.map(Path::toString).filter(f -> f.contains("javafx-")).toList().stream();
    }
  }

  private void commands() throws Exception {
    command("java -version", java("-version"));
    command("--version", java("-jar", JAR.toString(), "--version"));
    String[] design = {
      "-jar",
      JAR.toString(),
      "design",
      "--model",
      MODEL.toString(),
      "--target",
      "gap=0.5",
      "--samples",
      "1000",
      "--keep",
      "100",
      "--out",
      folder.resolve("d.csv").toString()
    };
    List<String> without = java(OFF);
    without.addAll(List.of(design));
    command("design of 1,000, no cache", without);
    command("design of 1,000", java(design));
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    return builder;
  }

  private void window(String name, VirtualScreen screen, List<String> command, String colour)
      throws Exception {
    ProcessBuilder builder = process(command);
    builder.environment().put("DISPLAY", screen.display());
    builder.environment().put("GDK_BACKEND", "x11");
    long start = System.nanoTime();
    Process process = builder.start();
    while (!screen.shows(colour, LARGE)) {
      if (System.nanoTime() - start > LONGEST || !process.isAlive()) {
        process.destroyForcibly();
        throw new IllegalStateException(name + " shows no picture");
      }
      Thread.sleep(2);
    }
    double wall = (System.nanoTime() - start) / 1e9;
    double busy = process.info().totalCpuDuration().map(d -> d.toMillis() / 1e3).orElse(0.0);
    keep(name, wall, busy);
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private void command(String name, List<String> command) throws Exception {
    long start = System.nanoTime();
    run(command);
    keep(name, (System.nanoTime() - start) / 1e9, 0);
  }

  private void run(List<String> command) throws Exception {
    int code = process(command).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("exit code %d of %s".formatted(code, command));
    }
  }

  private void keep(String name, double wall, double busy) {
    seen.computeIfAbsent(name, n -> new ArrayList<>()).add(new double[] {wall, busy});
  }

  private void file(Records records) throws IOException {
    against(
        records,
        "bare JavaFX window",
        "time to the first picture",
        2,
        "java -jar, no cache",
        "java -jar",
        "image");
    against(records, "java -version", "time to the end", 0, "--version");
    against(records, "design of 1,000, no cache", "time to the end", 0, "design of 1,000");
  }

  private void against(Records records, String baseline, String what, double goal, String... names)
      throws IOException {
    for (String name : names) {
      if (seen.containsKey(name)) {
        double[] mine = column(name, 0);
        double[] its = column(baseline, 0);
        double[] ratios = new double[mine.length];
        Arrays.setAll(ratios, i -> mine[i] / its[i]);
        Measurement figure =
            Measurement.of(Part.START, name, what, Quantiles.of(mine, 0.5), "s")
                .against(baseline, Quantiles.of(its, 0.5))
                .spread(Paired.spread(ratios))
                .with("rounds", mine.length);
        double busy = Quantiles.of(column(name, 1), 0.5);
        figure =
            busy == 0
                ? figure
                : figure.with("processor time, s", String.format(Locale.ROOT, "%.1f", busy));
        records.add(goal == 0 ? figure : figure.goal(goal));
      }
    }
  }

  private double[] column(String name, int of) {
    return seen.getOrDefault(name, List.of()).stream().mapToDouble(m -> m[of]).toArray();
  }
}
