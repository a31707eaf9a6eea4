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

  /** Work functions of layers are 4 to 6 eV; a potential that falls by less draws nothing out. */
  private static final double HARMLESS_FALL = 3;

  /** Steps in which a layer is moved, as fractions of an edge. */
  private static final double STEP = 1.0 / (1 << 20);

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
   * The same layer, moved as a whole where a strong field would draw electrons from it: the
   * potential of a field falls along the cell up to its end, and far enough down there are states
   * in the vacuum that are lower than those of the layer. Then the layer is put where the shorter
   * part of the cell is the one that the potential falls in. Without a field its place has no
   * meaning.
   */
  public Structure againstField() {
    double vacuum = vacuum();
    double middle = vacuum < 0.5 ? vacuum + 0.5 : vacuum - 0.5;
    double below = field > 0 ? middle : 1 - middle;
    double fall = Math.abs(field) * below * lattice.vectors()[2][2];
    if (fall <= HARMLESS_FALL || below <= 0.5) {
      return this;
    }
    double wanted = 1 - middle;
    // rounded, so that the same layer is always written the same
    double shift = Math.rint((wanted - middle) / STEP) * STEP;
    return new Structure(
        title,
        lattice,
        layer,
        kpoints,
        sites.stream().map(site -> site.movedUp(shift)).toList(),
        field);
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
