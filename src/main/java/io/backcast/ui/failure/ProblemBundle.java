package io.backcast.ui.failure;

import io.backcast.engine.ModelFolder;
import io.backcast.help.Versions;
import io.backcast.io.AtomicFiles;
import io.backcast.io.Json;
import io.backcast.io.SettingsFile;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Session;
import io.backcast.sentence.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What helps to understand a problem, as one archive. The path of the home folder is masked in all
 * texts; networks, and what a card says of the training data, are only added if asked for.
 */
public final class ProblemBundle {
  /** Keys of a card that describe the training data. */
  private static final Set<String> DATA = Set.of("digest", "support");

  private final Json json;
  private final HomeMask mask;
  private final Sources sources;

  /** A part that is added or left out. */
  public enum Part {
    VERSIONS(true),
    LOG(true),
    SETTINGS(true),
    SESSION(true),
    CARD(true),
    DATA(false),
    NETWORKS(false);

    private final boolean usual;

    Part(boolean usual) {
      this.usual = usual;
    }

    /** Whether it is added unless the user says otherwise. */
    public boolean usual() {
      return usual;
    }
  }

  /**
   * Where the parts come from.
   *
   * @param program name and version
   * @param user folder for user data
   * @param logs folder of the log
   * @param session of the window; null if there is none
   * @param model folder of the window's model; null if there is none
   * @param home of the user
   */
  public record Sources(
      String program,
      Path user,
      Path logs,
      @Nullable Session session,
      @Nullable Path model,
      String home) {}

  /**
   * A file of the archive.
   *
   * @param text what it holds, masked; null for a network
   * @param file where the network is; null for a text
   * @param bytes its size before it is packed
   */
  public record Item(
      Part part, String name, @Nullable String text, @Nullable Path file, long bytes) {}

  public ProblemBundle(Sources sources, Json json) {
    this.sources = sources;
    this.json = json;
    this.mask = new HomeMask(sources.home());
  }

  /**
   * Every file that the archive can hold; call it in the background.
   *
   * @throws BackcastException if one is there and cannot be read
   */
  public List<Item> items() throws BackcastException {
    List<Item> items = new ArrayList<>();
    try {
      items.add(text(Part.VERSIONS, "versions.txt", Versions.text(sources.program())));
      for (Path log : logs()) {
        items.add(
            text(
                Part.LOG,
                "log/" + log.getFileName(),
                new String(Files.readAllBytes(log), StandardCharsets.UTF_8)));
      }
      Path settings = sources.user().resolve(SettingsFile.NAME);
      if (Files.exists(settings)) {
        items.add(
            text(
                Part.SETTINGS,
                SettingsFile.NAME,
                new String(Files.readAllBytes(settings), StandardCharsets.UTF_8)));
      }
      Session session = sources.session();
      if (session != null) {
        items.add(text(Part.SESSION, "session.backcast.json", json.text(session)));
      }
      Path model = sources.model();
      if (model != null) {
        addModel(model, items);
      }
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE, Sentence.of("bundle.unreadable", e.getMessage()), e);
    }
    return items;
  }

  private void addModel(Path model, List<Item> items) throws BackcastException, IOException {
    Map<String, JsonNode> card = new LinkedHashMap<>();
    Map<String, JsonNode> data = new LinkedHashMap<>();
    json.tree(model.resolve(ModelFolder.CARD))
        .properties()
        .forEach(e -> (DATA.contains(e.getKey()) ? data : card).put(e.getKey(), e.getValue()));
    items.add(text(Part.CARD, "model/" + ModelFolder.CARD, json.text(card)));
    if (!data.isEmpty()) {
      items.add(text(Part.DATA, "model/training-data-summary.json", json.text(data)));
    }
    try (Stream<Path> files = Files.list(model)) {
      for (Path network : files.filter(f -> f.toString().endsWith(".onnx")).sorted().toList()) {
        items.add(
            new Item(
                Part.NETWORKS,
                "model/" + network.getFileName(),
                null,
                network,
                Files.size(network)));
      }
    }
  }

  private List<Path> logs() throws IOException {
    if (!Files.isDirectory(sources.logs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(sources.logs())) {
      return files.filter(LogReader::isLog).sorted().toList();
    }
  }

  private Item text(Part part, String name, String text) {
    String masked = mask.of(text);
    return new Item(part, name, masked, null, masked.getBytes(StandardCharsets.UTF_8).length);
  }

  /**
   * Writes an archive whole or not at all.
   *
   * @param items to put into it
   * @throws BackcastException if it cannot be written
   */
  public static void write(Path zip, List<Item> items) throws BackcastException {
    AtomicFiles.write(
        zip,
        out -> {
          ZipOutputStream packed = new ZipOutputStream(out, StandardCharsets.UTF_8);
          for (Item item : items) {
            packed.putNextEntry(new ZipEntry("backcast-problem/" + item.name()));
            if (item.file() != null) {
              Files.copy(item.file(), packed);
            } else if (item.text() != null) {
              packed.write(item.text().getBytes(StandardCharsets.UTF_8));
            }
            packed.closeEntry();
          }
          packed.finish();
        });
  }
}
