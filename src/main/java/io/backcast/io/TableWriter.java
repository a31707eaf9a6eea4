package io.backcast.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes CSV: commas, dots, one header line, line feeds, whatever the locale. */
public final class TableWriter {
  private TableWriter() {}

  /** Writes a file atomically, or to standard output for {@code -}. */
  public static void write(Path file, TypedTable table) throws BackcastException {
    if (!file.toString().equals("-")) {
      AtomicFiles.write(file, out -> write(out, table));
      return;
    }
    // standard output stays open; it throws no exceptions but has a flag for errors
    PrintStream out = System.out;
    try {
      write(out, table);
    } catch (TableBlocks.Failed e) {
      throw e.inner();
    } catch (IOException | UncheckedIOException e) {
      throw closed(e);
    }
    if (out.checkError()) {
      throw closed(null);
    }
  }

  /** Writes a table that is made block by block. */
  static void write(Path file, TableBlocks blocks) throws BackcastException {
    if (!file.toString().equals("-")) {
      TableBlocks.writing(
          () ->
              AtomicFiles.write(
                  file,
                  out -> blocks.intoChecked(new CsvSink(new BufferedOutputStream(out, 1 << 16)))));
      return;
    }
    PrintStream out = System.out;
    TableBlocks.writing(
        () -> {
          try {
            blocks.intoChecked(new CsvSink(out));
          } catch (UncheckedIOException e) {
            throw closed(e);
          } catch (TableBlocks.Failed e) {
            throw e.inner();
          } catch (IOException e) {
            throw closed(e);
          }
        });
    if (out.checkError()) {
      throw closed(null);
    }
  }

  /** Writes blocks one below the other. */
  private static final class CsvSink implements TableBlocks.Sink {
    private final CsvWriter writer;
    private boolean begun;

    CsvSink(OutputStream out) {
      writer =
          CsvWriter.builder()
              .lineDelimiter(LineDelimiter.LF)
              .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void append(TypedTable block) throws IOException {
      if (!begun) {
        writer.writeRecord(block.header());
        begun = true;
      }
      for (int row = 0; row < block.rows(); row++) {
        TableBlocks.goOn(row);
        writer.writeRecord(block.text(row));
      }
      writer.flush();
    }
  }

  private static BackcastException closed(@Nullable Exception cause) {
    return new BackcastException(
        ErrorCode.UNWRITABLE,
        "Standard output was closed or full before all rows were written.",
        cause);
  }

  private static void write(OutputStream out, TypedTable table) throws IOException {
    CsvWriter writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.writeRecord(table.header());
    for (int row = 0; row < table.rows(); row++) {
      TableBlocks.goOn(row);
      writer.writeRecord(table.text(row));
    }
    writer.flush();
  }
}
