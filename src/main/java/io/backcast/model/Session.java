package io.backcast.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a window shows, so that it can be shown again: the same session and the same
 * model give the same designs.
 *
 * @param formatVersion {@link #FORMAT} for sessions written now
 * @param model name of the model
 * @param identity of the model
 * @param folder where the model was
 * @param targets by property, in its unit; at or below a point mass the class; a property left free
 *     is left out
 * @param tolerances by property
 * @param bounds by variable, lower and upper, where narrowed
 * @param seed of the draw
 * @param ranking what “best” means, as the command line writes it
 * @param pins designs set aside, {@code [k][dx]}, physical units
 * @param selected the design looked at, {@code [dx]}, or null
 * @param views what each view remembers, by view and setting
 */
public record Session(
    int formatVersion,
    String model,
    String identity,
    String folder,
    Map<String, Double> targets,
    Map<String, Double> tolerances,
    Map<String, double[]> bounds,
    long seed,
    String ranking,
    List<float[]> pins,
    float @Nullable [] selected,
    Map<String, String> views) {
  /** The session format that this program writes. */
  public static final int FORMAT = 1;
}
