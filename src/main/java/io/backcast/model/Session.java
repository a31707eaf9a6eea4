package io.backcast.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of the window, to be restored later: the same session and the same model give the same
 * designs.
 *
 * @param formatVersion {@link #FORMAT} for sessions written now
 * @param model name of the model
 * @param identity of the model
 * @param folder of the model
 * @param targets by property, in its unit; at or below a point mass its class; free properties, and
 *     those with a goal, are absent
 * @param tolerances by property
 * @param bounds by variable, lower and upper, for the narrowed variables
 * @param seed of the draw
 * @param ranking order of the candidates, as on the command line
 * @param pins pinned designs, {@code [k][dx]}, physical units
 * @param selected the selected design, {@code [dx]}, or null
 * @param views settings of the views, by view and setting
 * @param extrapolation what becomes of designs unlike the training data, as on the command line;
 *     null in sessions of earlier versions
 * @param goals by property, what is asked in place of a value, as on the command line without the
 *     name: {@code 0.5..0.8}, {@code >=1.5}, {@code max}; null where there is none
 * @param constraints conditions that were typed; null in sessions of earlier versions
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
    Map<String, String> views,
    @Nullable String extrapolation,
    @Nullable Map<String, String> goals,
    @Nullable List<Constraint> constraints) {
  /** A session of values alone that says nothing of extrapolation, without conditions. */
  public Session(
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
    this(
        formatVersion,
        model,
        identity,
        folder,
        targets,
        tolerances,
        bounds,
        seed,
        ranking,
        pins,
        selected,
        views,
        null,
        null,
        null);
  }

  /** A copy whose model is in another folder. */
  public Session in(String place) {
    return new Session(
        formatVersion,
        model,
        identity,
        place,
        targets,
        tolerances,
        bounds,
        seed,
        ranking,
        pins,
        selected,
        views,
        extrapolation,
        goals,
        constraints);
  }

  /** The conditions that were typed, in order; none in sessions of earlier versions. */
  public List<Constraint> conditions() {
    return constraints == null ? List.of() : List.copyOf(constraints);
  }

  /** The session format that this program writes. */
  public static final int FORMAT = 1;
}
