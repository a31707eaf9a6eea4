package io.backcast.design;

import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.Conditions;
import io.backcast.model.DesignBounds;
import io.backcast.model.DesignPath;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Goal;
import io.backcast.model.Numbers;
import io.backcast.model.PointMass;
import io.backcast.model.Property;
import io.backcast.model.Target;
import io.backcast.model.Units;
import io.backcast.model.Variable;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parses targets, bounds and paths: {@code gap=0.5}, {@code gap=metal}, {@code gap>=1.5}, {@code
 * a=3.0..3.3}.
 */
public final class RequestParser {
  /** The value that leaves a property free. */
  public static final String ANY = "any";

  private final DesignSpace space;

  public RequestParser(DesignSpace space) {
    this.space = space;
  }

  /**
   * A target from texts: {@code name=value}, {@code name=low..high}, {@code name>=value}, {@code
   * name<=value}, {@code name=max}, {@code name=min}; {@code any}, or nothing, leaves a property
   * free.
   *
   * @param tolerances {@code name=value}, or a value alone for every property, either in the
   *     property's unit or in percent of its target, {@code 5%}; a property that is not named keeps
   *     its own
   * @throws BackcastException naming what is unknown, missing or no number
   */
  public Target target(List<String> texts, List<String> tolerances) throws BackcastException {
    Goal[] goals = new Goal[space.dy()];
    Arrays.fill(goals, Goal.ANY);
    Set<String> given = new HashSet<>();
    for (String text : texts) {
      String[] parts = GoalParser.split(text, propertyNames());
      int k = property(parts[0]);
      once(given, "--target", parts[0]);
      goals[k] = goal(k, parts[1]);
    }
    if (given.isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_TARGET,
          "No target. Write --target %s=VALUE.".formatted(space.properties().getFirst().name()));
    }
    Target asked = new Target(List.of(goals), new double[0]);
    return new Target(asked.goals(), new ToleranceParser(space).tolerances(asked, tolerances));
  }

  /**
   * What is asked of property {@code k}, from the part of a text behind its name: {@code 0.5},
   * {@code =0.5}, {@code 0.5..0.8}, {@code >=1.5}, {@code <=0.3}, {@code max}, {@code min}, a class
   * or {@code any}.
   *
   * @throws BackcastException saying in a sentence what is wrong with it
   */
  public Goal goal(int k, String text) throws BackcastException {
    return new GoalParser(space.properties().get(k)).goal(text);
  }

  /**
   * A sentence for every property whose target lies outside the training data's range, or beyond
   * its class, as which it is read.
   */
  public List<String> warnings(Target target) {
    List<String> warnings = new ArrayList<>();
    for (int k = 0; k < space.dy(); k++) {
      Property p = space.properties().get(k);
      Goal goal = target.goals().get(k);
      PointMass mass = p.pointMass();
      if (mass != null && goal instanceof Goal.Value v && v.value() < mass.value()) {
        warnings.add(
            "%s = %s is below %s and read as %s."
                .formatted(
                    p.name(),
                    Units.plain(Numbers.text(v.value()), p.unit()),
                    Units.plain(Numbers.text(mass.value()), p.unit()),
                    mass.name()));
      } else if (goal instanceof Goal.Value v && p.beyond(v.value()) > 0) {
        warnings.add(beyond(p, v.value()));
      } else if (goal instanceof Goal.Range r && reachesBeyond(p, r)) {
        warnings.add(partlyBeyond(p, r));
      }
    }
    return List.copyOf(warnings);
  }

  private static String beyond(Property p, double value) {
    return String.format(
        Locale.ROOT,
        "%s = %s lies %s %s the training data (%.3g to %.3g); designs for it are"
            + " extrapolated.",
        p.name(),
        Units.plain(Numbers.text(value), p.unit()),
        Units.plain(String.format(Locale.ROOT, "%.3g", p.beyond(value)), p.unit()),
        value > p.upper() ? "above" : "below",
        p.lower(),
        p.upper());
  }

  /** Whether a stated end of a range is outside the data. */
  private static boolean reachesBeyond(Property p, Goal.Range r) {
    return (!Double.isInfinite(r.low()) && p.beyond(r.low()) > 0)
        || (!Double.isInfinite(r.high()) && p.beyond(r.high()) > 0);
  }

  private static String partlyBeyond(Property p, Goal.Range r) {
    return String.format(
        Locale.ROOT,
        "%s%s is partly outside the training data (%.3g to %.3g); designs there are extrapolated.",
        p.name(),
        r.text(p),
        p.lower(),
        p.upper());
  }

  /**
   * Bounds from {@code name=value} and {@code name=low..high} texts.
   *
   * @throws BackcastException naming what is unknown, empty or outside the design space
   */
  public DesignBounds bounds(List<String> fixes, List<String> bounds) throws BackcastException {
    DesignBounds designBounds = DesignBounds.of(space);
    Set<String> given = new HashSet<>();
    for (String fix : fixes) {
      String[] parts = split(fix, variableNames());
      int j = variable(parts[0]);
      once(given, "--fix or --bound", parts[0]);
      double value = value(space.variables().get(j), parts[1], fix);
      designBounds = designBounds.with(j, value, value);
    }
    for (String bound : bounds) {
      String[] parts = split(bound, variableNames());
      once(given, "--fix or --bound", parts[0]);
      double[] range = range(parts[1], bound);
      designBounds = designBounds.with(variable(parts[0]), range[0], range[1]);
    }
    designBounds.check(space);
    return wholeBounds(designBounds);
  }

  /**
   * The same bounds where those of whole variables are whole, so that no design rounds past them.
   */
  private DesignBounds wholeBounds(DesignBounds bounds) throws BackcastException {
    DesignBounds whole = bounds;
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      double lower = v.whole() ? Math.ceil(bounds.lower()[j]) : bounds.lower()[j];
      double upper = v.whole() ? Math.floor(bounds.upper()[j]) : bounds.upper()[j];
      if (lower > upper) {
        throw new BackcastException(
            ErrorCode.BAD_BOUNDS,
            Sentence.of("bounds.whole", v.name(), bounds.lower()[j], bounds.upper()[j]));
      }
      whole = whole.with(j, lower, upper);
    }
    return whole;
  }

  /**
   * Bounds with conditions: those of the card, and some as formulas.
   *
   * @param formulas such as {@code abs(a - b) <= 0.02}
   * @throws BackcastException with the first fault in a formula, or naming what is unknown, empty,
   *     outside the design space or never satisfied
   */
  public DesignBounds bounds(List<String> fixes, List<String> bounds, List<String> formulas)
      throws BackcastException {
    DesignBounds ranges = bounds(fixes, bounds);
    DesignBounds all = ranges.with(ranges.conditions().and(Conditions.of(space, formulas)));
    all.check(space);
    return all;
  }

  /**
   * A range of a variable's values.
   *
   * @param variable its column
   */
  public record NamedRange(int variable, double low, double high) {}

  /**
   * Ranges from {@code name=low..high} texts; they may reach beyond the design space.
   *
   * @throws BackcastException naming what is unknown, no range, empty or outside the design space
   */
  public List<NamedRange> ranges(List<String> texts) throws BackcastException {
    List<NamedRange> ranges = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (String text : texts) {
      String[] parts = split(text, variableNames());
      once(given, "--only", parts[0]);
      double[] ends = range(parts[1], text);
      int j = variable(parts[0]);
      Variable v = space.variables().get(j);
      if (ends[0] > ends[1] || ends[1] < v.lower() || ends[0] > v.upper()) {
        DesignBounds.of(space).with(j, ends[0], ends[1]).check(space);
      }
      ranges.add(new NamedRange(j, ends[0], ends[1]));
    }
    return List.copyOf(ranges);
  }

  /**
   * Values of one variable or two, {@code alpha=80} or {@code a=2.9..3}.
   *
   * @throws BackcastException naming what is unknown, no number or given twice
   */
  public Region region(List<String> texts) throws BackcastException {
    List<Region.Range> ranges = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (String text : texts) {
      String[] parts = split(text, variableNames());
      int j = variable(parts[0]);
      once(given, "A value", parts[0]);
      Variable v = space.variables().get(j);
      double[] ends =
          parts[1].contains("..")
              ? range(v, parts[1], text)
              : new double[] {value(v, parts[1], text), value(v, parts[1], text)};
      ranges.add(new Region.Range(j, Math.min(ends[0], ends[1]), Math.max(ends[0], ends[1])));
    }
    return new Region(ranges);
  }

  /**
   * A path by name, with its own range or the one given: {@code biaxial=-10..10}; or a variable by
   * name, followed through its own values: {@code speed=5..25}, {@code wire=bronze..titanium}.
   *
   * @throws BackcastException if neither a path nor a variable has that name, or the range is no
   *     range
   */
  public DesignPath path(String text) throws BackcastException {
    List<String> known = pathNames();
    String[] parts =
        known.contains(text) || text.indexOf('=') < 0
            ? new String[] {text, ""}
            : split(text, known);
    int j = space.variableIndex(parts[0]);
    DesignPath path =
        j >= 0
            ? DesignPath.values(space.variables().get(j))
            : space.paths().stream()
                .filter(p -> p.name().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> unknown("path or variable", parts[0], known));
    if (parts[1].isEmpty()) {
      return path;
    }
    double[] ends =
        j >= 0 ? range(space.variables().get(j), parts[1], text) : range(parts[1], text);
    return path.between(ends[0], ends[1]);
  }

  /** Refuses a second value for the same name, of which one would win silently. */
  static void once(Set<String> given, String option, String name) throws BackcastException {
    if (!given.add(name)) {
      throw new BackcastException(
          ErrorCode.USAGE, "%s is given twice for %s. Leave one out.".formatted(option, name));
    }
  }

  /**
   * A name and what stands behind the equals sign. Names may hold one themselves: of the known ones
   * that fit, the longest is meant.
   */
  static String[] split(String text, List<String> known) throws BackcastException {
    String bare = text.strip();
    String name = null;
    for (String candidate : known) {
      boolean fits =
          bare.startsWith(candidate)
              && bare.substring(candidate.length()).stripLeading().startsWith("=");
      if (fits && (name == null || candidate.length() > name.length())) {
        name = candidate;
      }
    }
    int equals = name == null ? bare.lastIndexOf('=') : bare.indexOf('=', name.length());
    if (equals <= 0 || equals == bare.length() - 1) {
      throw new BackcastException(
          ErrorCode.BAD_TARGET, "“%s” should read NAME=VALUE.".formatted(text));
    }
    return new String[] {
      name == null ? bare.substring(0, equals).strip() : name, bare.substring(equals + 1).strip()
    };
  }

  List<String> propertyNames() {
    return space.properties().stream().map(Property::name).toList();
  }

  private List<String> variableNames() {
    return space.variables().stream().map(Variable::name).toList();
  }

  private List<String> pathNames() {
    Stream<String> paths = space.paths().stream().map(DesignPath::name);
    return Stream.concat(variableNames().stream(), paths).distinct().toList();
  }

  private static double value(Variable v, String text, String whole) throws BackcastException {
    List<String> categories = v.categories();
    if (categories == null) {
      return number(text, whole);
    }
    int code = categories.indexOf(text);
    if (code < 0) {
      throw new BackcastException(
          ErrorCode.BAD_BOUNDS,
          "%s is none of %s's categories. They are %s."
              .formatted(text, v.name(), String.join(", ", categories)));
    }
    return code;
  }

  private static double[] range(String text, String whole) throws BackcastException {
    String[] ends = ends(text, whole);
    return new double[] {number(ends[0], whole), number(ends[1], whole)};
  }

  /** A range of a variable's values; categories by name. */
  private static double[] range(Variable v, String text, String whole) throws BackcastException {
    String[] ends = ends(text, whole);
    return new double[] {value(v, ends[0], whole), value(v, ends[1], whole)};
  }

  private static String[] ends(String text, String whole) throws BackcastException {
    int dots = text.indexOf("..");
    if (dots < 0) {
      throw new BackcastException(
          ErrorCode.BAD_BOUNDS, "“%s” should read NAME=LOW..HIGH.".formatted(whole));
    }
    return new String[] {text.substring(0, dots).strip(), text.substring(dots + 2).strip()};
  }

  int property(String name) throws BackcastException {
    int index = space.propertyIndex(name);
    if (index < 0) {
      throw unknown("property", name, space.properties().stream().map(Property::name).toList());
    }
    return index;
  }

  private int variable(String name) throws BackcastException {
    int index = space.variableIndex(name);
    if (index < 0) {
      throw unknown("variable", name, space.variables().stream().map(Variable::name).toList());
    }
    return index;
  }

  private static BackcastException unknown(String what, String name, List<String> known) {
    return new BackcastException(
        ErrorCode.BAD_TARGET,
        "The model has no %s “%s”. It has %s.".formatted(what, name, String.join(", ", known)));
  }

  static double number(String text, String whole) throws BackcastException {
    double value = TextTable.numberOrNaN(text.strip());
    if (!Double.isNaN(value)) {
      return value;
    }
    throw new BackcastException(
        ErrorCode.BAD_TARGET,
        "In “%s”, “%s” is not a finite number. Use a dot for decimals.".formatted(whole, text));
  }
}
