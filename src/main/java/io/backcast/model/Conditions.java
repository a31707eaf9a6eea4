package io.backcast.model;

import io.backcast.formula.Formula;
import io.backcast.formula.FormulaFault;
import io.backcast.formula.FormulaReader;
import io.backcast.formula.FormulaReading;
import io.backcast.formula.Interval;
import io.backcast.formula.Levels;
import io.backcast.formula.Symbol;
import io.backcast.formula.Symbols;
import io.backcast.formula.Term;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Constraints of a design space, ready to be checked: conditions on variables that designs must
 * satisfy together. They are judged by the values that files show, so that whoever reads a file
 * finds them satisfied; what must have one value has it to the decimals of the card.
 */
public final class Conditions {
  /** No condition at all. */
  public static final Conditions NONE = new Conditions();

  /** What sums of decimal numbers are off by, relative to their size. */
  private static final double ROUNDING = 1e-9;

  private final List<String> texts;
  private final List<Formula> formulas;
  private final List<Term> terms;
  private final List<Levels> levels;
  private final boolean[] involved;

  /** The card's relations and the conditions that are relations; null where there are none. */
  private final @Nullable Relations relations;

  /** The terms that are no relations. */
  private final List<Term> others;

  /** Ten to the power of the decimals that files show, 0 where they show all; {@code [dx]}. */
  private final double[] grid;

  /** Half a step of the last decimal on the screen, {@code [dx]}. */
  private final double[] half;

  private final @Nullable DesignSpace space;

  private Conditions() {
    this.texts = List.of();
    this.formulas = List.of();
    this.terms = List.of();
    this.levels = List.of();
    this.involved = new boolean[0];
    this.relations = null;
    this.others = List.of();
    this.grid = new double[0];
    this.half = new double[0];
    this.space = null;
  }

  private Conditions(DesignSpace space, List<String> texts, List<Formula> formulas) {
    this.space = space;
    this.texts = List.copyOf(texts);
    this.formulas = List.copyOf(formulas);
    this.terms = formulas.stream().flatMap(f -> f.terms().stream()).toList();
    this.levels = formulas.stream().flatMap(f -> f.levels().stream()).toList();
    int dx = space.dx();
    this.involved = new boolean[dx];
    terms.forEach(t -> t.value().variables(involved));
    levels.forEach(l -> involved[l.column()] = true);
    this.grid = new double[dx];
    this.half = new double[dx];
    for (int j = 0; j < dx; j++) {
      Variable v = space.variables().get(j);
      grid[j] = v.whole() ? 1 : v.fileDecimals() < 0 ? 0 : Math.pow(10, v.fileDecimals());
      half[j] = v.whole() ? 0 : 0.5 * Math.pow(10, -v.decimals());
    }
    List<Relation> all = new ArrayList<>(space.relations());
    List<Term> rest = new ArrayList<>();
    for (Term term : terms) {
      Relation relation = ConditionRelation.of(term, space);
      if (relation == null) {
        rest.add(term);
      } else {
        all.add(relation);
      }
    }
    this.others = List.copyOf(rest);
    this.relations = all.isEmpty() ? null : Relations.of(space.with(all));
  }

  /**
   * Reads constraints.
   *
   * @throws BackcastException with the first fault, where it is and what to do
   */
  public static Conditions of(DesignSpace space, List<String> texts) throws BackcastException {
    return read(space, texts, reader(space));
  }

  /** The same for given designs, which may lie outside the space. */
  public static Conditions ofGiven(DesignSpace space, List<String> texts) throws BackcastException {
    return read(space, texts, reader(space).anywhere());
  }

  private static Conditions read(DesignSpace space, List<String> texts, FormulaReader reader)
      throws BackcastException {
    if (texts.isEmpty()) {
      return NONE;
    }
    List<Formula> formulas = new ArrayList<>();
    for (String text : texts) {
      FormulaReading reading = reader.read(text);
      FormulaFault fault = reading.fault();
      Formula formula = reading.formula();
      if (fault != null || formula == null) {
        throw new BackcastException(
            ErrorCode.BAD_CONSTRAINT,
            Sentence.of(
                "constraint.unusable",
                shortened(text),
                fault == null ? Sentence.NONE : fault.said()));
      }
      formulas.add(formula);
    }
    return new Conditions(space, texts, formulas);
  }

