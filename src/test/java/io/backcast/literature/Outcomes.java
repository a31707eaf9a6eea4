package io.backcast.literature;

import io.backcast.io.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The results of the methods so far. */
final class Outcomes {
  private final JsonLines<Outcome> lines;

  Outcomes(Path file, Json json) throws IOException {
    this.lines = new JsonLines<>(file, json, Outcome.class);
  }

  List<Outcome> all() {
    return lines.all();
  }

  boolean has(String task, String method, String size, int rows) {
    return all().stream().anyMatch(o -> o.same(task, method, size, rows));
  }

  /** Seconds of the training of something measured. */
  double trainSeconds(String task, String method, String size, int rows) {
    return all().stream()
        .filter(o -> o.same(task, method, size, rows))
        .mapToDouble(Outcome::trainSeconds)
        .findFirst()
        .orElse(Double.NaN);
  }

  void add(Outcome outcome) throws IOException {
    lines.add(outcome);
  }
}
