package io.backcast.io.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backcast.Models;
import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.io.TypedTable;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructureExportTest {
  private static final float[] SKEWED = {2.528f, 3.792f, 14.754f, 72, 107.5f, 143.5f, 0};
  private static final float[] WITH_FIELD = {3.16f, 3.16f, 12.295f, 90, 90, 120, 0.5f};

  private final Json json = new Json();
  private final CalculationSettings settings =
      json.resource(CalculationSettings.STANDARD, CalculationSettings.class);

  @TempDir private Path folder;

  private ModelCard card() throws Exception {
    return new ModelFolder(json).card(Models.MOS2);
  }

  private int write(StructureFormat format, @Nullable String template, float[]... designs)
      throws Exception {
    List<StructureExport.Design> rows =
        Arrays.stream(designs)
            .map(x -> new StructureExport.Design(7, x, "a \"test\"\nof 'mine'"))
            .toList();
    return new StructureExport(card(), template, format, settings, json)
        .write(folder, rows, new TypedTable(List.of()), false);
  }

  private String text(String file) throws Exception {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void aPoscarHasItsOriginInOneLineAndTheCellToTenDigits() throws Exception {
    write(StructureFormat.POSCAR, null, SKEWED);
    List<String> lines = Files.readAllLines(folder.resolve("POSCAR_design-0007.vasp"));
    assertThat(lines.getFirst()).isEqualTo("mos2-strain; a \"test\" of 'mine'; template monolayer");
    assertThat(lines.get(5)).isEqualTo("Mo S");
    assertThat(lines.get(6)).isEqualTo("1 2");
    assertThat(lines.get(7)).isEqualTo("Direct");
    assertThat(lines).hasSize(11);
    double[] edge =
        Stream.of(lines.get(3).split(" +"))
            .filter(t -> !t.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat(edge).hasSize(3);
    assertThat(Math.sqrt(Arrays.stream(edge).map(v -> v * v).sum())).isCloseTo(3.792, within(1e-6));
  }

  @Test
  void theIndexSaysWhichFileIsWhichRow() throws Exception {
    write(StructureFormat.CIF, "2H", SKEWED);
    List<String> index = Files.readAllLines(folder.resolve("index.csv"));
    assertThat(index.getFirst()).isEqualTo("file,row,volume");
    assertThat(index.get(1)).startsWith("design-0007.cif,7,");
    assertThat(text("design-0007.cif")).contains("Mo2 Mo 0.6666666667").contains("S4 S");
  }

  @Test
  void aFieldIsWrittenForEveryProgramInItsOwnUnit() throws Exception {
    write(StructureFormat.GPAW, null, WITH_FIELD);
    assertThat(text("design-0007.py"))
        .contains("ConstantElectricField(0.5, [0, 0, 1])")
        .contains("pbc=[True, True, False]")
        .contains("\"size\": (9, 9, 1)");
    Files.delete(folder.resolve(StructureExport.INDEX));
    Files.delete(folder.resolve(StructureExport.SETTINGS));
    write(StructureFormat.QE, null, WITH_FIELD);
    // 0.5 V/Å in atomic units; the potential falls back around the middle of the vacuum
    assertThat(text("design-0007.pwi")).contains("eamp = 0.00972345").contains("emaxpos = 0.7250");
  }

  @Test
  void aBulkTemplateRefusesAField() {
    assertThatThrownBy(() -> write(StructureFormat.POSCAR, "2H", SKEWED, WITH_FIELD))
        .hasMessageContaining("Row 7: the periodic structure 2H cannot take its field");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFlatCellIsRefusedBeforeAnythingIsWritten() {
    float[] flat = {3, 3, 12, 72, 72, 144, 0};
    assertThatThrownBy(() -> write(StructureFormat.CIF, null, SKEWED, flat))
        .hasMessageContaining("Row 7: angles of 72.00°, 72.00° and 144.00° close no cell");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anEarlierExportIsKept() throws Exception {
    write(StructureFormat.CIF, null, SKEWED);
    String before = text("design-0007.cif");
    assertThatThrownBy(() -> write(StructureFormat.CIF, "2H", SKEWED))
        .hasMessageContaining("--force");
    assertThat(text("design-0007.cif")).isEqualTo(before);
  }

  @Test
  void anExportThatIsStoppedLeavesNoFiles() throws Exception {
    List<StructureExport.Design> rows =
        List.of(
            new StructureExport.Design(1, SKEWED, "test"),
            new StructureExport.Design(2, SKEWED, "test"),
            new StructureExport.Design(3, SKEWED, "test"));
    List<Integer> told = new ArrayList<>();
    StructureExport export = new StructureExport(card(), null, StructureFormat.CIF, settings, json);
    assertThatThrownBy(
            () ->
                export.write(
                    folder,
                    rows,
                    new TypedTable(List.of()),
                    false,
                    (done, all) -> {
                      assertThat(all).isEqualTo(3);
                      told.add(done);
                      if (done == 2) {
                        throw new BackcastException(ErrorCode.INTERRUPTED, "Stopped.");
                      }
                    }))
        .hasMessageContaining("Stopped.");
    assertThat(told).containsExactly(1, 2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aModelWithoutACrystalSaysSo() throws Exception {
    ModelCard spring = new ModelFolder(json).card(Path.of("models", "spring"));
    assertThatThrownBy(() -> new StructureExport(spring, null, StructureFormat.CIF, settings, json))
        .hasMessageContaining("describes no crystal structures");
    ModelCard mos2 = card();
    assertThatThrownBy(() -> new StructureExport(mos2, "3R", StructureFormat.CIF, settings, json))
        .hasMessageContaining("Choose one of monolayer, 2H");
  }

  @Test
  void aSetOfPseudopotentialsIsANamedChoice() throws Exception {
    write(StructureFormat.QE, null, SKEWED);
    assertThat(text("design-0007.pwi")).contains("Mo 1.0 Mo.upf").contains("ibrav = 0");
    ModelCard card = card();
    StructureExport other =
        new StructureExport(
            card, null, StructureFormat.QE, settings.withPseudopotentials("none"), json);
    List<StructureExport.Design> rows = List.of(new StructureExport.Design(8, SKEWED, "test"));
    assertThatThrownBy(() -> other.write(folder, rows, new TypedTable(List.of()), true))
        .hasMessageContaining("Choose one of pseudo-dojo, sg15, plain");
  }

  @Test
  void settingsLieBesideTheInputsOfACalculationAndReadBack() throws Exception {
    write(StructureFormat.VASP, null, WITH_FIELD);
    assertThat(text("design-0007/INCAR")).contains("GGA = PE").contains("EFIELD = 0.5");
    assertThat(text("design-0007/POTCAR.spec")).isEqualTo("Mo\nS\n");
    CalculationSettings read =
        json.read(
            folder.resolve(StructureExport.SETTINGS),
            CalculationSettings.class,
            CalculationSettings.SCHEMA);
    assertThat(read).isEqualTo(settings);
  }

  /** Needs Python with ASE, which {@code -Dbackcast.python} names if it is not the usual one. */
  @Test
  @Tag("slow")
  void aseReadsBackTheSameCells() throws Exception {
    for (StructureFormat format :
        List.of(
            StructureFormat.POSCAR,
            StructureFormat.CIF,
            StructureFormat.EXTXYZ,
            StructureFormat.QE)) {
      write(format, "monolayer", SKEWED);
      Files.deleteIfExists(folder.resolve("index.csv"));
      Files.deleteIfExists(folder.resolve(StructureExport.SETTINGS));
    }
    String script =
        """
        import sys
        import numpy as np
        from ase.io import read
        from ase.geometry import cellpar_to_cell
        want = [2.528, 3.792, 14.754, 72, 107.5, 143.5]
        places = [[1 / 3, 2 / 3, 0.25], [2 / 3, 1 / 3, 0.123], [2 / 3, 1 / 3, 0.377]]
        for name, kind in [("POSCAR_design-0007.vasp", "vasp"), ("design-0007.cif", "cif"),
                           ("design-0007.xyz", "extxyz"), ("design-0007.pwi", "espresso-in")]:
            atoms = read(sys.argv[1] + "/" + name, format=kind)
            assert np.abs(atoms.cell.cellpar() - want).max() < 2e-6, (name, atoms.cell.cellpar())
            assert atoms.cell.handedness == 1, name
            assert atoms.get_chemical_symbols() == ["Mo", "S", "S"], name
            assert np.abs(atoms.get_scaled_positions() - places).max() < 1e-6, name
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
