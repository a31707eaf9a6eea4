package io.backcast.io.table;

import java.util.Arrays;
import java.util.List;

/** Lines of a text that are no rows because they start with the mark of a comment. */
final class TableComments {
  private static final List<String> MARKS = List.of("#", "%", "//");

  private TableComments() {}

  /** Whether a record starts with a mark. */
  static boolean isComment(TableRecord record) {
    return !record.field(0).isEmpty() && mark(record.field(0)) > 0;
  }

  /** The record without the mark, and without the field that then is empty. */
  static TableRecord uncommented(TableRecord record) {
    String[] fields = record.fields().clone();
    fields[0] = fields[0].substring(mark(fields[0])).strip();
    return fields[0].isEmpty() && fields.length > 1
        ? new TableRecord(record.line(), Arrays.copyOfRange(fields, 1, fields.length))
        : new TableRecord(record.line(), fields);
  }

  private static int mark(String text) {
    for (String mark : MARKS) {
      if (text.startsWith(mark)) {
        int length = mark.length();
        while (length < text.length() && text.startsWith(mark, length)) {
          length += mark.length();
        }
        return length;
      }
    }
    return 0;
  }
}
