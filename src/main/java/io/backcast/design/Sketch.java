package io.backcast.design;

import io.backcast.model.Box;
import io.backcast.model.Target;

/**
 * A quick picture of the designs that reach a target, by the stand-in.
 *
 * @param target that was asked for
 * @param box that was asked for
 * @param x designs within the tolerance, {@code [hits, dx]}
 * @param signed their stand-in predictions, {@code [hits, dy]}
 * @param drawn how many were drawn
 * @param closest smallest miss of any sample in the first property's unit
 */
public record Sketch(Target target, Box box, float[] x, float[] signed, int drawn, double closest) {

  public int hits() {
    return drawn == 0 || signed.length == 0 ? 0 : signed.length / target.values().length;
  }
}
