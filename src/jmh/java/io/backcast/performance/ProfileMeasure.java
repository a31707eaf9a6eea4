package io.backcast.performance;

import io.backcast.model.Randoms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import one.convert.Arguments;
import one.profiler.AsyncProfiler;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of the main ways through the program goes: few designs of many, a drag and a
 * training, each in a process that async-profiler watches, with native frames. Stacks and pages to
 * look into are in {@code target/performance/profile}, pictures in the folder of the argument
 * (without one, there too).
 */
public final class ProfileMeasure {
  private static final int MINUTES = 20;
  private static final int MOST = 6;

  private final Records records;
  private final Path folder = Path.of("target", "performance", "profile").toAbsolutePath();
  private final Path pictures;

  private ProfileMeasure(Records records, Path pictures) {
    this.records = records;
    this.pictures = pictures;
  }

  public static void main(String[] args) throws Exception {
    Records records = Records.ofProcess();
    String given = System.getProperty(Records.PICTURES);
    ProfileMeasure measure =
        new ProfileMeasure(records, Path.of(given == null ? "target/performance/profile" : given));
    Path agent = measure.agent();
    if (agent == null) {
      records.skip(Part.PROFILE, "async-profiler does not run on this system.");
      return;
    }
    int samples = records.effort().pick(10_000, 100_000);
    measure.profile(
        agent,
        "design",
        String.format(Locale.ROOT, "1,000 of %,d designs", samples),
        measure.design(samples));
    String seconds = Integer.toString(records.effort().pick(6, 20));
    measure.profile(
        agent,
        "drag",
        "a drag of the target",
        List.of("io.backcast.LiveMeasure", "whole", seconds));
    int rows = records.effort().pick(200, 1_000);
    measure.profile(
        agent,
        "train",
        String.format(Locale.ROOT, "a quick training of %,d rows", rows),
        measure.training(rows));
  }

  private List<String> design(int samples) {
    return List.of(
        "io.backcast.Launcher",
        "design",
        "--model",
        "models/mos2-strain",
        "--target",
        "gap=0.5",
        "--samples",
        Integer.toString(samples),
        "--keep",
        "1000",
        "--out",
        folder.resolve("designs.csv").toString());
  }

  private List<String> training(int rows) throws IOException {
    Path table = Files.createDirectories(folder).resolve("table.csv");
    float[] x = Randoms.uniforms(1, 0, rows, 3);
    StringBuilder text = new StringBuilder("u,v,w,y\n");
    for (int i = 0; i < rows; i++) {
      double y = Math.sin(3 * x[3 * i]) + x[3 * i + 1] * x[3 * i + 2];
      text.append(
          String.format(
              Locale.ROOT, "%.5f,%.5f,%.5f,%.6f%n", x[3 * i], x[3 * i + 1], x[3 * i + 2], y));
    }
    Files.writeString(table, text);
    Path model = folder.resolve("model");
    delete(model);
    return List.of(
        "io.backcast.Launcher",
        "train",
        "--data",
        table.toString(),
        "--property",
        "y",
        "--size",
        "quick",
        "--out",
        model.toString());
  }

  private void profile(Path agent, String name, String title, List<String> program)
      throws Exception {
    Path stacks = folder.resolve(name + ".collapsed");
    Files.deleteIfExists(stacks);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-agentpath:%s=start,event=cpu,interval=1ms,collapsed,file=%s".formatted(agent, stacks),
            "--enable-native-access=ALL-UNNAMED",
            "-Dai.djl.offline=true",
            "-Dai.djl.onnx.disable_alternative=true",
            "-D" + Records.EFFORT + "=" + Effort.QUICK.label(),
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(program);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    if (!Files.exists(stacks)) {
      records.skip(
          Part.PROFILE,
          "%s could not be watched; see %s.log.".formatted(title, folder.resolve(name)));
      return;
    }
    one.convert.FlameGraph.convert(
        stacks.toString(),
        folder.resolve(name + ".html").toString(),
        new Arguments("--title", title));
    FlameGraph graph = FlameGraph.read(stacks);
    new FlamePicture(graph, title).save(pictures.resolve("flame-" + name + ".svg"));
    double all = graph.root().samples();
    String picture = "flame-" + name + ".svg";
    for (var owner : largest(graph.owners())) {
      add(title, owner.getKey(), owner.getValue() / all, picture);
    }
    for (var method : largest(graph.own())) {
      add(title, "below " + method.getKey(), method.getValue() / all, picture);
    }
  }

  private static List<Map.Entry<String, Long>> largest(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .toList();
  }

  private void add(String title, String what, double share, String picture) throws IOException {
    records.add(
        Measurement.of(Part.PROFILE, title, what, share * 100, "%").with(Records.PICTURE, picture));
  }

  /** The agent's library, unpacked; null where there is none for this system. */
  private @Nullable Path agent() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    String place = system.startsWith("mac") ? "macos" : system + "-" + processor;
    try (InputStream in =
        AsyncProfiler.class.getResourceAsStream("/" + place + "/libasyncProfiler.so")) {
      if (in == null) {
        return null;
      }
      Path file = Files.createDirectories(folder).resolve("libasyncProfiler.so");
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
