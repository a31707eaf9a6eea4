package io.backcast.verify.campaign;

import io.backcast.train.ModelExtension;

/**
 * What the training after a round gave; {@value #FILE} in the round's folder.
 *
 * @param extension errors of the first model beside those of the new one
 * @param published whether the new model takes over; a worse one does not
 */
public record RoundLearning(ModelExtension extension, boolean published) {
  /** Name of the file. */
  public static final String FILE = "learning.json";
}
