package io.backcast.io.table;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a file are names, units and rows.
 *
 * @param names of the columns, as they stand there
 * @param units of the columns, empty where there is none
 * @param rows each as wide as the header
 */
record TableLayout(String[] names, String[] units, List<TableRecord> rows) {

  /** Finds them. */
  static final class Finder {
    private final String file;
    private final @Nullable Boolean header;
    private final boolean commas;
    private final List<Sentence> notes;
    private final List<TableRecord> comments = new ArrayList<>();
    private List<TableRecord> records;
    private int width;

    /**
     * A search for names, units and rows.
     *
     * @param file its name, for messages
     * @param header whether there are names; null to recognise it
     * @param commas whether commas separate the columns
     * @param notes to which sentences on what was recognised are added
     */
    Finder(
        String file,
        List<TableRecord> records,
        @Nullable Boolean header,
        boolean commas,
        List<Sentence> notes) {
      this.file = file;
      this.records = records;
      this.header = header;
      this.commas = commas;
      this.notes = notes;
    }

    /**
     * The layout of the file.
     *
     * @throws BackcastException if it is not certain, or lines do not fit
     */
    TableLayout find() throws BackcastException {
      records = records.stream().filter(r -> r.filled() > 0).collect(Collectors.toList());
      if (records.isEmpty()) {
        throw bad(Sentence.of("table.empty", file));
      }
      width = usualWidth();
      separateComments();
      ColumnSample sample = ColumnSample.of(records, width);
      int first = Boolean.FALSE.equals(header) ? 0 : firstRow(sample);
      TableRecord names = null;
      TableRecord units = null;
      List<TableRecord> above = records.subList(0, first);
      List<TableRecord> full = above.stream().filter(this::full).toList();
      if (!full.isEmpty()) {
        int unitsAt = unitsAt(full);
        names = full.get(unitsAt > 0 ? unitsAt - 1 : namesAt(full));
        units = unitsAt > 0 ? full.get(unitsAt) : null;
        first = records.indexOf(units != null ? full.getLast() : names) + 1;
        if (units == null && first < records.size() && partialUnits(records.get(first), sample)) {
          units = records.get(first++);
        }
      } else if (!Boolean.FALSE.equals(header)) {
        names = commentedNames();
        if (names == null && Boolean.TRUE.equals(header)) {
          names = records.get(first++);
        }
        if (names == null && !above.isEmpty()) {
          throw bad(
              withAdvice(
                  Sentence.of(
                      "table.name-or-remove",
                      file,
                      above.getLast().line(),
                      RowFilter.fields(above.getLast().fields().length),
                      width)));
        }
        if (names == null && !sample.likeRowsBelow(records)) {
          throw bad(
              Sentence.of(
                  "table.header-or-row",
                  file,
                  records.getFirst().line(),
                  records.getFirst().quoted()));
        }
      }
      tellTitles(records.subList(0, first), names, units);
      List<TableRecord> rows = new RowFilter(file, width, sample, notes).rows(rest(first));
      if (rows.isEmpty()) {
        throw bad(Sentence.of("table.no-rows", file));
      }
      return layout(names, units, rows);
    }

    private List<TableRecord> rest(int first) {
      return new ArrayList<>(records.subList(first, records.size()));
    }

    private TableLayout layout(
        @Nullable TableRecord names, @Nullable TableRecord units, List<TableRecord> rows)
        throws BackcastException {
      String[] named = new String[width];
      String[] unit = new String[width];
      Arrays.fill(unit, "");
      if (names == null) {
        for (int k = 0; k < width; k++) {
          named[k] = "x" + (k + 1);
        }
        notes.add(
            width == 1 ? Sentence.of("table.unnamed-one") : Sentence.of("table.unnamed", width));
        return new TableLayout(named, unit, rows);
      }
      int shift = width - names.fields().length;
      if (shift > 0 && !rowNames(rows)) {
        int n = names.fields().length;
        throw bad(
            withAdvice(
                Sentence.of(
                    "table.name-every-column",
                    file,
                    names.line(),
                    Sentence.of(n == 1 ? "table.names.one" : "table.names.many", n),
                    width)));
      }
      for (int k = 0; k < width; k++) {
        named[k] = k < shift ? "" : names.field(k - shift);
      }
      if (units != null) {
        List<Sentence> told = new ArrayList<>();
        for (int k = 0; k < width; k++) {
          unit[k] = k < shift ? "" : UnitText.of(units.field(k - shift));
          if (!unit[k].isEmpty() && told.size() < 4) {
            told.add(Sentence.of("table.in-unit", named[k], unit[k]));
          }
        }
        notes.add(Sentence.of("table.units", units.line(), told));
      }
      return new TableLayout(named, unit, rows);
    }

