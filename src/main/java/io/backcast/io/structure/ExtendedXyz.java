package io.backcast.io.structure;

import io.backcast.model.Site;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An XYZ file with the cell in its second line, as ASE writes and reads it. */
final class ExtendedXyz {
  private ExtendedXyz() {}

  static String text(Structure s) {
    double[][] cell = s.lattice().vectors();
    StringBuilder text = new StringBuilder();
    text.append(s.sites().size()).append("\nLattice=\"");
    text.append(
        Arrays.stream(cell)
            .flatMapToDouble(Arrays::stream)
            .mapToObj(v -> String.format(Locale.ROOT, "%.10f", v))
            .collect(Collectors.joining(" ")));
    text.append("\" Properties=species:S:1:pos:R:3 pbc=\"T T ").append(s.hasField() ? 'F' : 'T');
    text.append("\" field=").append(s.field());
    text.append(" source=\"").append(s.title().replace("\\", "\\\\").replace("\"", "\\\""));
    text.append("\"\n");
    for (Site site : s.sites()) {
      double[] r = new double[3];
      for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
          r[k] += site.place()[i] * cell[i][k];
        }
      }
      text.append(String.format(Locale.ROOT, "%-2s ", site.element()));
      text.append(Poscar.row(r)).append('\n');
    }
    return text.toString();
  }
}
