package io.backcast.io;

import blue.strategic.parquet.ParquetWriter;
import blue.strategic.parquet.ValueWriter;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Writes Parquet: strings, 64-bit integers and doubles, null where a value is unknown. */
final class ParquetTable {
  private ParquetTable() {}

  static void write(Path file, TypedTable table) throws BackcastException {
    List<Type> types = table.columns().stream().map(ParquetTable::type).toList();
    AtomicFiles.writeFile(
        file,
        path -> {
          try (ParquetWriter<Integer> writer =
              ParquetWriter.writeFile(
                  new MessageType("table", types),
                  path.toFile(),
                  (row, out) -> {
                    for (TypedTable.Column column : table.columns()) {
                      Object value = column.value(row);
                      if (value != null) {
                        out.write(column.name(), value);
                      }
                    }
                  })) {
            for (int row = 0; row < table.rows(); row++) {
              TableBlocks.goOn(row);
              writer.write(row);
            }
          }
        });
  }

  /** Writes a table that is made block by block; columns given as numbers are doubles. */
  static void write(Path file, TableBlocks blocks) throws BackcastException {
    TableBlocks.writing(
        () ->
            AtomicFiles.writeFile(
                file,
                path -> {
                  try (BlockSink sink = new BlockSink(path)) {
                    blocks.intoChecked(sink);
                  }
                }));
  }

  /** Opens the file with the columns of the first block. */
  private static final class BlockSink implements TableBlocks.Sink, AutoCloseable {
    private final Path path;
    private @Nullable ParquetWriter<Row> writer;
    private List<Type> types = List.of();

    /** A row of a block. */
    private record Row(TypedTable block, int number) {}

    BlockSink(Path path) {
      this.path = path;
    }

    @Override
    public void append(TypedTable block) throws IOException {
      if (writer == null) {
        types = block.columns().stream().map(BlockSink::wide).toList();
        writer =
            ParquetWriter.writeFile(new MessageType("table", types), path.toFile(), this::write);
      }
      for (int row = 0; row < block.rows(); row++) {
        TableBlocks.goOn(row);
        writer.write(new Row(block, row));
      }
    }

    private void write(Row row, ValueWriter out) {
      for (int k = 0; k < types.size(); k++) {
        TypedTable.Column column = row.block.columns().get(k);
        Object value = column.value(row.number);
        if (value != null && column instanceof TypedTable.Verbatim) {
          value = given(column, row.number, types.get(k), value);
        }
        if (value != null) {
          out.write(column.name(), value);
        }
      }
    }

    /** A value of a column whose kind was seen in the first block. */
    private static @Nullable Object given(
        TypedTable.Column column, int row, Type type, Object value) {
      if (type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
        return column.text(row);
      }
      if (value instanceof Number number) {
        return column.text(row).isEmpty() ? null : (Object) number.doubleValue();
      }
      double number = TextTable.numberOrNaN(column.text(row));
      if (Double.isNaN(number) && !column.text(row).isEmpty()) {
        throw new UncheckedIOException(
            new IOException(
                "column %s holds numbers above and “%s” further down, which CSV can hold"
                    .formatted(column.name(), column.text(row))));
      }
      return Double.isNaN(number) ? null : (Object) number;
    }

    private static Type wide(TypedTable.Column column) {
      boolean number =
          column instanceof TypedTable.Verbatim v && !(v.typed() instanceof TypedTable.Text);
      return number ? Types.optional(PrimitiveTypeName.DOUBLE).named(column.name()) : type(column);
    }

    @Override
    public void close() throws IOException {
      if (writer != null) {
        writer.close();
      }
    }
  }

  private static Type type(TypedTable.Column column) {
    return switch (column) {
      case TypedTable.Text c ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(c.name());
      case TypedTable.Whole c -> Types.optional(PrimitiveTypeName.INT64).named(c.name());
      case TypedTable.Real c -> Types.optional(PrimitiveTypeName.DOUBLE).named(c.name());
      case TypedTable.Verbatim c -> type(c.typed());
    };
  }
}
