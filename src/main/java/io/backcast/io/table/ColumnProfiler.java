package io.backcast.io.table;

import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells what the columns of a normalised table hold. */
final class ColumnProfiler {
  private static final int SHOWN = 5;

  /** Text with fewer numbers than this share is text, and no word is said about them. */
  private static final double FEW = 0.1;

  private static final List<Set<String>> TRUTHS =
      List.of(
          Set.of("true", "false"), Set.of("yes", "no"), Set.of("on", "off"), Set.of("ja", "nein"));

  private ColumnProfiler() {}

  /** Readings of a table that has nothing but fields. */
  static List<ColumnReading> profiles(List<String> columns, List<String[]> rows, long[] lines) {
    List<ColumnReading> readings = new ArrayList<>();
    for (int k = 0; k < columns.size(); k++) {
      readings.add(profile(columns.get(k), "", Sentence.NONE, rows, lines, k, new ArrayList<>()));
    }
    return readings;
  }

  /**
   * What one column holds.
   *
   * @param notes to which a sentence is added if it is not plain numbers or words
   */
  static ColumnReading profile(
      String name,
      String unit,
      Sentence trouble,
      List<String[]> rows,
      long[] lines,
      int k,
      List<Sentence> notes) {
    long missing = 0;
    long numbers = 0;
    List<ColumnReading.Place> odd = new ArrayList<>();
    Map<TextKind, Long> kinds = new EnumMap<>(TextKind.class);
    Set<String> words = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      String field = rows.get(i)[k];
      if (field.isEmpty()) {
        missing++;
      } else if (!Double.isNaN(TextTable.numberOrNaN(field))) {
        numbers++;
      } else {
        kinds.merge(TextKind.of(field), 1L, Long::sum);
        if (odd.size() < SHOWN) {
          odd.add(new ColumnReading.Place(lines[i], TableRecord.abbreviated(field.strip())));
        }
        if (words.size() < 3) {
          words.add(field.toLowerCase(Locale.ROOT));
        }
      }
    }
    long text = rows.size() - missing - numbers;
    if (!trouble.isEmpty()) {
      notes.add(Sentence.of("table.two-ways", name));
      return new ColumnReading(
          name, unit, ColumnReading.Kind.UNDECIDED, missing, text, odd, trouble);
    }
    if (numbers + text == 0) {
      notes.add(Sentence.of("table.column-empty", name));
      return reading(name, unit, ColumnReading.Kind.EMPTY, missing, 0, List.of());
    }
    if (numbers > 0 && numbers >= text) {
      if (text > 0) {
        notes.add(oddNote(name, numbers + text, text, kinds, odd));
      }
      return reading(name, unit, ColumnReading.Kind.NUMBER, missing, text, odd);
    }
    return words(name, unit, missing, numbers, text, kinds, words, odd, notes);
  }

  private static ColumnReading words(
      String name,
      String unit,
      long missing,
      long numbers,
      long text,
      Map<TextKind, Long> kinds,
      Set<String> words,
      List<ColumnReading.Place> odd,
      List<Sentence> notes) {
    long dates = kinds.getOrDefault(TextKind.DATE, 0L);
    long ranges = kinds.getOrDefault(TextKind.RANGE, 0L);
    if (numbers == 0 && dates == text) {
      notes.add(Sentence.of("table.dates", name, odd.getFirst().text()));
      return reading(name, unit, ColumnReading.Kind.DATE, missing, 0, List.of());
    }
    if (ranges > 0 && 2 * ranges >= text) {
      notes.add(Sentence.of("table.ranges", name, odd.getFirst().text()));
      return reading(name, unit, ColumnReading.Kind.RANGE, missing, text - ranges, List.of());
    }
    if (numbers >= FEW * (numbers + text)) {
      notes.add(
          Sentence.of(
              "table.read-as-words",
              name,
              numbers,
              text,
              odd.getFirst().text(),
              odd.getFirst().line()));
    } else if (text > kinds.getOrDefault(TextKind.WORD, 0L) + 0.5 * text) {
      notes.add(
          Sentence.of(
              "table.text",
              name,
              odd.getFirst().text(),
              TextKind.of(odd.getFirst().text()).words()));
    }
    boolean truth = numbers == 0 && words.size() == 2 && TRUTHS.contains(words);
    return reading(
        name,
        unit,
        truth ? ColumnReading.Kind.TRUTH : ColumnReading.Kind.WORDS,
        missing,
        0,
        List.of());
  }

  private static Sentence oddNote(
      String name,
      long filled,
      long odd,
      Map<TextKind, Long> kinds,
      List<ColumnReading.Place> places) {
    TextKind most =
        kinds.entrySet().stream()
            .filter(kind -> 2 * kind.getValue() > odd)
            .findFirst()
            .map(Map.Entry::getKey)
            .orElse(TextKind.WORD);
    List<Sentence> shown = new ArrayList<>();
    places.forEach(p -> shown.add(Sentence.of("table.text-at", p.text(), p.line())));
    Object quoted = odd > places.size() ? Sentence.of("list.open-comma", shown) : shown;
    Sentence said =
        Sentence.of(odd == 1 ? "table.odd.one" : "table.odd.many", name, odd, filled, quoted);
    return most == TextKind.WORD ? said : Sentence.of("table.odd.like", said, most.words());
  }

  private static ColumnReading reading(
      String name,
      String unit,
      ColumnReading.Kind kind,
      long missing,
      long odd,
      List<ColumnReading.Place> places) {
    return new ColumnReading(name, unit, kind, missing, odd, places, Sentence.NONE);
  }
}
