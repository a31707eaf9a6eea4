package io.backcast.io.table;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;

/** Counts the values of a table, to end the reading before memory does. */
final class ValueCount {
  private final String file;
  private final long most;
  private long count;
  private boolean header = true;

  /**
   * A count.
   *
   * @param most values that a table may have, without its first record
   */
  ValueCount(String file, long most) {
    this.file = file;
    this.most = most;
  }

  /** Counts a record; false if there are too many values now. */
  boolean add(int values) {
    count += header ? 0 : values;
    header = false;
    return count <= most;
  }

  /**
   * Refuses a table that has too many values.
   *
   * @throws BackcastException if there are too many
   */
  void refuse() throws BackcastException {
    if (count > most) {
      throw new BackcastException(
          ErrorCode.BAD_CSV, Sentence.of("table.too-many-values", file, Sentence.count(most)));
    }
  }
}
