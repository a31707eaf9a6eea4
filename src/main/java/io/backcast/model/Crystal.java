package io.backcast.model;

import java.util.ArrayList;
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
 * @param field the variable that is an electric field; null if none is
 * @param templates structures that a design can be written as, the usual one first; may be empty
 */
public record Crystal(
    String[] lengths,
    String[] angles,
    String formula,
    List<Atom> atoms,
    @Nullable CellField field,
    List<StructureTemplate> templates) {

  public Crystal {
    // a card may leave them out
    atoms = List.copyOf(Objects.requireNonNullElse(atoms, List.of()));
    templates = List.copyOf(Objects.requireNonNullElse(templates, List.of()));
  }

  /** A crystal without atoms. */
  public Crystal(String[] lengths, String[] angles, String formula) {
    this(lengths, angles, formula, List.of(), null, List.of());
  }

  /** Whether a variable is a lattice length, whose changes are strain; false without a crystal. */
  public static boolean strains(@Nullable Crystal crystal, Variable v) {
    return crystal != null && Arrays.asList(crystal.lengths).contains(v.name());
  }

  /** What is wrong with a crystal of these variables, as a clause; null if nothing is. */
  public @Nullable String problem(DesignSpace space) {
    List<String> names = new ArrayList<>(Arrays.asList(lengths));
    names.addAll(Arrays.asList(angles));
    if (field != null) {
      names.add(field.variable());
    }
    for (String name : names) {
      if (space.variableIndex(name) < 0) {
        return "the crystal names " + name + ", which is no variable";
      }
    }
    return null;
  }

  /** The cell of a design {@code [dx]}. */
  public Lattice lattice(DesignSpace space, float[] x) {
    return new Lattice(
        value(space, x, lengths[0]),
        value(space, x, lengths[1]),
        value(space, x, lengths[2]),
        value(space, x, angles[0]),
        value(space, x, angles[1]),
        value(space, x, angles[2]));
  }

  /** The field of a design {@code [dx]} in V/Å; 0 where no variable is one. */
  public double field(DesignSpace space, float[] x) {
    return field == null ? 0 : value(space, x, field.variable()) * field.voltsPerAngstrom();
  }

  /** The largest change of an edge of a design {@code [dx]}, as a share of its reference. */
  public double strain(DesignSpace space, float[] x) {
    double largest = 0;
    for (String name : lengths) {
      double reference = space.variables().get(space.variableIndex(name)).reference();
      largest = Math.max(largest, Math.abs(value(space, x, name) / reference - 1));
    }
    return largest;
  }

  /** The largest change of an angle of a design {@code [dx]} from its reference, degrees. */
  public double turn(DesignSpace space, float[] x) {
    double largest = 0;
    for (String name : angles) {
      double reference = space.variables().get(space.variableIndex(name)).reference();
      largest = Math.max(largest, Math.abs(value(space, x, name) - reference));
    }
    return largest;
  }

  private static double value(DesignSpace space, float[] x, String variable) {
    // by its shortest decimals, so that 3.16 is not written as 3.1600000858
    return Double.parseDouble(Float.toString(x[space.variableIndex(variable)]));
  }
}
