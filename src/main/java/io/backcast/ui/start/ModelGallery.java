package io.backcast.ui.start;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The models that the start screen offers. */
public final class ModelGallery {
  private ModelGallery() {}

  /** A model folder and its card. */
  public record Entry(Path folder, ModelCard card) {}

  /** Reads the cards of folders; folders without a readable card are skipped. */
  public static List<Entry> of(List<Path> folders, Json json) {
    ModelFolder reader = new ModelFolder(json);
    List<Entry> entries = new ArrayList<>();
    for (Path folder : folders) {
      try {
        entries.add(new Entry(folder, reader.card(folder)));
      } catch (BackcastException e) {
        System.getLogger("backcast").log(System.Logger.Level.DEBUG, "not in the gallery", e);
      }
    }
    return entries;
  }
}
