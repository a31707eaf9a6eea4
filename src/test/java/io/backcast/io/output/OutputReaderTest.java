package io.backcast.io.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.model.BackcastException;
import io.backcast.model.Lattice;
import io.backcast.model.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputReaderTest {
  private static final Path LOGS = Path.of("src", "test", "resources", "outputs");

  @TempDir private Path folder;

  /** Formats whose files the tests write. */
  private enum Format {
    VASPRUN(Sample::vasprun, "</modeling>"),
    OUTCAR(Sample::outcar, " General timing and accounting"),
    ESPRESSO(Sample::espresso, "</qes:espresso>");

    private final Function<Sample, String> text;
    private final String end;

    Format(Function<Sample, String> text, String end) {
      this.text = text;
      this.end = end;
    }
  }

  private CalculationOutput read(byte[] bytes) throws BackcastException, IOException {
    return read(Files.write(folder.resolve("output"), bytes));
  }

  private CalculationOutput read(Path file) throws BackcastException {
    return Objects.requireNonNull(new OutputReader().read(file));
  }

  private CalculationOutput read(String text) throws BackcastException, IOException {
    return read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private CalculationOutput.Converged converged(String text) throws Exception {
    CalculationOutput output = read(text);
    assertThat(output).isInstanceOf(CalculationOutput.Converged.class);
    return (CalculationOutput.Converged) output;
  }

  private String reason(String text) throws Exception {
    return ((CalculationOutput.Incomplete) read(text)).reason();
  }

  private static void assertCell(CalculationOutput.Cell cell, double[] parameters, double within) {
    Lattice l = cell.lattice();
    double[] found = {l.a(), l.b(), l.c(), l.alpha(), l.beta(), l.gamma()};
    assertThat(found).containsExactly(parameters, within(within));
    assertThat(cell.sites().stream().map(Site::element)).containsExactly("Mo", "S", "S");
    for (int i = 0; i < 3; i++) {
      // Cartesian places of OUTCAR have five decimals
      assertThat(cell.sites().get(i).place()).containsExactly(Sample.PLACES[i], within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theGapIsThatOfAllPairsOfStates(Format format) throws Exception {
    for (int spins = 1; spins <= 2; spins++) {
      for (long seed = 0; seed < 5; seed++) {
        Sample sample = Sample.random(seed, spins);
        CalculationOutput.Converged output = converged(format.text.apply(sample));
        assertThat(output.gap()).isCloseTo(sample.gap(false), within(1e-6));
        assertThat(output.gapDirect()).isCloseTo(sample.gap(true), within(1e-6));
        assertCell(output.cell(), new double[] {3.05, 3.4, 12.9, 94, 86, 112}, 2e-5);
        assertThat(output.cell().field()).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bandsThatCrossTheFermiLevelMakeAMetal(Format format) throws Exception {
    Sample metal = Sample.random(3, 1).withOccupied(new int[][] {{3, 3, 4, 3}});
    CalculationOutput.Converged output = converged(format.text.apply(metal));
    assertThat(output.gap()).isZero();
    assertThat(output.gapDirect()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aFieldAlongTheThirdEdgeIsRead(Format format) throws Exception {
    CalculationOutput.Converged output =
        converged(format.text.apply(Sample.random(3, 1).withField(-0.375)));
    assertThat(output.cell().field()).isCloseTo(-0.375, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource
  void aCellMayBeTurnedInSpace(Format format) throws Exception {
    double c = Math.cos(1.1);
    double s = Math.sin(1.1);
    double[][] turned =
        Arrays.stream(Sample.EDGES)
            .map(e -> new double[] {c * e[0] - s * e[2], e[1], s * e[0] + c * e[2]})
            .toArray(double[][]::new);
    CalculationOutput.Converged output =
        converged(format.text.apply(Sample.random(3, 1).withEdges(turned)));
    assertCell(output.cell(), new double[] {3.05, 3.4, 12.9, 94, 86, 112}, 2e-5);
  }

  @Test
  void theLastOfSeveralIonicStepsCounts() throws Exception {
    Sample sample = Sample.random(4, 1).withSteps(3);
    for (String text : List.of(sample.vasprun(), sample.outcar())) {
      CalculationOutput.Converged output = converged(text);
      assertCell(output.cell(), new double[] {3.05, 3.4, 12.9, 94, 86, 112}, 2e-5);
      assertThat(output.gap()).isCloseTo(sample.gap(false), within(1e-6));
      assertThat(output.energy()).isCloseTo(-22.25, within(1e-9));
    }
  }

  @Test
  void ionsThatWereStillMovingAreNotConverged() throws Exception {
    Sample sample = Sample.random(4, 1).withSteps(3);
    String run = sample.vasprun().replace("\"NSW\">   100<", "\"NSW\">   3<");
    String outcar =
        sample
            .outcar()
            .replace("NSW    =    100", "NSW    =      3")
            .replace("reached required", "");
    for (String text : List.of(run, outcar)) {
      assertThat(read(text)).isInstanceOf(CalculationOutput.NotConverged.class);
      assertThat(((CalculationOutput.NotConverged) read(text)).reason())
          .isEqualTo("the ions had not come to rest after 3 steps");
    }
  }

  @ParameterizedTest
  @EnumSource
  void electronsThatDidNotConvergeGiveNoNumber(Format format) throws Exception {
    CalculationOutput output = read(format.text.apply(Sample.random(4, 1).unconverged()));
    assertThat(output).isInstanceOf(CalculationOutput.NotConverged.class);
    assertThat(output.cell()).isNotNull();
  }

  /** However an output is cut, it gives no number; at best it says what cell it was about. */
  @ParameterizedTest
  @EnumSource
  void anOutputThatBreaksOffIsIncomplete(Format format) throws Exception {
    String text =
        format.text.apply(Sample.random(5, 2).withSteps(format == Format.ESPRESSO ? 1 : 2));
    int end = text.indexOf(format.end);
    int complete = 0;
    for (int cut = end; cut > 0; cut -= 61) {
      try {
        CalculationOutput output = read(text.substring(0, cut));
        assertThat(output).as("cut at %d", cut).isInstanceOf(CalculationOutput.Incomplete.class);
        complete++;
      } catch (BackcastException e) {
        assertThat(cut).as(e.sentence()).isLessThan(200);
      }
    }
    assertThat(complete).isGreaterThan(50);
    assertThat(read(text)).isInstanceOf(CalculationOutput.Converged.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "new", "field"})
  void aLogThatBreaksOffIsIncomplete(String name) throws Exception {
    String text = Files.readString(LOGS.resolve("gpaw-" + name + ".txt"));
    int end = Math.max(text.indexOf("Memory usage"), text.indexOf("Max RSS"));
    for (int cut = end; cut > 300; cut -= 41) {
      CalculationOutput output = read(text.substring(0, cut));
      assertThat(output).as("cut at %d", cut).isInstanceOf(CalculationOutput.Incomplete.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "new"})
  void logsOfBothFormsOfGpawAreRead(String name) throws Exception {
    CalculationOutput.Converged output =
        (CalculationOutput.Converged) read(LOGS.resolve("gpaw-" + name + ".txt"));
    assertThat(output.gap()).isEqualTo(1.205);
    assertThat(output.gapDirect()).isNull();
    assertThat(output.energy()).isCloseTo(-20.073083, within(1e-9));
    assertCell(output.cell(), new double[] {3.05, 3.4, 12.9, 94, 86, 112}, 1e-5);
    assertThat(output.cell().field()).isZero();
    assertThat(output.run().version()).isEqualTo("22.8.0");
    assertThat(output.run().settings()).containsKeys("xc", "mode", "kpts");
  }

  @Test
  void aFieldOfGpawHasTheSignOfItsDirection() throws Exception {
    CalculationOutput.Converged output =
        (CalculationOutput.Converged) read(LOGS.resolve("gpaw-field.txt"));
    assertThat(output.gap()).isEqualTo(1.198);
    assertThat(output.cell().field()).isEqualTo(-0.5);
  }

  @Test
  void aSpinPolarizedLogHasOneGap() throws Exception {
    assertThat(((CalculationOutput.Converged) read(LOGS.resolve("gpaw-spin.txt"))).gap())
        .isEqualTo(1.716);
  }

  @Test
  void aLogWithoutConvergenceOrEndGivesNoNumber() throws Exception {
    assertThat(read(LOGS.resolve("gpaw-unconverged.txt")))
        .isInstanceOf(CalculationOutput.NotConverged.class);
    CalculationOutput killed = read(LOGS.resolve("gpaw-relaxed.txt"));
    assertThat(killed).isInstanceOf(CalculationOutput.Incomplete.class);
    String finished =
        Files.readString(LOGS.resolve("gpaw-relaxed.txt")) + "\nMemory usage: 1.0 MiB\n";
    // the last of its three geometries
    assertThat(converged(finished).gap()).isEqualTo(1.708);
    int second = finished.indexOf("System changes: positions \n");
    String midway = finished.substring(0, finished.indexOf("iter:   5", second));
    assertThat(read(midway + "\nMemory usage: 1.0 MiB\n"))
        .isInstanceOf(CalculationOutput.Incomplete.class);
  }

  @Test
  void aGaplessLogIsOfAMetal() throws Exception {
    String text = Files.readString(LOGS.resolve("gpaw-plain.txt"));
    String metal = text.replaceFirst("(?s)Gap: 1.205 eV.*?Timing:", "No gap\nTiming:");
    assertThat(converged(metal).gap()).isZero();
    String silent = text.replaceFirst("(?s)Gap: 1.205 eV.*?Timing:", "Timing:");
    assertThat(reason(silent)).contains("states no gap");
  }

  @Test
  void aDocumentTypeIsRefusedBeforeItIsRead() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "4.5");
    String text = Sample.random(1, 1).vasprun();
    String external =
        "<!DOCTYPE modeling [<!ENTITY x SYSTEM \"%s\">]>\n<modeling>".formatted(secret.toUri());
    String laughs =
        "<!DOCTYPE modeling [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n<modeling>&c;";
    String remote = "<!DOCTYPE modeling SYSTEM \"http://localhost:1/x.dtd\">\n<modeling>";
    for (String start : List.of(external, laughs, remote)) {
      assertThatThrownBy(() -> read(text.replace("<modeling>", start)))
          .isInstanceOf(BackcastException.class)
          .hasMessageContaining("names a document type")
          .hasMessageContaining("was not read");
    }
  }

  @ParameterizedTest
  @EnumSource
  void compressedFilesAreReadAndBrokenOnesIncomplete(Format format) throws Exception {
    Sample sample = Sample.random(1, 1);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(format.text.apply(sample).getBytes(StandardCharsets.US_ASCII));
    }
    byte[] bytes = packed.toByteArray();
    assertThat(((CalculationOutput.Converged) read(bytes)).gap())
        .isCloseTo(sample.gap(false), within(1e-6));
    CalculationOutput cut = read(Arrays.copyOf(bytes, bytes.length * 3 / 4));
    assertThat(cut).isInstanceOf(CalculationOutput.Incomplete.class);
    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, 6)))
        .isInstanceOf(BackcastException.class)
        .hasMessageContaining("damaged gzip");
  }

  @ParameterizedTest
  @EnumSource
  void wrongEncodingsDoNotMatter(Format format) throws Exception {
    Sample sample = Sample.random(1, 1);
    String text = format.text.apply(sample);
    String title =
        text.replace("<general_info>", "<general_info><job>Zürich</job>")
            .replace("name=\"program\" type=\"string\">vasp", "name=\"program\" type=\"string\">ü")
            .replace("executed on", "executed on Zürich")
            .replace("encoding=\"ISO-8859-1\"", "encoding=\"UTF-8\"");
    assertThat(title).isNotEqualTo(text);
    for (Charset charset :
        List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      CalculationOutput output = read(title.getBytes(charset));
      assertThat(output).as("%s", charset).isInstanceOf(CalculationOutput.Converged.class);
    }
  }

  @Test
  void withoutOccupationsTheFermiLevelTells() throws Exception {
    Sample sample = Sample.random(2, 1);
    String run = sample.vasprun().replaceAll("(<r> +\\S+) +\\S+ </r>", "$1 </r>");
    String espresso = sample.espresso().replaceAll("(?s)<occupations.*?</occupations>", "");
    for (String text : List.of(run, espresso)) {
      assertThat(converged(text).gap()).isCloseTo(sample.gap(false), within(1e-6));
    }
    assertThat(reason(run.replaceAll("<dos>.*</dos>", "")))
        .isEqualTo("it has neither occupations nor a Fermi level");
  }

  @ParameterizedTest
  @EnumSource
  void withoutEmptyBandsThereIsNoGapToTell(Format format) throws Exception {
    Sample full = Sample.random(3, 1).withOccupied(new int[][] {{5, 5, 5, 5}});
    assertThat(reason(format.text.apply(full))).contains("all of its bands are occupied");
  }

  @Test
  void missingPointsAndUnreadableNumbersAreTold() throws Exception {
    Sample sample = Sample.random(3, 1);
    assertThat(reason(sample.vasprun().replaceFirst("(?s)<set comment=\"kpoint 2\">.*?</set>", "")))
        .isEqualTo("it has energies at 3 of 4 k-points");
    assertThat(reason(sample.espresso().replace("<nks>4<", "<nks>5<")))
        .isEqualTo("it has energies at 4 of 5 k-points");
    assertThat(reason(sample.vasprun().replaceFirst("<r> +\\S+", "<r> *********")))
        .isEqualTo("“*********” stands where a number belongs");
    assertThat(reason(sample.vasprun().replaceFirst("<r> +\\S+", "<r> NaN")))
        .contains("“NaN” stands where a number belongs");
  }

  @Test
  void otherFilesAreNamedOrLeftToTables() throws Exception {
    assertThatThrownBy(() -> read("<html><body/></html>"))
        .hasMessageContaining("XML document of another kind");
    assertThatThrownBy(() -> read("\n     Program PWSCF v.7.2 starts on\n"))
        .hasMessageContaining("Give data-file-schema.xml");
    assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
    Path table = Files.writeString(folder.resolve("a.csv"), "a,b,gap\n3,3,1\n");
    assertThat(new OutputReader().read(table)).isNull();
    assertThatThrownBy(() -> new OutputReader().read(folder.resolve("none")))
        .hasMessageContaining("does not exist");
  }

  /** Needs Python with ASE, which {@code -Dbackcast.python} names if it is not the usual one. */
  @Test
  @Tag("slow")
  void aseReadsTheSameGapsAndCells() throws Exception {
    StringBuilder expected = new StringBuilder();
    for (int spins = 1; spins <= 2; spins++) {
      for (int seed = 0; seed < 4; seed++) {
        Sample sample = Sample.random(seed, spins);
        for (Format format : List.of(Format.VASPRUN, Format.OUTCAR)) {
          String name = "%s-%d-%d".formatted(format, spins, seed);
          Files.writeString(folder.resolve(name), format.text.apply(sample));
          CalculationOutput.Converged ours =
              (CalculationOutput.Converged) read(folder.resolve(name));
          expected.append(
              "%s %s %r %r\n"
                  .replace("%r", "%s")
                  .formatted(
                      name,
                      format == Format.VASPRUN ? "vasp-xml" : "vasp-out",
                      ours.gap(),
                      ours.gapDirect()));
        }
      }
    }
    Files.writeString(folder.resolve("expected"), expected);
    String script =
        """
        import sys
        import numpy as np
        from ase.io import read
        from ase.dft.bandgap import bandgap
        for line in open(sys.argv[1] + "/expected"):
            name, kind, gap, direct = line.split()
            atoms = read(sys.argv[1] + "/" + name, format=kind)
            assert np.abs(atoms.cell.cellpar() - [3.05, 3.4, 12.9, 94, 86, 112]).max() < 2e-5, name
            if kind == "vasp-xml":  # ASE reads no energies of states from OUTCAR
                assert abs(bandgap(atoms.calc, output=None)[0] - float(gap)) < 1e-6, name
                assert abs(bandgap(atoms.calc, direct=True, output=None)[0] - float(direct)) < 1e-6
            else:
                kpts = atoms.calc.kpts
                assert kpts and abs(bandgap(atoms.calc, output=None)[0] - float(gap)) < 1e-6, name
        """;
    Process python =
        new ProcessBuilder(
                System.getProperty("backcast.python", "python3"), "-c", script, folder.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(out).isZero();
  }
}
