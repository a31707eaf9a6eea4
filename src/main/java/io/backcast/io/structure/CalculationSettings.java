package io.backcast.io.structure;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param kpoints along each reciprocal edge, {@code [3]}, in place of the template's
 * @param minutes a calculation may take; {@link #MINUTES} if absent
 * @param programs further programs by name
 */
public record CalculationSettings(
    String functional,
    double smearing,
    Gpaw gpaw,
    QuantumEspresso quantumEspresso,
    Vasp vasp,
    Map<String, String> pseudopotentials,
    int @Nullable [] kpoints,
    @Nullable Double minutes,
    @Nullable Map<String, CommandSettings> programs) {
  /** Minutes that a calculation may take where the settings do not say. */
  public static final double MINUTES = 60;

  /** Resource name of the settings that hold where the user names none. */
  public static final String STANDARD = "/io/backcast/io/structure/calculation.json";

  /** Resource name of the JSON Schema. */
  public static final String SCHEMA = "/io/backcast/calculation.schema.json";

  /**
   * Settings of GPAW in plane-wave mode.
   *
   * @param cutoff of the plane waves, eV
   * @param bands number of bands, or a share of the occupied ones such as 120%
   * @param python the Python that has GPAW; looked for if absent
   */
  public record Gpaw(double cutoff, String bands, @Nullable String python) {}

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

  /**
   * Any program that reads one of the structure formats and writes its results as text. It is
   * started without a shell, in a folder of its own for each structure.
   *
   * @param command the program and its arguments, in which {@code {input}} stands for the file of
   *     the structure, {@code {name}} for its name
   * @param format of its input, a name of {@link StructureFormat}
   * @param output file in the folder that has the results; what the program prints if absent
   * @param converged regular expression of what is there only if the calculation converged; there
   *     if {@code gap} is
   * @param gap regular expression with one group, the gap in eV, or two, the highest occupied and
   *     the lowest unoccupied level in eV; the last match counts. Null if the output is a file of
   *     VASP, Quantum ESPRESSO or GPAW that is read without expressions
   * @param gapDirect the same for the direct gap
   * @param energy regular expression with one group, the total energy
   * @param metal regular expression of what is there only for a metal, which then has no gap
   */
  public record CommandSettings(
      List<String> command,
      String format,
      @Nullable String output,
      @Nullable String converged,
      @Nullable String gap,
      @Nullable String gapDirect,
      @Nullable String energy,
      @Nullable String metal) {
    public CommandSettings {
      command = List.copyOf(command);
    }
  }

  /** The settings of a file, or the built-in ones where none is named. */
  public static CalculationSettings read(@Nullable Path file, Json json) throws BackcastException {
    return file == null
        ? json.resource(STANDARD, CalculationSettings.class)
        : json.read(file, CalculationSettings.class, SCHEMA);
  }

  /** Further programs by name; empty if there are none. */
  public Map<String, CommandSettings> commands() {
    return Objects.requireNonNullElse(programs, Map.of());
  }

  /** A copy with another set of pseudopotentials for Quantum ESPRESSO. */
  public CalculationSettings withPseudopotentials(String set) {
    return new CalculationSettings(
        functional,
        smearing,
        gpaw,
        new QuantumEspresso(
            quantumEspresso.cutoff, quantumEspresso.densityCutoff, set, quantumEspresso.folder),
        vasp,
        pseudopotentials,
        kpoints,
        minutes,
        programs);
  }

  /** A copy with k-points in place of the template's. */
  public CalculationSettings withKpoints(int[] other) {
    return new CalculationSettings(
        functional,
        smearing,
        gpaw,
        quantumEspresso,
        vasp,
        pseudopotentials,
        other,
        minutes,
        programs);
  }
}
