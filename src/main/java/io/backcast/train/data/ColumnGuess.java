package io.backcast.train.data;

import io.backcast.io.table.ColumnReading;
import io.backcast.sentence.Sentence;
import io.backcast.train.data.ColumnRoles.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a table shows by itself of the uses of its columns.
 *
 * @param profile of the table
 * @param properties names of columns that are results for certain, because the table was written by
 *     this program or by a known tool; usually none
 * @param beside names of columns that such a writer puts beside designs and results
 */
record ColumnGuess(TableProfile profile, Set<String> properties, Set<String> beside) {
  /** Fewer rows than this are numbered by chance. */
  private static final int NUMBERED_ROWS = 10;

  /** Endings of the columns that this program puts beside a result of that name. */
  private static final List<String> BESIDE_RESULTS =
      List.of("_std", "_low", "_high", "_audit", "_given", "_signed");

  private static final Pattern NUMBER_NAME =
      Pattern.compile(
          "(?i)#|no\\.?|nr\\.?|num(ber)?|id|index|row|run|sample|unnamed.*|.*[_ .-](id|no|nr|index)");

  static ColumnGuess of(TableProfile profile) {
    Set<String> names =
        profile.columns().stream().map(ColumnProfile::name).collect(Collectors.toSet());
    ColumnGuess own = ofExport(profile, names);
    if (own != null) {
      return own;
    }
    ColumnGuess study = ofStudy(profile, names);
    return study != null ? study : new ColumnGuess(profile, Set.of(), Set.of());
  }

  /** A table of designs that this program wrote. */
  private static @Nullable ColumnGuess ofExport(TableProfile profile, Set<String> names) {
    Set<String> results =
        names.stream().filter(n -> names.contains(n + "_std")).collect(Collectors.toSet());
    if (results.isEmpty() || !names.containsAll(List.of("distance", "log_density", "status"))) {
      return null;
    }
    Set<String> beside = new HashSet<>(Set.of("distance", "log_density", "audit", "status"));
    List<String> order = profile.columns().stream().map(ColumnProfile::name).toList();
    // models that do not know it write no such column, so that it may be a variable's
    if (order.indexOf("support") == order.indexOf("distance") + 1) {
      beside.add("support");
    }
    for (String result : results) {
      BESIDE_RESULTS.stream().map(ending -> result + ending).forEach(beside::add);
      names.stream()
          .filter(n -> n.startsWith(result + "_") && n.endsWith("_probability"))
          .forEach(beside::add);
    }
    return new ColumnGuess(profile, results, beside);
  }

  /** A table of trials that the optimiser Optuna wrote. */
  private static @Nullable ColumnGuess ofStudy(TableProfile profile, Set<String> names) {
    Set<String> results =
        names.stream()
            .filter(n -> n.equals("value") || n.startsWith("values_"))
            .collect(Collectors.toSet());
    boolean trials =
        names.contains("number")
            && names.contains("state")
            && names.stream().anyMatch(n -> n.startsWith("params_"));
    if (!trials || results.isEmpty()) {
      return null;
    }
    return new ColumnGuess(
        profile,
        results,
        names.stream()
            .filter(n -> !n.startsWith("params_") && !results.contains(n))
            .collect(Collectors.toSet()));
  }

  /** Why a column should not be a variable; null if nothing speaks against it. */
  @Nullable Reason against(ColumnProfile c) {
    if (beside.contains(c.name())) {
      return Reason.BESIDE_RESULT;
    }
    ColumnReading reading = Objects.requireNonNull(profile.table().reading(c.name()));
    Reason unusable =
        switch (reading.kind()) {
          case DATE -> Reason.DATE;
          case RANGE -> Reason.RANGE;
          case EMPTY -> Reason.EMPTY;
          case NUMBER, WORDS, TRUTH, UNDECIDED -> null;
        };
    if (unusable != null) {
      return unusable;
    }
    if (c.constant()) {
      return Reason.CONSTANT;
    }
    if (c.kind() == null) {
      return Reason.LABEL;
    }
    return numbersRows(c) ? Reason.ROW_NUMBER : null;
  }

  /** What a column is, for a sentence that says why it is no property. */
  Sentence described(ColumnProfile c) {
    Reason against = against(c);
    return against == Reason.ROW_NUMBER
        ? Sentence.of("training.why.number-each")
        : described(against);
  }

  /** What speaks against a column, as what it is. */
  static Sentence described(@Nullable Reason against) {
    return against == null || against == Reason.LABEL
        ? Sentence.of("training.why.text")
        : against.words();
  }

  /**
   * Whether the values count up by one from row to row, in the first column or under such a name.
   */
  private boolean numbersRows(ColumnProfile c) {
    double[] v = c.numbers();
    if (v.length < NUMBERED_ROWS || c.missing() > 0 || !c.categories().isEmpty()) {
      return false;
    }
    for (int i = 1; i < v.length; i++) {
      if (v[i] != v[i - 1] + 1) {
        return false;
      }
    }
    boolean first = profile.columns().getFirst().name().equals(c.name());
    return first || NUMBER_NAME.matcher(c.name().toLowerCase(Locale.ROOT)).matches();
  }
}
