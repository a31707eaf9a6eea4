package io.backcast.io.output;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A calculation as programs write it: the structure of their files, with made-up energies.
 *
 * @param edges Å, {@code [3][3]}
 * @param places fractional, of one Mo and two S
 * @param energies eV, {@code [spins][points][bands]}
 * @param occupied number of occupied bands, {@code [spins][points]}
 * @param field V/Å
 * @param steps ionic steps, of which only the last one is this calculation
 * @param converged whether the electrons converged
 */
public record Sample(
    double[][] edges,
    double[][] places,
    double[][][] energies,
    int[][] occupied,
    double field,
    int steps,
    boolean converged) {
  public static final double[][] PLACES = {
    {1 / 3d, 2 / 3d, 0.25}, {2 / 3d, 1 / 3d, 0.123}, {2 / 3d, 1 / 3d, 0.377}
  };
  public static final double[][] EDGES = {
    {3.05, 0, 0}, {-1.273662, 3.152425, 0}, {0.899859, -0.606962, 12.854254}
  };
  private static final double HARTREE = 27.211386245988;
  private static final double BOHR = 0.529177210903;
  private static final double LIMIT = 60;

  /** Three occupied and two empty bands at each of four points. */
  public static Sample random(long seed, int spins) {
    Random random = new Random(seed);
    double[][][] energies = new double[spins][4][];
    int[][] occupied = new int[spins][4];
    for (int s = 0; s < spins; s++) {
      for (int k = 0; k < 4; k++) {
        double[] bands = new double[5];
        for (int n = 0; n < 5; n++) {
          // to the decimals of the narrowest format
          bands[n] =
              Math.round((n < 3 ? -6 + 2 * n : n - 2) * 1e4 + random.nextInt(9000)) / 1e4;
        }
        energies[s][k] = bands;
        occupied[s][k] = 3;
      }
    }
    return new Sample(EDGES, PLACES, energies, occupied, 0, 1, true);
  }

  public Sample withEdges(double[][] other) {
    return new Sample(other, places, energies, occupied, field, steps, converged);
  }

  public Sample withOccupied(int[][] other) {
    return new Sample(edges, places, energies, other, field, steps, converged);
  }

  public Sample withField(double other) {
    return new Sample(edges, places, energies, occupied, other, steps, converged);
  }

  public Sample withSteps(int other) {
    return new Sample(edges, places, energies, occupied, field, other, converged);
  }

  public Sample unconverged() {
    return new Sample(edges, places, energies, occupied, field, steps, false);
  }

  private int spins() {
    return energies.length;
  }

  /** In the middle between the occupied and the empty bands of {@link #random}. */
  private static double fermi() {
    return -0.05;
  }

  /** The gap by its definition, from all pairs of states. */
  public double gap(boolean direct) {
    double gap = Double.POSITIVE_INFINITY;
    for (int s = 0; s < spins(); s++) {
      for (int t = 0; t < spins(); t++) {
        for (int k = 0; k < energies[s].length; k++) {
          for (int l = 0; l < energies[t].length; l++) {
            if (!direct || k == l) {
              gap = Math.min(gap, energies[t][l][3] - energies[s][k][2]);
            }
          }
        }
      }
    }
    return gap;
  }

  private static String row(String format, double... values) {
    return Arrays.stream(values)
        .mapToObj(v -> String.format(Locale.ROOT, format, v))
        .collect(Collectors.joining());
  }

  private String varray(String name, double[][] rows) {
    return Arrays.stream(rows)
        .map(r -> "     <v>%s </v>\n".formatted(row("%17.8f", r)))
        .collect(Collectors.joining("", "    <varray name=\"" + name + "\" >\n", "    </varray>\n"));
  }

  /** The edges of a step before the last one. */
  private double[][] edges(int step) {
    double scale = 1 + 0.01 * (steps - step);
    return Arrays.stream(edges)
        .map(e -> Arrays.stream(e).map(v -> v * scale).toArray())
        .toArray(double[][]::new);
  }

  /** A {@code vasprun.xml}. */
  public String vasprun() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <modeling>
             <generator>
              <i name="program" type="string">vasp </i>
              <i name="version" type="string">6.4.2  </i>
             </generator>
             <kpoints>
              <generation param="Gamma">
               <v type="int" name="divisions">       9        9        1 </v>
              </generation>
              <varray name="kpointlist" >
            %s  </varray>
              <varray name="weights" >
            %s  </varray>
             </kpoints>
             <parameters>
              <separator name="electronic" >
               <i type="string" name="PREC">accura</i>
               <i name="ENMAX">    400.00000000</i>
               <i type="int" name="ISPIN">     %d</i>
               <separator name="electronic convergence" >
                <i type="int" name="NELM">    %.0f</i>
               </separator>
               <separator name="electronic dipolcorrection" >
                <i type="logical" name="LDIPOL"> %s  </i>
                <i type="int" name="IDIPOL">     %d</i>
                <i name="EFIELD">      %.8f</i>
               </separator>
              </separator>
              <separator name="ionic" >
               <i type="int" name="NSW">   %d</i>
               <i type="int" name="IBRION">   %d</i>
              </separator>
              <separator name="response functions" >
               <i type="int" name="NELM">     1</i>
              </separator>
             </parameters>
             <atominfo>
              <array name="atoms" >
               <field type="string">element</field>
               <set>
                <rc><c>Mo</c><c>   1</c></rc>
                <rc><c>S </c><c>   2</c></rc>
                <rc><c>S </c><c>   2</c></rc>
               </set>
              </array>
              <array name="atomtypes" >
               <set>
                <rc><c>   1</c><c>Mo</c><c>     95.94</c></rc>
                <rc><c>   2</c><c>S </c><c>     32.06</c></rc>
               </set>
              </array>
             </atominfo>
            """,
            "   <v> 0.0 0.0 0.0 </v>\n".repeat(energies[0].length),
            "   <v> 0.25 </v>\n".repeat(energies[0].length),
            spins(),
            LIMIT,
            field == 0 ? "F" : "T",
            field == 0 ? 0 : 3,
            field,
            steps == 1 ? 0 : 100,
            steps == 1 ? -1 : 2));
    for (int step = 1; step <= steps; step++) {
      text.append(" <calculation>\n");
      int electronic = converged ? 3 : (int) LIMIT;
      for (int i = 0; i < electronic; i++) {
        text.append("  <scstep><energy>\n")
            .append("    <i name=\"e_fr_energy\">    -21.5 </i>\n")
            .append("    <i name=\"e_0_energy\">    -21.25 </i>\n")
            .append("  </energy></scstep>\n");
      }
      text.append("  <structure><crystal>\n").append(varray("basis", edges(step)));
      text.append(varray("rec_basis", edges(step))).append("  </crystal>\n");
      text.append(varray("positions", places)).append("  </structure>\n");
      text.append(varray("forces", places));
      text.append("  <energy>\n   <i name=\"e_fr_energy\">    -22.5 </i>\n")
          .append("   <i name=\"e_0_energy\">     -0.60 </i>\n  </energy>\n");
      if (step == steps) {
        text.append("  <eigenvalues><array><set>\n");
        for (int s = 0; s < spins(); s++) {
          text.append("   <set comment=\"spin %d\">\n".formatted(s + 1));
          for (int k = 0; k < energies[s].length; k++) {
            text.append("    <set comment=\"kpoint %d\">\n".formatted(k + 1));
            for (int n = 0; n < energies[s][k].length; n++) {
              text.append("     <r>")
                  .append(row("%10.4f", energies[s][k][n], n < occupied[s][k] ? 1 : 0))
                  .append(" </r>\n");
            }
            text.append("    </set>\n");
          }
          text.append("   </set>\n");
        }
        text.append("  </set></array></eigenvalues>\n");
        text.append("  <dos><i name=\"efermi\">%s </i></dos>\n".formatted(fermi()));
      }
      text.append(" </calculation>\n");
    }
    return text.append("</modeling>\n").toString();
  }

  /** An {@code OUTCAR}. */
  public String outcar() {
    StringBuilder text =
        new StringBuilder(
            """
             vasp.6.4.2 20Jul23 (build Aug 01 2023 10:00:00) complex

             executed on             LinuxIFC date 2024.03.22  03:21:19
             POTCAR:    PAW_PBE Mo 08Apr2002
               VRHFIN =Mo: 4p5s4d
               TITEL  = PAW_PBE Mo 08Apr2002
             POTCAR:    PAW_PBE S 06Sep2000
               VRHFIN =S : s2p4
               TITEL  = PAW_PBE S 06Sep2000
            """);
    text.append(
        String.format(
            Locale.ROOT,
            """
               k-points           NKPTS = %6d   k-points in BZ     NKDIM =     81   number of bands    NBANDS=      5
               ions per type =               1   2
               PREC    = accura   normal or accurate (medium, high low for compatibility)
               ISPIN  = %6d    spin polarized calculation?
               LNONCOLLINEAR =      F non collinear calculations
               LSORBIT =      F    spin-orbit coupling
               ENCUT  =  400.0 eV  29.40 Ry    5.42 a.u.
               NELM   =     60;   NELMIN=  2; NELMDL= -5     # of ELM steps
               NSW    = %6d    number of steps for IOM
               NBLOCK =      1;   KBLOCK =    100    inner block; outer block
               IBRION = %6d    ionic relax: 0-MD 1-quasi-New 2-CG
               ISMEAR =    -1;   SIGMA  =   0.01  broadening in eV -4-tet -1-fermi 0-gaus
               LMONO  =      F    monopole corrections only (constant potential shift)
               LDIPOL = %6s    correct potential (dipole corrections)
               IDIPOL = %6d    1-x, 2-y, 3-z, 4-all directions
            """,
            energies[0].length,
            spins(),
            steps == 1 ? 0 : 100,
            steps == 1 ? -1 : 2,
            field == 0 ? "F" : "T",
            field == 0 ? 0 : 3));
    if (field != 0) {
      text.append(String.format(Locale.ROOT, "   EFIELD =  %.5f    electric field\n", field));
    }
    for (int step = 1; step <= steps; step++) {
      for (int i = 1; i <= 3; i++) {
        text.append("%s Iteration %4d(%4d)  %s\n".formatted("-".repeat(41), step, i, "-".repeat(39)));
        text.append("  energy without entropy =     -22.1  energy(sigma->0) =     -22.00000000\n");
      }
      text.append("\n E-fermi :  %s     XC(G=0): -10.4     alpha+bet : -9.8\n\n".formatted(fermi()));
      for (int s = 0; s < spins(); s++) {
        if (spins() == 2) {
          text.append(" spin component %d\n\n".formatted(s + 1));
        }
        for (int k = 0; k < energies[s].length; k++) {
          text.append(" k-point %5d :       0.0000    0.0000    0.0000\n".formatted(k + 1));
          text.append("  band No.  band energies     occupation \n");
          for (int n = 0; n < energies[s][k].length; n++) {
            double shift = step == steps ? 0 : n;
            double full = n < occupied[s][k] ? 2.0 / spins() : 0;
            text.append(
                "%7d%s\n".formatted(n + 1, row("%13.4f", energies[s][k][n] + shift, full)));
          }
          text.append('\n');
        }
      }
      text.append(
          "------------------------ aborting loop %s ----------------------------------------\n"
              .formatted(converged ? "because EDIFF is reached" : "EDIFF was not reached (unconverged)"));
      text.append("      direct lattice vectors                 reciprocal lattice vectors\n");
      for (double[] edge : edges(step)) {
        text.append("    ").append(row("%13.9f", edge)).append(row("%13.9f", edge)).append('\n');
      }
      text.append(" POSITION                                       TOTAL-FORCE (eV/Angst)\n");
      text.append(" ").append("-".repeat(83)).append('\n');
      for (double[] place : cartesian(edges(step))) {
        text.append(row("%13.5f", place)).append(row("%14.6f", 0, 0, 0)).append('\n');
      }
      text.append(" ").append("-".repeat(83)).append('\n');
      text.append("  energy  without entropy=     -22.1  energy(sigma->0) =     -22.25000000\n");
    }
    if (steps > 1) {
      text.append(" reached required accuracy - stopping structural energy minimisation\n");
    }
    return text.append(
            """
             General timing and accounting informations for this job:
             ========================================================

                              Total CPU time used (sec):     2186.581
            """)
        .toString();
  }

  private double[][] cartesian(double[][] cell) {
    return Arrays.stream(places)
        .map(
            p -> {
              double[] r = new double[3];
              for (int i = 0; i < 3; i++) {
                for (int k = 0; k < 3; k++) {
                  r[k] += p[i] * cell[i][k];
                }
              }
              return r;
            })
        .toArray(double[][]::new);
  }

  private static String bohr(double[] v) {
    return row("  %.15E", Arrays.stream(v).map(x -> x / BOHR).toArray());
  }

  private String structure() {
    StringBuilder text = new StringBuilder("    <atomic_structure nat=\"3\" alat=\"6.0\">\n");
    text.append("      <atomic_positions>\n");
    String[] labels = {"Mo1", "S", "S"};
    for (int i = 0; i < 3; i++) {
      text.append("        <atom name=\"%s\" index=\"%d\">".formatted(labels[i], i + 1));
      text.append(bohr(cartesian(edges)[i])).append("</atom>\n");
    }
    text.append("      </atomic_positions>\n      <cell>\n");
    for (int i = 1; i <= 3; i++) {
      text.append("        <a%d>%s</a%d>\n".formatted(i, bohr(edges[i - 1]), i));
    }
    return text.append("      </cell>\n    </atomic_structure>\n").toString();
  }

  /** A {@code data-file-schema.xml}. */
  public String espresso() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <qes:espresso xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:qes="http://www.quantum-espresso.org/ns/qes/qes-1.0" Units="Hartree atomic units">
          <general_info>
            <creator NAME="PWSCF" VERSION="7.2">XML file generated by PWSCF</creator>
          </general_info>
          <input>
            <control_variables>
              <calculation>scf</calculation>
            </control_variables>
        """);
    if (field != 0) {
      text.append(
          String.format(
              Locale.ROOT,
              """
                  <electric_field>
                    <electric_potential>sawtooth_potential</electric_potential>
                    <dipole_correction>true</dipole_correction>
                    <electric_field_direction>3</electric_field_direction>
                    <electric_field_amplitude>%.15E</electric_field_amplitude>
                  </electric_field>
              """,
              field / 51.422067476));
    }
    text.append("  </input>\n  <output>\n    <convergence_info><scf_conv>\n");
    text.append("      <convergence_achieved>%s</convergence_achieved>\n".formatted(converged));
    text.append("    </scf_conv></convergence_info>\n").append(structure());
    text.append("    <total_energy><etot>-1.0E+00</etot></total_energy>\n    <band_structure>\n");
    text.append("      <lsda>%s</lsda>\n".formatted(spins() == 2));
    if (spins() == 2) {
      text.append("      <nbnd_up>5</nbnd_up>\n      <nbnd_dw>5</nbnd_dw>\n");
    }
    text.append(
        String.format(
            Locale.ROOT, "      <fermi_energy>%.15E</fermi_energy>\n", fermi() / HARTREE));
    text.append("      <nks>%d</nks>\n".formatted(energies[0].length));
    for (int k = 0; k < energies[0].length; k++) {
      StringBuilder states = new StringBuilder();
      StringBuilder filled = new StringBuilder();
      for (int s = 0; s < spins(); s++) {
        for (int n = 0; n < energies[s][k].length; n++) {
          states.append(row(n % 3 == 2 ? "  %.15E\n" : "  %.15E", energies[s][k][n] / HARTREE));
          filled.append(row("  %.15E", n < occupied[s][k] ? 1 : 0));
        }
      }
      text.append(
          """
                <ks_energies>
                  <k_point weight="0.25">
             0.0E+00   0.0E+00   0.0E+00
                  </k_point>
                  <npw>615</npw>
                  <eigenvalues size="%d">
          %s
                  </eigenvalues>
                  <occupations size="%d">
          %s
                  </occupations>
                </ks_energies>
          """
              .formatted(5 * spins(), states, 5 * spins(), filled));
    }
    return text.append(
            """
                </band_structure>
              </output>
              <exit_status>0</exit_status>
              <closed DATE="30 Mar 2023" TIME="20:20:13"></closed>
            </qes:espresso>
            """)
        .toString();
  }
}
