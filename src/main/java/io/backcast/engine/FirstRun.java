package io.backcast.engine;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Property;
import io.backcast.model.Role;
import java.nio.file.Path;

/** Runs every network once, so that a broken one is refused before it draws anything. */
final class FirstRun {
  private FirstRun() {}

  static void check(InverseModel model, Path folder) throws BackcastException {
    ModelCard card = model.card();
    float[] x = card.space().reference();
    float[] y = new float[card.space().dy()];
    for (int k = 0; k < y.length; k++) {
      Property p = card.space().properties().get(k);
      y[k] = (float) ((p.lower() + p.upper()) / 2);
    }
    check(folder, Role.BACKWARD, model.backward(1, new float[card.latent()], y), x.length);
    if (model.has(Role.SKETCH)) {
      check(folder, Role.SKETCH, model.sketch(1, new float[card.latent()], y), x.length);
    }
    if (model.has(Role.FORWARD)) {
      check(folder, Role.FORWARD, model.forward(1, x, y).z(), card.latent());
    }
    if (model.has(Role.PREDICT)) {
      float[] members = model.predict(1, x);
      check(folder, Role.PREDICT, members, members.length);
    }
    if (model.has(Role.VALUE)) {
      check(folder, Role.VALUE, model.value(1, x), y.length);
    }
    if (model.joint()) {
      check(folder, Role.FORWARD, model.value(1, x), y.length);
    }
    if (model.has(Role.GRADIENT)) {
      check(folder, Role.GRADIENT, model.gradient(1, x).slope(), y.length * x.length);
    }
  }

  private static void check(Path folder, Role role, float[] values, int length)
      throws BackcastException {
    String name = role.name().toLowerCase(java.util.Locale.ROOT);
    if (values.length != length) {
      throw new BackcastException(
          ErrorCode.BAD_MODEL,
          "%s: the %s network gives %d numbers a design where the card asks for %d."
              .formatted(folder, name, values.length, length));
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new BackcastException(
            ErrorCode.BAD_MODEL,
            "%s: the %s network gives no finite number; its weights are damaged."
                .formatted(folder, name));
      }
    }
  }
}
