package io.backcast.io.table;

import blue.strategic.parquet.HydratorSupplier;
import blue.strategic.parquet.ParquetReader;
import de.siegmar.fastcsv.reader.CsvParseException;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A table that is too long for memory, read in blocks of rows: delimited text, packed with gzip or
 * not, and Parquet. Dialect, encoding and names are recognised from the beginning of a text, as
 * {@link TableReader} does; from there on every line must be a row, and its numbers written with a
 * dot and nothing between thousands, because nothing about a whole column is known before its end.
 */
public final class LongTable {
  /** Files from this size on are read in blocks, in bytes. */
  public static final long FROM = 32L << 20;

  /** How much smaller numbers in text become when they are packed, usually at least. */
  private static final long PACKED = 2;

  /** Bytes of a text from which it is recognised. */
  private static final int BEGINNING = 4 << 20;

  /** Rows of a block. */
  private static final int BLOCK = 20_000;

  private final Path file;
  private final ReadingOptions options;
  private final int beginning;
  private final List<Sentence> notes = new ArrayList<>();
  private DoubleSupplier share = () -> 0;

  /** Takes a block of rows. */
  @FunctionalInterface
  public interface Blocks {
    /** Takes the next rows, of the same columns each time. */
    void accept(TextTable block) throws BackcastException, IOException;
  }

  /** What went wrong inside a loop of a library. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Exception inner;

    Stopped(Exception inner) {
      super(inner);
      this.inner = inner;
    }
  }

  public LongTable(Path file, ReadingOptions options) {
    this(file, options, BEGINNING);
  }

  /** A table recognised from another number of bytes, for tests. */
  LongTable(Path file, ReadingOptions options, int beginning) {
    this.file = file;
    this.options = options;
    this.beginning = beginning;
  }

