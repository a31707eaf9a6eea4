package io.backcast.serve;

import io.backcast.io.DesignRows;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** The designs that a client gives: as objects, or as rows of a table in the server's folder. */
final class Designs {
  /** Designs as objects. */
  static final String DESIGNS = "designs";

  /** Designs as rows of a table. */
  static final String IN = "in";

  /** A table of this size is not read for a few rows. */
  private static final long MAX_BYTES = 64L << 20;

  private final RootFolder root;

  Designs(RootFolder root) {
    this.root = root;
  }

  /**
   * Designs.
   *
   * @param all the table that has them
   * @param positions of their rows in it, from 0
   * @param origin where they come from, in words
   */
  record Given(TextTable all, int[] positions, String origin) {
    TextTable picked() {
      return all.withRows(positions);
    }
  }

  /**
   * The designs of a call.
   *
   * @param most how many there may be
   * @throws BackcastException if there are none, in both ways or in neither, or too many
   */
  Given of(Arguments arguments, int most) throws BackcastException {
    if (arguments.has(DESIGNS) == arguments.has(IN)) {
      throw Arguments.usage(
          "Give designs either as a list, “designs”, or as rows of a table, “in”.");
    }
    Given given =
        arguments.has(DESIGNS) ? listed(arguments.objects(DESIGNS)) : read(arguments.text(IN));
    int count = given.positions().length;
    if (count == 0 || count > most) {
      throw Arguments.usage(
          String.format(
              Locale.ROOT,
              "There are %,d designs, and this takes 1 to %,d. Name some rows, as in"
                  + " designs.csv:1..%d.",
              count,
              most,
              most));
    }
    return given;
  }

  private Given read(String text) throws BackcastException {
    DesignRows rows = DesignRows.of(text);
    Path file = root.existing(rows.file().toString());
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw Arguments.usage(
            "%s is larger than 64 MB. Use backcast predict on the command line.".formatted(text));
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, text + " cannot be read. Look at its permissions.", e);
    }
    TextTable all = new TableReader().text(file);
    return new Given(all, rows.positions(all.rows().size()), text);
  }

  private static Given listed(List<JsonNode> designs) {
    Set<String> names = new LinkedHashSet<>();
    designs.forEach(d -> names.addAll(d.propertyNames()));
    List<String> columns = List.copyOf(names);
    List<String[]> rows = new ArrayList<>();
    for (JsonNode design : designs) {
      rows.add(columns.stream().map(c -> design.path(c).asString("")).toArray(String[]::new));
    }
    TextTable all =
        new TextTable(DESIGNS, columns, rows, LongStream.rangeClosed(1, rows.size()).toArray());
    return new Given(all, IntStream.range(0, rows.size()).toArray(), "a list of designs");
  }
}
