package io.backcast.io;

import io.backcast.model.ModelCard;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The provenance of a file of predictions.
 *
 * @param designs where the designs come from
 * @param designsProvenance how they were made, which would be lost where the result takes their
 *     place; null if unknown
 */
public record PredictionOrigin(
    String program,
    String model,
    String identity,
    String designs,
    long rows,
    @Nullable JsonNode designsProvenance,
    Provenance.@Nullable Audited audited) {

  /** Of predictions by a model. */
  public static PredictionOrigin of(
      String program,
      ModelCard card,
      String designs,
      long rows,
      @Nullable JsonNode designsProvenance,
      Provenance.@Nullable Audited audited) {
    return new PredictionOrigin(
        program, card.name(), card.identity(), designs, rows, designsProvenance, audited);
  }
}