  /** Whether a file should be read in blocks: text or Parquet of a certain size. */
  public static boolean isLong(Path file) throws BackcastException {
    try {
      if (file.toString().equals("-") || !Files.isRegularFile(file) || unpacked(file) < FROM) {
        return false;
      }
      byte[] first = first(file, 4096);
      return !FileSignature.workbook(first) && !FileSignature.zip(first);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Bytes of a file when it is unpacked, roughly. */
  private static long unpacked(Path file) throws IOException {
    return packed(file) ? PACKED * Files.size(file) : Files.size(file);
  }

  private static boolean packed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] two = in.readNBytes(2);
      return two.length == 2 && two[0] == 0x1f && two[1] == (byte) 0x8b;
    }
  }

  private static InputStream opened(Path file, InputStream in) throws IOException {
    return packed(file) ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static byte[] first(Path file, int bytes) throws IOException {
    try (InputStream in = opened(file, Files.newInputStream(file))) {
      return in.readNBytes(bytes);
    }
  }

  /**
   * The size of the table as text, in bytes, roughly.
   *
   * @throws BackcastException if the file cannot be read
   */
  public long bytes() throws BackcastException {
    try {
      return unpacked(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** How much of the table has been read, 0 … 1; while it is read. */
  public double share() {
    return share.getAsDouble();
  }

  /** What was recognised, each as the end of a sentence about the file; known after reading. */
  public List<Sentence> notes() {
    return List.copyOf(notes);
  }

  /**
   * Reads all rows, block by block.
   *
   * @throws BackcastException if the file is damaged, or a line is no row like those before
   * @throws IOException whatever the taker of blocks throws
   */
  public void read(Blocks blocks) throws BackcastException, IOException {
    byte[] start;
    try {
      start = first(file, beginning);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    try {
      if (FileSignature.parquet(start)) {
        parquet(blocks);
      } else {
        text(start, blocks);
      }
    } catch (Stopped e) {
      if (e.inner instanceof BackcastException known) {
        throw known;
      }
      throw (IOException) e.inner;
    }
  }

  private void parquet(Blocks blocks) throws BackcastException {
    try {
      ParquetMetadata metadata = ParquetReader.readMetadata(file.toFile());
      List<ColumnDescriptor> columns = metadata.getFileMetaData().getSchema().getColumns();
      double all = metadata.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
      AtomicLong read = new AtomicLong();
      share = () -> read.get() / Math.max(1, all);
      if (columns.stream().anyMatch(c -> c.getPath().length > 1)) {
        throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.nested", file));
      }
      Block block = new Block(columns.stream().map(c -> c.getPath()[0]).toList(), blocks);
      try (Stream<String[]> stream =
          ParquetReader.streamContent(
              file.toFile(), HydratorSupplier.constantly(new ParquetRecords.Rows(columns)))) {
        for (Iterator<String[]> each = stream.iterator(); each.hasNext(); ) {
          block.add(read.incrementAndGet(), each.next());
        }
      }
      block.end();
    } catch (Stopped e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.damaged-parquet", file), e);
    }
  }

  private void text(byte[] start, Blocks blocks) throws BackcastException {
    TableReader reader = new TableReader(options);
    TableSource source = TableSource.of(file.toString(), lines(start));
    TextTable head = reader.text(source);
    notes.addAll(head.notes());
    Dialect dialect = reader.dialect(source, new ArrayList<>());
    TextDecoding decoding = TextDecoding.of(source.name(), source.bytes(), options.encoding());
    Rows rows = new Rows(head, new Block(head.columns(), blocks));
    try (SeekableByteChannel bytes = Files.newByteChannel(file);
        InputStream in =
            new BufferedInputStream(opened(file, Channels.newInputStream(bytes)), 1 << 16)) {
      double all = Math.max(1, bytes.size());
      share = () -> position(bytes) / all;
      in.skipNBytes(decoding.start());
      try (Reader characters = new InputStreamReader(in, decoding.charset())) {
        dialect.read(characters, 1, rows::add);
      }
    } catch (CsvParseException e) {
      throw refusal(e);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, e);
    }
    share = () -> 1;
    rows.block.end();
  }

  private BackcastException refusal(CsvParseException e) throws BackcastException {
    try (InputStream in = opened(file, Files.newInputStream(file))) {
      return UnreadText.refusal(file.toString(), e, in);
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static long position(SeekableByteChannel bytes) {
    try {
      return bytes.position();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning without its last line, which is cut, perhaps between two quotes. */
  private byte[] lines(byte[] start) throws BackcastException {
    int last = 0;
    int outside = 0;
    boolean quoted = false;
    for (int i = 0; i < start.length; i++) {
      quoted ^= start[i] == '"';
      if (start[i] == '\n') {
        last = i + 1;
        outside = quoted ? outside : last;
      }
    }
    // a lone quote may stand for inches
    int end = outside > 0 ? outside : last;
    if (end == 0) {
      throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.endless-line", file));
    }
    // two-byte encodings end a line with a zero
    int after = end < start.length && start[end] == 0 ? end + 1 : end;
    return start.length < beginning ? start : Arrays.copyOf(start, after);
  }

  private static BackcastException unreadable(Path file, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ZipException || cause instanceof EOFException) {
        return new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.damaged-gzip", file), e);
      }
    }
    return new BackcastException(
        ErrorCode.MISSING_FILE, Sentence.of("file.unreadable-path", file), e);
  }

  /** Collects rows. */
  private final class Block {
    private final List<String> columns;
    private final Blocks taker;
    private List<String[]> rows = new ArrayList<>();
    private long[] lines = new long[BLOCK];
    private @Nullable List<ColumnReading> readings;

    Block(List<String> columns, Blocks taker) {
      this.columns = columns;
      this.taker = taker;
    }

    void add(long line, String[] fields) {
      lines[rows.size()] = line;
      rows.add(fields);
      if (rows.size() == BLOCK) {
        end();
      }
    }

    void end() {
      if (rows.isEmpty()) {
        return;
      }
      long[] of = Arrays.copyOf(lines, rows.size());
      if (readings == null) {
        readings = ColumnProfiler.profiles(columns, rows, of);
      }
      try {
        taker.accept(new TextTable(file.toString(), columns, rows, of, readings, List.of()));
      } catch (BackcastException | IOException e) {
        throw new Stopped(e);
      }
      rows = new ArrayList<>();
      lines = new long[BLOCK];
    }
  }

  /** Compares the lines of a text with its beginning, and takes the rows. */
  private final class Rows {
    private final TextTable head;
    private final Block block;
    // a number that stands for a missing value in one column may be a value of another
    private final List<Set<String>> missing = new ArrayList<>();
    private final Set<String> words = new HashSet<>();
    private final boolean[] numbers;
    private int next;

    Rows(TextTable head, Block block) {
      this.head = head;
      this.block = block;
      this.numbers = new boolean[head.columns().size()];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = head.readings().get(k).kind() == ColumnReading.Kind.NUMBER;
        missing.add(new HashSet<>());
      }
    }

    boolean add(TableRecord record) {
      boolean known = next < head.rows().size();
      if (known && record.line() < head.lines()[next]) {
        // names, titles, comments
        return true;
      }
      if (record.fields().length != numbers.length) {
        throw refuse(
            Sentence.of("table.row-width", record.line(), record.fields().length, numbers.length));
      }
      String[] fields = known ? compared(record, head.rows().get(next++)) : checked(record);
      block.add(record.line(), fields);
      return true;
    }

    /** A row of the beginning, which was read in the usual way too. */
    private String[] compared(TableRecord record, String[] read) {
      for (int k = 0; k < read.length; k++) {
        if (read[k].isEmpty() && !record.field(k).isEmpty()) {
          missing.get(k).add(record.field(k));
          if (Double.isNaN(TextTable.numberOrNaN(record.field(k)))) {
            words.add(record.field(k));
          }
        } else if (!read[k].equals(record.field(k))) {
          throw notPlain(record, k);
        }
      }
      return read;
    }

    private String[] checked(TableRecord record) {
      String[] fields = record.fields().clone();
      for (int k = 0; k < fields.length; k++) {
        if (!fields[k].isEmpty() && isMissing(fields[k], k)) {
          fields[k] = "";
        } else if (numbers[k]
            && !fields[k].isEmpty()
            && Double.isNaN(TextTable.numberOrNaN(fields[k]))) {
          throw notPlain(record, k);
        }
      }
      return fields;
    }

    /** Words mean the same in every column of numbers, a number only where it was recognised. */
    private boolean isMissing(String field, int k) {
      return missing.get(k).contains(field)
          || options.missing().contains(field)
          || MissingValues.always(field)
          || (numbers[k] && words.contains(field));
    }

    private Stopped notPlain(TableRecord record, int k) {
      return refuse(
          Sentence.of(
              "table.not-plain",
              record.line(),
              head.columns().get(k),
              TableRecord.abbreviated(record.field(k))));
    }

    private Stopped refuse(Sentence said) {
      return new Stopped(
          new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.line", file, said)));
    }
  }
}
