package io.backcast.ui.state;

import java.util.ArrayList;
import java.util.List;

/**
 * A selection of designs by ranges of their variables, shared by all views.
 *
 * @param ranges a selected design lies in all of them; empty for no brush
 */
public record Brush(List<Range> ranges) {
  public static final Brush NONE = new Brush(List.of());

  /**
   * A range of one variable, both ends included, in its physical unit.
   *
   * @param variable column of the variable
   */
  public record Range(int variable, double low, double high) {}

  /** This brush with the range of one variable replaced. */
  public Brush with(int variable, double low, double high) {
    List<Range> all = new ArrayList<>(without(variable).ranges);
    all.add(new Range(variable, low, high));
    return new Brush(List.copyOf(all));
  }

  /** This brush without the range of one variable. */
  public Brush without(int variable) {
    return new Brush(ranges.stream().filter(r -> r.variable != variable).toList());
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether row {@code row} of {@code x [n, dx]} is selected. */
  public boolean contains(float[] x, int row, int dx) {
    // by number, as an iterator for each of some thousand designs is a fifth of a picture's memory
    for (int i = 0; i < ranges.size(); i++) {
      Range r = ranges.get(i);
      float value = x[row * dx + r.variable];
      if (!(value >= r.low && value <= r.high)) {
        return false;
      }
    }
    return true;
  }
}
