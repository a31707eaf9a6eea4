package io.backcast.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins rows that must not be torn apart: of one design, and of one group. */
final class RowGroups {
  private final int[] parent;

  private RowGroups(int rows) {
    parent = new int[rows];
    Arrays.setAll(parent, i -> i);
  }

  /**
   * The rows in parts that have neither a design nor a group in common.
   *
   * @param designs rows by design
   * @param group value of every row; NaN for a row without a group
   */
  static List<List<Integer>> joined(List<List<Integer>> designs, List<Double> group) {
    RowGroups groups = new RowGroups(group.size());
    for (List<Integer> rows : designs) {
      rows.forEach(row -> groups.join(rows.getFirst(), row));
    }
    Map<Double, Integer> first = new HashMap<>();
    for (int row = 0; row < group.size(); row++) {
      if (!group.get(row).isNaN()) {
        Integer before = first.putIfAbsent(group.get(row), row);
        groups.join(before == null ? row : before, row);
      }
    }
    Map<Integer, List<Integer>> parts = new LinkedHashMap<>();
    for (int row = 0; row < group.size(); row++) {
      parts.computeIfAbsent(groups.root(row), root -> new ArrayList<>()).add(row);
    }
    return new ArrayList<>(parts.values());
  }

  private int root(int row) {
    int root = row;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  private void join(int a, int b) {
    parent[root(b)] = root(a);
  }
}
