package io.backcast.cli;

import io.backcast.io.Json;
import io.backcast.io.TableFormat;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.slurm.ArrayJob;
import io.backcast.slurm.ArrayScript;
import io.backcast.slurm.JobFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.ParseResult;

/** A draw of designs as a job array: every task draws a shard, and the shards are merged. */
final class DesignArray {
  /** Kind of such jobs. */
  static final String KIND = "design";

  private static final String OUT = "--out=";

  private final Json json;

  DesignArray(Json json) {
    this.json = json;
  }

  /**
   * The array for a command.
   *
   * @param identity of the model
   * @param model its folder
   * @param tasks how many shards
   */
  ArrayJob job(
      ParseResult parsed, String identity, Path model, Path out, int tasks, SlurmOptions options)
      throws BackcastException {
    List<String> arguments = GivenOptions.of(parsed, List.of("--out", "--model", "--tasks"));
    arguments.add("--model=" + model.toAbsolutePath().normalize());
    String words = arguments.stream().map(ArrayScript::quoted).collect(Collectors.joining(" "));
    String shard = "shards/part-$task" + TableFormat.of(out).suffix();
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("model identity", identity);
    asked.put("command", "design " + words);
    asked.put("format", TableFormat.of(out).title());
    return new ArrayJob(
        ArrayJob.FORMAT,
        KIND,
        tasks,
        asked,
        List.of(KIND, OUT + out.toAbsolutePath().normalize()),
        options.options(),
        List.of(
            "backcast design %s --shard=\"$task/%s\" --out=\"%s\"".formatted(words, tasks, shard)),
        "shards/part-%d.shard.json");
  }

  /**
   * Merges what the tasks wrote.
   *
   * @return how many rows
   * @throws BackcastException if one has not written
   */
  int merge(JobFolder folder, Path out) throws BackcastException {
    if (!folder.unfinished().isEmpty()) {
      throw SlurmSession.incomplete(folder);
    }
    String suffix = TableFormat.of(out(folder)).suffix();
    List<Path> parts =
        IntStream.rangeClosed(1, folder.job().tasks())
            .mapToObj(task -> folder.path().resolve("shards/part-" + task + suffix))
            .toList();
    return new ShardTables(json).merge(parts, out);
  }

  /** The table that the command writes in the end. */
  static Path out(JobFolder folder) throws BackcastException {
    for (String word : folder.job().command()) {
      if (word.startsWith(OUT)) {
        return Path.of(word.substring(OUT.length()));
      }
    }
    throw new BackcastException(
        ErrorCode.BAD_JSON, folder.path() + " does not say which table it is for.");
  }
}
