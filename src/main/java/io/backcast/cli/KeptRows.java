package io.backcast.cli;

import io.backcast.design.DesignFilter;
import io.backcast.design.RequestParser;
import io.backcast.model.BackcastException;
import io.backcast.model.DesignSet;
import io.backcast.model.DesignSpace;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which of the designs kept are written. */
final class KeptRows {
  private static final Pattern ROWS = Pattern.compile("([1-9]\\d{0,8})(?:\\.\\.([1-9]\\d{0,8}))?");

  @Option(
      names = "--only",
      paramLabel = "NAME=LOW..HIGH",
      description = "Of the designs kept, write those with a variable in a range, as a brush does.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--cluster",
      paramLabel = "N",
      description = "Of the designs kept, write those of the N-th cluster, the largest being 1.")
  private int cluster;

  @Option(
      names = "--rows",
      paramLabel = "N[..M],…",
      description = "Of the designs kept, write these rows, from 1.")
  private @Nullable String rows;

  /** Whether fewer than all are to be written. */
  boolean asked() {
    return !only.isEmpty() || cluster != 0 || rows != null;
  }

  /**
   * What they ask for.
   *
   * @throws BackcastException if one of them is unclear, or two contradict each other
   */
  DesignFilter filter(DesignSpace space, RequestParser parser) throws BackcastException {
    if (cluster < 0) {
      throw new BackcastException(ErrorCode.USAGE, "--cluster must be at least 1.");
    }
    if (rows != null && (!only.isEmpty() || cluster > 0)) {
      throw new BackcastException(
          ErrorCode.USAGE, "--rows names rows; leave out --only and --cluster.");
    }
    double[] low = new double[space.dx()];
    double[] high = new double[space.dx()];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    for (RequestParser.NamedRange range : parser.ranges(only)) {
      low[range.variable()] = range.low();
      high[range.variable()] = range.high();
    }
    return new DesignFilter(low, high, cluster, numbers());
  }

  /**
   * Those of the designs kept that are asked for.
   *
   * @throws BackcastException if none is, or there is no such cluster or row
   */
  DesignSet chosen(DesignFilter filter, DesignSpace space, DesignSet kept)
      throws BackcastException {
    DesignSet chosen = filter.of(space, kept);
    if (chosen.size() == 0) {
      List<String> asked = new ArrayList<>();
      only.forEach(range -> asked.add("--only " + range));
      if (cluster > 0) {
        asked.add("--cluster " + cluster);
      }
      throw new BackcastException(
          ErrorCode.UNREACHABLE,
          Sentence.of("designs.none-chosen", kept.size(), String.join(" ", asked)));
    }
    return chosen;
  }

  private int[] numbers() throws BackcastException {
    List<Integer> numbers = new ArrayList<>();
    for (String part : rows == null ? new String[0] : rows.split(",", -1)) {
      Matcher matcher = ROWS.matcher(part.strip());
      int from = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
      int to = from > 0 && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : from;
      if (from == 0 || to < from || to - from > 1_000_000) {
        throw new BackcastException(
            ErrorCode.USAGE, "--rows %s should read like 1,4,7..9.".formatted(rows));
      }
      IntStream.rangeClosed(from, to).forEach(numbers::add);
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
