package io.backcast.performance;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The measured figures from which costs are computed.
 *
 * @param refined processor seconds of a sample that is drawn, refined by the surrogate and screened
 * @param finished processor seconds of a row that is kept of them: finished and judged by the
 *     ensemble, and written
 * @param raw processor seconds of a sample that is drawn and neither refined nor written
 * @param rawCsv processor seconds of a sample that is drawn, judged and written as CSV
 * @param rawParquet the same as Parquet
 * @param csvRow bytes of a refined row
 * @param parquetRow bytes of a refined row
 * @param rawCsvRow bytes of a raw row
 * @param rawParquetRow bytes of a raw row
 * @param memory bytes resident of one process
 * @param disk bytes a second that the disk takes
 */
record CostFacts(
    double refined,
    double finished,
    double raw,
    double rawCsv,
    double rawParquet,
    double csvRow,
    double parquetRow,
    double rawCsvRow,
    double rawParquetRow,
    double memory,
    double disk) {
  /** Cases of the records. */
  static final String DISK = "disk, one file written and forced";

  static final String REFINED = "a sample, refined and screened";
  static final String FINISHED = "a row, finished, judged and written";
  static final String RAW = "a raw sample, not written";
  static final String RAW_CSV = "a raw sample, judged and written as CSV";
  static final String RAW_PARQUET = "a raw sample, judged and written as Parquet";
  static final String CSV_ROW = "a refined row as CSV";
  static final String PARQUET_ROW = "a refined row as Parquet";
  static final String RAW_CSV_ROW = "a raw row as CSV";
  static final String RAW_PARQUET_ROW = "a raw row as Parquet";
  static final String MEMORY = "one process";

  private static final double MICRO = 1e-6;
  private static final double MEGA = 1e6;
  private static final double MEBI = 1 << 20;

  /**
   * Those of the records.
   *
   * @throws IllegalArgumentException naming a figure that is missing
   */
  static CostFacts of(List<Measurement> records) {
    ToDoubleFunction<String> value =
        name ->
            records.stream()
                .filter(m -> m.name().equals(name))
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not measured: " + name));
    return new CostFacts(
        value.applyAsDouble(REFINED) * MICRO,
        value.applyAsDouble(FINISHED) * MICRO,
        value.applyAsDouble(RAW) * MICRO,
        value.applyAsDouble(RAW_CSV) * MICRO,
        value.applyAsDouble(RAW_PARQUET) * MICRO,
        value.applyAsDouble(CSV_ROW),
        value.applyAsDouble(PARQUET_ROW),
        value.applyAsDouble(RAW_CSV_ROW),
        value.applyAsDouble(RAW_PARQUET_ROW),
        value.applyAsDouble(MEMORY) * MEBI,
        value.applyAsDouble(DISK) * MEGA);
  }

  /** Whether the records have all of them. */
  static boolean in(List<Measurement> records) {
    List<String> names = records.stream().map(Measurement::name).toList();
    return names.containsAll(
        List.of(
            DISK,
            REFINED,
            FINISHED,
            RAW,
            RAW_CSV,
            RAW_PARQUET,
            CSV_ROW,
            PARQUET_ROW,
            RAW_CSV_ROW,
            RAW_PARQUET_ROW,
            MEMORY));
  }

  /** Core seconds of refined samples of which some are kept. */
  double refinedSeconds(double samples, double kept) {
    return samples * refined + kept * finished;
  }

  /**
   * Of so many samples one has to be kept for refined rows to fill the disk; at most 1 where all of
   * them do not.
   */
  double samplesOfARowThatFillTheDisk(double cores, double bytesOfRow) {
    return (cores * bytesOfRow / disk - finished) / refined;
  }

  /** Cores that write as many bytes a second as the disk takes, each row taking so long. */
  double coresThatFillTheDisk(double bytesOfRow, double secondsOfRow) {
    return disk / (bytesOfRow / secondsOfRow);
  }
}
