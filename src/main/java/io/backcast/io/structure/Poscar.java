package io.backcast.io.structure;

import io.backcast.model.Site;
import java.util.Locale;
import java.util.stream.Collectors;

/** A POSCAR file of VASP 5, with direct coordinates. */
final class Poscar {
  private Poscar() {}

  static String text(Structure s) {
    StringBuilder text = new StringBuilder(s.title()).append("\n1.0\n");
    for (double[] edge : s.lattice().vectors()) {
      text.append(row(edge)).append('\n');
    }
    text.append(String.join(" ", s.counts().keySet())).append('\n');
    text.append(s.counts().values().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    text.append("\nDirect\n");
    for (Site site : s.sites()) {
      text.append(row(site.place())).append('\n');
    }
    return text.toString();
  }

  /** Three numbers, exact to 1e-10 Å. */
  static String row(double[] v) {
    return String.format(Locale.ROOT, "%16.10f %16.10f %16.10f", v[0], v[1], v[2]);
  }
}
