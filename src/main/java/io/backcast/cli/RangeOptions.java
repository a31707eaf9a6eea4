package io.backcast.cli;

import io.backcast.engine.importing.ImportPlan;
import io.backcast.engine.importing.PropertyRanges;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.Console;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ranges of properties that the options give; on a terminal the user is asked for the rest. */
final class RangeOptions implements PropertyRanges {
  private static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
  private static final Pattern RANGE =
      Pattern.compile("(?:(.+)=)?(%s)\\.\\.(%s)".formatted(NUMBER, NUMBER));

  private final Map<String, double[]> given;
  private final @Nullable Console terminal;
  private final Set<String> used = new HashSet<>();

  private RangeOptions(Map<String, double[]> given, @Nullable Console terminal) {
    this.given = given;
    this.terminal = terminal;
  }

  /**
   * Reads the options.
   *
   * @param terminal to ask on, if it is one
   * @throws BackcastException if one is no range
   */
  static RangeOptions of(List<String> options, @Nullable Console terminal)
      throws BackcastException {
    Map<String, double[]> given = new LinkedHashMap<>();
    for (String option : options) {
      Matcher matcher = RANGE.matcher(option.strip());
      if (!matcher.matches()) {
        throw new BackcastException(
            ErrorCode.USAGE, "--range %s should read like y=0..2.5.".formatted(option));
      }
      String name = matcher.group(1) == null ? "" : matcher.group(1).strip();
      if (given.put(name, range(option, matcher)) != null) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "--range is given twice for %s.".formatted(name.isEmpty() ? "all" : name));
      }
    }
    return new RangeOptions(given, terminal);
  }

  private static double[] range(String text, Matcher matcher) throws BackcastException {
    double low = Double.parseDouble(matcher.group(2));
    double high = Double.parseDouble(matcher.group(3));
    if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "%s is no range: the first number must be below the second.".formatted(text));
    }
    return new double[] {low, high};
  }

  @Override
  public double @Nullable [] of(String port, String property) throws BackcastException {
    for (String name : List.of(property, port, "")) {
      double[] range = given.get(name);
      if (range != null) {
        used.add(name);
        return range;
      }
    }
    return terminal == null || !terminal.isTerminal() || port.isEmpty()
        ? null
        : ask(terminal, port, property);
  }

  private static double @Nullable [] ask(Console terminal, String port, String property)
      throws BackcastException {
    String answer =
        terminal.readLine(
            "Range of %s (input %s), as in 0..2.5, in the network's numbers [-1..1]: ",
            property, port);
    if (answer == null || answer.isBlank()) {
      return null;
    }
    Matcher matcher = RANGE.matcher(answer.strip());
    if (!matcher.matches()) {
      throw new BackcastException(ErrorCode.USAGE, "%s should read like 0..2.5.".formatted(answer));
    }
    return range(answer, matcher);
  }

  /**
   * Refuses ranges of what the network does not have.
   *
   * @param sure whether it is plain which inputs take the properties
   */
  void requireAllUsed(ImportPlan plan, boolean sure) throws BackcastException {
    for (String name : given.keySet()) {
      if (!used.contains(name)) {
        String properties =
            String.join(", ", plan.space().properties().stream().map(p -> p.name()).toList());
        throw new BackcastException(
            ErrorCode.USAGE,
            sure
                ? "--range names %s, and the network's properties are %s."
                    .formatted(name, properties)
                : ("--range names %s, and it is not plain which columns take the properties. Give --latent"
                        + " and --condition too, and --condition-first or --no-condition-first where one"
                        + " input holds both.")
                    .formatted(name));
      }
    }
  }
}
