package io.backcast.ui.start;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ModelCard;
import io.backcast.ui.common.FailureHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The models that the start screen offers. */
public final class ModelGallery {
  private ModelGallery() {}

  /** A model folder and its card. */
  public record Entry(Path folder, ModelCard card) {}

  /** Reads the cards of folders; folders without a readable card are noted and skipped. */
  public static List<Entry> of(List<Path> folders, Json json, FailureHandler failures) {
    ModelFolder reader = new ModelFolder(json);
    List<Entry> entries = new ArrayList<>();
    for (Path folder : folders) {
      try {
        entries.add(new Entry(folder, reader.card(folder)));
      } catch (BackcastException e) {
        failures.note(e);
      }
    }
    return entries;
  }
}
