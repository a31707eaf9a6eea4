package io.backcast.io.table;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of an Excel workbook (.xlsx). A formula gives the value that was last computed.
 * Of merged cells the first has the value, the others are empty, as in the file.
 */
final class WorkbookRecords {
  private final String file;
  private final long maxValues;
  private long uncomputed;

  WorkbookRecords(String file, long maxValues) {
    this.file = file;
    this.maxValues = maxValues;
  }

  /**
   * The rows of a sheet that hold something, all equally wide.
   *
   * @param sheet its name; null for the first that is visible
   * @throws BackcastException if there is no such sheet, or the file is damaged
   */
  List<TableRecord> read(byte[] bytes, @Nullable String sheet, List<Sentence> notes)
      throws BackcastException {
    try (ReadableWorkbook workbook = open(bytes)) {
      Sheet chosen = choose(workbook.getSheets().toList(), sheet, notes);
      List<TableRecord> records = new ArrayList<>();
      ValueCount count = new ValueCount(file, maxValues);
      int width = 0;
      try (Stream<Row> rows = chosen.openStream()) {
        for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
          Row row = each.next();
          TableRecord record = TableRecord.of(row.getRowNum(), fields(row, workbook.isDate1904()));
          if (record.filled() > 0) {
            records.add(record);
            width = Math.max(width, record.width());
            if (!count.add(record.width())) {
              break;
            }
          }
        }
      }
      count.refuse();
      if (uncomputed > 0) {
        notes.add(Sentence.of("table.uncomputed", uncomputed));
      }
      List<TableRecord> wide = new ArrayList<>(records.size());
      for (TableRecord record : records) {
        String[] fields = Arrays.copyOf(record.fields(), width);
        for (int k = record.fields().length; k < width; k++) {
          fields[k] = "";
        }
        wide.add(new TableRecord(record.line(), fields));
      }
      return wide;
    } catch (IOException | UncheckedIOException | ExcelReaderException e) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, Sentence.of("table.damaged-workbook", file), e);
    }
  }

  /** Opens a workbook with its formats, which tell dates; without them if it has no styles. */
  private static ReadableWorkbook open(byte[] bytes) throws IOException {
    try {
      return new ReadableWorkbook(
          new ByteArrayInputStream(bytes),
          new org.dhatim.fastexcel.reader.ReadingOptions(true, false));
    } catch (ExcelReaderException noStyles) {
      return new ReadableWorkbook(
          new ByteArrayInputStream(bytes),
          new org.dhatim.fastexcel.reader.ReadingOptions(false, false));
    }
  }

  private Sheet choose(List<Sheet> sheets, @Nullable String wanted, List<Sentence> notes)
      throws BackcastException {
    String names = sheets.stream().map(Sheet::getName).collect(Collectors.joining(", "));
    if (wanted != null) {
      return sheets.stream()
          .filter(s -> s.getName().equals(wanted))
          .findFirst()
          .orElseThrow(
              () ->
                  new BackcastException(
                      ErrorCode.BAD_CSV, Sentence.of("table.no-sheet", file, wanted, names)));
    }
    Sheet first =
        sheets.stream()
            .filter(s -> s.getVisibility() == SheetVisibility.VISIBLE)
            .findFirst()
            .orElse(sheets.isEmpty() ? null : sheets.getFirst());
    if (first == null) {
      throw new BackcastException(ErrorCode.BAD_CSV, Sentence.of("table.no-cells", file));
    }
    if (sheets.size() > 1) {
      notes.add(
          Sentence.of(
              "table.sheet",
              first.getName(),
              sheets.stream()
                  .filter(s -> s != first)
                  .map(Sheet::getName)
                  .collect(Collectors.joining(", "))));
    }
    return first;
  }

  private List<String> fields(Row row, boolean from1904) {
    List<String> fields = new ArrayList<>();
    for (int k = 0; k < row.getCellCount(); k++) {
      Cell cell = row.getCell(k);
      fields.add(cell == null ? "" : text(cell, from1904));
    }
    return fields;
  }

  private String text(Cell cell, boolean from1904) {
    CellType type = cell.getType();
    boolean blank = cell.getRawValue() == null || cell.getRawValue().isEmpty();
    uncomputed += type == CellType.FORMULA && blank ? 1 : 0;
    String raw = cell.getRawValue();
    if (type == CellType.EMPTY || (raw == null && cell.getValue() == null)) {
      return "";
    }
    if (type == CellType.BOOLEAN) {
      return cell.getValue() instanceof Boolean truth
          ? truth.toString()
          : "1".equals(raw) ? "true" : "false";
    }
    if (type == CellType.STRING) {
      return String.valueOf(cell.getValue());
    }
    if (raw == null) {
      return String.valueOf(cell.getValue());
    }
    boolean number = NumberShape.of(raw) != NumberShape.NONE;
    return number && SheetDates.isDate(cell.getDataFormatString())
        ? SheetDates.text(Double.parseDouble(raw), from1904)
        : raw;
  }
}
