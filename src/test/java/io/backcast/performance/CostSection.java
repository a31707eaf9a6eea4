package io.backcast.performance;

import io.backcast.model.Numbers;
import java.util.Locale;

/** What very many samples cost, computed from measured figures. */
record CostSection(CostFacts facts, int cores) {
  private static final double[] SAMPLES = {1e9, 1e12};
  private static final int[] CORES = {2, 64, 10_000};
  private static final double[] KEPT = {1e3, 1e6, 1e9};
  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;
  private static final double YEAR = 365.25 * DAY;

  /** A shard that takes about as long is long beside its start, and short where a node fails. */
  private static final double SHARD_SECONDS = HOUR;

  String text() {
    StringBuilder out = new StringBuilder("## What 10⁹ and 10¹² samples cost\n\n");
    out.append(
        """
        Computed from the figures of “%s” and “%s” above, not measured: time is linear in the samples, and shards share nothing but
        the folder that they write to, so that cores add up. `design --shard K/N` and `--slurm` make the shards, `merge` puts them together. A shard here takes
        about an hour of processor time, or what there is of it: where there are fewer shards than cores, the rest of the cores is idle and smaller shards are sooner done, down to the
        start of a process. A process uses %d cores and %s of memory.

        """
            .formatted(Part.COST.title(), Part.MACHINE.title(), cores, bytes(facts.memory())));
    times(out);
    sizes(out);
    limits(out);
    return out.toString();
  }

  private void times(StringBuilder out) {
    out.append("| samples | rows kept | core hours ");
    for (int c : CORES) {
      out.append(String.format(Locale.ROOT, "| %,d cores ", c));
    }
    out.append("| shards | memory at 10,000 cores |\n|---|---|---|---|---|---|---|---|\n");
    for (double samples : SAMPLES) {
      for (double kept : KEPT) {
        row(out, samples, power(kept) + ", refined", facts.refinedSeconds(samples, kept));
      }
      row(out, samples, "none, raw", samples * facts.raw());
      row(out, samples, "all, raw and judged, as CSV", samples * facts.rawCsv());
      row(out, samples, "all, raw and judged, as Parquet", samples * facts.rawParquet());
    }
    out.append('\n');
  }

  private void row(StringBuilder out, double samples, String kept, double seconds) {
    out.append("| %s | %s | %s ".formatted(power(samples), kept, rounded(seconds / HOUR)));
    for (int c : CORES) {
      out.append("| %s ".formatted(time(wall(seconds, c))));
    }
    double shards = Math.max(1, Math.ceil(seconds / SHARD_SECONDS));
    double busy = Math.min(shards, Math.ceil((double) CORES[CORES.length - 1] / cores));
    out.append("| %s | %s |\n".formatted(rounded(shards), bytes(busy * facts.memory())));
  }

  /** Seconds by the clock; shards that are fewer than the cores leave the rest of these idle. */
  private double wall(double seconds, int all) {
    return Math.max(seconds / all, Math.min(seconds, SHARD_SECONDS) / cores);
  }

  private void sizes(StringBuilder out) {
    out.append("| rows kept | refined, CSV | refined, Parquet | raw, CSV | raw, Parquet |\n")
        .append("|---|---|---|---|---|\n");
    for (double kept : new double[] {1e3, 1e6, 1e9, 1e12}) {
      out.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  power(kept),
                  bytes(kept * facts.csvRow()),
                  bytes(kept * facts.parquetRow()),
                  bytes(kept * facts.rawCsvRow()),
                  bytes(kept * facts.rawParquetRow())));
    }
    out.append('\n');
  }

  private void limits(StringBuilder out) {
    double csv = facts.rawCsvRow() / facts.rawCsv();
    double parquet = facts.rawParquetRow() / facts.rawParquet();
    double csvCores = facts.coresThatFillTheDisk(facts.rawCsvRow(), facts.rawCsv());
    double parquetCores = facts.coresThatFillTheDisk(facts.rawParquetRow(), facts.rawParquet());
    out.append("**Where the file system becomes the limit.** ");
    out.append(
        """
        The disk measured above takes %s/s. A core that keeps every raw sample, judged, writes %s/s as CSV and %s/s as Parquet: %s such cores fill this disk with CSV,
        %s with Parquet. With more cores on one file system of that speed the disk sets the time:

        """
            .formatted(
                bytes(facts.disk()),
                bytes(csv),
                bytes(parquet),
                rounded(csvCores),
                rounded(parquetCores)));
    out.append(
        "| all raw rows of | time of the disk, CSV | time of the disk, Parquet |\n|---|---|---|\n");
    for (double samples : SAMPLES) {
      out.append(
          "| %s | %s | %s |\n"
              .formatted(
                  power(samples),
                  time(samples * facts.rawCsvRow() / facts.disk()),
                  time(samples * facts.rawParquetRow() / facts.disk())));
    }
    double cores = CORES[CORES.length - 1];
    out.append(
        """

        Refined rows take longer and few are kept: 10,000 cores fill this disk with CSV %s, with Parquet %s. Files are no limit before bytes are: 10¹² samples are %s
        shards of an hour each when refined, a table and a record of provenance each; a job array of Slurm has 1,000 tasks unless its
        administrators allow more, so that `--tasks 1000` makes shards of %s.
        """
            .formatted(
                filling(facts.samplesOfARowThatFillTheDisk(cores, facts.csvRow())),
                filling(facts.samplesOfARowThatFillTheDisk(cores, facts.parquetRow())),
                rounded(Math.ceil(facts.refinedSeconds(1e12, 1e6) / SHARD_SECONDS)),
                time(facts.refinedSeconds(1e12, 1e6) / 1_000 / cores())));
    out.append('\n');
  }

  private static String filling(double samplesOfARow) {
    return samplesOfARow <= 1
        ? "never"
        : "where more than one sample in %s is kept".formatted(rounded(samplesOfARow));
  }

  private static String power(double value) {
    int exponent = (int) Math.round(Math.log10(value));
    StringBuilder digits = new StringBuilder("10");
    for (char c : Integer.toString(exponent).toCharArray()) {
      digits.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
    }
    return digits.toString();
  }

  /** Two digits, with thousands apart. */
  static String rounded(double value) {
    double two = Double.parseDouble(Numbers.significant(value, 2));
    return two >= 10 ? String.format(Locale.ROOT, "%,.0f", two) : Numbers.significant(two, 2);
  }

  static String time(double seconds) {
    if (seconds < 120) {
      return rounded(seconds) + " s";
    }
    if (seconds < 2 * HOUR) {
      return rounded(seconds / 60) + " min";
    }
    if (seconds < 2 * DAY) {
      return rounded(seconds / HOUR) + " h";
    }
    return seconds < 2 * YEAR ? rounded(seconds / DAY) + " d" : rounded(seconds / YEAR) + " years";
  }

  static String bytes(double bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    int unit = 0;
    double size = bytes;
    while (size >= 1_000 && unit < units.length - 1) {
      size /= 1_000;
      unit++;
    }
    return rounded(size) + " " + units[unit];
  }
}
