package io.backcast.performance;

import io.backcast.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records of a folder and the runs that they are of: {@code records.jsonl} and {@code runs.jsonl}.
 *
 * @param runs in the order of time, those alone that have records
 * @param records of each part those of its last run
 */
record KeptRecords(List<Run> runs, List<Measurement> records) {
  static final String RECORDS = "records.jsonl";
  static final String RUNS = "runs.jsonl";

  /** What a folder holds; nothing if there is none. */
  static KeptRecords read(Path folder, Json json) throws IOException {
    List<Run> runs = new ArrayList<>();
    Path file = folder.resolve(RUNS);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        runs.add(json.parse(line.getBytes(StandardCharsets.UTF_8), Run.class));
      }
    }
    return new KeptRecords(runs, Records.read(folder.resolve(RECORDS), json));
  }

  /** These, with the parts that a later run measured replaced by its records. */
  KeptRecords with(Run run, List<Measurement> measured) {
    Set<String> parts = measured.stream().map(Measurement::part).collect(Collectors.toSet());
    List<Measurement> all = new ArrayList<>();
    for (Part part : Part.values()) {
      List<Measurement> from = parts.contains(part.key()) ? measured : records;
      // of a case that was measured twice the last counts
      Map<String, Measurement> last = new LinkedHashMap<>();
      from.stream().filter(m -> m.part().equals(part.key())).forEach(m -> last.put(m.key(), m));
      all.addAll(last.values());
    }
    Set<String> used = all.stream().map(Measurement::run).collect(Collectors.toSet());
    Map<String, Run> still = new LinkedHashMap<>();
    runs.forEach(r -> still.put(r.key(), r));
    still.put(run.key(), run);
    still.keySet().retainAll(used);
    return new KeptRecords(List.copyOf(still.values()), List.copyOf(all));
  }

  void write(Path folder, Json json) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(RUNS), lines(runs, json));
    Files.writeString(folder.resolve(RECORDS), lines(records, json));
  }

  private static String lines(List<?> values, Json json) {
    return values.stream()
        .map(v -> new String(json.bytes(v), StandardCharsets.UTF_8) + "\n")
        .collect(Collectors.joining());
  }
}
