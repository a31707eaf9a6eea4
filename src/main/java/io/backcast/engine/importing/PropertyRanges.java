package io.backcast.engine.importing;

import io.backcast.model.BackcastException;
import org.jspecify.annotations.Nullable;

/** Says which properties designs may be asked for; a network does not. */
@FunctionalInterface
public interface PropertyRanges {
  /** Knows of none. */
  PropertyRanges UNKNOWN = (port, property) -> null;

  /**
   * The lowest and the highest value of a property, in the network's numbers or, if the card given
   * scales them, in physical units.
   *
   * @param port the input for properties
   * @param property name of one of its columns
   * @return null if unknown
   */
  double @Nullable [] of(String port, String property) throws BackcastException;
}
