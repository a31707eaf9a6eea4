package io.backcast.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which variables are the lattice parameters of a crystal. Lengths are shown as strain, in percent
 * of the reference.
 *
 * @param lengths names of a, b and c
 * @param angles names of α, β and γ, in degrees
 * @param formula chemical formula of the cell
 * @param atoms of the cell in drawing order, the farthest first; empty where the card names none
 */
public record Crystal(String[] lengths, String[] angles, String formula, List<Atom> atoms) {

  public Crystal {
    // a card may leave them out
    atoms = List.copyOf(Objects.requireNonNullElse(atoms, List.of()));
  }

  /** A crystal without atoms. */
  public Crystal(String[] lengths, String[] angles, String formula) {
    this(lengths, angles, formula, List.of());
  }

  /** Whether a variable is a lattice length, whose changes are strain; false without a crystal. */
  public static boolean strains(@Nullable Crystal crystal, Variable v) {
    return crystal != null && Arrays.asList(crystal.lengths).contains(v.name());
  }
}
