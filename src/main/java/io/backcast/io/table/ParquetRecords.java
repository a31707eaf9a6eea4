package io.backcast.io.table;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;

/** Reads the columns of a Parquet file; the first record has their names. */
final class ParquetRecords {
  private final String file;
  private final long maxValues;

  ParquetRecords(String file, long maxValues) {
    this.file = file;
    this.maxValues = maxValues;
  }

  /**
   * All rows.
   *
   * @throws BackcastException if the file is damaged, or columns hold lists or structures
   */
  List<TableRecord> read(byte[] bytes) throws BackcastException {
    InputFile input = new Bytes(bytes);
    try {
      List<ColumnDescriptor> columns =
          ParquetReader.readMetadata(input).getFileMetaData().getSchema().getColumns();
      List<String> nested =
          columns.stream().filter(c -> c.getPath().length > 1).map(c -> c.getPath()[0]).toList();
      if (!nested.isEmpty()) {
        throw new BackcastException(
            ErrorCode.BAD_CSV,
            Sentence.of("table.nested-names", file, nested.stream().distinct().toList()));
      }
      List<TableRecord> records = new ArrayList<>();
      ValueCount count = new ValueCount(file, maxValues);
      records.add(TableRecord.of(0, columns.stream().map(c -> c.getPath()[0]).toList()));
      count.add(0);
      Rows rows = new Rows(columns);
      try (Stream<String[]> stream =
          ParquetReader.streamContent(input, HydratorSupplier.constantly(rows))) {
        for (Iterator<String[]> each = stream.iterator(); each.hasNext(); ) {
          records.add(new TableRecord(records.size(), each.next()));
          if (!count.add(columns.size())) {
            break;
          }
        }
      }
      count.refuse();
      return records;
    } catch (IOException | RuntimeException e) {
      throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.damaged-parquet", file), e);
    }
  }

  /** Fills rows of text. */
  static final class Rows implements Hydrator<String[], String[]> {
    private final Map<String, Integer> places = new HashMap<>();
    private final LogicalTypeAnnotation[] types;

    Rows(List<ColumnDescriptor> columns) {
      types = new LogicalTypeAnnotation[columns.size()];
      for (int k = 0; k < types.length; k++) {
        places.put(columns.get(k).getPath()[0], k);
        types[k] = columns.get(k).getPrimitiveType().getLogicalTypeAnnotation();
      }
    }

    @Override
    public String[] start() {
      String[] row = new String[types.length];
      Arrays.fill(row, "");
      return row;
    }

    @Override
    public String[] add(String[] row, String name, Object value) {
      Integer k = places.get(name);
      if (k != null) {
        row[k] = ParquetValues.text(value, types[k]);
      }
      return row;
    }

    @Override
    public String[] finish(String[] row) {
      return row;
    }
  }

  /** A file in memory. */
  private record Bytes(byte[] bytes) implements InputFile {
    @Override
    public long getLength() {
      return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
      Positioned in = new Positioned(bytes);
      return new DelegatingSeekableInputStream(in) {
        @Override
        public long getPos() {
          return in.position();
        }

        @Override
        public void seek(long to) {
          in.seek(Math.toIntExact(to));
        }
      };
    }
  }

  /** A stream of bytes whose position can be set. */
  private static final class Positioned extends ByteArrayInputStream {
    Positioned(byte[] bytes) {
      super(bytes);
    }

    int position() {
      return pos;
    }

    void seek(int to) {
      pos = to;
    }
  }
}
