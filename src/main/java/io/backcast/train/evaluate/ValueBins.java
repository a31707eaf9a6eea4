package io.backcast.train.evaluate;

import io.backcast.model.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in groups of similar predicted value: tenths of a property's range, joined until every group
 * has enough rows, so that the ends of the range, where rows are few, stay as narrow as they can.
 *
 * @param edges between groups, ascending, {@code [groups − 1]}
 */
record ValueBins(double[] edges) {
  private static final int PARTS = 10;

  /**
   * Groups rows.
   *
   * @param values predicted, in the coordinate of the property's scale
   * @param least rows of a group, if there is more than one
   */
  static ValueBins of(Property p, double[] values, int least) {
    List<Double> edges = new ArrayList<>();
    for (int i = 1; i < PARTS; i++) {
      edges.add(p.coordinate(p.at(i / (double) PARTS)));
    }
    while (!edges.isEmpty()) {
      int[] counts = counts(values, edges);
      int smallest =
          IntStream.range(0, counts.length).reduce(0, (a, b) -> counts[b] < counts[a] ? b : a);
      if (counts[smallest] >= least) {
        break;
      }
      boolean down =
          smallest == counts.length - 1
              || (smallest > 0 && counts[smallest - 1] < counts[smallest + 1]);
      edges.remove(down ? smallest - 1 : smallest);
    }
    return new ValueBins(edges.stream().mapToDouble(e -> e).toArray());
  }

  private static int[] counts(double[] values, List<Double> edges) {
    ValueBins bins = new ValueBins(edges.stream().mapToDouble(e -> e).toArray());
    int[] counts = new int[edges.size() + 1];
    for (double v : values) {
      counts[bins.of(v)]++;
    }
    return counts;
  }

  int count() {
    return edges.length + 1;
  }

  /** The group of a value. */
  int of(double value) {
    int at = Arrays.binarySearch(edges, value);
    return at < 0 ? -at - 1 : at;
  }

  /** The indices of the values in a group. */
  int[] members(double[] values, int group) {
    return IntStream.range(0, values.length).filter(i -> of(values[i]) == group).toArray();
  }
}
