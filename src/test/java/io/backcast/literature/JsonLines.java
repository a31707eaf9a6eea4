package io.backcast.literature;

import io.backcast.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What was measured so far, a line of JSON each, so that a run that was interrupted goes on. */
final class JsonLines<T> {
  private final Path file;
  private final Json json;
  private final List<T> all = new ArrayList<>();

  JsonLines(Path file, Json json, Class<T> type) throws IOException {
    this.file = file;
    this.json = json;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          all.add(json.parse(line.getBytes(StandardCharsets.UTF_8), type));
        }
      }
    }
  }

  List<T> all() {
    return all;
  }

  void add(T one) throws IOException {
    all.add(one);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        new String(json.bytes(one), StandardCharsets.UTF_8) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
