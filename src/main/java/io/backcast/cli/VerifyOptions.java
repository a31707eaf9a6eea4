package io.backcast.cli;

import io.backcast.io.DesignRows;
import io.backcast.model.BackcastException;
import io.backcast.verify.AnswerStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Which designs are calculated, of which model, and how. */
final class VerifyOptions extends CalculationOptions {
  @Option(
      names = "--in",
      required = true,
      paramLabel = "CSV[:ROWS]",
      description = "Designs, all or some rows, as in designs.csv:1..10.")
  private String in;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Model folder (default: the shipped model that the designs come from).")
  private @Nullable Path model;

  /**
   * The command with these options from any folder, without its settings, which lie in the folder
   * of its jobs.
   *
   * @param parsed all options
   * @param store of the answers
   * @param out the table that is written
   */
  List<String> again(ParseResult parsed, AnswerStore store, Path out) throws BackcastException {
    List<String> arguments = new ArrayList<>(List.of("verify"));
    arguments.addAll(
        GivenOptions.of(
            parsed,
            List.of(
                "--in",
                "--settings",
                "--answers",
                "--model",
                "--out",
                "--per-task",
                "--finished")));
    arguments.add("--in=" + DesignRows.of(in).absolute());
    if (model != null) {
      arguments.add("--model=" + absolute(model));
    }
    arguments.add("--answers=" + absolute(store.file()));
    arguments.add("--out=" + absolute(out));
    return arguments;
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  String in() {
    return in;
  }

  @Nullable Path model() {
    return model;
  }
}
