package io.backcast.performance;

import io.backcast.io.Json;
import java.nio.file.Path;
import java.util.List;

/**
 * Adds what was measured to the history of a folder, writes its page, and says which ratios have
 * got worse beyond their spread.
 *
 * <p>Arguments: folder with {@code performance/records.jsonl}; folder of the history. Exit code 1
 * if a ratio has got worse.
 */
public final class HistoryRun {
  private HistoryRun() {}

  public static void main(String[] args) throws Exception {
    Json json = new Json();
    Path folder = Path.of(args[1]);
    History history =
        History.read(folder, json)
            .with(KeptRecords.read(Path.of(args[0]).resolve("performance"), json));
    history.write(folder, json);
    List<String> worse = history.regressions();
    worse.forEach(System.out::println);
    if (!worse.isEmpty()) {
      System.exit(1);
    }
  }
}
