package io.backcast.formula;

import io.backcast.sentence.Sentence;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that formulas may use. A name is found by the column's own spelling, by the symbol on
 * the screen, and by a Greek letter for its Latin name or the reverse; also in another case, as
 * long as one column alone is meant.
 */
public final class Symbols {
  private static final Map<String, String> GREEK = greek();

  /** Fewer changes than this, by length, make another name the one that was probably meant. */
  private static final double SIMILAR = 0.4;

  private final List<Symbol> all;

  public Symbols(List<Symbol> all) {
    this.all = List.copyOf(all);
  }

  public List<Symbol> all() {
    return all;
  }

  /** The column that a text names; null if none, or more than one by a loose spelling. */
  public @Nullable Symbol find(String text) {
    String name = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    List<Predicate<Symbol>> spellings =
        List.of(
            s -> Normalizer.normalize(s.name(), Normalizer.Form.NFC).equals(name),
            s -> Normalizer.normalize(s.symbol(), Normalizer.Form.NFC).equals(name),
            s -> plain(s.name()).equals(plain(name)) || plain(s.symbol()).equals(plain(name)),
            s -> latin(s.name()).equals(latin(name)) || latin(s.symbol()).equals(latin(name)),
            s ->
                latin(s.name()).equalsIgnoreCase(latin(name))
                    || latin(s.symbol()).equalsIgnoreCase(latin(name)));
    for (Predicate<Symbol> spelling : spellings) {
      List<Symbol> found = all.stream().filter(spelling).toList();
      if (!found.isEmpty()) {
        return found.size() == 1 ? found.getFirst() : null;
      }
    }
    return null;
  }

  /** Full-width and subscript forms as ordinary characters. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static String latin(String text) {
    StringBuilder latin = new StringBuilder();
    plain(text)
        .chars()
        .forEach(
            c -> {
              String letter = String.valueOf((char) c);
              latin.append(GREEK.getOrDefault(letter, letter));
            });
    return latin.toString();
  }

  /**
   * What a word that is being typed may become, by name: variables first, then categories, then
   * functions with their bracket. Names that need quotes have them.
   *
   * @param start of the word; empty for everything
   */
  public List<String> completions(String start) {
    String begun = latin(start.replaceAll("^[\"`]", "")).toLowerCase(Locale.ROOT);
    Predicate<String> fits = name -> latin(name).toLowerCase(Locale.ROOT).startsWith(begun);
    List<Symbol> variables = all.stream().filter(s -> s.column() >= 0).toList();
    return Stream.of(
            variables.stream()
                .filter(s -> fits.test(s.name()) || fits.test(s.symbol()))
                .map(s -> quoted(s.name())),
            variables.stream()
                .flatMap(s -> s.categories() == null ? Stream.empty() : s.categories().stream())
                .distinct()
                .filter(fits)
                .map(Symbols::quoted),
            begun.isEmpty()
                ? Stream.<String>empty()
                : Operation.functions().stream().filter(fits).map(name -> name + "("))
        .flatMap(names -> names)
        .toList();
  }

  /** A name as formulas write it: in quotes if it is more than letters and digits. */
  public static String quoted(String name) {
    boolean plain =
        !name.isEmpty()
            && WordReader.isStart(name.codePointAt(0))
            && name.codePoints().allMatch(WordReader::isPart)
            && !List.of("in", "and", "or", "not", "pi", "e").contains(name);
    if (plain) {
      return name;
    }
    return name.indexOf('"') < 0 ? "\"" + name + "\"" : "`" + name + "`";
  }

  /** The names of all variables, for a sentence. */
  Object names() {
    List<String> names =
        all.stream().filter(s -> s.column() >= 0).map(s -> quoted(s.name())).toList();
    return names.size() <= 12
        ? names
        : Sentence.of("list.and-more", names.subList(0, 11), names.size() - 11);
  }

  /** The variable or function that was probably meant; null if none is alike. */
  @Nullable String similar(String text) {
    List<String> known = new ArrayList<>();
    all.stream().filter(s -> s.column() >= 0).map(Symbol::name).forEach(known::add);
    known.addAll(Operation.functions());
    return nearest(text, known);
  }

  /** Of some names the one that is most like a text; null if none is. */
  static @Nullable String nearest(String text, List<String> known) {
    String wanted = latin(text).toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(name -> changes(wanted, lower(name))))
        .filter(
            name ->
                changes(wanted, lower(name)) < SIMILAR * Math.max(wanted.length(), name.length()))
        .orElse(null);
  }

  private static String lower(String name) {
    return latin(name).toLowerCase(Locale.ROOT);
  }

  /** The number of letters to change, add or leave out (Levenshtein 1966). */
  private static int changes(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }

  private static Map<String, String> greek() {
    String letters = "αβγδεζηθικλμνξοπρστυφχψω";
    String[] names =
        ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho"
                + " sigma tau upsilon phi chi psi omega")
            .split(" ");
    Map<String, String> map = new java.util.HashMap<>();
    for (int i = 0; i < names.length; i++) {
      String letter = letters.substring(i, i + 1);
      map.put(letter, names[i]);
      map.put(
          letter.toUpperCase(Locale.ROOT),
          names[i].substring(0, 1).toUpperCase(Locale.ROOT) + names[i].substring(1));
    }
    // the other variants are made ordinary letters before (NFKC)
    map.put("ς", "sigma");
    return Map.copyOf(map);
  }
}
