package io.backcast.slurm;

import java.util.Iterator;
import java.util.SortedSet;
import java.util.StringJoiner;

/** Numbers of tasks as Slurm writes them: {@code 1-3,7}. */
public final class TaskRange {
  private TaskRange() {}

  /** The shortest text for some tasks. */
  public static String of(SortedSet<Integer> tasks) {
    StringJoiner text = new StringJoiner(",");
    Iterator<Integer> each = tasks.iterator();
    int next = each.hasNext() ? each.next() : -1;
    while (next >= 0) {
      int first = next;
      int last = first;
      next = -1;
      while (each.hasNext()) {
        next = each.next();
        if (next != last + 1) {
          break;
        }
        last = next;
        next = -1;
      }
      text.add(first == last ? Integer.toString(first) : first + "-" + last);
    }
    return text.toString();
  }
}
