package io.backcast.io.structure;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.Site;
import io.backcast.sentence.Sentence;
import java.util.Locale;

/** The input of Quantum ESPRESSO's pw.x for one self-consistent calculation. */
final class QuantumEspressoInput {
  /** One Rydberg in eV. */
  private static final double RYDBERG = 13.605693122994;

  /** The atomic unit of an electric field in V/Å. */
  private static final double FIELD_UNIT = 51.422067476;

  /** Share of the cell in which the potential of a field falls back. */
  private static final double FALL = 0.05;

  private QuantumEspressoInput() {}

  /**
   * The text of the input.
   *
   * @throws BackcastException if the settings name a set of pseudopotentials that they do not have
   */
  static String text(Structure s, CalculationSettings settings, String name)
      throws BackcastException {
    CalculationSettings.QuantumEspresso qe = settings.quantumEspresso();
    String pattern = settings.pseudopotentials().get(qe.pseudopotentials());
    if (pattern == null) {
      throw new BackcastException(
          ErrorCode.USAGE,
          Sentence.of(
              "structure.pseudopotentials",
              qe.pseudopotentials(),
              settings.pseudopotentials().keySet()));
    }
    StringBuilder text = new StringBuilder("! ").append(s.title()).append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            """
            &CONTROL
              calculation = 'scf'
              prefix = '%s'
              pseudo_dir = '%s'
              outdir = './%s.out'
            %s/
            &SYSTEM
              ibrav = 0
              nat = %d
              ntyp = %d
              ecutwfc = %s
              ecutrho = %s
              input_dft = '%s'
              occupations = 'smearing'
              smearing = 'fermi-dirac'
              degauss = %.8f
            %s/
            &ELECTRONS
              conv_thr = 1.0d-9
            /
            ATOMIC_SPECIES
            """,
            name,
            quoted(qe.folder()),
            name,
            s.hasField() ? "  tefield = .true.\n  dipfield = .true.\n" : "",
            s.sites().size(),
            s.counts().size(),
            qe.cutoff(),
            qe.densityCutoff(),
            quoted(settings.functional()),
            settings.smearing() / RYDBERG,
            s.hasField() ? field(s) : ""));
    for (String element : s.counts().keySet()) {
      // the mass matters only where atoms move
      text.append(element)
          .append(" 1.0 ")
          .append(pattern.replace("{element}", element))
          .append('\n');
    }
    text.append("CELL_PARAMETERS angstrom\n");
    for (double[] edge : s.lattice().vectors()) {
      text.append(Poscar.row(edge)).append('\n');
    }
    text.append("ATOMIC_POSITIONS crystal\n");
    for (Site site : s.sites()) {
      text.append(String.format(Locale.ROOT, "%-2s ", site.element()));
      text.append(Poscar.row(site.place())).append('\n');
    }
    int[] k = s.kpoints();
    text.append("K_POINTS automatic\n%s %s %s 0 0 0\n".formatted(k[0], k[1], k[2]));
    return text.toString();
  }

  /** A sawtooth potential that falls back inside the vacuum. */
  private static String field(Structure s) {
    double start = s.vacuum() - FALL / 2;
    return String.format(
        Locale.ROOT,
        "  edir = 3\n  emaxpos = %.4f\n  eopreg = %.2f\n  eamp = %.8f\n",
        start - Math.floor(start),
        FALL,
        s.field() / FIELD_UNIT);
  }

  /** A text inside single quotes. */
  private static String quoted(String text) {
    return text.replace("'", "''");
  }
}
