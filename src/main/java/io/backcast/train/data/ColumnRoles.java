package io.backcast.train.data;

import io.backcast.model.BackcastException;
import io.backcast.model.DataCleaning;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.model.Scale;
import io.backcast.model.VariableKind;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each column of a table is for, and why.
 *
 * @param profile of the table
 * @param columns in file order
 */
public record ColumnRoles(TableProfile profile, List<Assigned> columns) {
  /** What a column is for. */
  public enum Use {
    PROPERTY,
    VARIABLE,
    /** Rows with the same value are held out together. */
    GROUP,
    IGNORED
  }

  /** Why a column has its use. */
  public enum Reason {
    /** The user said so. */
    ASKED(Sentence.of("training.why.asked")),
    /** A variable because nothing speaks against it. */
    USABLE(Sentence.NONE),
    /** The property because it is the last column. */
    LAST(Sentence.of("training.why.last")),
    /** A property because it is numbered as the last column is. */
    NUMBERED(Sentence.of("training.why.numbered")),
    /** A property because it follows from the columns before it, which vary freely. */
    DETERMINED(Sentence.of("training.why.determined")),
    /** A property because a tool's table calls it so. */
    KNOWN_RESULT(Sentence.of("training.why.known-result")),
    /** Not among the variables that the user named. */
    NOT_ASKED(Sentence.of("training.why.not-asked")),
    CONSTANT(Sentence.of("training.why.constant")),
    LABEL(Sentence.of("training.why.label")),
    DATE(Sentence.of("training.why.dates")),
    RANGE(Sentence.of("training.why.ranges")),
    EMPTY(Sentence.of("training.why.empty")),
    ROW_NUMBER(Sentence.of("training.why.row-number")),
    /** Written by this program or by a tool beside a result. */
    BESIDE_RESULT(Sentence.of("training.why.beside-result"));

    private final Sentence words;

    Reason(Sentence words) {
      this.words = words;
    }

    /** The reason in words; none if it needs none. */
    public Sentence words() {
      return words;
    }
  }

  /** One column. */
  public record Assigned(ColumnProfile column, Use use, Reason reason) {}

  /**
   * What a user asks for, by names of columns.
   *
   * @param properties guessed if empty
   * @param variables if empty, all columns that can be and have no other use
   * @param ignored columns
   * @param group column, if any
   */
  public record Request(
      List<String> properties,
      List<String> variables,
      List<String> ignored,
      @Nullable String group) {
    /** Only properties are named, or nothing. */
    public static Request properties(List<String> properties) {
      return new Request(properties, List.of(), List.of(), null);
    }

    private List<String> all() {
      return Stream.of(
              properties, variables, ignored, group == null ? List.<String>of() : List.of(group))
          .flatMap(List::stream)
          .toList();
    }
  }

  /**
   * Assigns a use to every column.
   *
   * @throws BackcastException of usage if a column is named twice; of data if there is no such
   *     column, if a named one cannot have that use, or if no property is named and the last column
   *     cannot be one
   */
  public static ColumnRoles of(TableProfile profile, Request request) throws BackcastException {
    checkNames(profile, request);
    ColumnGuess guess = ColumnGuess.of(profile);
    Map<String, Reason> properties = properties(guess, request);
    if (properties.isEmpty()) {
      throw unclear(profile, guess, request);
    }
    List<Assigned> columns = new ArrayList<>();
    for (ColumnProfile c : profile.columns()) {
      columns.add(assigned(c, guess, request, properties));
    }
    return new ColumnRoles(profile, List.copyOf(columns));
  }