  /** The conditions of a card that was checked. */
  static Conditions always(DesignSpace space) {
    try {
      return of(space, space.constraints());
    } catch (BackcastException e) {
      // cards are checked where they are read
      throw new IllegalArgumentException(e.sentence(), e);
    }
  }

  /** What is wrong with the constraints of a card, as a clause; null if nothing is. */
  public static @Nullable String problem(DesignSpace space) {
    try {
      of(space, space.constraints()).check(DesignBounds.of(space));
      return null;
    } catch (BackcastException e) {
      String said = e.sentence().replaceAll("\\.$", "");
      return said.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + said.substring(1);
    }
  }

  /** Those that are switched on. */
  public static Conditions ofEnabled(DesignSpace space, List<Constraint> constraints)
      throws BackcastException {
    return of(
        space, constraints.stream().filter(Constraint::enabled).map(Constraint::text).toList());
  }

  /** A reader of formulas with the names of a space. */
  public static FormulaReader reader(DesignSpace space) {
    List<Symbol> symbols = new ArrayList<>();
    for (int j = 0; j < space.dx(); j++) {
      Variable v = space.variables().get(j);
      symbols.add(
          new Symbol(
              v.name(), v.symbol(), v.unit(), j, v.whole(), v.lower(), v.upper(), v.categories()));
    }
    for (Property p : space.properties()) {
      symbols.add(
          new Symbol(p.name(), p.symbol(), p.unit(), -1, false, p.lower(), p.upper(), null));
    }
    return new FormulaReader(new Symbols(symbols));
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "…";
  }

  /** These and others. */
  public Conditions and(Conditions others) {
    if (others.isEmpty() || others.equals(this)) {
      return this;
    }
    DesignSpace known = space == null ? others.space : space;
    if (isEmpty() || known == null) {
      return others;
    }
    List<Formula> more = others.formulas.stream().filter(f -> !texts.contains(f.text())).toList();
    return new Conditions(
        known,
        Stream.concat(texts.stream(), more.stream().map(Formula::text)).toList(),
        Stream.concat(formulas.stream(), more.stream()).toList());
  }

  /** All but one of them. */
  public Conditions without(int index) {
    List<String> rest = new ArrayList<>(texts);
    List<Formula> others = new ArrayList<>(formulas);
    rest.remove(index);
    others.remove(index);
    return rest.isEmpty() || space == null ? NONE : new Conditions(space, rest, others);
  }

  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /** How many there are. */
  public int size() {
    return texts.size();
  }

  /** As they were typed. */
  public List<String> texts() {
    return texts;
  }

  /** What they say. */
  public List<Formula> formulas() {
    return formulas;
  }

  /**
   * The relations of the space together with the conditions that are linear equations, which are
   * relations too.
   */
  Relations relations(DesignSpace of) {
    return relations == null ? Relations.of(of) : relations;
  }

  /** The expressions that must be in a range and are no linear equations. */
  public List<Term> nonlinear() {
    return others;
  }

  /** All expressions that must be in a range. */
  public List<Term> terms() {
    return terms;
  }

  /** All variables that may have some values only. */
  public List<Levels> levels() {
    return levels;
  }

  /** Whether any says something about a variable. */
  public boolean involves(int variable) {
    return !isEmpty() && involved[variable];
  }

  /** Whether any asks for one value of an expression, which chance never meets. */
  public boolean hasEqualities() {
    return terms.stream().anyMatch(Term::isEquality);
  }

  /** Whether design {@code row} of {@code x [n, dx]} satisfies all. */
  public boolean allow(float[] x, int row) {
    return isEmpty() || allow(written(x, row));
  }

  /**
   * The same for one design of many.
   *
   * @param room for a design, {@code [dx]}; changed
   */
  public boolean allow(float[] x, int row, double[] room) {
    if (isEmpty()) {
      return true;
    }
    write(x, row, room);
    return allow(room);
  }

