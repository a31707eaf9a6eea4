package io.backcast.literature;

import io.backcast.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The results so far, a line of JSON each, so that a run that was interrupted goes on. */
final class Outcomes {
  private final Path file;
  private final Json json;
  private final List<Outcome> all = new ArrayList<>();

  Outcomes(Path file, Json json) throws IOException {
    this.file = file;
    this.json = json;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          all.add(json.parse(line.getBytes(StandardCharsets.UTF_8), Outcome.class));
        }
      }
    }
  }

  List<Outcome> all() {
    return all;
  }

  boolean has(String task, String method, String size, int rows) {
    return all.stream().anyMatch(o -> o.same(task, method, size, rows));
  }

  void add(Outcome outcome) throws IOException {
    all.add(outcome);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        new String(json.bytes(outcome), StandardCharsets.UTF_8) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
