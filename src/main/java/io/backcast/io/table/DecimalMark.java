package io.backcast.io.table;

import java.util.List;

/** Which mark starts the decimals of a column. */
enum DecimalMark {
  DOT,
  COMMA,
  /** The fields can be read in two ways. */
  UNDECIDED;

  /** What the columns of a table say together. */
  record Evidence(boolean dots, boolean commas) {
    static Evidence of(List<ColumnShapes> columns) {
      boolean dots = false;
      boolean commas = false;
      for (ColumnShapes shapes : columns) {
        if (shapes.numeric()) {
          dots |= shapes.dots() > 0;
          commas |= shapes.commas() > 0;
        }
      }
      return new Evidence(dots, commas);
    }
  }

  /**
   * The mark of a column: by its own fields where they tell, else by the other columns.
   *
   * @param typed whether the numbers of the file were numbers already, always with a dot
   */
  static DecimalMark of(ColumnShapes shapes, Evidence table, boolean typed) {
    if (shapes.dots() > 0 || shapes.commas() > 0) {
      return shapes.dots() >= shapes.commas() ? DOT : COMMA;
    }
    long doubtfulCommas = shapes.count(NumberShape.COMMA_OR_GROUP);
    long doubtfulDots = shapes.count(NumberShape.DOT_OR_GROUP);
    boolean ungrouped = shapes.count(NumberShape.LONG_WHOLE) > 0;
    if (doubtfulCommas == 0 && doubtfulDots == 0) {
      return DOT;
    }
    if (doubtfulCommas > 0 && doubtfulDots > 0) {
      return UNDECIDED;
    }
    if (doubtfulCommas > 0) {
      if (ungrouped) {
        return COMMA;
      }
      return table.dots == table.commas ? UNDECIDED : table.dots ? DOT : COMMA;
    }
    // 1.234 is how programs write; a point for thousands needs decimal commas in the table
    return table.commas && !table.dots && !typed && !ungrouped ? COMMA : DOT;
  }

  /** Whether a shape is a number under this mark. */
  boolean reads(NumberShape shape) {
    return switch (shape) {
      case NONE -> false;
      case WHOLE, LONG_WHOLE -> true;
      case DOT, COMMA_GROUPS -> this == DOT;
      case COMMA, DOT_GROUPS -> this == COMMA;
      case DOT_OR_GROUP, COMMA_OR_GROUP -> this != UNDECIDED;
    };
  }
}
