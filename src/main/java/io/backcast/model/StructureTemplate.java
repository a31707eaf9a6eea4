package io.backcast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the atoms are in a cell whose lattice parameters are variables: they keep their fractional
 * coordinates.
 *
 * @param name for the command line
 * @param label in words
 * @param layer whether the third edge crosses vacuum, so that a field along the layer's normal can
 *     be applied
 * @param kpoints of a calculation along each reciprocal edge, {@code [3]}; by the lengths of the
 *     edges if absent
 * @param sites of the cell
 */
public record StructureTemplate(
    String name, String label, boolean layer, int @Nullable [] kpoints, List<Site> sites) {
  public StructureTemplate {
    sites = List.copyOf(sites);
  }
}
