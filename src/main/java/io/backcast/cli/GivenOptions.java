package io.backcast.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What was typed, to be given to the same command again. */
final class GivenOptions {
  private GivenOptions() {}

  /**
   * The options of a command without those of {@link SlurmOptions}.
   *
   * @param without names of further options to leave out
   */
  static List<String> of(ParseResult parsed, List<String> without) {
    List<String> arguments = new ArrayList<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      String name = option.longestName();
      if (SlurmOptions.NAMES.contains(name) || without.contains(name)) {
        continue;
      }
      if (option.arity().max() == 0) {
        arguments.add(name);
      } else {
        option.originalStringValues().forEach(value -> arguments.add(name + "=" + value));
      }
    }
    return arguments;
  }
}
