package io.backcast.io.structure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The input of VASP for one self-consistent calculation. The POTCAR is licensed and not written:
 * POTCAR.spec names its parts in order, as other tools read it.
 */
final class VaspInput {
  private VaspInput() {}

  /** The texts by file name. */
  static Map<String, String> files(Structure s, CalculationSettings settings) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("POSCAR", Poscar.text(s));
    files.put("INCAR", incar(s, settings));
    int[] k = s.kpoints();
    files.put("KPOINTS", "%s\n0\nGamma\n%s %s %s\n0 0 0\n".formatted(s.title(), k[0], k[1], k[2]));
    Map<String, String> named =
        Objects.requireNonNullElse(settings.vasp().potentials(), Map.<String, String>of());
    StringBuilder potentials = new StringBuilder();
    s.counts().keySet().forEach(e -> potentials.append(named.getOrDefault(e, e)).append('\n'));
    files.put("POTCAR.spec", potentials.toString());
    return files;
  }

  private static String incar(Structure s, CalculationSettings settings) {
    StringBuilder text = new StringBuilder("SYSTEM = ").append(s.title()).append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            """
            PREC = Accurate
            ENCUT = %s
            GGA = %s
            ISMEAR = -1
            SIGMA = %s
            EDIFF = 1E-7
            NSW = 0
            LWAVE = .FALSE.
            """,
            settings.vasp().cutoff(),
            gga(settings.functional()),
            settings.smearing()));
    if (s.hasField()) {
      double centre = s.vacuum() + 0.5;
      text.append(
          String.format(
              Locale.ROOT,
              "EFIELD = %s\nIDIPOL = 3\nLDIPOL = .TRUE.\nDIPOL = 0.5 0.5 %.4f\n",
              s.field(),
              centre - Math.floor(centre)));
    }
    return text.toString();
  }

  /** VASP's tag for the usual functionals, which it abbreviates. */
  private static String gga(String functional) {
    return switch (functional) {
      case "PBE" -> "PE";
      case "PBEsol" -> "PS";
      case "revPBE" -> "RE";
      case "RPBE" -> "RP";
      default -> functional;
    };
  }
}
