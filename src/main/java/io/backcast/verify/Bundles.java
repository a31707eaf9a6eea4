package io.backcast.verify;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calculations shared among the tasks of a job array, in files of the array's folder: {@code
 * bundles.json}, a folder a calculation in {@code runs}, and the answers of each task in {@code
 * answers}.
 *
 * @param keys of the calculations of each task, {@code [tasks][…]}
 */
public record Bundles(List<List<String>> keys) {
  private static final String FILE = "bundles.json";

  public Bundles {
    keys = List.copyOf(keys);
  }

  /**
   * Shares calculations among tasks.
   *
   * @param each how many a task gets
   */
  public static Bundles of(List<Calculation> calculations, int each) {
    List<String> all = calculations.stream().map(Calculation::key).distinct().toList();
    List<List<String>> keys = new ArrayList<>();
    for (int from = 0; from < all.size(); from += each) {
      keys.add(all.subList(from, Math.min(all.size(), from + each)));
    }
    return new Bundles(keys);
  }

  /** Whether a folder has bundles, and with them all folders of calculations. */
  public static boolean in(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /** Reads the bundles of a folder. */
  public static Bundles read(Path folder, Json json) throws BackcastException {
    return json.readPlain(folder.resolve(FILE), Bundles.class);
  }

  /** Writes the bundles, and a folder for each of their calculations. */
  public void write(Path folder, List<Calculation> calculations, Json json)
      throws BackcastException {
    Map<String, Calculation> byKey = new LinkedHashMap<>();
    calculations.forEach(calculation -> byKey.put(calculation.key(), calculation));
    for (List<String> bundle : keys) {
      for (String key : bundle) {
        Calculation calculation = byKey.get(key);
        if (calculation != null && !CalculationFolder.has(runs(folder), key)) {
          CalculationFolder.write(runs(folder), calculation, json);
        }
      }
    }
    // last, so that a folder that has it is whole
    json.writePlain(folder.resolve(FILE), this);
  }

  /**
   * The calculations of a task, from their folders.
   *
   * @param task from 1
   */
  public List<Calculation> task(Path folder, int task, Json json) throws BackcastException {
    if (task < 1 || task > keys.size()) {
      throw new BackcastException(
          ErrorCode.USAGE, "There is no task %s; there are %s.".formatted(task, keys.size()));
    }
    List<Calculation> calculations = new ArrayList<>();
    for (String key : keys.get(task - 1)) {
      calculations.add(CalculationFolder.read(runs(folder), key, json));
    }
    return calculations;
  }

  /** The folders of the calculations. */
  public static Path runs(Path folder) {
    return folder.resolve("runs");
  }

  /** The answers of a task, which one process at a time writes. */
  public static Path answers(Path folder, int task) {
    return folder.resolve("answers").resolve("task-%s.jsonl".formatted(task));
  }

  /**
   * Takes over the answers of all tasks that a store does not have; may be repeated at any time.
   *
   * @return how many were new
   */
  public int collect(Path folder, AnswerStore into, Json json) throws BackcastException {
    int added = 0;
    for (int task = 1; task <= keys.size(); task++) {
      AnswerStore answers = new AnswerStore(answers(folder, task), json);
      for (String key : keys.get(task - 1)) {
        Answer answer = answers.find(key).orElse(null);
        if (answer != null && into.find(key).isEmpty()) {
          into.append(answer);
          added++;
        }
        Answer failure = answers.failure(key).orElse(null);
        if (failure != null
            && into.find(key).isEmpty()
            && into.failure(key).filter(f -> f.when().compareTo(failure.when()) >= 0).isEmpty()) {
          into.append(failure);
          added++;
        }
      }
    }
    return added;
  }
}
