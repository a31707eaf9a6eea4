package io.backcast.performance;

import io.backcast.cli.BackcastCommand;
import io.backcast.cli.Interrupts;
import io.backcast.engine.EngineTuning;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.model.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * What a sample and a row cost, by the command {@code design} from end to end: processor time of a
 * large run less that of a small one, so that the start is left out, over the samples or rows
 * between.
 */
public final class CostMeasure {
  /** A written row takes so many times longer than a sample that one run is so much smaller. */
  private static final int ROWS_FOR_SAMPLES = 8;

  private final Records records;
  private final Path folder;

  /** Seconds by the clock and of processors, and bytes of the file. */
  private record Cost(double seconds, double processor, double bytes) {}

  /** The same for each sample or row, medians, and the spread of the processor time. */
  private record Slope(double seconds, double processor, double bytes, double spread) {}

  private CostMeasure(Records records, Path folder) {
    this.records = records;
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("cost");
    try {
      new CostMeasure(Records.ofProcess(), folder).measure();
    } finally {
      AtomicFiles.deleteTree(folder);
    }
  }

  private void measure() throws Exception {
    Effort effort = records.effort();
    int small = effort.pick(20_000, 100_000);
    int large = effort.pick(60_000, 400_000);
    int rounds = effort.pick(1, 3);
    Slope raw = slope(rounds, "raw", small, large, false, ".csv");
    add(CostFacts.RAW, raw, raw, "itself", large);
    // a row that is written is judged by the ensembles first
    int some = small / ROWS_FOR_SAMPLES;
    int many = large / ROWS_FOR_SAMPLES;
    Slope csv = slope(Math.min(2, rounds), "raw", some, many, true, ".csv");
    Slope parquet = slope(Math.min(2, rounds), "raw", some, many, true, ".parquet");
    add(CostFacts.RAW_CSV, csv, raw, CostFacts.RAW, many);
    add(CostFacts.RAW_PARQUET, parquet, raw, CostFacts.RAW, many);
    Slope refined = slope(rounds, "refined", small, large, false, ".csv");
    add(CostFacts.REFINED, refined, raw, CostFacts.RAW, large);
    Slope kept = rows(rounds, large, effort.pick(1_000, 4_000), ".csv");
    Slope keptParquet = rows(1, large, effort.pick(1_000, 4_000), ".parquet");
    add(CostFacts.FINISHED, kept, refined, CostFacts.REFINED, large);
    bytes(CostFacts.CSV_ROW, kept, kept, "itself");
    bytes(CostFacts.PARQUET_ROW, keptParquet, kept, "CSV");
    bytes(CostFacts.RAW_CSV_ROW, csv, csv, "itself");
    bytes(CostFacts.RAW_PARQUET_ROW, parquet, csv, "CSV");
    memory();
  }

  /** Cost of a further sample. */
  private Slope slope(int rounds, String sampling, int small, int large, boolean all, String format)
      throws IOException {
    List<Cost> costs = new ArrayList<>();
    design(sampling, small, all ? small : 1_000, format);
    for (int i = 0; i < rounds; i++) {
      Cost less = design(sampling, small, all ? small : 1_000, format);
      Cost more = design(sampling, large, all ? large : 1_000, format);
      costs.add(between(less, more, large - small));
    }
    return slope(costs);
  }

  /** Cost of a further row of the same samples. */
  private Slope rows(int rounds, int samples, int rows, String format) throws IOException {
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Cost less = design("refined", samples, rows / 4, format);
      Cost more = design("refined", samples, rows, format);
      costs.add(between(less, more, rows - rows / 4));
    }
    return slope(costs);
  }

  private static Cost between(Cost less, Cost more, int count) {
    return new Cost(
        (more.seconds - less.seconds) / count,
        (more.processor - less.processor) / count,
        (more.bytes - less.bytes) / count);
  }

  private static Slope slope(List<Cost> costs) {
    double[] processor = costs.stream().mapToDouble(Cost::processor).toArray();
    return new Slope(
        Quantiles.of(costs.stream().mapToDouble(Cost::seconds).toArray(), 0.5),
        Quantiles.of(processor, 0.5),
        Quantiles.of(costs.stream().mapToDouble(Cost::bytes).toArray(), 0.5),
        Paired.spread(processor));
  }

  private Cost design(String sampling, int samples, int keep, String format) throws IOException {
    Path out = folder.resolve("designs" + format);
    String[] arguments = {
      "design",
      "--model",
      "models/mos2-strain",
      "--target",
      "gap=0.5",
      "--sampling",
      sampling,
      "--samples",
      Integer.toString(samples),
      "--keep",
      Integer.toString(keep),
      "--out",
      out.toString()
    };
    double busy = Paired.processorSeconds();
    long start = System.nanoTime();
    if (commands().execute(arguments) != 0) {
      throw new IOException("design failed: " + String.join(" ", arguments));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = Paired.processorSeconds() - busy;
    double bytes = Files.size(out);
    Files.delete(out);
    return new Cost(seconds, processor, bytes);
  }

  /** As the program itself has them: networks tuned by the first command, and kept. */
  private CommandLine commands() {
    return BackcastCommand.create(
        new Interrupts(), EngineTuning.kept(folder.resolve("cache"), new Json(), Runnable::run));
  }

  private void add(String name, Slope cost, Slope baseline, String baselineName, int samples)
      throws IOException {
    Measurement figure =
        Measurement.of(Part.COST, name, "processor time", cost.processor * 1e6, "µs")
            .spread(cost.spread)
            .with("µs by the clock", String.format(Locale.ROOT, "%.3g", cost.seconds * 1e6))
            .with("samples", String.format(Locale.ROOT, "%,d", samples));
    records.add(cost == baseline ? figure : figure.against(baselineName, baseline.processor * 1e6));
  }

  private void bytes(String name, Slope cost, Slope baseline, String baselineName)
      throws IOException {
    Measurement figure = Measurement.of(Part.COST, name, "size", cost.bytes, "B");
    records.add(cost == baseline ? figure : figure.against(baselineName, baseline.bytes));
  }

  /** The most that this process, which has run all of the above, had in memory. */
  private void memory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      records.skip(Part.COST, "memory is read from /proc, which this system does not have.");
      return;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        double kib = Double.parseDouble(line.replaceAll("\\D", ""));
        records.add(
            Measurement.of(Part.COST, CostFacts.MEMORY, "most resident", kib / 1_024, "MiB")
                .against("heap", Runtime.getRuntime().maxMemory() / (double) (1 << 20)));
      }
    }
  }
}
