package io.backcast.ui.candidates;

import io.backcast.model.TrustLevel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Which rows of the table are shown: ranges of columns, and levels of trust. */
final class CandidateFilter {
  private final Map<String, Range> ranges = new LinkedHashMap<>();
  private final Set<TrustLevel> hidden = EnumSet.noneOf(TrustLevel.class);
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  /** A closed range of numbers. */
  record Range(double low, double high) {
    boolean contains(double value) {
      return value >= low && value <= high;
    }
  }

  /** Counts the changes, for those who follow it. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  boolean isEmpty() {
    return ranges.isEmpty() && hidden.isEmpty();
  }

  /** Whether a column lets a number through. */
  boolean passes(String column, double number) {
    Range range = ranges.get(column);
    return range == null || range.contains(number);
  }

  /** The range of a column, or what is given if it has none. */
  Range range(String column, double low, double high) {
    return ranges.getOrDefault(column, new Range(low, high));
  }

  void set(String column, double low, double high) {
    ranges.put(column, new Range(low, high));
    changes.set(changes.get() + 1);
  }

  void unset(String column) {
    if (ranges.remove(column) != null) {
      changes.set(changes.get() + 1);
    }
  }

  boolean shows(TrustLevel level) {
    return !hidden.contains(level);
  }

  void show(TrustLevel level, boolean shown) {
    if (shown ? hidden.remove(level) : hidden.add(level)) {
      changes.set(changes.get() + 1);
    }
  }

  void clear() {
    ranges.clear();
    hidden.clear();
    changes.set(changes.get() + 1);
  }

  /** As text that {@link #read} understands, for example {@code a=3.1..3.3;trust!weak}. */
  String text() {
    List<String> parts = new ArrayList<>();
    ranges.forEach((column, r) -> parts.add(column + "=" + r.low() + ".." + r.high()));
    hidden.forEach(level -> parts.add("trust!" + level.name().toLowerCase(Locale.ROOT)));
    return String.join(";", parts);
  }

  /** Replaces the filter; what is not understood is left out. */
  void read(String text) {
    ranges.clear();
    hidden.clear();
    for (String part : text.split(";")) {
      int at = part.lastIndexOf('=');
      String[] ends = at < 0 ? new String[0] : part.substring(at + 1).split("\\.\\.", 2);
      try {
        if (ends.length == 2) {
          ranges.put(
              part.substring(0, at),
              new Range(Double.parseDouble(ends[0]), Double.parseDouble(ends[1])));
        }
      } catch (NumberFormatException e) {
        // written by hand, or by a later version
        ranges.remove(part.substring(0, at));
      }
      for (TrustLevel level : TrustLevel.values()) {
        if (part.equals("trust!" + level.name().toLowerCase(Locale.ROOT))) {
          hidden.add(level);
        }
      }
    }
    changes.set(changes.get() + 1);
  }
}
