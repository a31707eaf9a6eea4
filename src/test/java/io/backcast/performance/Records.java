package io.backcast.performance;

import io.backcast.io.Json;
import io.backcast.model.Numbers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the figures of a measure go: printed, a line each, and appended to the file of the run
 * where {@code BenchmarkRun} started the process.
 */
public final class Records {
  /** Names of what {@code BenchmarkRun} tells a measure. */
  static final String FILE = "backcast.performance.records";

  static final String RUN = "backcast.performance.run";
  static final String PICTURES = "backcast.performance.pictures";
  static final String EFFORT = "backcast.performance.effort";

  /** The condition that names a picture of a record, in the folder of the pictures. */
  static final String PICTURE = "picture";

  private final @Nullable Path file;
  private final String run;
  private final Effort effort;
  private final PrintStream out;
  private final Json json = new Json();

  Records(@Nullable Path file, String run, Effort effort, PrintStream out) {
    this.out = out;
    this.file = file;
    this.run = run;
    this.effort = effort;
  }

  /** As the system properties of this process say; without them figures are printed only. */
  public static Records ofProcess() {
    String file = System.getProperty(FILE);
    return new Records(
        file == null ? null : Path.of(file),
        System.getProperty(RUN, ""),
        Effort.of(System.getProperty(EFFORT, "full")),
        System.out);
  }

  /** How long measuring may take. */
  public Effort effort() {
    return effort;
  }

  /** Prints and files one figure. */
  public void add(Measurement figure) throws IOException {
    Measurement filed = figure.ofRun(run);
    out.println(line(filed));
    if (file != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          new String(json.bytes(filed), StandardCharsets.UTF_8) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /** Something that could not be measured, and why, in a sentence; it is printed. */
  public void skip(Part part, String sentence) {
    out.println(part.key() + ": left out: " + sentence);
  }

  /** What a file holds; nothing if there is none. */
  static List<Measurement> read(Path file, Json json) throws IOException {
    List<Measurement> all = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          all.add(json.parse(line.getBytes(StandardCharsets.UTF_8), Measurement.class));
        }
      }
    }
    return all;
  }

  static String line(Measurement m) {
    StringBuilder text = new StringBuilder(m.part() + ": " + m.name() + ", " + m.what() + ": ");
    text.append(Numbers.significant(m.value(), 4)).append(' ').append(m.unit());
    Double baseline = m.baselineValue();
    if (baseline != null) {
      text.append(
          "; %s: %s; ratio %s"
              .formatted(
                  m.baseline(),
                  Numbers.significant(baseline, 4),
                  Numbers.significant(m.figure(), 3)));
    }
    text.append(" ± ").append(Numbers.significant(m.spread() * 100, 2)).append(" %");
    Double goal = m.limit() == null ? m.goal() : m.limit();
    if (goal != null) {
      text.append(
          " (goal %s %s: %s)"
              .formatted(
                  m.better() == Better.HIGHER ? "≥" : "≤",
                  Numbers.significant(goal, 3),
                  Boolean.TRUE.equals(m.reached()) ? "reached" : "missed"));
    }
    m.conditions().forEach((name, is) -> text.append(", ").append(name).append(' ').append(is));
    return text.toString();
  }
}