  /** Roles as far as the table shows them; there may be no property among them. */
  public static ColumnRoles guessed(TableProfile profile) {
    ColumnGuess guess = ColumnGuess.of(profile);
    Request nothing = Request.properties(List.of());
    Map<String, Reason> properties = properties(guess, nothing);
    List<Assigned> columns = new ArrayList<>();
    for (ColumnProfile c : profile.columns()) {
      Reason against = guess.against(c);
      Reason result = properties.get(c.name());
      if (result != null) {
        columns.add(new Assigned(c, Use.PROPERTY, result));
      } else if (against == null) {
        columns.add(new Assigned(c, Use.VARIABLE, Reason.USABLE));
      } else {
        columns.add(new Assigned(c, Use.IGNORED, against));
      }
    }
    return new ColumnRoles(profile, List.copyOf(columns));
  }

  /**
   * The named ones, else those of a known kind of table, else the last column if it can be one, and
   * those before it that are results as well.
   */
  private static Map<String, Reason> properties(ColumnGuess guess, Request request) {
    if (!request.properties().isEmpty()) {
      return request.properties().stream()
          .collect(Collectors.toMap(name -> name, name -> Reason.ASKED));
    }
    if (!guess.properties().isEmpty()) {
      return guess.properties().stream()
          .collect(Collectors.toMap(name -> name, name -> Reason.KNOWN_RESULT));
    }
    ColumnProfile last = last(guess, request);
    if (last == null || !canBeProperty(last) || guess.against(last) != null) {
      return Map.of();
    }
    if (!request.variables().isEmpty()) {
      return Map.of(last.name(), Reason.LAST);
    }
    Map<String, Reason> results = new HashMap<>(ResultColumns.of(guess, last));
    // what the user has given another use is no result
    request.all().forEach(results::remove);
    return results;
  }

  private static Assigned assigned(
      ColumnProfile c, ColumnGuess guess, Request request, Map<String, Reason> properties)
      throws BackcastException {
    String name = c.name();
    Reason result = properties.get(name);
    if (result != null) {
      requireNumbers(c, guess);
      return new Assigned(c, Use.PROPERTY, result);
    }
    if (request.ignored().contains(name)) {
      return new Assigned(c, Use.IGNORED, Reason.ASKED);
    }
    if (name.equals(request.group())) {
      return new Assigned(c, Use.GROUP, Reason.ASKED);
    }
    if (request.variables().contains(name)) {
      return new Assigned(variable(c, guess), Use.VARIABLE, Reason.ASKED);
    }
    if (!request.variables().isEmpty()) {
      return new Assigned(c, Use.IGNORED, Reason.NOT_ASKED);
    }
    Reason against = guess.against(c);
    return against == null
        ? new Assigned(c, Use.VARIABLE, Reason.USABLE)
        : new Assigned(c, Use.IGNORED, against);
  }

  /** A column that was asked for by name: words become categories even if they are labels. */
  private static ColumnProfile variable(ColumnProfile c, ColumnGuess guess)
      throws BackcastException {
    Reason against = guess.against(c);
    if (against == Reason.LABEL && c.categories().size() < ColumnProfile.MAX_CATEGORIES) {
      return c.as(VariableKind.CATEGORICAL);
    }
    if (against == null || against == Reason.ROW_NUMBER || against == Reason.BESIDE_RESULT) {
      return c;
    }
    throw new BackcastException(
        ErrorCode.BAD_CSV, Sentence.of("training.no-variable", c.name(), against.words()));
  }

