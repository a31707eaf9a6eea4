package io.backcast.engine;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found about networks on one machine, kept in the folder for caches. It can be lost or
 * damaged at any time: then it is found again.
 *
 * @param file one for each machine
 */
record TuningFile(Path file, TunedMachine machine, Json json) {
  /** Networks that are kept; each training makes new ones. */
  private static final int MOST = 200;

  /** What is in the file. */
  record Content(
      @Nullable TunedMachine machine, @Nullable Map<String, @Nullable RunTuning> networks) {}

  /** The file of this machine in a folder, which need not exist. */
  static TuningFile of(Path folder, Json json) {
    TunedMachine machine = TunedMachine.here();
    return new TuningFile(
        folder.resolve("engine").resolve("tuning-" + machine.key() + ".json"), machine, json);
  }

  /** What is known by SHA-256 of the network; nothing if the file is damaged or of elsewhere. */
  Map<String, RunTuning> read() {
    Map<String, RunTuning> known = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return known;
    }
    try {
      // a file that says null is read as such
      @Nullable Content content = json.readPlain(file, Content.class);
      if (content != null && isHere(content.machine) && content.networks != null) {
        content.networks.forEach(
            (network, how) -> {
              if (how != null && how.isPossible(machine.processors())) {
                known.put(network, how);
              }
            });
      }
    } catch (BackcastException e) {
      // found again
      known.clear();
    }
    return known;
  }

  private boolean isHere(@Nullable TunedMachine of) {
    return of != null && machine.key().equals(of.key());
  }

  /** Keeps what was found, if the folder can be written. */
  void add(Map<String, RunTuning> found) {
    // another process may have written meanwhile
    Map<String, RunTuning> all = read();
    if (all.size() + found.size() > MOST) {
      all.clear();
    }
    all.putAll(found);
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      json.writePlain(file, new Content(machine, all));
    } catch (IOException | BackcastException e) {
      // a cache that cannot be kept: the next start tries again
      return;
    }
  }
}
