package io.backcast.literature;

import io.backcast.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

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

  /**
   * Takes the lines of another file; each takes the place of an older one of the same measurement.
   */
  void merge(List<T> newer, BiPredicate<T, T> same) throws IOException {
    if (newer.isEmpty()) {
      return;
    }
    for (T one : newer) {
      int at =
          IntStream.range(0, all.size())
              .filter(i -> same.test(all.get(i), one))
              .findFirst()
              .orElse(all.size());
      if (at < all.size()) {
        all.set(at, one);
      } else {
        all.add(one);
      }
    }
    StringBuilder text = new StringBuilder();
    for (T one : all) {
      text.append(line(one));
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  private String line(T one) throws IOException {
    return new String(json.bytes(one), StandardCharsets.UTF_8) + "\n";
  }

  void add(T one) throws IOException {
    all.add(one);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, line(one), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