  private static void requireNumbers(ColumnProfile c, ColumnGuess guess) throws BackcastException {
    if (!canBeProperty(c)) {
      Reason against = guess.against(c);
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          Sentence.of("training.no-property", c.name(), ColumnGuess.described(against)));
    }
  }

  private static boolean canBeProperty(ColumnProfile c) {
    return c.kind() != null && c.categories().isEmpty() && !c.constant();
  }

  /** The last column that the user has given no other use; null if there is none. */
  private static @Nullable ColumnProfile last(ColumnGuess guess, Request request) {
    List<String> taken = request.all();
    return guess.profile().columns().stream()
        .filter(c -> !taken.contains(c.name()) && guess.against(c) != Reason.BESIDE_RESULT)
        .reduce((a, b) -> b)
        .orElse(null);
  }

  private static BackcastException unclear(
      TableProfile profile, ColumnGuess guess, Request request) {
    ColumnProfile last = last(guess, request);
    List<String> taken = request.all();
    List<String> numbers =
        profile.columns().stream()
            .filter(c -> canBeProperty(c) && !taken.contains(c.name()))
            .map(ColumnProfile::name)
            .toList();
    String table = profile.table().name();
    Sentence advice =
        numbers.isEmpty()
            ? Sentence.of("training.no-numbers")
            : Sentence.of("training.name-property", numbers);
    return new BackcastException(
        ErrorCode.BAD_CSV,
        last == null
            ? Sentence.of("training.property-unclear", table, advice)
            : Sentence.of(
                "training.property-unclear-last",
                table,
                last.name(),
                guess.described(last),
                advice));
  }

  private static void checkNames(TableProfile profile, Request request) throws BackcastException {
    Set<String> seen = new HashSet<>();
    for (String name : request.all()) {
      profile.column(name);
      if (!seen.add(name)) {
        throw new BackcastException(ErrorCode.USAGE, Sentence.of("training.named-twice", name));
      }
    }
  }

  /** Columns of a use, in file order. */
  public List<ColumnProfile> columns(Use use) {
    return columns.stream().filter(c -> c.use() == use).map(Assigned::column).toList();
  }

  /**
   * A recipe with these roles, every variable between its extremes. Ranges, tolerances and decimals
   * are those of the rows that the cleaning leaves, and outliers are judged on the proposed scales.
   *
   * @param name of the model
   * @param cleaning which rows to leave out
   * @throws BackcastException if there are too few variables
   */
  public Recipe recipe(String name, DataCleaning cleaning) throws BackcastException {
    TableProfile cleaned = cleaned(cleaning);
    List<ColumnProfile> variables = new ArrayList<>();
    for (ColumnProfile c : columns(Use.VARIABLE)) {
      ColumnProfile left = cleaned.column(c.name()).as(c.kind());
      if (!left.constant()) {
        variables.add(left);
      }
    }
    List<Property> properties = new ArrayList<>();
    for (ColumnProfile c : columns(Use.PROPERTY)) {
      properties.add(cleaned.column(c.name()).property(scale(c, cleaning)));
    }
    if (variables.isEmpty()) {
      throw new BackcastException(
          ErrorCode.BAD_CSV,
          Sentence.of(
              "training.columns-needed",
              profile.table().name(),
              variables.size(),
              properties.size()));
    }
    DesignSpace space =
        new DesignSpace(
            variables.stream().map(c -> c.variable(scale(c, cleaning))).toList(),
            properties,
            List.of(),
            List.of());
    DesignSpace related = TableRelations.of(cleaned.table(), variables).applyTo(space);
    String group = columns(Use.GROUP).stream().map(ColumnProfile::name).findFirst().orElse(null);
    return new Recipe(
        name,
        name,
        null,
        null,
        related,
        null,
        null,
        cleaning.equals(DataCleaning.NONE) ? null : cleaning,
        group,
        null,
        properties.stream().map(Property::name).toList());
  }

  private static @Nullable Scale scale(ColumnProfile column, DataCleaning cleaning) {
    return column.scale(cleaning.outliers());
  }

  /** The table's columns as they are in the rows that are left. */
  private TableProfile cleaned(DataCleaning cleaning) {
    if (!cleaning.incomplete() && !cleaning.outliers()) {
      return profile;
    }
    List<RowCleaning.Rule> rules =
        Stream.concat(columns(Use.VARIABLE).stream(), columns(Use.PROPERTY).stream())
            .map(
                c ->
                    new RowCleaning.Rule(
                        c.name(),
                        c.categories().isEmpty() ? null : c.categories(),
                        scale(c, cleaning),
                        columns(Use.PROPERTY).contains(c)))
            .toList();
    return TableProfile.of(RowCleaning.of(profile.table(), rules, cleaning).kept());
  }
}
