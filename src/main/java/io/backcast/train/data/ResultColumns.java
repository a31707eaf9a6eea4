package io.backcast.train.data;

import io.backcast.model.Relation;
import io.backcast.train.data.ColumnRoles.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which columns before the last one are results too: those that are numbered as it is, as {@code
 * Y1, Y2}, or those that follow from the columns before them where all others vary freely. Tables
 * in which variables depend on each other say nothing of the kind, and neither do few rows.
 */
final class ResultColumns {
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?i)(y|f|out(?:put)?s?|targets?|responses?|results?|obj(?:ective)?s?|prop(?:erty)?)[ _.-]?(\\d+)");

  private static final int FEWEST_ROWS = 60;

  /** A column that takes fewer values, of all rows, was set and not measured. */
  private static final double MOSTLY_DIFFERENT = 0.5;

  private ResultColumns() {}

  /**
   * Results, the last column first, each with its reason.
   *
   * @param last column of the table, which is taken for a result
   */
  static Map<String, Reason> of(ColumnGuess guess, ColumnProfile last) {
    Map<String, Reason> found = new LinkedHashMap<>();
    found.put(last.name(), Reason.LAST);
    List<ColumnProfile> usable =
        guess.profile().columns().stream()
            .filter(c -> guess.against(c) == null || c.name().equals(last.name()))
            .toList();
    List<ColumnProfile> before = new ArrayList<>(usable.subList(0, indexOf(usable, last.name())));
    Matcher numbered = NUMBERED.matcher(last.name());
    if (numbered.matches()) {
      for (ColumnProfile c : before.reversed()) {
        Matcher other = NUMBERED.matcher(c.name());
        if (!other.matches() || !other.group(1).equalsIgnoreCase(numbered.group(1))) {
          break;
        }
        if (c.categories().isEmpty()) {
          found.put(c.name(), Reason.NUMBERED);
        }
      }
      return before.size() < found.size() ? Map.of(last.name(), Reason.LAST) : found;
    }
    if (before.size() > 1 && guess.profile().table().rows().size() >= FEWEST_ROWS) {
      determined(guess.profile(), before).forEach(name -> found.put(name, Reason.DETERMINED));
    }
    return found;
  }

  private static int indexOf(List<ColumnProfile> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return columns.size();
  }

  /** From the right, the columns that follow from those on their left. */
  private static List<String> determined(TableProfile profile, List<ColumnProfile> before) {
    ColumnDependence dependence = ColumnDependence.of(profile.table(), before);
    Set<String> parts = parts(profile, before);
    List<String> found = new ArrayList<>();
    int end = before.size();
    while (end > 2
        && isMeasured(before.get(end - 1))
        && !parts.contains(before.get(end - 1).name())
        && dependence.follows(end - 1, end - 1)) {
      found.add(before.get(--end).name());
    }
    for (int j = 0; j < end && !found.isEmpty(); j++) {
      if (!dependence.free(j, end)) {
        return List.of();
      }
    }
    return found;
  }

  private static boolean isMeasured(ColumnProfile c) {
    double different = Arrays.stream(c.numbers()).distinct().count();
    return c.categories().isEmpty() && different > MOSTLY_DIFFERENT * c.numbers().length;
  }

  /** Columns that are parts of a whole, of which each follows from the others. */
  private static Set<String> parts(TableProfile profile, List<ColumnProfile> before) {
    return TableRelations.of(profile.table(), before).relations().stream()
        .filter(r -> r.terms().values().stream().distinct().count() == 1)
        .map(Relation::terms)
        .flatMap(terms -> terms.keySet().stream())
        .collect(Collectors.toSet());
  }
}
