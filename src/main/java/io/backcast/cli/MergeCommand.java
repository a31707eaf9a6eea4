package io.backcast.cli;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "merge",
    description =
        "Merge the tables of design --shard into the table that a single run writes, row for row.")
final class MergeCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The tables of all shards, in any order, each with the files that were written beside"
              + " it.")
  private List<Path> files = new ArrayList<>();

  @Mixin private TableOutput out;

  private final Json json;

  MergeCommand(Json json) {
    this.json = json;
  }

  @Override
  public Integer call() throws BackcastException {
    out.check();
    int rows = new ShardTables(json).merge(files, out.file());
    System.err.printf(Locale.ROOT, "Merged %,d shards: %,d designs%n", files.size(), rows);
    return 0;
  }
}
