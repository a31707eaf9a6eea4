package io.backcast.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which variables are the lattice parameters of a crystal. Their lengths are told as strain, in
 * percent of the reference.
 *
 * @param lengths names of a, b and c
 * @param angles names of α, β and γ, in degrees
 * @param formula what the cell is made of
 * @param atoms of the cell, from the back to the front; empty where the card names none
 */
public record Crystal(String[] lengths, String[] angles, String formula, List<Atom> atoms) {

  public Crystal {
    // a card may leave them out
    atoms = List.copyOf(Objects.requireNonNullElse(atoms, List.of()));
  }

  /** A cell whose atoms are not told. */
  public Crystal(String[] lengths, String[] angles, String formula) {
    this(lengths, angles, formula, List.of());
  }

  /** Whether changes of a variable of a card with this crystal, or none, are strain. */
  public static boolean strains(@Nullable Crystal crystal, Variable v) {
    return crystal != null && Arrays.asList(crystal.lengths).contains(v.name());
  }
}
