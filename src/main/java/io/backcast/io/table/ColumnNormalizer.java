package io.backcast.io.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rewrites the fields of a table in the form of {@link TextTable}, by what is certain about a whole
 * column, and tells what it found.
 */
final class ColumnNormalizer {
  private static final Pattern FORMULA = Pattern.compile("(?:[A-Z][a-z]?[0-9.]*+)*");

  private static final int SHOWN = 4;

  private final List<String> names;
  private final String[] units;
  private final List<TableRecord> rows;
  private final Set<String> stated;
  private final List<String> notes;
  private final TreeMap<String, List<String>> found = new TreeMap<>();
  private final String[] troubles;

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
      List<String> notes) {
    this.names = names;
    this.units = units;
    this.rows = rows;
    this.stated = stated;
    this.notes = notes;
    this.troubles = new String[names.size()];
    java.util.Arrays.fill(troubles, "");
  }

  /**
   * Rewrites all columns.
   *
   * @param options with the decimal mark, if it is stated
   * @param typed whether the numbers of the file were numbers already
   * @return for each column why it cannot be used, empty if it can
   */
  String[] normalize(ReadingOptions options, boolean typed) {
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
    found.forEach((what, columns) -> notes.add(what.substring(1) + " (" + listed(columns) + ")"));
    if (!missing.isEmpty()) {
      notes.add(
          "missing values are written "
              + String.join(", ", missing.stream().map(m -> "“" + m + "”").toList()));
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
        find("1decimals have a comma", name);
      }
      if (s.count(NumberShape.DOT_OR_GROUP) + s.count(NumberShape.DOT_GROUPS) > 0) {
        find("2dots separate thousands", name);
      }
    } else if (s.count(NumberShape.COMMA_OR_GROUP) + s.count(NumberShape.COMMA_GROUPS) > 0) {
      find("2commas separate thousands", name);
    }
    if (s.grouped() > 0) {
      find("3blanks or apostrophes separate thousands", name);
    }
    if (percent) {
      find("4numbers have a percent sign, which is taken as their unit", name);
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
      notes.add(
          "column %s has words that may mean a missing value (%s); they are kept as words unless --missing names them"
              .formatted(names.get(k), String.join(", ", s.missingTexts())));
    }
  }

  private String undecided(int k) {
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
        ? "In column %s “%s” may have a decimal comma or a comma between thousands. Say which with --decimal comma or --decimal dot."
            .formatted(names.get(k), example)
        : "In column %s “%s” and “%s” cannot both be meant: one mark starts the decimals. Say which with --decimal comma or --decimal dot."
            .formatted(names.get(k), example, other);
  }

  private void find(String what, String column) {
    found.computeIfAbsent(what, w -> new ArrayList<>()).add(column);
  }

  private String listed(List<String> columns) {
    if (columns.size() == names.size() && columns.size() > 1) {
      return "all columns";
    }
    String shown = String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size())));
    return columns.size() > SHOWN
        ? "%s and %s more columns".formatted(shown, columns.size() - SHOWN)
        : shown;
  }
}
