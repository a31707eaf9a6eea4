package io.backcast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.Models;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.output.Sample;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.io.structure.Structures;
import io.backcast.model.DesignMatrix;
import io.backcast.model.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReturnedAnswersTest {
  private static final Path LOGS = Path.of("src", "test", "resources", "outputs");

  /** The reference; the cell of the samples and logs; the same with a field; one close to it. */
  private static final float[][] DESIGNS = {
    {3.16f, 3.16f, 12.295f, 90, 90, 120, 0},
    {3.05f, 3.4f, 12.9f, 94, 86, 112, 0},
    {3.05f, 3.4f, 12.9f, 94, 86, 112, -0.5f},
    {3.051f, 3.4f, 12.9f, 94, 86, 112, 0}
  };

  private final Json json = new Json();
  private final CalculationSettings standard =
      json.resource(CalculationSettings.STANDARD, CalculationSettings.class);

  @TempDir private Path folder;

  private static DesignMatrix matrix(float[]... rows) {
    float[] all = new float[rows.length * 7];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, all, i * 7, 7);
    }
    return DesignMatrix.of(all, 7);
  }

  private List<Returned> read(
      Path file, @Nullable String template, CalculationSettings settings, float[]... designs)
      throws Exception {
    ModelCard card = new ModelFolder(json).card(Models.MOS2);
    return new ReturnedAnswers(
            card,
            card.space().properties().getFirst(),
            new Structures(card, template, settings),
            settings)
        .read(file, matrix(designs));
  }

  private Returned read(String name, String text) throws Exception {
    List<Returned> all =
        read(Files.writeString(folder.resolve(name), text), null, standard, DESIGNS);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private Returned.Matched matched(String name, String text) throws Exception {
    Returned returned = read(name, text);
    assertThat(returned).as(returned.sentence()).isInstanceOf(Returned.Matched.class);
    return (Returned.Matched) returned;
  }

  @Test
  void anOutputBelongsToTheNearestDesignWithinTheTolerance() throws Exception {
    Sample sample = Sample.random(1, 1);
    for (String text : List.of(sample.vasprun(), sample.outcar(), sample.espresso())) {
      Returned.Matched found = matched("output", text);
      assertThat(found.rows()).containsExactly(1);
      assertThat(found.answer().converged()).isTrue();
      assertThat(found.answer().gap()).isCloseTo(sample.gap(false), within(1e-6));
      assertThat(found.sentence()).contains("output is row 2 by").contains("gap ");
    }
    Returned.Matched field = matched("vasprun.xml", sample.withField(-0.5).vasprun());
    assertThat(field.rows()).containsExactly(2);
    assertThat(field.answer().field()).isEqualTo(-0.5);
    assertThat(field.answer().source()).isEqualTo("VASP 6.4.2, vasprun.xml");
  }

  @Test
  void theSameOutputHasTheSameKeyAndAnotherCellAnother() throws Exception {
    Sample sample = Sample.random(1, 1);
    Returned.Matched once = matched("a", sample.vasprun());
    Returned.Matched again = matched("b", Sample.random(2, 1).vasprun());
    assertThat(again.answer().key()).isEqualTo(once.answer().key());
    Returned.Matched field = matched("c", sample.withField(-0.5).vasprun());
    assertThat(field.answer().key()).isNotEqualTo(once.answer().key());
    assertThat(field.settingsKey()).isEqualTo(once.settingsKey());
    Returned.Matched finer = matched("d", sample.vasprun().replace("400.00000000", "500.00000000"));
    assertThat(finer.settingsKey()).isNotEqualTo(once.settingsKey());
  }

  @Test
  void aCellOfNoDesignNamesTheNearestAndByHowMuch() throws Exception {
    double[][] wider = {{3.06, 0, 0}, Sample.EDGES[1], Sample.EDGES[2]};
    Returned found = read("OUTCAR", Sample.random(1, 1).withEdges(wider).outcar());
    assertThat(found).isInstanceOf(Returned.Unmatched.class);
    assertThat(found.sentence())
        .contains("OUTCAR: Its cell (3.0600, 3.4000, 12.9000 Å; 94.000, 86.000, 112.000°)")
        .contains("The nearest is row 4, off by up to 0.0090 Å");
    Returned field = read("vasprun.xml", Sample.random(1, 1).withField(0.25).vasprun());
    assertThat(field.sentence()).contains("0.2500 V/Å").contains("and 0.2500 V/Å.");
  }

  @Test
  void equalDesignsShareAnAnswer() throws Exception {
    Path file = Files.writeString(folder.resolve("x"), Sample.random(1, 1).vasprun());
    Returned found = read(file, null, standard, DESIGNS[1], DESIGNS[0], DESIGNS[1]).getFirst();
    assertThat(((Returned.Matched) found).rows()).containsExactly(0, 2);
  }

  @Test
  void anOutputThatDoesNotStateItsFieldIsOfADesignWithoutOne() throws Exception {
    String text = Sample.random(1, 1).withField(-0.5).outcar().replaceAll("EFIELD.*\n", "\n");
    assertThat(matched("OUTCAR", text).rows()).containsExactly(1);
    Path file = folder.resolve("OUTCAR");
    Returned only = read(file, null, standard, DESIGNS[2]).getFirst();
    assertThat(only.sentence()).contains("does not state its electric field");
  }

  @Test
  void otherAtomsAreOfNoDesign() throws Exception {
    Path file = Files.writeString(folder.resolve("x"), Sample.random(1, 1).vasprun());
    Returned found = read(file, "2H", standard, DESIGNS).getFirst();
    assertThat(found).isInstanceOf(Returned.Unmatched.class);
    assertThat(found.sentence())
        .contains("It has the atoms MoS2, and the structure 2H has Mo2S4. Say with --template");
  }

  @Test
  void aTruncatedOutputMarksItsDesignAsIncomplete() throws Exception {
    String text = Sample.random(1, 1).vasprun();
    Returned.Matched found = matched("v", text.substring(0, text.length() - 20));
    assertThat(found.rows()).containsExactly(1);
    assertThat(found.answer().status()).isEqualTo(AnswerStatus.INCOMPLETE);
    assertThat(found.answer().gap()).isNull();
    assertThat(found.sentence()).contains("incomplete: it breaks off");
    Returned early = read("v", text.substring(0, 700));
    assertThat(early).isInstanceOf(Returned.Unmatched.class);
    assertThat(early.sentence()).contains("v is incomplete: it breaks off");
    Returned.Matched open = matched("v", Sample.random(1, 1).unconverged().vasprun());
    assertThat(open.answer().status()).isEqualTo(AnswerStatus.NOT_CONVERGED);
  }

  @Test
  void aRefusedFileHasItsSentence() throws Exception {
    String text =
        Sample.random(1, 1)
            .vasprun()
            .replace("<modeling>", "<!DOCTYPE m [<!ENTITY e SYSTEM \"/etc/hostname\">]><modeling>");
    assertThat(read("v.xml", text).sentence()).contains("names a document type");
  }

  @Test
  void aLogOfTheSameCalculationIsTheAnswerOfThisProgram() throws Exception {
    Path log = LOGS.resolve("gpaw-field.txt");
    Returned.Matched other = (Returned.Matched) read(log, null, standard, DESIGNS).getFirst();
    assertThat(other.rows()).containsExactly(2);
    assertThat(other.answer().gap()).isEqualTo(1.198);
    assertThat(other.sentence())
        .contains("cutoff 200.0 in place of 300.0, k-points [3, 3, 1] in place of [9, 9, 1]");
    CalculationSettings same = coarse();
    ModelCard card = new ModelFolder(json).card(Models.MOS2);
    Structures structures = new Structures(card, null, same);
    for (String name : List.of("plain", "new")) {
      Returned.Matched own =
          (Returned.Matched)
              read(LOGS.resolve("gpaw-%s.txt".formatted(name)), null, same, DESIGNS).getFirst();
      float[] design = DESIGNS[1];
      Calculation calculation =
          new Calculation(structures.of(design, "test"), Calculation.GPAW, same);
      assertThat(own.answer().key()).as(own.sentence()).isEqualTo(calculation.key());
      assertThat(own.settingsKey()).isEqualTo(calculation.settingsKey());
      assertThat(own.sentence()).doesNotContain("settings");
      assertThat(own.answer().key()).isNotEqualTo(other.answer().key());
    }
    // three atoms that were moved are no answer for those of the template
    Path moved =
        Files.writeString(
            folder.resolve("moved"),
            Files.readString(LOGS.resolve("gpaw-plain.txt")).replace("1.581073", "1.591073"));
    Returned.Matched relaxed = (Returned.Matched) read(moved, null, same, DESIGNS).getFirst();
    assertThat(relaxed.sentence()).contains("atoms at other places");
  }

  /** The settings of the logs. */
  private CalculationSettings coarse() {
    return new CalculationSettings(
        standard.functional(),
        standard.smearing(),
        new CalculationSettings.Gpaw(200, standard.gpaw().bands(), null),
        standard.quantumEspresso(),
        standard.vasp(),
        standard.pseudopotentials(),
        new int[] {3, 3, 1},
        null,
        null);
  }

  private String log(String name, String... changes) throws Exception {
    String text = Files.readString(LOGS.resolve(name));
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(text).contains(changes[i]);
      text = text.replace(changes[i], changes[i + 1]);
    }
    return text;
  }

  private Returned.Matched own(String text, float[]... designs) throws Exception {
    Path file = Files.writeString(folder.resolve("log.txt"), text);
    Returned returned = read(file, null, coarse(), designs).getFirst();
    assertThat(returned).as(returned.sentence()).isInstanceOf(Returned.Matched.class);
    return (Returned.Matched) returned;
  }

  @Test
  void aLayerInAStrongFieldIsThisProgramsWhereThisProgramPutsIt() throws Exception {
    float[] strong = DESIGNS[2];
    assertThat(own(log("gpaw-field.txt"), strong).sentence()).contains("atoms at other places");
    // against the other direction the layer lies well where it is
    float[] up = {3.05f, 3.4f, 12.9f, 94, 86, 112, 0.5f};
    Returned.Matched unmoved = own(log("gpaw-field.txt", "[-0. -0. -1.]", "[0. 0. 1.]"), up);
    assertThat(unmoved.sentence()).doesNotContain("settings");
    // half of the third edge higher
    Returned.Matched moved =
        own(
            log(
                "gpaw-field.txt",
                "0.392523    1.949876    3.213564",
                "0.842453    1.646395    9.640691",
                "1.719462    0.976152    1.581073",
                "2.169392    0.672671    8.008200",
                "1.948026    0.821984    4.846054",
                "2.397956    0.518503   11.273181"),
            strong);
    assertThat(moved.sentence()).doesNotContain("settings");
    ModelCard card = new ModelFolder(json).card(Models.MOS2);
    Calculation calculation =
        new Calculation(
            new Structures(card, null, coarse()).of(strong, "test"), Calculation.GPAW, coarse());
    assertThat(moved.answer().key()).isEqualTo(calculation.key());
  }

  @Test
  void aLogOfAnotherKindOfCalculationIsNotThisPrograms() throws Exception {
    String potential =
        log(
            "gpaw-field.txt",
            "ConstantElectricField",
            "StepPotentialz",
            "no     0.8",
            "yes    0.8");
    assertThat(own(potential, DESIGNS).sentence())
        .contains("row 2 by")
        .contains("a potential that is no constant field");
    assertThat(own(log("gpaw-plain.txt", "gamma: True", "gamma: False"), DESIGNS).sentence())
        .contains("k-points not centred at gamma");
    assertThat(own(log("gpaw-plain.txt", "fermi-dirac", "marzari-vanderbilt"), DESIGNS).sentence())
        .contains("occupations by another rule");
    assertThat(own(log("gpaw-plain.txt", "yes    0.8", "no     0.8"), DESIGNS).sentence())
        .contains("periodicity True, True, False in place of True, True, True");
    assertThat(own(log("gpaw-new.txt", "True      ]", "False     ]"), DESIGNS).sentence())
        .contains("periodicity True, True, False");
    float[] reference = {3.16f, 3.16f, 12.295f, 90, 90, 120, 0};
    assertThat(own(log("gpaw-spin.txt"), reference).sentence()).contains("spinpol stated");
  }

  @Test
  void anotherFunctionalPotentialOrGridIsAnotherAnswer() throws Exception {
    Sample sample = Sample.random(1, 1);
    String vasp = sample.vasprun();
    String hybrid =
        vasp.replace(
            "<i name=\"ENMAX\">", "<i type=\"logical\" name=\"LHFCALC\"> T </i><i name=\"ENMAX\">");
    String corrected =
        vasp.replace(
            " <kpoints>",
            " <incar><v name=\"LDAUU\"> 4.00000000 0.00000000 </v></incar>\n <kpoints>");
    String potential =
        vasp.replace(
            "<c>     95.94</c>", "<c>     95.94</c><c>12.0</c><c> PAW_PBE Mo_sv 02Feb2006 </c>");
    String shifted = vasp.replaceAll("<v> 0.0 0.0 0.0 </v>", "<v> 0.1 0.0 0.0 </v>");
    String text = sample.outcar();
    String grid =
        text.replace(
            " k-points in rec", " generate k-points for:    9    9    1\n k-points in rec");
    String outcarHybrid = text.replace("   LSORBIT", "   LHFCALC =      T\n   LSORBIT");
    String outcarPotential = text.replace("TITEL  = PAW_PBE Mo 08", "TITEL  = PAW_PBE Mo_sv 08");
    String qe = sample.espresso();
    String cutoff =
        qe.replace(
            "    <band_structure>",
            "    <basis_set><ecutrho>200</ecutrho></basis_set>\n    <band_structure>");
    String species =
        qe.replace(
            "    <band_structure>",
            "    <atomic_species><species name=\"S\"><pseudo_file>S.upf</pseudo_file></species></atomic_species>\n    <band_structure>");
    String smearing =
        qe.replace(
            "<band_structure>", "<band_structure>\n<smearing degauss=\"1.0E-2\">mv</smearing>");
    String offset =
        qe.replace(
            "<band_structure>",
            "<band_structure>\n<starting_k_points><monkhorst_pack nk1=\"9\" nk2=\"9\" nk3=\"1\" k1=\"1\" k2=\"1\" k3=\"0\">x</monkhorst_pack></starting_k_points>");
    List<String> all =
        List.of(
            vasp,
            hybrid,
            corrected,
            potential,
            shifted,
            text,
            grid,
            outcarHybrid,
            outcarPotential,
            qe,
            cutoff,
            species,
            smearing,
            offset,
            offset.replace("k1=\"1\"", "k1=\"0\""));
    List<String> keys = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    for (String one : all) {
      Returned.Matched found = matched("output", one);
      assertThat(found.answer().converged()).isTrue();
      keys.add(found.answer().key());
      settings.add(found.settingsKey());
    }
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(settings).doesNotHaveDuplicates();
    // what is off says no more than what is not stated
    String off =
        vasp.replace(
            "<i name=\"ENMAX\">", "<i type=\"logical\" name=\"LHFCALC\"> F </i><i name=\"ENMAX\">");
    assertThat(matched("output", off).answer().key()).isEqualTo(keys.getFirst());
  }

  @Test
  void theSameRowsAreOneAnswerAndOtherValuesAnother() throws Exception {
    String head = "a,b,c,alpha,beta,gamma,field,gap_dft\n3.16,3.16,12.295,90,90,120,0,";
    Returned.Matched one = matched("pbe.csv", head + "1.7\n");
    assertThat(matched("again.csv", head + "1.7\n").answer().key()).isEqualTo(one.answer().key());
    assertThat(matched("hse.csv", head + "2.2\n").answer().key()).isNotEqualTo(one.answer().key());
  }

  @Test
  void aCellOfNoLengthsIsToldAndNothingIsThrown() throws Exception {
    String zero =
        Sample.random(1, 1)
            .vasprun()
            .replaceAll("(<varray name=\"basis\" >\\s*)(<v>[^<]*</v>)", "$1<v> 0.0 0.0 0.0 </v>");
    Returned found = read("vasprun.xml", zero);
    assertThat(found).isInstanceOf(Returned.Unmatched.class);
    assertThat(found.sentence()).contains("are not lengths");
    String outcar =
        Sample.random(1, 1)
            .outcar()
            .replaceFirst(
                "(?m)(direct lattice.*\n).*\n",
                "$1    0.000000000  0.000000000  0.000000000  0.0  0.0  0.0\n");
    assertThat(read("OUTCAR", outcar)).isInstanceOf(Returned.Unmatched.class);
    String table = "a,b,c,alpha,beta,gamma,field,gap_dft\n3.16,3.16,12.295,90,90,,0,1.7\n";
    assertThat(read("t.csv", table)).isInstanceOf(Returned.Unmatched.class);
  }

  @Test
  void anUnreadableTimeCostsTheTimeAlone() throws Exception {
    Sample sample = Sample.random(1, 1);
    String vasp =
        sample
            .vasprun()
            .replace(
                "  <energy>\n   <i",
                "  <time name=\"total\">******** 12.5</time>\n  <time name=\"total\">1.0 ********</time>\n  <energy>\n   <i");
    assertThat(vasp).contains("1.0 *****");
    String outcar = sample.outcar() + "                         Elapsed time (sec): ********\n";
    for (String text : List.of(vasp, outcar)) {
      Answer answer = matched("output", text).answer();
      assertThat(answer.converged()).as(answer.reason()).isTrue();
      assertThat(answer.seconds()).isZero();
    }
  }

  @Test
  void aTableHasAnAnswerARow() throws Exception {
    String table =
        """
        a,b,c,alpha,beta,gamma,field,gap_dft,gap_dft_direct,program,status
        3.16,3.16,12.295,90,90,120,0,1.7,1.8,FHI-aims,converged
        3.05,3.4,12.9,94,86,112,-0.5,0.004,,FHI-aims,converged
        3.05,3.4,12.9,94,86,112,0,,,FHI-aims,not converged
        3.05,3.4,12.9,94,86,112,0,,,FHI-aims,killed
        2.6,3.4,12.9,94,86,112,0,1,,FHI-aims,converged
        """;
    List<Returned> all =
        read(Files.writeString(folder.resolve("t.csv"), table), null, standard, DESIGNS);
    assertThat(all).hasSize(5);
    Answer first = ((Returned.Matched) all.get(0)).answer();
    assertThat(first.gap()).isEqualTo(1.7);
    assertThat(first.gapDirect()).isEqualTo(1.8);
    assertThat(first.program()).isEqualTo("FHI-aims");
    assertThat(((Returned.Matched) all.get(1)).answer().gap()).isZero();
    assertThat(all.get(1).sentence()).isEqualTo("t.csv, line 3 is row 3 by FHI-aims, metallic.");
    assertThat(((Returned.Matched) all.get(2)).answer().status())
        .isEqualTo(AnswerStatus.NOT_CONVERGED);
    assertThat(((Returned.Matched) all.get(3)).answer().status())
        .isEqualTo(AnswerStatus.INCOMPLETE);
    assertThat(all.get(4).sentence()).contains("t.csv, line 6").contains("of no design");
  }

  @Test
  void aTableOfPredictionsOrWithoutACellIsRefused() throws Exception {
    String predictions =
        "a,b,c,alpha,beta,gamma,field,gap,gap_std\n3.16,3.16,12.3,90,90,120,0,1,0.1\n";
    assertThat(read("p.csv", predictions).sentence())
        .contains("has predictions of gap, not calculated values");
    assertThat(read("p.csv", "a,b,gap\n3.16,3.16,1\n").sentence())
        .contains("has no column c, which the cell needs");
    assertThat(read("p.csv", "a,b,c\n3.16,3.16,1\n").sentence())
        .contains("has no column gap_dft with calculated values");
  }
}