  /** Whether a design {@code [dx]}, with values as files show them, satisfies all. */
  public boolean allow(double[] written) {
    for (Levels level : levels) {
      if (!level.allows(written[level.column()])) {
        return false;
      }
    }
    for (Term term : terms) {
      if (!holds(term, written)) {
        return false;
      }
    }
    return true;
  }

  /** Index of the first condition that a design {@code [dx]} does not satisfy; −1 if none. */
  public int broken(float[] x) {
    double[] written = isEmpty() ? new double[0] : written(x, 0);
    for (int i = 0; i < formulas.size(); i++) {
      Formula formula = formulas.get(i);
      boolean holds =
          formula.levels().stream().allMatch(l -> l.allows(written[l.column()]))
              && formula.terms().stream().allMatch(t -> holds(t, written));
      if (!holds) {
        return i;
      }
    }
    return -1;
  }

  private boolean holds(Term term, double[] written) {
    double value = term.value().value(written);
    double beyond = term.beyond(value);
    if (beyond == 0) {
      return true;
    }
    // not "less than": what is not a number satisfies nothing
    return Math.abs(beyond) <= allowed(term, value, written);
  }

  /** By how much a term may be off: rounding, and half of the last decimals for one value. */
  private double allowed(Term term, double value, double[] written) {
    double rounding = ROUNDING * Math.max(Math.abs(value), 1e-3);
    return term.isEquality() ? rounding + decimals(term, written) : rounding;
  }

  /** What half a step of the last decimal of every variable changes an expression by. */
  public double decimals(Term term, double[] x) {
    double[] slopes = new double[x.length];
    term.value().slopes(x, slopes);
    double sum = 0;
    for (int j = 0; j < slopes.length; j++) {
      sum += Math.abs(slopes[j]) * half[j];
    }
    return sum;
  }

  /** Design {@code row} of {@code x [n, dx]} with the values that files show. */
  double[] written(float[] x, int row) {
    double[] written = new double[grid.length];
    write(x, row, written);
    return written;
  }

  private void write(float[] x, int row, double[] written) {
    for (int j = 0; j < written.length; j++) {
      written[j] = written(j, x[row * written.length + j]);
    }
  }

  /** A value of a variable as files show it. */
  public double written(int j, double value) {
    return grid[j] == 0 ? value : Math.rint(value * grid[j]) / grid[j];
  }

  /**
   * Refuses bounds inside which a condition can never hold, by the ranges that expressions can take
   * there.
   *
   * @throws BackcastException naming the condition
   */
  public void check(DesignBounds bounds) throws BackcastException {
    Interval[] box = box(bounds);
    for (Formula formula : formulas) {
      for (Term term : formula.terms()) {
        Interval range = term.value().range(box);
        if (!mayHold(term, range, box)) {
          throw new BackcastException(
              ErrorCode.BAD_CONSTRAINT,
              Sentence.of(
                  "bounds.refused",
                  term.text(),
                  Sentence.figure(Units.plain(Numbers.significant(range.low(), 5), term.unit())),
                  Sentence.figure(Units.plain(Numbers.significant(range.high(), 5), term.unit())),
                  shortened(formula.text())));
        }
      }
      for (Levels level : formula.levels()) {
        if (!level.mayHold(box[level.column()])) {
          throw new BackcastException(
              ErrorCode.BAD_CONSTRAINT, Sentence.of("bounds.none-left", shortened(formula.text())));
        }
      }
    }
  }

  private boolean mayHold(Term term, Interval range, Interval[] box) {
    double[] middle = Arrays.stream(box).mapToDouble(i -> (i.low() + i.high()) / 2).toArray();
    double slack =
        ROUNDING * Math.max(1e-3, Math.max(Math.abs(range.low()), Math.abs(range.high())))
            + (term.isEquality() ? decimals(term, middle) : 0);
    return !range.isEmpty()
        && range.high() >= term.low() - slack
        && range.low() <= term.high() + slack;
  }

  /** The range of every variable inside bounds, {@code [dx]}. */
  public static Interval[] box(DesignBounds bounds) {
    Interval[] box = new Interval[bounds.lower().length];
    Arrays.setAll(box, j -> new Interval(bounds.lower()[j], bounds.upper()[j]));
    return box;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Conditions c && texts.equals(c.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
