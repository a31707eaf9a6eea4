package io.backcast.cli;

import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command writes its table, with a note of where it comes from beside it. */
final class TableOutput {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "Table to write, by its ending .csv, .json or .parquet; - for CSV on the screen.")
  private Path file;

  /**
   * Refuses a file that no format is known for; to be asked before any work.
   *
   * @throws BackcastException of usage
   */
  void check() throws BackcastException {
    TableFormat.of(file);
  }

  void write(TypedTable table, Object provenance, Json json) throws BackcastException {
    TableFormat.of(file).write(file, table, json);
    Provenance.writeBeside(file, provenance, json);
  }
}
