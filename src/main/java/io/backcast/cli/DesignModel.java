package io.backcast.cli;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.ShippedModels;
import io.backcast.io.Json;
import io.backcast.io.Provenance;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The model that designs in a file come from.
 *
 * @param folder of the model
 * @param card its card
 */
record DesignModel(Path folder, ModelCard card) {
  /**
   * The model stated, or the shipped one that the provenance beside the designs names.
   *
   * @param stated null if none is
   * @throws BackcastException if it is not known, is of another training, or cannot be read
   */
  static DesignModel of(@Nullable Path stated, Path designs, ModelFolder folders, Json json)
      throws BackcastException {
    return of(stated, designs, true, folders, json);
  }

  /** The same for who asks the model for nothing that a training changes. */
  static DesignModel ofAnyTraining(
      @Nullable Path stated, Path designs, ModelFolder folders, Json json)
      throws BackcastException {
    return of(stated, designs, false, folders, json);
  }

  private static DesignModel of(
      @Nullable Path stated, Path designs, boolean same, ModelFolder folders, Json json)
      throws BackcastException {
    if (stated != null) {
      return new DesignModel(stated, folders.card(stated));
    }
    Path beside = Provenance.beside(designs);
    JsonNode provenance = Files.exists(beside) ? json.tree(beside) : null;
    String name = provenance == null ? "" : provenance.path("model").asString("");
    if (provenance == null || name.isEmpty()) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "%s does not say which model its designs come from. Name it with --model DIR."
              .formatted(designs));
    }
    Path found = ShippedModels.find(name);
    ModelCard card = found == null ? null : folders.card(found);
    if (found == null
        || card == null
        || (same && !card.identity().equals(provenance.path("identity").asString("")))) {
      throw new BackcastException(
          ErrorCode.USAGE,
          "%s comes from a model %s that is none of those that come along, or another training of one. Name its folder with --model DIR."
              .formatted(designs, name));
    }
    return new DesignModel(found, card);
  }
}
