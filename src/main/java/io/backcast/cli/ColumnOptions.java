package io.backcast.cli;

import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.model.Property;
import io.backcast.model.Recipe;
import io.backcast.model.Variable;
import io.backcast.train.data.ColumnProfile;
import io.backcast.train.data.ColumnRoles;
import io.backcast.train.data.TableProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a user says about the columns of a table to train on; the rest is guessed, and told. */
final class ColumnOptions {
  @Option(
      names = "--property",
      paramLabel = "NAME",
      description = "Column to design for; may be repeated (default: the last, if it can be).")
  private List<String> properties = new ArrayList<>();

  @Option(
      names = "--variable",
      paramLabel = "NAME",
      description = "Column that is a variable; may be repeated (default: all others).")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "--ignore",
      paramLabel = "NAME",
      description = "Column to leave out; may be repeated.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description =
          "Column of a batch, a sample or a paper: rows with the same value are held out together.")
  private @Nullable String group;

  /**
   * The roles of the columns, with which the recipe is made.
   *
   * @throws BackcastException if they are not clear, or do not fit the table
   */
  ColumnRoles roles(TextTable table) throws BackcastException {
    List<String> wanted =
        Stream.of(properties, variables, group == null ? List.<String>of() : List.of(group))
            .flatMap(List::stream)
            .toList();
    table.requireDecided(
        variables.isEmpty()
            ? ignored
            : table.columns().stream().filter(c -> !wanted.contains(c)).toList());
    return ColumnRoles.of(
        TableProfile.of(table), new ColumnRoles.Request(properties, variables, ignored, group));
  }

  /**
   * Refuses options that say other than a recipe does.
   *
   * @throws BackcastException of usage, naming the difference
   */
  void requireAgreement(Recipe recipe) throws BackcastException {
    DesignSpace space = recipe.space();
    if (space == null) {
      return;
    }
    List<String> designed = space.properties().stream().map(Property::name).toList();
    List<String> varied = space.variables().stream().map(Variable::name).toList();
    requireSame("--property", properties, "designs for", designed);
    requireSame("--variable", variables, "varies", varied);
    for (String column : ignored) {
      if (designed.contains(column) || varied.contains(column)) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "The recipe uses the column %s. Leave out --ignore %s, or the recipe's space."
                .formatted(column, quoted(column)));
      }
    }
    if (group != null && !group.equals(recipe.group())) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "The recipe holds out rows %s. Leave out --group %s, or name the group in the recipe."
              .formatted(
                  recipe.group() == null ? "by design" : "by the group " + recipe.group(),
                  quoted(group)));
    }
  }

  private static void requireSame(
      String option, List<String> given, String does, List<String> recipe)
      throws BackcastException {
    if (!given.isEmpty() && !Set.copyOf(given).equals(Set.copyOf(recipe))) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "The recipe %s %s, not %s. Leave out %s, or the recipe's space."
              .formatted(does, String.join(", ", recipe), String.join(", ", given), option));
    }
  }

  /** The options as they were given. */
  List<String> arguments() {
    return Stream.of(
            properties.stream().map(p -> " --property " + quoted(p)),
            variables.stream().map(v -> " --variable " + quoted(v)),
            ignored.stream().map(i -> " --ignore " + quoted(i)),
            Stream.ofNullable(group).map(g -> " --group " + quoted(g)))
        .flatMap(s -> s)
        .toList();
  }

  static String quoted(String name) {
    return name.matches("[\\w.+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }

  /** A line for each column: its name, its use, and what it holds or why it is left out. */
  static List<String> lines(ColumnRoles roles) {
    int width =
        Math.min(
            40, roles.columns().stream().mapToInt(c -> c.column().name().length()).max().orElse(0));
    return roles.columns().stream()
        .map(
            c ->
                String.format(
                    Locale.ROOT,
                    "  %-" + width + "s  %-8s  %s",
                    c.column().name(),
                    c.use().name().toLowerCase(Locale.ROOT),
                    detail(c)))
        .toList();
  }

  private static String detail(ColumnRoles.Assigned c) {
    String reason = c.reason().words().toString();
    if (c.use() == ColumnRoles.Use.IGNORED || c.use() == ColumnRoles.Use.GROUP) {
      return reason;
    }
    boolean told = c.reason() == ColumnRoles.Reason.ASKED || reason.isEmpty();
    return values(c.column()) + (told ? "" : " (" + reason + ")");
  }

  private static String values(ColumnProfile c) {
    int count = c.categories().size();
    if (count > 0) {
      String warning =
          c.chemical()
              ? " of elements or formulas, with their physical quantities"
              : count > ColumnProfile.MANY_CATEGORIES ? ", which takes many rows to learn" : "";
      String shown = String.join(", ", c.categories().subList(0, Math.min(5, count)));
      return "%s categories%s: %s%s".formatted(count, warning, shown, count > 5 ? ", …" : "");
    }
    String unit = c.unit().isEmpty() ? "" : " " + c.unit();
    return "%s … %s%s".formatted(number(c.lower()), number(c.upper()), unit);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.6g", value);
    return text.contains("e")
        ? text.replaceFirst("\\.?0+e", "e")
        : text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
