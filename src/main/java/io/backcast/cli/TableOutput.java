package io.backcast.cli;

import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.io.TableBlocks;
import io.backcast.io.TableFormat;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.Option;

/** The option that names a command's output, a table with its provenance beside it. */
final class TableOutput {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      completionCandidates = Suffixes.class,
      description =
          "Table to write, in the format that its ending says (${COMPLETION-CANDIDATES}); - for CSV"
              + " on standard output.")
  private Path file;

  /** Letters of a column's name, usually. */
  private static final int NAME = 8;

  /** The endings to choose from, for the help. */
  static final class Suffixes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(TableFormat.values()).map(TableFormat::suffix).iterator();
    }
  }

  /**
   * Refuses a file of unknown format, or one that cannot be written; called before any work is
   * done.
   *
   * @throws BackcastException if it is refused
   */
  void check() throws BackcastException {
    TableFormat.of(file);
    if (!file.toString().equals("-")) {
      AtomicFiles.check(file);
      AtomicFiles.check(Provenance.beside(file));
    }
  }

  /**
   * Refuses a table for which there is too little space on the disk, before any work is done.
   *
   * @throws BackcastException if it is refused
   */
  void checkSpace(long rows, int columns) throws BackcastException {
    if (!file.toString().equals("-")) {
      AtomicFiles.checkSpace(file, TableFormat.of(file).bytes(rows, columns, NAME));
    }
  }

  /**
   * The same for a table to which the rows of a file are copied, of which there are many.
   *
   * @throws BackcastException if it is refused
   */
  void checkSpace(long given) throws BackcastException {
    if (!file.toString().equals("-")) {
      // what is added takes more than Parquet saves
      AtomicFiles.checkSpace(file, given);
    }
  }

  /** The file, or {@code -}. */
  Path file() {
    return file;
  }

  /** Writes the table in the format of the file's ending, and its provenance. */
  void write(TypedTable table, Object provenance, Json json) throws BackcastException {
    TableFormat.of(file).write(file, table, json);
    Provenance.writeBeside(file, provenance, json);
  }

  /** What is known of a table once it is written. */
  @FunctionalInterface
  interface Afterwards {
    Object provenance() throws BackcastException;
  }

  /** Writes a table that is made block by block, and its provenance. */
  void write(TableBlocks blocks, Afterwards provenance, Json json) throws BackcastException {
    TableFormat.of(file).write(file, blocks);
    Provenance.writeBeside(file, provenance.provenance(), json);
  }
}
