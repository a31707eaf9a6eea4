package io.backcast.cli;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "collect",
    description =
        "Take in what was calculated elsewhere: vasprun.xml, OUTCAR, data-file-schema.xml of Quantum"
            + " ESPRESSO, text logs of GPAW, CSV; or a folder of Slurm jobs. May be given again at"
            + " any time.")
final class CollectCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "PLACE",
      description = "Files, folders of such files, or a folder of Slurm jobs.")
  private List<Path> places;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Model folder (default: the shipped model that the designs come from).")
  private @Nullable Path model;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "Structure template that was calculated (default: the model's first).")
  private @Nullable String template;

  @Option(names = "--in", paramLabel = "CSV", description = "Designs to which answers belong.")
  private @Nullable Path designs;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Designs with their answers, .csv, .json or .parquet.")
  private @Nullable Path out;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "File that keeps all answers (default: in the user's data folder).")
  private @Nullable Path answers;

  @Option(
      names = "--settings",
      paramLabel = "JSON",
      description =
          "Settings of the calculation, as verify has them; their k-points say what was calculated.")
  private @Nullable Path settings;

  @Option(
      names = "--property",
      paramLabel = "NAME",
      description = "The property that is the gap (default: the only one).")
  private @Nullable String property;

  private final List<CollectSource> sources;

  /**
   * The command.
   *
   * @param sources the first one that takes a place collects it
   */
  CollectCommand(List<CollectSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public Integer call() throws BackcastException {
    CollectSource chosen = null;
    for (Path place : places) {
      if (!Files.exists(place)) {
        throw new BackcastException(
            ErrorCode.MISSING_FILE, place + " does not exist. Check the path.");
      }
      CollectSource source =
          sources.stream()
              .filter(s -> s.takes(place))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BackcastException(
                          ErrorCode.USAGE, place + " is nothing that answers come back in."));
      if (chosen != null && chosen != source) {
        throw new BackcastException(
            ErrorCode.USAGE,
            "%s is of another kind than the places before it. Collect folders of jobs and files in two commands."
                .formatted(place));
      }
      chosen = source;
    }
    return chosen == null
        ? 0
        : chosen.collect(
            places,
            new CollectSource.Request(model, template, designs, out, answers, settings, property));
  }
}
