package io.backcast.io.structure;

import io.backcast.model.Lattice;
import io.backcast.model.Site;
import io.backcast.model.StructureTemplate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A crystal structure with what a file says of its origin.
 *
 * @param title where it comes from, one line
 * @param lattice of the cell
 * @param layer whether the third edge crosses vacuum
 * @param kpoints along each reciprocal edge, {@code [3]}
 * @param sites grouped by element
 * @param field along the normal of the layer, V/Å
 */
public record Structure(
    String title, Lattice lattice, boolean layer, int[] kpoints, List<Site> sites, double field) {
  /** Product of an edge in Å and the k-points along it, where a template states none. */
  private static final double KPOINT_LENGTH = 28;

  /** A cell filled by a template. */
  public static Structure of(
      String title, Lattice lattice, StructureTemplate template, double field) {
    List<String> elements = template.sites().stream().map(Site::element).distinct().toList();
    return new Structure(
        title.replaceAll("\\p{Cntrl}+", " ").strip(),
        lattice,
        template.layer(),
        template.kpoints() == null ? kpoints(lattice, template.layer()) : template.kpoints(),
        template.sites().stream()
            .sorted(Comparator.comparingInt(s -> elements.indexOf(s.element())))
            .toList(),
        field);
  }

  /** The same with other k-points. */
  public Structure withKpoints(int[] other) {
    return new Structure(title, lattice, layer, other.clone(), sites, field);
  }

  private static int[] kpoints(Lattice lattice, boolean layer) {
    return new int[] {kpoints(lattice.a()), kpoints(lattice.b()), layer ? 1 : kpoints(lattice.c())};
  }

  private static int kpoints(double edge) {
    return (int) Math.max(1, Math.round(KPOINT_LENGTH / edge));
  }

  /** Whether there is a field at all. */
  public boolean hasField() {
    return field != 0;
  }

  /** Number of atoms of each element, in the order of the sites. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    sites.forEach(s -> counts.merge(s.element(), 1, Integer::sum));
    return counts;
  }

  /**
   * Where along the third edge the widest vacuum is.
   *
   * @return its middle, as a fraction from 0 to 1
   */
  double vacuum() {
    double[] z =
        sites.stream().mapToDouble(s -> s.place()[2] - Math.floor(s.place()[2])).sorted().toArray();
    double widest = z[0] + 1 - z[z.length - 1];
    double middle = z[z.length - 1] + widest / 2;
    for (int i = 1; i < z.length; i++) {
      if (z[i] - z[i - 1] > widest) {
        widest = z[i] - z[i - 1];
        middle = z[i - 1] + widest / 2;
      }
    }
    return middle - Math.floor(middle);
  }
}
