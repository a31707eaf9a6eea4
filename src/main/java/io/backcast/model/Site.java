package io.backcast.model;

/**
 * An atom of a structure.
 *
 * @param element symbol of the element, for example {@code Mo}
 * @param place fractional coordinates, {@code [3]}
 */
public record Site(String element, double[] place) {
  /** The atom moved by a fraction of the third edge. */
  public Site movedUp(double shift) {
    return new Site(element, new double[] {place[0], place[1], place[2] + shift});
  }
}
