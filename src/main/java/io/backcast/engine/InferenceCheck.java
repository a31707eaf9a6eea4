package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.NetworkRole;
import io.backcast.model.Property;
import io.backcast.sentence.Sentence;
import java.nio.file.Path;

/** Runs every network once, so that a damaged one is refused before it is used. */
final class InferenceCheck {
  /** Two designs, as one alone does not show which axis of an output is that of the designs. */
  private static final int ROWS = 2;

  private InferenceCheck() {}

  static void check(InverseModel model, Path folder) throws BackcastException {
    ModelCard card = model.card();
    int dx = card.space().dx();
    int dy = card.space().dy();
    float[] x = repeated(card.space().reference());
    float[] middle = new float[dy];
    for (int k = 0; k < dy; k++) {
      Property p = card.space().properties().get(k);
      middle[k] = (float) p.middle();
    }
    float[] y = repeated(middle);
    float[] z = new float[ROWS * card.latent()];
    check(folder, card.generator(), model.backward(ROWS, z, y), dx);
    if (model.has(NetworkRole.FAST_GENERATOR)) {
      check(folder, NetworkRole.FAST_GENERATOR, model.fastBackward(ROWS, z, y), dx);
    }
    if (model.has(NetworkRole.FORWARD)) {
      check(folder, NetworkRole.FORWARD, model.forward(ROWS, x, y).z(), card.latent());
    }
    if (model.has(NetworkRole.PREDICT)) {
      float[] members = model.predict(ROWS, x);
      check(folder, NetworkRole.PREDICT, members, Math.max(1, members.length / (ROWS * dy)) * dy);
    }
    if (model.has(NetworkRole.AUDIT)) {
      float[] members = model.audit(ROWS, x);
      check(folder, NetworkRole.AUDIT, members, Math.max(1, members.length / (ROWS * dy)) * dy);
    }
    if (model.has(NetworkRole.VALUE)) {
      check(folder, NetworkRole.VALUE, model.predictFast(ROWS, x), dy);
    }
    if (model.joint()) {
      check(folder, NetworkRole.FORWARD, model.predictFast(ROWS, x), dy);
    }
    if (model.has(NetworkRole.GRADIENT)) {
      check(folder, NetworkRole.GRADIENT, model.gradient(ROWS, x).dyDx(), dy * dx);
    }
  }

  private static float[] repeated(float[] row) {
    float[] rows = new float[ROWS * row.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row[i % row.length];
    }
    return rows;
  }

  private static void check(Path folder, NetworkRole role, float[] values, int width)
      throws BackcastException {
    String name = role.key();
    if (values.length != ROWS * width) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          Sentence.of("model.wrong-count", folder, name, values.length, ROWS, ROWS * width));
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL, Sentence.of("model.not-finite", folder, name));
      }
    }
  }
}
