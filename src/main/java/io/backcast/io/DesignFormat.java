package io.backcast.io;

import blue.strategic.parquet.ParquetWriter;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The file formats that designs are written in; the columns are the same in all. */
public enum DesignFormat {
  CSV,
  JSON,
  PARQUET;

  /** What files of this format end in, with the dot. */
  public String suffix() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** The format that a file's name asks for; CSV for any unknown ending. */
  public static DesignFormat of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (DesignFormat format : values()) {
      if (name.endsWith(format.suffix())) {
        return format;
      }
    }
    return CSV;
  }

  /**
   * Writes designs in one piece.
   *
   * @throws BackcastException if the place cannot be written
   */
  public void write(Path file, DesignSpace space, DesignSet designs, Json json)
      throws BackcastException {
    List<String> header = DesignTable.header(space);
    List<List<String>> rows = DesignTable.rows(space, designs);
    switch (this) {
      case CSV -> TableWriter.write(file, header, rows);
      case JSON -> json.write(file, records(header, rows, words(space)));
      case PARQUET -> parquet(file, header, records(header, rows, words(space)), words(space));
    }
  }

  /** Columns that hold words, not numbers. */
  private static Set<String> words(DesignSpace space) {
    Set<String> words = new HashSet<>(TableReader.categories(space).keySet());
    words.add(DesignTable.STATUS);
    return words;
  }

  /** Rows by column name; numbers as numbers, what is unknown left out. */
  private static List<Map<String, Object>> records(
      List<String> header, List<List<String>> rows, Set<String> words) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (List<String> row : rows) {
      Map<String, Object> record = new LinkedHashMap<>();
      for (int c = 0; c < row.size(); c++) {
        if (words.contains(header.get(c))) {
          record.put(header.get(c), row.get(c));
        } else if (!row.get(c).isEmpty()) {
          record.put(header.get(c), Double.valueOf(row.get(c)));
        }
      }
      records.add(record);
    }
    return records;
  }

  private static void parquet(
      Path file, List<String> header, List<Map<String, Object>> records, Set<String> words)
      throws BackcastException {
    List<Type> columns = new ArrayList<>();
    for (String name : header) {
      columns.add(
          words.contains(name)
              ? Types.optional(PrimitiveTypeName.BINARY)
                  .as(LogicalTypeAnnotation.stringType())
                  .named(name)
              : Types.optional(PrimitiveTypeName.DOUBLE).named(name));
    }
    Path made = null;
    try {
      made = Files.createTempFile("backcast", ".parquet");
      Files.delete(made);
      try (ParquetWriter<Map<String, Object>> writer =
          ParquetWriter.writeFile(
              new MessageType("designs", columns),
              made.toFile(),
              (record, out) -> record.forEach(out::write))) {
        for (Map<String, Object> record : records) {
          writer.write(record);
        }
      }
      Path whole = made;
      AtomicFiles.write(file, out -> Files.copy(whole, out));
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE, file + " cannot be written: the temporary folder is full.", e);
    } finally {
      if (made != null) {
        AtomicFiles.deleteQuietly(made);
      }
    }
  }
}
