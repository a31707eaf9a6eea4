package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.io.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Verification and calibration by a script of ours in the place of a first-principles program. */
class VerifyCommandTest {
  @TempDir private Path folder;

  private final Json json = new Json();
  private final StringWriter errors = new StringWriter();
  private Path settings;
  private Path model;
  private Path runs;

  /** A program whose gap is 10 less three edges, and that tells of every run. */
  @BeforeEach
  void setUp() throws Exception {
    runs = folder.resolve("times-run");
    Path program = folder.resolve("edges");
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo run >> %s
        awk 'NR == 3 { if ($1 > 3.3) exit; printf "gap: %%.4f eV\\nconverged\\n", 10 - 3 * $1 }' "$1"
        """
            .formatted(runs));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    settings = folder.resolve("calculation.json");
    try (var in = getClass().getResourceAsStream("/io/backcast/io/structure/calculation.json")) {
      Files.write(settings, in.readAllBytes());
    }
    ObjectNode tree = (ObjectNode) json.tree(settings);
    ObjectNode mine = tree.putObject("programs").putObject("edges");
    mine.putArray("command").add(program.toString()).add("{input}");
    mine.put("format", "poscar").put("converged", "^converged$").put("gap", "gap: (.*) eV");
    json.write(settings, tree);
    model = Files.createDirectories(folder.resolve("model"));
    Files.copy(Models.MOS2.resolve("model.json"), model.resolve("model.json"));
  }

  private int execute(String command, String... arguments) {
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    List<String> all = new ArrayList<>(List.of(command, "--model", model.toString()));
    all.addAll(
        List.of(
            "--engine",
            "edges",
            "--settings",
            settings.toString(),
            "--answers",
            folder.resolve("answers.jsonl").toString()));
    all.addAll(List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }

  private Path table(String name, String header, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    return Files.write(folder.resolve(name), lines);
  }

  private int ran() throws IOException {
    return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
  }

  @Test
  void answersStandBesideTheDesignsAndAreNotComputedAgain() throws Exception {
    Path designs =
        table(
            "designs.csv",
            "a,b,c,alpha,beta,gamma,field,note,status",
            List.of(
                "3.1,3.1,12,90,90,120,0,mine,strong",
                "3.2,3.1,12,90,90,120,0,,fair",
                "3.4,3.1,12,90,90,120,0,,weak",
                "3,3,12,72,72,144,0,,weak"));
    Path out = folder.resolve("verified.csv");
    assertThat(
            execute("verify", "--in", designs.toString(), "--out", out.toString(), "--jobs", "2"))
        .as(errors.toString())
        .isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.getFirst())
        .isEqualTo(
            "a,b,c,alpha,beta,gamma,field,note,trust,gap_dft,gap_dft_direct,gap_dft_shifted,seconds,status");
    assertThat(lines.get(1)).startsWith("3.1,3.1,12,90,90,120,0,mine,strong,0.700000,,,");
    assertThat(lines.get(1)).endsWith(",converged");
    assertThat(lines.get(2)).contains(",fair,0.400000,");
    assertThat(lines.get(3)).contains(",weak,,,,").endsWith(",incomplete");
    assertThat(lines.get(4)).isEqualTo("3,3,12,72,72,144,0,,weak,,,,,refused");
    JsonNode provenance = json.tree(folder.resolve("verified.provenance.json"));
    assertThat(provenance.path("converged").asInt()).isEqualTo(2);
    assertThat(provenance.path("failures").path("4").asString("")).contains("close no cell");
    assertThat(ran()).isEqualTo(3);
    assertThat(execute("verify", "--in", out + ":1..2", "--out", out.toString())).isZero();
    assertThat(ran()).isEqualTo(3);
    assertThat(Files.readAllLines(out))
        .hasSize(3)
        .first()
        .asString()
        .endsWith("trust,gap_dft,gap_dft_direct,gap_dft_shifted,seconds,status");
  }

  @Test
  void aConventionIsFittedKeptAndUsed() throws Exception {
    List<String> known = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double a = 2.7 + i * 0.01;
      // known values are half an eV lower, and metals below
      double gap = Math.max(0, 10 - 3 * a - 0.5 + (i % 2 == 0 ? 0.01 : -0.01));
      known.add(String.format(Locale.ROOT, "%.3f,3.16,12.3,90,90,120,0,%.3f", a, gap));
    }
    known.add("3.21,3.16,12.3,90,90,120,0,0");
    Path rows = table("rows.csv", "a,b,c,alpha,beta,gamma,field,gap", known);
    assertThat(execute("calibrate", "--in", rows.toString())).as(errors.toString()).isZero();
    JsonNode convention = json.tree(model.resolve("convention-edges.json"));
    assertThat(convention.path("offset").asDouble()).isBetween(0.489, 0.511);
    assertThat(convention.path("slope").asDouble()).isEqualTo(1);
    assertThat(convention.path("residual").asDouble()).isBetween(0.009, 0.011);
    assertThat(convention.path("rows").asInt()).isEqualTo(40);
    assertThat(convention.path("report").path("metals").path("calculatedMetals").asInt())
        .isEqualTo(1);
    assertThat(
            json.violations(
                model.resolve("convention-edges.json"), "/io/backcast/convention.schema.json"))
        .isEmpty();
    int before = ran();
    assertThat(execute("calibrate", "--in", rows.toString())).isEqualTo(4);
    assertThat(errors.toString()).contains("--force");
    Path out = folder.resolve("verified.csv");
    assertThat(execute("verify", "--in", rows + ":1..2", "--out", out.toString())).isZero();
    assertThat(ran()).isEqualTo(before);
    double shifted = Double.parseDouble(Files.readAllLines(out).get(1).split(",", -1)[10]);
    assertThat(shifted).isBetween(1.39, 1.41);
  }

  @Test
  void whatCannotWorkIsToldBeforeAnythingRuns() throws Exception {
    Path designs =
        table("designs.csv", "a,b,c,alpha,beta,gamma,field", List.of("3.1,3.1,12,90,90,120,0.5"));
    String in = designs.toString();
    String out = folder.resolve("out.csv").toString();
    assertThat(execute("verify", "--in", in, "--out", out, "--jobs", "0")).isEqualTo(2);
    assertThat(execute("verify", "--in", in, "--out", out, "--template", "3R")).isEqualTo(2);
    assertThat(errors.toString()).contains("There is no structure template 3R");
    assertThat(execute("verify", "--in", in, "--out", folder.resolve("out.txt").toString()))
        .isEqualTo(2);
    assertThat(ran()).isZero();
    // a bulk template cannot take a field; its row is refused, the file is written
    assertThat(execute("verify", "--in", in, "--out", out, "--template", "2H")).isZero();
    assertThat(Files.readAllLines(Path.of(out)).get(1)).endsWith(",refused");
    assertThat(
            json.tree(folder.resolve("out.provenance.json"))
                .path("failures")
                .path("1")
                .asString(""))
        .contains("field");
    assertThat(ran()).isZero();
  }

  @Test
  void anEngineThatIsMissingIsNamed() throws Exception {
    Path designs =
        table("designs.csv", "a,b,c,alpha,beta,gamma,field", List.of("3.1,3.1,12,90,90,120,0"));
    Files.delete(folder.resolve("edges"));
    Path out = folder.resolve("out.csv");
    assertThat(execute("verify", "--in", designs.toString(), "--out", out.toString())).isEqualTo(4);
    assertThat(errors.toString()).contains("edges is not installed: there is no program");
    assertThat(out).doesNotExist();
  }
}
