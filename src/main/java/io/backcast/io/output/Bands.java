package io.backcast.io.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Energies of the bands at each k-point and spin, from which the gap follows as in {@code
 * ase.dft.bandgap} (Larsen et al., J. Phys.: Condens. Matter 29, 273002, 2017): a state is occupied
 * if more than half of it is, or lies below the Fermi level; where the number of occupied states
 * changes from one k-point to another, bands cross the Fermi level and there is no gap.
 */
final class Bands {
  /** Energies of more states than any calculation of a cell has; 160 MB. */
  private static final long LARGEST = 20_000_000;

  private final List<List<State[]>> spins = new ArrayList<>();
  private long states;

  /** Gap and direct gap, eV. */
  record Gap(double any, double direct) {}

  /** Energy in eV, and whether it is occupied; null where only the Fermi level tells. */
  private record State(double energy, @Nullable Boolean occupied) {}

  /** The highest occupied and the lowest empty state of a k-point; infinite where there is none. */
  private record Edges(int occupied, double valence, double conduction) {}

  /**
   * Adds a k-point.
   *
   * @param spin from 0
   * @param energies eV, {@code [bands]}
   * @param occupations {@code [bands]}; null where the output has none
   * @param full occupation of a state that is occupied
   */
  void add(int spin, double[] energies, double @Nullable [] occupations, double full)
      throws BrokenOutput {
    if (occupations != null && occupations.length != energies.length) {
      throw new BrokenOutput("it has not as many occupations as energies");
    }
    states += energies.length;
    if (states > LARGEST) {
      throw new BrokenOutput("it has more states than can be held in memory");
    }
    State[] point = new State[energies.length];
    for (int i = 0; i < point.length; i++) {
      if (!Double.isFinite(energies[i]) || occupations != null && Double.isNaN(occupations[i])) {
        throw new BrokenOutput("an energy or occupation is not a number");
      }
      point[i] =
          new State(energies[i], occupations == null ? null : occupations[i] > full / 2);
    }
    while (spins.size() <= spin) {
      spins.add(new ArrayList<>());
    }
    spins.get(spin).add(point);
  }

  void clear() {
    spins.clear();
    states = 0;
  }

  boolean isEmpty() {
    return states == 0;
  }

  /** Number of k-points of the first spin. */
  int points() {
    return spins.isEmpty() ? 0 : spins.getFirst().size();
  }

  /**
   * The gap over both spins.
   *
   * @param fermi Fermi level, eV; null where the output has none
   * @throws BrokenOutput if k-points or empty bands are missing, or nothing says which states are
   *     occupied
   */
  Gap gap(@Nullable Double fermi) throws BrokenOutput {
    int points = points();
    if (points == 0 || spins.stream().anyMatch(s -> s.size() != points)) {
      throw new BrokenOutput("energies of k-points are missing");
    }
    Edges[][] edges = new Edges[spins.size()][points];
    for (int s = 0; s < edges.length; s++) {
      for (int k = 0; k < points; k++) {
        edges[s][k] = edges(spins.get(s).get(k), fermi);
      }
      int first = edges[s][0].occupied;
      if (Arrays.stream(edges[s]).anyMatch(e -> e.occupied != first)) {
        return new Gap(0, 0);
      }
    }
    double any = Double.POSITIVE_INFINITY;
    double direct = Double.POSITIVE_INFINITY;
    for (Edges[] from : edges) {
      for (Edges[] to : edges) {
        for (int k = 0; k < points; k++) {
          direct = Math.min(direct, to[k].conduction - from[k].valence);
        }
        any =
            Math.min(
                any,
                Arrays.stream(to).mapToDouble(Edges::conduction).min().orElseThrow()
                    - Arrays.stream(from).mapToDouble(Edges::valence).max().orElseThrow());
      }
    }
    if (Double.isInfinite(any)) {
      throw new BrokenOutput("all of its bands are occupied, so calculate it with empty ones");
    }
    return new Gap(Math.max(0, any), Math.max(0, direct));
  }

  private static Edges edges(State[] point, @Nullable Double fermi) throws BrokenOutput {
    int occupied = 0;
    double valence = Double.NEGATIVE_INFINITY;
    double conduction = Double.POSITIVE_INFINITY;
    for (State state : point) {
      if (state.occupied == null && fermi == null) {
        throw new BrokenOutput("it has neither occupations nor a Fermi level");
      }
      if (state.occupied == null ? state.energy < fermi : state.occupied) {
        occupied++;
        valence = Math.max(valence, state.energy);
      } else {
        conduction = Math.min(conduction, state.energy);
      }
    }
    return new Edges(occupied, valence, conduction);
  }
}
