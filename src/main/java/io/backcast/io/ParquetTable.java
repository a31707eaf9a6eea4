package io.backcast.io;

import blue.strategic.parquet.ParquetWriter;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

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
              writer.write(row);
            }
          }
        });
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
