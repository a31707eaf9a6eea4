package io.backcast.io.output;

import io.backcast.model.Lattice;
import io.backcast.model.Site;
import io.backcast.sentence.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells from edges and places as outputs give them. */
final class CellReading {
  private static final Pattern ELEMENT = Pattern.compile("([A-Z][a-z]?)(?![a-z]).*");

  private CellReading() {}

  /**
   * A cell whose atoms are at Cartesian places.
   *
   * @param edges row vectors, Å, {@code [3][3]}
   * @param labels of the atoms
   * @param places Å, {@code [atoms][3]}
   */
  static CalculationOutput.Cell cartesian(
      double[][] edges, List<String> labels, List<double[]> places, @Nullable Double field)
      throws BrokenOutput {
    double[][] inverse = inverse(edges);
    List<double[]> fractions = new ArrayList<>();
    for (double[] place : places) {
      double[] fraction = new double[3];
      for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
          fraction[i] += place[k] * inverse[k][i];
        }
      }
      fractions.add(fraction);
    }
    return fractional(edges, labels, fractions, field);
  }

  /** The same for places in fractions of the edges. */
  static CalculationOutput.Cell fractional(
      double[][] edges, List<String> labels, List<double[]> places, @Nullable Double field)
      throws BrokenOutput {
    if (labels.size() != places.size()) {
      throw new BrokenOutput(
          "it names %s atoms and places of %s".formatted(labels.size(), places.size()));
    }
    Lattice lattice = Lattice.of(edges);
    Sentence problem = lattice.problem();
    if (problem != null) {
      throw new BrokenOutput(problem.toString());
    }
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      sites.add(new Site(element(labels.get(i)), places.get(i)));
    }
    return new CalculationOutput.Cell(lattice, sites, field);
  }

  /** The cell of an output that breaks off, without its atoms; null if its edges close none. */
  static CalculationOutput.@Nullable Cell edgesAlone(List<double[]> edges) {
    Lattice lattice = Lattice.of(edges.toArray(double[][]::new));
    return lattice.problem() == null ? new CalculationOutput.Cell(lattice, List.of(), null) : null;
  }

  /** The element of a label such as {@code Mo1}, {@code Fe_up} or {@code S }. */
  static String element(String label) throws BrokenOutput {
    String text = label.strip();
    Matcher matcher = ELEMENT.matcher(text);
    if (!matcher.matches()) {
      throw new BrokenOutput("“%s” is no element".formatted(text));
    }
    return matcher.group(1);
  }

  private static double[][] inverse(double[][] m) throws BrokenOutput {
    double[][] inverse = new double[3][3];
    double volume = 0;
    for (int i = 0; i < 3; i++) {
      double[] cross = cross(m[(i + 1) % 3], m[(i + 2) % 3]);
      volume = cross[0] * m[i][0] + cross[1] * m[i][1] + cross[2] * m[i][2];
      for (int k = 0; k < 3; k++) {
        inverse[k][i] = cross[k];
      }
    }
    if (volume == 0) {
      throw new BrokenOutput("its edges close no cell");
    }
    for (double[] row : inverse) {
      for (int i = 0; i < 3; i++) {
        row[i] /= volume;
      }
    }
    return inverse;
  }

  /** The product that is normal to two vectors. */
  static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
