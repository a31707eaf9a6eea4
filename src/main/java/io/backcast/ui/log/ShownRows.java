package io.backcast.ui.log;

import io.backcast.ui.state.Brush;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which candidates the table shows, or an export takes.
 *
 * @param brush that they are inside
 * @param cluster number of their cluster, from 1; 0 for all
 * @param rows chosen one by one, from 1; empty for all that are shown
 */
public record ShownRows(Brush brush, int cluster, int[] rows) {
  /** Rows as the command line takes them: 1,4,7..9. */
  String rowText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      int from = i;
      while (i + 1 < rows.length && rows[i + 1] == rows[i] + 1) {
        i++;
      }
      text.append(text.isEmpty() ? "" : ",").append(rows[from]);
      text.append(i > from ? ".." + rows[i] : "");
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShownRows s
        && brush.equals(s.brush)
        && cluster == s.cluster
        && Arrays.equals(rows, s.rows);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * brush.hashCode() + cluster) + Arrays.hashCode(rows);
  }

  @Override
  public String toString() {
    return Arrays.stream(rows).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }
}
