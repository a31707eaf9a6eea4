package io.backcast.io.table;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How often the fields of a column have each shape. */
final class ColumnShapes {
  private final long[] counts = new long[NumberShape.values().length];
  private final Set<String> missingTexts = new TreeSet<>();
  private long percents;
  private long grouped;
  private long missing;

  /** Counts the fields of a column. */
  static ColumnShapes of(List<TableRecord> rows, int column, Set<String> stated) {
    ColumnShapes shapes = new ColumnShapes();
    for (TableRecord row : rows) {
      String field = row.field(column);
      if (stated.contains(field)) {
        shapes.missing++;
        continue;
      }
      NumberShape shape = NumberShape.of(field);
      if (shape == NumberShape.NONE && MissingValues.amongNumbers(field)) {
        shapes.missing++;
        if (!field.isEmpty()) {
          shapes.missingTexts.add(field);
        }
        continue;
      }
      shapes.counts[shape.ordinal()]++;
      if (shape != NumberShape.NONE) {
        shapes.percents += NumberShape.percent(field) ? 1 : 0;
        boolean blank = field.indexOf(' ') > 0 || field.indexOf('\u00a0') > 0;
        shapes.grouped += (blank && !NumberShape.percent(field)) || field.indexOf('\'') > 0 ? 1 : 0;
      }
    }
    return shapes;
  }

  long count(NumberShape shape) {
    return counts[shape.ordinal()];
  }

  /** Fields that are numbers of some shape. */
  long numbers() {
    long numbers = 0;
    for (NumberShape shape : NumberShape.values()) {
      numbers += shape == NumberShape.NONE ? 0 : count(shape);
    }
    return numbers;
  }

  /** Fields that are neither numbers nor missing. */
  long words() {
    return count(NumberShape.NONE);
  }

  long missing() {
    return missing;
  }

  /** What stands for missing values, if they are not simply empty. */
  Set<String> missingTexts() {
    return missingTexts;
  }

  long percents() {
    return percents;
  }

  /** Numbers with blanks or apostrophes between thousands. */
  long grouped() {
    return grouped;
  }

  /** Fields that only make sense if the dot starts the decimals. */
  long dots() {
    return count(NumberShape.DOT) + count(NumberShape.COMMA_GROUPS);
  }

  /** Fields that only make sense if the comma starts the decimals. */
  long commas() {
    return count(NumberShape.COMMA) + count(NumberShape.DOT_GROUPS);
  }

  /** Whether the column holds numbers: at least half of what is not missing. */
  boolean numeric() {
    return numbers() > 0 && numbers() >= words();
  }
}
