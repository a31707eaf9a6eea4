package io.backcast.io.structure;

import io.backcast.model.Lattice;
import io.backcast.model.Site;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A Crystallographic Information File, without symmetry (space group P 1). */
final class Cif {
  private Cif() {}

  static String text(Structure s, String name) {
    Lattice l = s.lattice();
    StringBuilder text = new StringBuilder();
    text.append("# ").append(s.title()).append("\ndata_").append(name).append('\n');
    line(text, "_cell_length_a", l.a());
    line(text, "_cell_length_b", l.b());
    line(text, "_cell_length_c", l.c());
    line(text, "_cell_angle_alpha", l.alpha());
    line(text, "_cell_angle_beta", l.beta());
    line(text, "_cell_angle_gamma", l.gamma());
    line(text, "_cell_volume", l.volume());
    text.append(
        """
        _symmetry_space_group_name_H-M   'P 1'
        _symmetry_Int_Tables_number      1

        loop_
        _symmetry_equiv_pos_as_xyz
        'x, y, z'

        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        _atom_site_occupancy
        """);
    Map<String, Integer> seen = new HashMap<>();
    for (Site site : s.sites()) {
      int number = seen.merge(site.element(), 1, Integer::sum);
      text.append(site.element()).append(number).append(' ').append(site.element());
      text.append(' ')
          .append(Poscar.row(site.place()).strip().replaceAll(" +", " "))
          .append(" 1\n");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String key, double value) {
    text.append(String.format(Locale.ROOT, "%-32s %.8f\n", key, value));
  }
}
