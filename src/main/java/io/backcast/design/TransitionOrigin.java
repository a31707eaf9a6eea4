package io.backcast.design;

import io.backcast.model.DesignPath;
import io.backcast.model.ModelCard;
import java.util.List;

/**
 * The provenance of a curve.
 *
 * @param start design where the path starts, {@code [dx]}
 * @param crossings the points where the curve enters or leaves the class
 */
public record TransitionOrigin(
    String program,
    String model,
    String identity,
    DesignPath path,
    float[] start,
    List<Transition.Crossing> crossings) {

  /** Of a curve of a model. */
  public static TransitionOrigin of(
      String program, ModelCard card, DesignPath path, float[] start, Transition curve) {
    return new TransitionOrigin(
        program, card.name(), card.identity(), path, start, curve.crossings());
  }
}
