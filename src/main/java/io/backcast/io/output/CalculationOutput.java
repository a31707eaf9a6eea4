package io.backcast.io.output;

import io.backcast.model.Lattice;
import io.backcast.model.Site;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the output of a program says of one calculation. Only a converged one has numbers: what
 * breaks off or did not converge gives a reason in their place.
 */
public sealed interface CalculationOutput {
  /** The program and its settings. */
  Run run();

  /** The cell that was calculated, the last one if it changed; null where it was not reached. */
  @Nullable Cell cell();

  /**
   * A run of a program.
   *
   * @param program its name, for example {@code VASP}
   * @param version as the program states it; null where it does not
   * @param settings that the output names, by the program's own words, in its order
   * @param seconds that it took by the clock; null where the output does not say
   */
  record Run(
      String program,
      @Nullable String version,
      Map<String, String> settings,
      @Nullable Double seconds) {
    public Run {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The program with its version. */
    public String title() {
      return version == null ? program : program + " " + version;
    }
  }

  /**
   * A cell with its atoms.
   *
   * @param lattice of the cell, whichever way it is turned in space
   * @param sites the atoms, at fractional coordinates; empty where an output does not name them
   * @param field electric field along the normal of the first two edges, V/Å; null where an output
   *     does not say
   */
  record Cell(Lattice lattice, List<Site> sites, @Nullable Double field) {
    public Cell {
      sites = List.copyOf(sites);
    }
  }

  /**
   * A finished calculation.
   *
   * @param gap smallest energy from an occupied to an empty state, eV; 0 for a metal
   * @param gapDirect the same at one k-point; null where the output does not say
   * @param energy of the cell, eV, extrapolated to no smearing; null where the output does not say
   */
  record Converged(
      Run run, Cell cell, double gap, @Nullable Double gapDirect, @Nullable Double energy)
      implements CalculationOutput {}

  /** A calculation that ended before it had converged; the reason is a clause. */
  record NotConverged(Run run, @Nullable Cell cell, String reason) implements CalculationOutput {}

  /** An output that breaks off, or lacks what a gap is read from; the reason is a clause. */
  record Incomplete(Run run, @Nullable Cell cell, String reason) implements CalculationOutput {}
}
