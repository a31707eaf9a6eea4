package io.backcast.verify;

import io.backcast.io.output.CalculationOutput;
import io.backcast.io.structure.Structures;
import io.backcast.model.DesignMatrix;
import io.backcast.model.Lattice;
import io.backcast.model.Site;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the designs that a calculated cell is of, by its lattice parameters, so however the cell is
 * turned in space; its atoms must be those of the template. Of several designs within the
 * tolerances the nearest one is meant, and every design equal to it.
 *
 * @param rows of the designs, from 0; empty if it is none of them
 * @param problem why it is none, as a sentence about the output; null if it is one
 */
record DesignMatch(int[] rows, @Nullable String problem) {
  /** What edges may differ by, Å: more than three printed decimals lose. */
  static final double LENGTH = 0.002;

  /** What angles may differ by, degrees. */
  static final double ANGLE = 0.02;

  /** What fields may differ by, V/Å. */
  static final double FIELD = 0.002;

  /** Designs that differ by less than this share of the tolerances are the same. */
  private static final double SAME = 1e-3;

  /** Differences of a cell from a design's. */
  private record Off(double length, double angle, double field) {
    /** The largest in units of its tolerance. */
    double worst() {
      return Math.max(length / LENGTH, Math.max(angle / ANGLE, field / FIELD));
    }

    String text() {
      return String.format(Locale.ROOT, "%.4f Å, %.3f°", length, angle)
          + (field == 0 ? "" : String.format(Locale.ROOT, " and %.4f V/Å", field));
    }
  }

  /**
   * The designs of a cell.
   *
   * @param structures of the model, by the template that was calculated
   */
  static DesignMatch of(CalculationOutput.Cell cell, DesignMatrix designs, Structures structures) {
    String atoms = otherAtoms(cell.sites(), structures);
    if (atoms != null) {
      return new DesignMatch(new int[0], atoms);
    }
    double[] worst = new double[designs.rows()];
    int nearest = -1;
    for (int i = 0; i < worst.length; i++) {
      worst[i] = off(cell, designs.row(i), structures).worst();
      nearest = nearest < 0 || !(worst[nearest] <= worst[i]) ? i : nearest;
    }
    if (nearest < 0) {
      return new DesignMatch(new int[0], "There are no designs to which it could belong.");
    }
    // not "more than": a number that is none is near to nothing
    if (!(worst[nearest] <= 1)) {
      return new DesignMatch(
          new int[0],
          "Its cell (%s) is that of no design. The nearest is row %s, off by up to %s%s."
              .formatted(
                  text(cell),
                  nearest + 1,
                  off(cell, designs.row(nearest), structures).text(),
                  cell.field() == null
                      ? "; as it does not state its electric field, only designs without one count"
                      : ""));
    }
    double least = worst[nearest];
    return new DesignMatch(
        IntStream.range(0, worst.length).filter(i -> worst[i] <= least + SAME).toArray(), null);
  }

  private static Off off(CalculationOutput.Cell cell, float[] x, Structures structures) {
    Lattice is = cell.lattice();
    Lattice of = structures.lattice(x);
    double length = largest(is.a() - of.a(), is.b() - of.b(), is.c() - of.c());
    double angle = largest(is.alpha() - of.alpha(), is.beta() - of.beta(), is.gamma() - of.gamma());
    double field = structures.field(x) - (cell.field() == null ? 0 : cell.field());
    return new Off(length, angle, Math.abs(field));
  }

  private static double largest(double a, double b, double c) {
    return Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c)));
  }

  private static String text(CalculationOutput.Cell cell) {
    Lattice l = cell.lattice();
    String text =
        String.format(
            Locale.ROOT,
            "%.4f, %.4f, %.4f Å; %.3f, %.3f, %.3f°",
            l.a(),
            l.b(),
            l.c(),
            l.alpha(),
            l.beta(),
            l.gamma());
    return cell.field() == null || cell.field() == 0
        ? text
        : text + String.format(Locale.ROOT, "; %.4f V/Å", cell.field());
  }

  /** A sentence if an output names atoms that are not those of the template. */
  private static @Nullable String otherAtoms(List<Site> sites, Structures structures) {
    if (sites.isEmpty()) {
      return null;
    }
    String found = formula(sites);
    String wanted = formula(structures.template().sites());
    return found.equals(wanted)
        ? null
        : "It has the atoms %s, and the structure %s has %s. Say with --template which structure was calculated."
            .formatted(found, structures.template().name(), wanted);
  }

  /** The elements with their numbers, as in MoS2. */
  static String formula(List<Site> sites) {
    Map<String, Integer> counts = new TreeMap<>();
    sites.forEach(s -> counts.merge(s.element(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(e -> e.getKey() + (e.getValue() == 1 ? "" : e.getValue().toString()))
        .collect(Collectors.joining());
  }
}