    /**
     * The most frequent number of fields; of equally frequent ones the largest. Where fewer than
     * half of the lines of several fields agree, the first of them is taken for the header.
     */
    private int usualWidth() {
      Map<Integer, Integer> counts = new HashMap<>();
      int several = 0;
      int most = 0;
      int first = 0;
      for (TableRecord record : records) {
        if (!TableComments.isComment(record)) {
          int fields = record.fields().length;
          int alike = counts.merge(fields, 1, Integer::sum);
          if (fields > 1) {
            several++;
            most = Math.max(most, alike);
            first = first == 0 ? fields : first;
          }
        }
      }
      if (2 * most < several) {
        return first;
      }
      return counts.entrySet().stream()
          .max(
              Map.Entry.<Integer, Integer>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .orElse(1);
    }

    /**
     * Takes comments out: those above the table, and further down those that are no whole rows. A
     * single line that starts with a percent sign and has all fields has names such as “% Cr”.
     */
    private void separateComments() {
      List<TableRecord> kept = new ArrayList<>(records.size());
      int marked = 0;
      for (TableRecord record : records) {
        marked += TableComments.isComment(record) ? 1 : 0;
      }
      boolean top = true;
      int leading = 0;
      while (leading < records.size() && TableComments.isComment(records.get(leading))) {
        leading++;
      }
      // where most lines start with a mark, it is none
      boolean below = 2 * (marked - leading) < records.size() - leading;
      for (TableRecord record : records) {
        boolean comment = (top || below) && TableComments.isComment(record);
        boolean whole = record.fields().length == width && width > 1;
        boolean percent = record.field(0).startsWith("%") && marked == 1;
        if (comment && !(whole && (percent || !top))) {
          comments.add(record);
        } else {
          kept.add(record);
          top = false;
        }
      }
      if (kept.isEmpty()) {
        comments.clear();
      } else {
        records = kept;
      }
    }

    /** The last comment above the rows, if it has a field for every column. */
    private @Nullable TableRecord commentedNames() {
      for (int i = comments.size() - 1; i >= 0; i--) {
        TableRecord comment = comments.get(i);
        if (comment.line() < records.getFirst().line()) {
          TableRecord names = TableComments.uncommented(comment);
          if (names.fields().length == comment.fields().length - 1
              && comment.fields().length == width) {
            names = comment;
          }
          boolean fits = names.fields().length == width && names.filled() == width;
          if (fits && (width > 1 || comments.size() == 1)) {
            comments.remove(i);
            notes.add(Sentence.of("table.commented-names", comment.line()));
            return names;
          }
          return null;
        }
      }
      return null;
    }

    private int firstRow(ColumnSample sample) {
      boolean named = false;
      for (int i = 0; i < records.size(); i++) {
        TableRecord record = records.get(i);
        boolean wide = full(record);
        if (!sample.numeric()) {
          if (wide) {
            return i + 1;
          }
        } else if ((wide || named) && sample.row(record)) {
          return i;
        }
        named |= wide;
      }
      // nothing looks like a row: the first full line has the names
      for (int i = 0; i < records.size(); i++) {
        if (full(records.get(i))) {
          return i + 1;
        }
      }
      return Math.min(1, records.size());
    }

    /** Whether a record could have the names: a field for each column, most of them filled. */
    private boolean full(TableRecord record) {
      int fields = record.fields().length;
      boolean fits =
          fields == width || (fields == width - 1 && width > 2) || record.width() == width;
      return fits && 2 * record.filled() > width;
    }

    /** Which of the records above the rows has the units; 0 if none has. */
    private static int unitsAt(List<TableRecord> full) {
      for (int i = full.size() - 1; i > 0; i--) {
        if (units(full.get(i)) && !units(full.get(i - 1))) {
          return i;
        }
      }
      return full.size() > 1 && units(full.getLast()) ? full.size() - 1 : 0;
    }

    private static boolean units(TableRecord record) {
      int units = 0;
      int others = 0;
      for (String field : record.fields()) {
        if (UnitText.isUnit(field)) {
          units++;
        } else if (!UnitText.isNone(field)) {
          others++;
        }
      }
      return units > 0 && units >= 2 * others;
    }

    /** Whether a line right below the names has units in some columns and nothing elsewhere. */
    private static boolean partialUnits(TableRecord record, ColumnSample sample) {
      return sample.numeric() && !sample.row(record) && units(record);
    }

    /** Which of several lines has the names: the last one, unless the one above is as good. */
    private int namesAt(List<TableRecord> full) throws BackcastException {
      int last = full.size() - 1;
      if (last > 0 && complete(full.get(last)) && complete(full.get(last - 1))) {
        throw bad(
            Sentence.of(
                "table.two-headers", file, full.get(last - 1).line(), full.get(last).line()));
      }
      return last;
    }

    private boolean complete(TableRecord record) {
      Set<String> different = new HashSet<>(Arrays.asList(record.fields()));
      return record.filled() == width && different.size() == width;
    }

    private Sentence withAdvice(Sentence said) {
      return commas ? Sentence.of("list.two", said, Sentence.of("table.use-semicolons")) : said;
    }

    /** Whether the first column of all rows names the row, as R writes it. */
    private boolean rowNames(List<TableRecord> rows) {
      Set<String> seen = new HashSet<>();
      boolean counts = true;
      boolean words = true;
      long next = 1;
      for (TableRecord row : rows) {
        String name = row.field(0);
        counts &= name.equals(Long.toString(next++));
        words &= NumberShape.of(name) == NumberShape.NONE && seen.add(name);
      }
      // with commas a counter could as well be what stands before decimal commas
      return words || (counts && !commas);
    }

    private void tellTitles(
        List<TableRecord> above, @Nullable TableRecord names, @Nullable TableRecord units) {
      List<TableRecord> titles = new ArrayList<>(comments);
      above.stream().filter(r -> r != names && r != units).forEach(titles::add);
      if (!titles.isEmpty()) {
        TableRecord one = titles.getFirst();
        notes.add(
            titles.size() == 1
                ? Sentence.of("table.title", one.line(), one.quoted())
                : Sentence.of("table.titles", titles.size(), one.line(), one.quoted()));
      }
    }

    private static BackcastException bad(Sentence said) {
      return new BackcastException(ErrorCode.BAD_CSV, said);
    }
  }
}
