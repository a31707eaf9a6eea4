package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backcast.io.Json;
import io.backcast.io.output.Sample;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import io.backcast.verify.ReturnedFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class CollectCommandTest {
  private static final Path MOS2 = Path.of("models", "mos2-strain");

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();
  private Path designs = Path.of("");
  private Path out = Path.of("");
  private Path answers = Path.of("");

  @BeforeEach
  void writeDesigns() throws Exception {
    out = folder.resolve("verified.csv");
    answers = folder.resolve("answers.jsonl");
    designs =
        Files.writeString(
            folder.resolve("designs.csv"),
            """
            a,b,c,alpha,beta,gamma,field,gap,gap_std,status
            3.160000,3.160000,12.295000,90.00000,90.00000,120.00000,0.000000,1.2,0.02,strong
            3.050000,3.400000,12.900000,94.00000,86.00000,112.00000,0.000000,0.8,0.02,fair
            3.050000,3.400000,12.900000,94.00000,86.00000,112.00000,-0.500000,0.7,0.02,weak
            """);
  }

  private int collect(Path in, Path... places) {
    return collectFor(MOS2, in, places);
  }

  private int collectFor(Path model, Path in, Path... places) {
    List<String> all = new ArrayList<>(List.of("collect"));
    for (Path place : places) {
      all.add(place.toString());
    }
    all.addAll(
        List.of(
            "--model",
            model.toString(),
            "--in",
            in.toString(),
            "--out",
            out.toString(),
            "--answers",
            answers.toString()));
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    try {
      return line.execute(all.toArray(String[]::new));
    } finally {
      System.setErr(before);
      errors.append(said.toString(StandardCharsets.UTF_8));
    }
  }

  private TextTable table() throws Exception {
    return new TableReader().text(out);
  }

  @Test
  void aFolderWithoutOutputsIsRefusedAndNothingIsWritten() throws Exception {
    Path runs = Files.createDirectories(folder.resolve("runs"));
    Files.writeString(runs.resolve("answers.csv"), "a,gap\n3.16,1.2\n");
    Files.writeString(runs.resolve("notes.txt"), "bring milk");
    assertThat(collect(designs, runs)).isEqualTo(3);
    assertThat(errors.toString())
        .contains(runs + ": none of the files that programs write is there", "Name tables");
    assertThat(out).doesNotExist();
    assertThat(answers).doesNotExist();
  }

  @Test
  void everyFolderWithoutOutputsIsNamedAndTheOthersAreTaken() throws Exception {
    Path full = Files.createDirectories(folder.resolve("full"));
    Files.writeString(full.resolve("vasprun.xml"), Sample.random(1, 1).vasprun());
    Path one = Files.createDirectories(folder.resolve("one"));
    Path two = Files.createDirectories(folder.resolve("two"));
    assertThat(collect(designs, one, full, two)).isZero();
    assertThat(table().column("status")).containsExactly("", "converged", "");
    assertThat(errors.toString())
        .contains("backcast: warning: " + one + ", " + two + ": none of the files that programs")
        .doesNotContain("Nothing was written");
  }

  @Test
  void answersOfSeveralProgramsStandBesideTheirDesigns() throws Exception {
    Path runs = Files.createDirectories(folder.resolve("runs").resolve("one"));
    Files.writeString(runs.resolve("vasprun.xml"), Sample.random(1, 1).vasprun());
    Files.writeString(runs.resolve("OUTCAR"), Sample.random(2, 1).outcar());
    Files.writeString(runs.resolve("notes.txt"), "bring milk");
    Path log = Path.of("src", "test", "resources", "outputs", "gpaw-field.txt");
    assertThat(collect(designs, folder.resolve("runs"), log)).isZero();
    TextTable table = table();
    assertThat(table.columns())
        .endsWith("gap_dft", "gap_dft_direct", "gap_dft_shifted", "seconds", "status")
        .contains("trust");
    assertThat(table.column("trust")).containsExactly("strong", "fair", "weak");
    assertThat(table.column("status")).containsExactly("", "converged", "converged");
    assertThat(table.column("gap_dft").get(0)).isEmpty();
    assertThat(Double.parseDouble(table.column("gap_dft").get(1)))
        .isEqualTo(Math.round(Sample.random(1, 1).gap(false) * 1e5) / 1e5);
    assertThat(Double.parseDouble(table.column("gap_dft").get(2))).isEqualTo(1.198);
    assertThat(table.column("gap_dft_shifted")).containsOnly("");
    assertThat(errors.toString()).contains("Answers in").contains("2 of 3 designs");
    assertThat(Files.readString(folder.resolve("verified.provenance.json")))
        .contains("VASP 6.4.2, " + runs.resolve("vasprun.xml"))
        .contains("GPAW 22.8.0, " + log);
  }

  @Test
  void whatWasCollectedBeforeStaysAndIsKeptOnce() throws Exception {
    Path run = Files.writeString(folder.resolve("v.xml"), Sample.random(1, 1).vasprun());
    assertThat(collect(designs, run)).isZero();
    List<String> kept = Files.readAllLines(answers);
    assertThat(kept).hasSize(1);
    assertThat(collect(designs, run)).isZero();
    assertThat(Files.readAllLines(answers)).isEqualTo(kept);
    String first = table().column("gap_dft").get(1);
    Path field =
        Files.writeString(folder.resolve("w.xml"), Sample.random(3, 1).withField(-0.5).vasprun());
    assertThat(collect(out, field)).isZero();
    assertThat(table().column("gap_dft").get(1)).isEqualTo(first);
    assertThat(table().column("gap_dft").get(2)).isNotEmpty();
    assertThat(table().column("status")).containsExactly("", "converged", "converged");
    assertThat(table().column("trust")).containsExactly("strong", "fair", "weak");
    assertThat(Files.readAllLines(answers)).hasSize(2);
  }

  @Test
  void aTruncatedFileGivesAStatusAndNoNumber() throws Exception {
    String text = Sample.random(1, 1).vasprun();
    Path cut = Files.writeString(folder.resolve("v"), text.substring(0, text.length() - 30));
    assertThat(collect(designs, cut)).isZero();
    assertThat(table().column("status")).containsExactly("", "incomplete", "");
    assertThat(table().column("gap_dft")).containsOnly("");
    assertThat(answers).doesNotExist();
    // a whole one takes its place, whichever comes first
    Path whole = Files.writeString(folder.resolve("whole"), text);
    assertThat(collect(designs, cut, whole)).isZero();
    assertThat(table().column("status")).containsExactly("", "converged", "");
  }

  /** Rows whose gap is known, with what is said to be calculated half an eV above it. */
  private Path known(String header, String added) throws Exception {
    List<String> lines = new ArrayList<>(List.of(header));
    for (int i = 0; i < 20; i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%.3f,3.16,12.3,90,90,120,0,%.3f,%.4f%s",
              3 + 0.01 * i,
              0.2 + 0.05 * i,
              0.7 + 0.05 * i + (i % 2 == 0 ? 0.01 : -0.01),
              added));
    }
    return Files.write(folder.resolve("known.csv"), lines);
  }

  private int calibrate(Path in, Path model) {
    return BackcastCommand.create()
        .setErr(new PrintWriter(errors, true))
        .execute(
            "calibrate",
            "--model",
            model.toString(),
            "--in",
            in.toString(),
            "--answers",
            folder.resolve("none.jsonl").toString());
  }

  @Test
  void aConventionIsFittedOnATableThatAnotherProgramFilled() throws Exception {
    Path model = Files.createDirectories(folder.resolve("model"));
    Files.copy(MOS2.resolve("model.json"), model.resolve("model.json"));
    Path rows = known("a,b,c,alpha,beta,gamma,field,gap,gap_dft,program", ",siesta");
    assertThat(calibrate(rows, model)).as(errors.toString()).isZero();
    JsonNode convention = new Json().tree(model.resolve("convention-siesta.json"));
    assertThat(convention.path("offset").asDouble()).isBetween(0.489, 0.511);
    assertThat(convention.path("rows").asInt()).isEqualTo(20);
    // and holds for what is collected from such a table
    out = folder.resolve("shifted.csv");
    assertThat(collectFor(model, rows, rows)).isZero();
    assertThat(Double.parseDouble(table().column("gap_dft_shifted").getFirst()))
        .isCloseTo(0.71 - convention.path("offset").asDouble(), within(1e-4));
  }

  @Test
  void aConventionIsFittedOnCollectedOutputs() throws Exception {
    Path model = Files.createDirectories(folder.resolve("model"));
    Files.copy(MOS2.resolve("model.json"), model.resolve("model.json"));
    List<String> lines = new ArrayList<>(List.of("a,b,c,alpha,beta,gamma,field,gap"));
    List<Path> runs = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      double a = 3 + 0.01 * i;
      Sample made =
          Sample.random(i, 1)
              .withEdges(new double[][] {{a, 0, 0}, Sample.EDGES[1], Sample.EDGES[2]});
      // the first edge lies along x: a longer one leaves the angles as they are
      lines.add(
          String.format(Locale.ROOT, "%.3f,3.4,12.9,94,86,112,0,%.4f", a, made.gap(false) - 0.3));
      runs.add(Files.writeString(folder.resolve("run%d.xml".formatted(i)), made.vasprun()));
    }
    Path rows = Files.write(folder.resolve("rows.csv"), lines);
    assertThat(collectFor(model, rows, runs.toArray(Path[]::new))).as(errors.toString()).isZero();
    assertThat(table().column("gap_dft_shifted")).containsOnly("");
    assertThat(calibrate(out, model)).as(errors.toString()).isZero();
    JsonNode convention = new Json().tree(model.resolve("convention-vasp.json"));
    assertThat(convention.path("offset").asDouble()).isCloseTo(0.3, within(1e-3));
    // collected again it is shifted, though only one output is given
    assertThat(collectFor(model, out, runs.getFirst())).isZero();
    assertThat(table().column("gap_dft_shifted").getFirst()).isNotEmpty();
    assertThat(new Json().tree(folder.resolve("verified.provenance.json")).path("answers").size())
        .isEqualTo(9);
  }

  @Test
  void gapsOfSeveralProgramsAreNoConvention() throws Exception {
    Path model = Files.createDirectories(folder.resolve("model"));
    Files.copy(MOS2.resolve("model.json"), model.resolve("model.json"));
    Path rows = known("a,b,c,alpha,beta,gamma,field,gap,gap_dft,program", ",siesta");
    List<String> lines = new ArrayList<>(Files.readAllLines(rows));
    lines.set(3, lines.get(3).replace("siesta", "../elk"));
    Files.write(rows, lines);
    assertThat(calibrate(rows, model)).isEqualTo(3);
    assertThat(errors.toString()).contains("siesta: 19 rows").contains("elk: 1 rows");
    assertThat(calibrate(Path.of(rows + ":3"), model)).isEqualTo(3);
    assertThat(errors.toString()).contains("Only 1 rows");
  }

  @Test
  void aBrokenFileDoesNotTakeAnEarlierGap() throws Exception {
    String text = Sample.random(1, 1).vasprun();
    assertThat(collect(designs, Files.writeString(folder.resolve("v"), text))).isZero();
    String gap = table().column("gap_dft").get(1);
    assertThat(gap).isNotEmpty();
    Path cut = Files.writeString(folder.resolve("cut"), text.substring(0, text.length() - 30));
    assertThat(collect(out, cut)).isZero();
    assertThat(table().column("gap_dft").get(1)).isEqualTo(gap);
    assertThat(table().column("status")).containsExactly("", "converged", "");
  }

  @Test
  void everyConvergedAnswerIsKeptThoughOneStandsInTheTable() throws Exception {
    Path one = Files.writeString(folder.resolve("v"), Sample.random(1, 1).vasprun());
    Path other = Files.writeString(folder.resolve("x"), Sample.random(2, 1).espresso());
    assertThat(collect(designs, one, other)).isZero();
    assertThat(Files.readAllLines(answers)).hasSize(2);
    assertThat(errors.toString()).contains("row 2 has several answers");
  }

  @Test
  void anOutcarGivesWayToTheDocumentOfItsOwnRunAlone() throws Exception {
    Path runs = Files.createDirectories(folder.resolve("runs"));
    Files.writeString(runs.resolve("vasprun.xml"), Sample.random(1, 1).vasprun());
    Files.writeString(runs.resolve("OUTCAR"), Sample.random(1, 1).outcar());
    Files.writeString(runs.resolve("OUTCAR.2"), Sample.random(1, 1).withField(-0.5).outcar());
    Files.writeString(runs.resolve("vasprun-3.xml"), Sample.random(1, 1).vasprun());
    Files.writeString(runs.resolve("OUTCAR.3.gz"), "");
    assertThat(ReturnedFiles.of(runs))
        .extracting(p -> p.getFileName().toString())
        .containsExactlyInAnyOrder("vasprun.xml", "OUTCAR.2", "vasprun-3.xml");
  }

  @Test
  void filesOfNoDesignAreToldAndTheOthersTaken() throws Exception {
    double[][] other = {{3.3, 0, 0}, Sample.EDGES[1], Sample.EDGES[2]};
    Path lost =
        Files.writeString(folder.resolve("lost"), Sample.random(1, 1).withEdges(other).vasprun());
    Path run = Files.writeString(folder.resolve("run"), Sample.random(1, 1).vasprun());
    assertThat(collect(designs, lost, run)).isEqualTo(3);
    assertThat(table().column("status")).containsExactly("", "converged", "");
    assertThat(errors.toString()).contains("lost: Its cell").contains("1 files or rows");
  }

  @Test
  void filesWithoutDesignsAreAUsageError() throws Exception {
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    assertThat(line.execute("collect", designs.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("add --in designs.csv");
    assertThat(line.execute("collect", folder.resolve("none").toString())).isEqualTo(3);
  }
}
