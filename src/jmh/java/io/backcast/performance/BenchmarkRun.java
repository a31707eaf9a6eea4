package io.backcast.performance;

import io.backcast.help.Versions;
import io.backcast.io.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Measures parts of the program, each in a virtual machine of its own and one after the other, and
 * writes the page of the figures: of full effort {@code docs/performance.md}, of quick effort a
 * page beside the records.
 *
 * <p>Arguments: parts, separated by commas, or {@code all}, or {@code none} to write the page from
 * what is kept; effort ({@code quick} or {@code full}); folder for the records; folder of the page.
 * Exit code 1 if a part failed.
 */
public final class BenchmarkRun {
  private static final int HOURS = 4;

  /** Of {@link Versions}, what the description of the machine does not say otherwise. */
  private static final Set<String> LIBRARIES =
      Set.of("JavaFX", "ONNX Runtime", "Deep Java Library (DJL)", "PyTorch");

  private final Path folder;
  private final Effort effort;
  private final Json json = new Json();

  private BenchmarkRun(Path folder, Effort effort) {
    this.folder = folder;
    this.effort = effort;
  }

  public static void main(String[] args) throws Exception {
    List<Part> parts = args[0].equals("none") ? List.of() : Part.named(args[0]);
    Effort effort = Effort.of(args[1]);
    Path folder = Path.of(args[2]).resolve(effort.label()).toAbsolutePath();
    // what is quick is no figure for a page
    Path docs = effort == Effort.QUICK ? folder : Path.of(args[3]).toAbsolutePath();
    List<Part> failed = new BenchmarkRun(folder, effort).run(parts, docs);
    if (!failed.isEmpty()) {
      System.out.printf(
          "Failed: %s. The other parts are on the page.%n",
          failed.stream().map(Part::key).collect(Collectors.joining(", ")));
      System.exit(1);
    }
  }

  private List<Part> run(List<Part> parts, Path docs) throws Exception {
    Files.createDirectories(folder);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Run run =
        new Run(
            now.toString(),
            now.atZone(ZoneOffset.UTC).toLocalDate().toString(),
            effort.label(),
            Machine.here(libraries()),
            Run.loadNow());
    Path file = folder.resolve("run-" + run.key().replace(':', '-') + ".jsonl");
    List<Part> failed = new ArrayList<>();
    List<Measurement> measured = new ArrayList<>();
    for (Part part : parts) {
      System.out.printf("== %s%n", part.key());
      int before = Records.read(file, json).size();
      boolean ran = start(part, run, file, docs.resolve("pictures"));
      List<Measurement> all = Records.read(file, json);
      if (ran) {
        // none, where something that the part needs is not on this machine
        measured.addAll(all.subList(before, all.size()));
      } else {
        failed.add(part);
      }
    }
    Path kept = docs.resolve("performance");
    KeptRecords records = KeptRecords.read(kept, json).with(run, measured);
    records.write(kept, json);
    new PerformancePage(records).write(docs);
    System.out.printf("%s is written.%n", docs.resolve("performance.md"));
    return failed;
  }

  /** Versions of what the figures depend on beside Java, as far as this build knows them. */
  private static SortedMap<String, String> libraries() {
    SortedMap<String, String> versions = new TreeMap<>();
    for (Versions.Entry entry : Versions.of("")) {
      if (LIBRARIES.contains(entry.name())) {
        versions.put(entry.name(), entry.version());
      }
    }
    return versions;
  }

  /** Runs a part and waits; false if it failed. */
  private boolean start(Part part, Run run, Path file, Path pictures)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dai.djl.offline=true",
            "-Dai.djl.onnx.disable_alternative=true",
            "-DOPT_OUT_TRACKING=true",
            "-D" + Records.FILE + "=" + file,
            "-D" + Records.PICTURES + "=" + pictures,
            "-D" + Records.RUN + "=" + run.key(),
            "-D" + Records.EFFORT + "=" + effort.label()));
    command.addAll(part.options());
    command.addAll(List.of("-cp", classPath(), part.main()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    // a measure may use the runtime by itself, where the program's own switch is not on its way
    builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
    Process process = builder.start();
    if (!process.waitFor(HOURS, TimeUnit.HOURS)) {
      process.destroyForcibly().waitFor();
      System.out.printf("%s took more than %d hours and was stopped.%n", part.key(), HOURS);
      return false;
    }
    return process.exitValue() == 0;
  }

  /**
   * The class path of this process as a jar that refers to it: command lines are limited on
   * Windows, and where one is longer than 4,096 characters ONNX Runtime's telemetry crashes before
   * it can be switched off.
   */
  private String classPath() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(p -> Path.of(p).toAbsolutePath().toUri().toString())
                .collect(Collectors.joining(" ")));
    Path jar = folder.resolve("class-path.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar.toString();
  }
}
