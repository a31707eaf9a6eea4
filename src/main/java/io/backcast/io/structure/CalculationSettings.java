package io.backcast.io.structure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a first-principles program calculates a structure; kept in a file that the user can edit.
 *
 * @param functional exchange-correlation functional, as the programs name it
 * @param smearing width of the Fermi distribution of occupations, eV
 * @param gpaw settings of GPAW
 * @param quantumEspresso settings of Quantum ESPRESSO
 * @param vasp settings of VASP
 * @param pseudopotentials file names by the name of a set, with {@code {element}} in the place of
 *     the element
 */
public record CalculationSettings(
    String functional,
    double smearing,
    Gpaw gpaw,
    QuantumEspresso quantumEspresso,
    Vasp vasp,
    Map<String, String> pseudopotentials) {
  /** Resource name of the settings that hold where the user names none. */
  public static final String STANDARD = "/io/backcast/io/structure/calculation.json";

  /** Resource name of the JSON Schema. */
  public static final String SCHEMA = "/io/backcast/calculation.schema.json";

  /**
   * Settings of GPAW in plane-wave mode.
   *
   * @param cutoff of the plane waves, eV
   * @param bands number of bands, or a share of the occupied ones such as 120%
   */
  public record Gpaw(double cutoff, String bands) {}

  /**
   * Settings of Quantum ESPRESSO.
   *
   * @param cutoff of the wave functions, Ry
   * @param densityCutoff of the density, Ry
   * @param pseudopotentials name of the set
   * @param folder where their files are
   */
  public record QuantumEspresso(
      double cutoff, double densityCutoff, String pseudopotentials, String folder) {}

  /**
   * Settings of VASP.
   *
   * @param cutoff of the plane waves, eV
   * @param potentials the POTCAR of each element that is not called like the element
   */
  public record Vasp(double cutoff, @Nullable Map<String, String> potentials) {}

  /** A copy with another set of pseudopotentials for Quantum ESPRESSO. */
  public CalculationSettings withPseudopotentials(String set) {
    return new CalculationSettings(
        functional,
        smearing,
        gpaw,
        new QuantumEspresso(
            quantumEspresso.cutoff, quantumEspresso.densityCutoff, set, quantumEspresso.folder),
        vasp,
        pseudopotentials);
  }
}
