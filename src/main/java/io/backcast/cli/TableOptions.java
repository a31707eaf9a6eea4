package io.backcast.cli;

import io.backcast.io.table.ReadingOptions;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TableSource;
import io.backcast.io.table.TextTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a user states about tables that a command reads; by default all is recognised. */
final class TableOptions {
  /** Columns of answers that a table has though there are none: nothing to be told. */
  private static final Pattern NO_ANSWERS =
      Pattern.compile("column (\\S+_dft(_direct|_shifted)?|seconds) is empty");

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description =
          "What separates the columns: a character, or comma, semicolon, tab, pipe, blank (default:"
              + " recognised).")
  private @Nullable String delimiter;

  @Option(
      names = "--decimal",
      paramLabel = "MARK",
      description = "What starts the decimals: dot or comma (default: recognised).")
  private @Nullable String decimal;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Encoding of the text, for example windows-1252 (default: recognised).")
  private @Nullable String encoding;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "Sheet of a workbook (default: the first).")
  private @Nullable String sheet;

  @Option(
      names = "--header",
      negatable = true,
      description = "The first line has the names, or has not (default: recognised).")
  private @Nullable Boolean header;

  @Option(
      names = "--missing",
      paramLabel = "VALUE",
      description = "A further text that stands for a missing value, for example -9999.")
  private List<String> missing = new ArrayList<>();

  /** Reads a table, or standard input for {@code -}, and says what was recognised. */
  TextTable read(Path file) throws BackcastException {
    ReadingOptions options = options();
    return read(TableSource.of(file), options);
  }

  /** Reads a table whose bytes are there, and says what was recognised. */
  TextTable read(TableSource source) throws BackcastException {
    return read(source, options());
  }

  private static TextTable read(TableSource source, ReadingOptions options)
      throws BackcastException {
    TextTable table = new TableReader(options).text(source);
    for (Sentence note : table.notes()) {
      if (!NO_ANSWERS.matcher(note.toString()).matches()) {
        System.err.println("%s: %s".formatted(source.name(), note));
      }
    }
    return table;
  }

  /**
   * The options.
   *
   * @throws BackcastException of usage if one is not understood
   */
  ReadingOptions options() throws BackcastException {
    return new ReadingOptions(
        delimiter(), mark(), charset(), sheet, header, new HashSet<>(missing));
  }

  /** What was stated, as it is typed, each with a blank before it. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    option(arguments, "--delimiter", delimiter);
    option(arguments, "--decimal", decimal);
    option(arguments, "--encoding", encoding);
    option(arguments, "--sheet", sheet);
    if (header != null) {
      arguments.add(header ? " --header" : " --no-header");
    }
    missing.forEach(text -> option(arguments, "--missing", text));
    return arguments;
  }

  private static void option(List<String> arguments, String name, @Nullable String value) {
    if (value != null) {
      // a value may begin with a minus
      arguments.add(" " + name + "=" + ColumnOptions.quoted(value));
    }
  }

  private @Nullable Character delimiter() throws BackcastException {
    if (delimiter == null) {
      return null;
    }
    return switch (delimiter.toLowerCase(Locale.ROOT)) {
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "tab", "\\t" -> '\t';
      case "pipe" -> '|';
      case "blank", "blanks", "space", "spaces" -> ' ';
      default -> {
        if (delimiter.length() != 1 || Character.isLetterOrDigit(delimiter.charAt(0))) {
          throw usage(
              "--delimiter %s is not one character. Name one, or comma, semicolon, tab, pipe or blank."
                  .formatted(delimiter));
        }
        yield delimiter.charAt(0);
      }
    };
  }

  private @Nullable Character mark() throws BackcastException {
    if (decimal == null) {
      return null;
    }
    return switch (decimal.toLowerCase(Locale.ROOT)) {
      case "comma", "," -> ',';
      case "dot", "point", "." -> '.';
      default -> throw usage("--decimal %s is neither dot nor comma.".formatted(decimal));
    };
  }

  private @Nullable Charset charset() throws BackcastException {
    try {
      return encoding == null ? null : Charset.forName(encoding);
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      throw usage(
          "--encoding %s is unknown. Name one such as utf-8, utf-16 or windows-1252."
              .formatted(encoding));
    }
  }

  private static BackcastException usage(String sentence) {
    return new BackcastException(ErrorCode.USAGE, sentence);
  }
}
