package io.backcast.io.table;

import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rewrites the fields of a table in the form of {@link TextTable}, by what is certain about a whole
 * column, and tells what it found.
 */
final class ColumnNormalizer {
  private static final Pattern FORMULA = Pattern.compile("(?:[A-Z][a-z]?[0-9.]*+)*");

  private static final int SHOWN = 4;

  /** What is told of several columns at once, in this order. */
  private enum Finding {
    DECIMAL_COMMAS(Sentence.of("table.decimal-commas")),
    COMMAS(Sentence.of("table.commas-group")),
    DOTS(Sentence.of("table.dots-group")),
    BLANKS(Sentence.of("table.blanks-group")),
    PERCENT(Sentence.of("table.percent"));

    private final Sentence said;

    Finding(Sentence said) {
      this.said = said;
    }
  }

  private final List<String> names;
  private final String[] units;
  private final List<TableRecord> rows;
  private final Set<String> stated;
  private final List<Sentence> notes;
  private final Map<Finding, List<String>> found = new EnumMap<>(Finding.class);
  private final Sentence[] troubles;

  /**
   * A rewriting of rows in place.
   *
   * @param units of the columns; percent signs are added to them
   * @param stated texts that the user says are missing values
   */
  ColumnNormalizer(
      List<String> names,
      String[] units,
      List<TableRecord> rows,
      Set<String> stated,
      List<Sentence> notes) {
    this.names = names;
    this.units = units;
    this.rows = rows;
    this.stated = stated;
    this.notes = notes;
    this.troubles = new Sentence[names.size()];
    java.util.Arrays.fill(troubles, Sentence.NONE);
  }

  /**
   * Rewrites all columns.
   *
   * @param options with the decimal mark, if it is stated
   * @param typed whether the numbers of the file were numbers already
   * @return for each column why it cannot be used, empty if it can
   */
  Sentence[] normalize(ReadingOptions options, boolean typed) {
    List<ColumnShapes> shapes = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      shapes.add(ColumnShapes.of(rows, k, stated));
    }
    DecimalMark.Evidence table = DecimalMark.Evidence.of(shapes);
    Set<String> missing = new LinkedHashSet<>();
    for (int k = 0; k < names.size(); k++) {
      ColumnShapes s = shapes.get(k);
      if (s.numeric()) {
        DecimalMark mark =
            options.decimal() != null
                ? options.decimal() == ',' ? DecimalMark.COMMA : DecimalMark.DOT
                : DecimalMark.of(s, table, typed);
        numbers(k, s, mark);
        missing.addAll(s.missingTexts());
      } else {
        words(k, s);
      }
    }
    found.forEach(
        (what, columns) ->
            notes.add(Sentence.of("table.columns-found", what.said, listed(columns))));
    if (!missing.isEmpty()) {
      notes.add(
          Sentence.of(
              "table.missing-written",
              missing.stream().map(m -> Sentence.of("quoted", m)).toList()));
    }
    return troubles;
  }

  private void numbers(int k, ColumnShapes s, DecimalMark mark) {
    String name = names.get(k);
    boolean percent = s.percents() > 0 && s.percents() == s.numbers();
    if (mark == DecimalMark.UNDECIDED) {
      troubles[k] = undecided(k);
    } else if (mark == DecimalMark.COMMA) {
      if (s.commas() + s.count(NumberShape.COMMA_OR_GROUP) > 0) {
        find(Finding.DECIMAL_COMMAS, name);
      }
      if (s.count(NumberShape.DOT_OR_GROUP) + s.count(NumberShape.DOT_GROUPS) > 0) {
        find(Finding.DOTS, name);
      }
    } else if (s.count(NumberShape.COMMA_OR_GROUP) + s.count(NumberShape.COMMA_GROUPS) > 0) {
      find(Finding.COMMAS, name);
    }
    if (s.grouped() > 0) {
      find(Finding.BLANKS, name);
    }
    if (percent) {
      find(Finding.PERCENT, name);
      units[k] = units[k].isEmpty() ? "%" : units[k];
    }
    for (TableRecord row : rows) {
      String field = row.fields()[k];
      NumberShape shape = NumberShape.of(field);
      if (stated.contains(field)
          || (shape == NumberShape.NONE && MissingValues.amongNumbers(field))) {
        row.fields()[k] = "";
      } else if (mark.reads(shape) && (percent || !NumberShape.percent(field))) {
        row.fields()[k] = NumberShape.canonical(field, mark == DecimalMark.COMMA);
      } else if (shape == NumberShape.DOT_OR_GROUP || shape == NumberShape.DOT) {
        // left as it stands it would be read as a number with a dot
        row.fields()[k] = field + (mark.reads(shape) ? "" : " ");
      }
    }
  }

  private void words(int k, ColumnShapes s) {
    boolean kept = false;
    boolean formulas = true;
    for (TableRecord row : rows) {
      String field = row.fields()[k];
      if (MissingValues.always(field) || stated.contains(field)) {
        row.fields()[k] = "";
      } else {
        kept |= !field.isEmpty() && MissingValues.amongNumbers(field);
        formulas &= FORMULA.matcher(field).matches();
      }
    }
    // among elements, Na and Nd are two of them
    if (kept && !formulas) {
      notes.add(Sentence.of("table.missing-words", names.get(k), s.missingTexts()));
    }
  }

  private Sentence undecided(int k) {
    String example = "";
    String other = "";
    for (TableRecord row : rows) {
      NumberShape shape = NumberShape.of(row.fields()[k]);
      if (shape == NumberShape.COMMA_OR_GROUP && example.isEmpty()) {
        example = row.fields()[k];
      } else if (shape == NumberShape.DOT_OR_GROUP && other.isEmpty()) {
        other = row.fields()[k];
      }
    }
    return other.isEmpty()
        ? Sentence.of("table.comma-undecided", names.get(k), example)
        : Sentence.of("table.marks-undecided", names.get(k), example, other);
  }

  private void find(Finding what, String column) {
    found.computeIfAbsent(what, w -> new ArrayList<>()).add(column);
  }

  private Object listed(List<String> columns) {
    if (columns.size() == names.size() && columns.size() > 1) {
      return Sentence.of("table.all-columns");
    }
    List<String> shown = columns.subList(0, Math.min(SHOWN, columns.size()));
    return columns.size() > SHOWN
        ? Sentence.of("table.more-columns", shown, columns.size() - SHOWN)
        : shown;
  }
}
