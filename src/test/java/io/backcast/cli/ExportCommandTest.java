package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {
  private static final Path DESIGNS = Path.of("sample-data", "designs-0.5-eV.csv");

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  private int export(String... arguments) {
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    List<String> all =
        new java.util.ArrayList<>(List.of("export", "--out", folder.resolve("out").toString()));
    all.addAll(List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }

  @Test
  void theModelIsTheOneThatTheDesignsNameAndRowsKeepTheirNumbers() throws Exception {
    assertThat(export("--in", DESIGNS + ":2..4", "--format", "poscar")).isZero();
    assertThat(folder.resolve("out").resolve("POSCAR_design-0003.vasp")).exists();
    assertThat(folder.resolve("out").resolve("POSCAR_design-0001.vasp")).doesNotExist();
    List<String> index = Files.readAllLines(folder.resolve("out").resolve("index.csv"));
    assertThat(index).hasSize(4);
    List<String> designs = Files.readAllLines(DESIGNS);
    assertThat(index.get(1)).contains(designs.get(2));
  }

  @Test
  void rowsThatAreNotThereAreNamed() {
    assertThat(export("--in", DESIGNS + ":900000..900001", "--format", "cif")).isEqualTo(3);
    assertThat(errors.toString()).contains("there is no row 900000");
    assertThat(export("--in", DESIGNS + ":4..2", "--format", "cif")).isEqualTo(2);
    assertThat(export("--in", DESIGNS + ":a", "--format", "cif")).isEqualTo(2);
  }

  @Test
  void anUnknownFormatOrDesignsOfAnUnknownModelAreRefused() throws Exception {
    assertThat(export("--in", DESIGNS.toString(), "--format", "xsf")).isEqualTo(2);
    assertThat(errors.toString()).contains("Choose one of poscar, cif, extxyz, gpaw, qe, vasp");
    Path other = Files.copy(DESIGNS, folder.resolve("other.csv"));
    assertThat(export("--in", other.toString(), "--format", "cif")).isEqualTo(2);
    assertThat(errors.toString()).contains("Name it with --model DIR");
  }

  @Test
  void designsOfAnotherTrainingOfAShippedModelAreTakenAndThoseOfAnyOtherRefused() throws Exception {
    Path other = Files.copy(DESIGNS, folder.resolve("other.csv"));
    String beside = Files.readString(Path.of("sample-data", "designs-0.5-eV.provenance.json"));
    Path provenance = folder.resolve("other.provenance.json");
    Files.writeString(
        provenance, beside.replaceAll("(\"identity\"\\s*:\\s*\")\\w+", "$10123456789abcdef"));
    assertThat(Files.readString(provenance)).contains("0123456789abcdef");
    assertThat(export("--in", other + ":1", "--format", "cif")).isZero();
    Files.writeString(provenance, beside.replace("\"mos2-strain\"", "\"of-elsewhere\""));
    assertThat(export("--in", other + ":1", "--format", "cif")).isEqualTo(2);
    assertThat(errors.toString()).contains("none of those that come along");
  }
}
