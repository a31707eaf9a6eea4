package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.io.Json;
import io.backcast.io.table.Table;
import io.backcast.io.table.TableReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
  private static final String MODEL = Models.MOS2.toString();

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private int design(Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("design", "--model", MODEL, "--out", out.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void theSameSeedWritesTheSameBytes() throws Exception {
    String[] request = {"--target", "gap=0.5", "--samples", "4000", "--keep", "500", "--seed", "1"};
    assertThat(design(file("a.csv"), request)).isZero();
    assertThat(design(file("b.csv"), request)).isZero();
    assertThat(file("a.csv")).hasSameBinaryContentAs(file("b.csv"));
    assertThat(file("a.provenance.json")).hasSameBinaryContentAs(file("b.provenance.json"));
    assertThat(Files.readAllLines(file("a.csv"))).hasSize(501);
    assertThat(Files.readAllLines(file("a.csv")).getFirst())
        .isEqualTo(
            "a,b,c,alpha,beta,gamma,field,gap,gap_std,gap_low,gap_high,gap_metal_probability,gap_audit,"
                + "distance,support,log_density,audit,status");
  }

  @Test
  void aTargetThatTheDataCannotSayAnythingOfIsRefusedOnRequest() throws Exception {
    String[] asked = {"--target", "gap=2.3", "--samples", "300", "--keep", "50"};
    assertThat(design(file("warned.csv"), asked)).isZero();
    assertThat(Files.readAllLines(file("warned.csv")).stream().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.endsWith(",weak"));
    assertThat(Files.readString(file("warned.provenance.json")))
        .contains("\"control\" : \"warn\"", "\"abstained\" : \"too few rows near the target\"");
    List<String> restricted = new ArrayList<>(List.of(asked));
    restricted.addAll(List.of("--extrapolation", "restrict"));
    assertThat(design(file("none.csv"), restricted.toArray(String[]::new))).isEqualTo(4);
    assertThat(file("none.csv")).doesNotExist();
    restricted.set(1, "gap=1");
    assertThat(design(file("some.csv"), restricted.toArray(String[]::new))).isZero();
    List<String> header = List.of(Files.readAllLines(file("some.csv")).getFirst().split(",", -1));
    assertThat(Files.readAllLines(file("some.csv")).stream().skip(1))
        .hasSize(50)
        .allMatch(l -> Double.parseDouble(l.split(",", -1)[header.indexOf("support")]) > 0.01);
    restricted.set(1, "gap=2.3");
    restricted.set(restricted.size() - 1, "off");
    assertThat(design(file("off.csv"), restricted.toArray(String[]::new))).isZero();
    restricted.set(restricted.size() - 1, "perhaps");
    assertThat(design(file("x.csv"), restricted.toArray(String[]::new))).isEqualTo(2);
  }

  private int projectile(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("design", "--model", "models/projectile", "--target", "range=40"));
    arguments.addAll(List.of("--samples", "400", "--keep", "100"));
    arguments.addAll(List.of("--out", file("p.csv").toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void aSelectionThatLeavesNoDesignIsRefusedAndNothingIsWritten() throws Exception {
    assertThat(projectile("--only", "speed=5..5.001")).isEqualTo(4);
    assertThat(errors.toString())
        .contains("None of the 100 designs kept satisfies --only speed=5..5.001. Nothing was");
    assertThat(folder).isEmptyDirectory();
    assertThat(projectile("--only", "speed=500..600")).isEqualTo(3);
    assertThat(errors.toString())
        .contains("The bounds of speed (500.0 to 600.0) leave the model's own");
    assertThat(projectile("--only", "speed=20..10")).isEqualTo(3);
    assertThat(errors.toString()).contains("The bounds of speed are empty: 20.0 is above 10.0.");
    assertThat(folder).isEmptyDirectory();
    assertThat(projectile("--only", "speed=-10..1000")).isZero();
    assertThat(Files.readAllLines(file("p.csv"))).hasSize(101);
  }

  @Test
  void shardsTogetherEqualOneRun() throws Exception {
    String[] request = {"--target", "gap=1", "--samples", "700", "--keep", "700", "--no-refine"};
    assertThat(design(file("whole.csv"), request)).isZero();
    List<String> parts = new ArrayList<>();
    for (int k = 1; k <= 3; k++) {
      List<String> part = new ArrayList<>(List.of(request));
      part.addAll(List.of("--shard", k + "/3"));
      assertThat(design(file("p.csv"), part.toArray(String[]::new))).isZero();
      List<String> lines = Files.readAllLines(file("p.csv"));
      parts.addAll(lines.subList(1, lines.size()));
    }
    List<String> whole = Files.readAllLines(file("whole.csv"));
    assertThat(parts).isEqualTo(whole.subList(1, whole.size()));
  }

  @Test
  void aPartOfALongRunDrawsAsTheWholeDoes() throws Exception {
    String[] one = {"--shard", "1/200", "--samples", "20000"};
    String[] another = {"--shard", "1/400", "--samples", "40000"};
    String[] alone = {"--samples", "100"};
    List<List<String>> written = new ArrayList<>();
    // the same hundred samples of three runs
    for (String[] samples : List.of(one, another, alone)) {
      List<String> request = new ArrayList<>(List.of(samples));
      request.addAll(List.of("--target", "gap=1", "--keep", "100", "--fix", "field=0"));
      request.addAll(List.of("--tolerance", "gap=0.4"));
      assertThat(design(file("part.csv"), request.toArray(String[]::new))).isZero();
      written.add(Files.readAllLines(file("part.csv")));
    }
    assertThat(written.get(1)).isEqualTo(written.get(0)).hasSizeGreaterThan(50);
    assertThat(written.get(2)).as("a short run").isNotEqualTo(written.get(0));
  }

  private int distribution(Path out, String sampling, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("design", "--model", "models/projectile", "--target", "range=40"));
    arguments.addAll(List.of("--sampling", sampling, "--out", out.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void designsAreWrittenAsThePriorHasThem() throws Exception {
    assertThat(distribution(file("w.csv"), "weighted", "--keep", "400")).isZero();
    List<String> lines = Files.readAllLines(file("w.csv"));
    assertThat(lines).hasSize(401);
    assertThat(lines.getFirst()).endsWith("weight,status");
    assertThat(Files.readString(file("w.provenance.json")))
        .contains("\"rows\" : \"weighted\"", "\"effective\"", "\"refined\" : false")
        .contains("\"extrapolation\" : {", "\"control\" : \"warn\"", "\"checked\" : ");
    assertThat(lines.subList(1, lines.size())).noneMatch(line -> line.endsWith("off-target"));
    assertThat(distribution(file("v.csv"), "weighted", "--keep", "400")).isZero();
    assertThat(file("v.csv")).hasSameBinaryContentAs(file("w.csv"));
    assertThat(distribution(file("r.csv"), "resampled", "--keep", "400")).isZero();
    assertThat(Files.readAllLines(file("r.csv")).getFirst()).doesNotContain("weight");
    assertThat(distribution(file("r.csv"), "weighted", "--shard", "1/2")).isEqualTo(2);
    assertThat(distribution(file("r.csv"), "resampled", "--samples", "500")).isEqualTo(2);
    assertThat(errors.toString()).contains("Leave out --samples");
    assertThat(distribution(file("r.csv"), "refined", "--no-refine")).isEqualTo(2);
    assertThat(distribution(file("n.csv"), "weighted", "--fix", "speed=10")).isEqualTo(4);
  }

  @Test
  void refinedDesignsAreOnTargetAndPredictAgrees() throws Exception {
    assertThat(design(file("d.csv"), "--target", "gap=0.8", "--samples", "600", "--keep", "200"))
        .isZero();
    assertThat(
            run(
                "predict",
                "--model",
                MODEL,
                "--in",
                file("d.csv").toString(),
                "--out",
                file("p.csv").toString()))
        .isZero();
    List<String> gap = List.of("gap");
    Table designed = new TableReader().read(file("d.csv"), gap);
    Table predicted = new TableReader().read(file("p.csv"), gap);
    assertThat(designed.rows()).isEqualTo(200);
    for (int i = 0; i < 200; i++) {
      assertThat(Math.abs(designed.values()[i][0] - 0.8)).isLessThanOrEqualTo(0.05);
      assertThat(Math.abs(designed.values()[i][0] - predicted.values()[i][0])).isLessThan(1e-4);
    }
  }

  @Test
  void locksAndBoundsHoldInEveryRow() throws Exception {
    assertThat(
            design(
                file("d.csv"),
                "--target",
                "gap=1",
                "--samples",
                "400",
                "--fix",
                "field=0",
                "--bound",
                "a=3.0..3.3"))
        .isZero();
    Table table = new TableReader().read(file("d.csv"), List.of("a", "field"));
    assertThat(table.rows()).isGreaterThan(100);
    for (double[] row : table.values()) {
      assertThat(row[0]).isBetween(3.0, 3.3);
      assertThat(row[1]).isZero();
    }
    assertThat(
            new Json().tree(file("d.provenance.json")).path("bounds").path("a").get(1).asDouble())
        .isEqualTo(3.3);
  }

  @Test
  void aPointMassIsTargetedByName() throws Exception {
    assertThat(design(file("d.csv"), "--target", "gap=metal", "--samples", "300")).isZero();
    Table table = new TableReader().read(file("d.csv"), List.of("gap"));
    assertThat(table.rows()).isGreaterThan(250);
    assertThat(table.column("gap")).containsOnly(0);
  }

  @Test
  void theTransitionAlongBiaxialStrainEndsInTheMetal() throws Exception {
    assertThat(
            run(
                "transition",
                "--model",
                MODEL,
                "--along",
                "biaxial=-10..12",
                "--out",
                file("t.csv").toString()))
        .isZero();
    Table curve = new TableReader().read(file("t.csv"), List.of("biaxial", "gap", "gap_signed"));
    assertThat(curve.values()[0][1]).isGreaterThan(0.5);
    assertThat(curve.values()[curve.rows() - 1][1]).isZero();
    assertThat(curve.values()[curve.rows() - 1][2]).isNegative();
  }

  @Test
  void badInputEndsWithItsCodeAndOneSentence() throws Exception {
    assertThat(design(file("d.csv"), "--target", "gap=much")).isEqualTo(3);
    assertThat(errors.toString()).contains("much").doesNotContain("Exception");
    assertThat(design(file("d.csv"), "--target", "gap=1", "--bound", "a=3..2")).isEqualTo(3);
    assertThat(design(file("d.csv"), "--targett", "gap=1")).isEqualTo(2);
    assertThat(design(file("d.csv"), "--target", "gap=1", "--shard", "4/3")).isEqualTo(2);
    assertThat(run("design", "--model", "nowhere", "--target", "gap=1", "--out", "-")).isEqualTo(3);
    Path blocked = Files.writeString(file("blocked"), "x").resolve("d.csv");
    assertThat(design(blocked, "--target", "gap=1", "--samples", "20")).isEqualTo(4);
    assertThat(file("d.csv")).doesNotExist();
  }

  @Test
  void anUnreachableTargetFailsAndSaysWhatComesNearest() {
    assertThat(
            design(
                file("d.csv"),
                "--target",
                "gap=2.3",
                "--samples",
                "200",
                "--fix",
                "a=3.7",
                "--fix",
                "b=3.7"))
        .isEqualTo(4);
    assertThat(file("d.csv")).doesNotExist();
    assertThat(errors.toString())
        .contains("none of 200 draws")
        .containsPattern("the nearest reaches gap = \\d")
        .contains("Nothing was written");
  }

  @Test
  void helpNamesTheOptions() {
    assertThat(run("--help")).isZero();
    for (String command : BackcastCommand.create().getSubcommands().keySet()) {
      assertThat(run(command, "--help")).as(command).isZero();
    }
    assertThat(run("design", "--model", MODEL)).isEqualTo(2);
    // the mistake, and where the help is
    assertThat(errors.toString())
        .contains("--target")
        .endsWith("design --help%n".formatted())
        .hasLineCount(2);
  }

  @Test
  void aBareNetworkIsImportedCheckedAndSampled() throws Exception {
    String network = Path.of("src/test/resources/onnx/freia-glow.onnx").toString();
    String card = file("card.json").toString();
    String model = file("model").toString();
    assertThat(run("inspect", network)).isZero();
    assertThat(run("inspect", "--json", network)).isZero();
    assertThat(run("import", network)).isEqualTo(2);
    assertThat(run("import", network, "--propose", card)).isZero();
    assertThat(run("import", network, "--card", card, "--out", model)).isZero();
    assertThat(run("check", model)).isZero();
    Path out = file("d.csv");
    assertThat(
            run(
                "design",
                "--model",
                model,
                "--target",
                "y1=0.5",
                "--target",
                "y2=any",
                "--samples",
                "50",
                "--out",
                out.toString()))
        .isZero();
    assertThat(Files.readAllLines(out)).hasSize(51);
    // without a predictor the property stays empty
    assertThat(Files.readAllLines(out).get(1).split(",", -1)[4]).isEmpty();
    assertThat(new Json().tree(file("d.provenance.json")).path("target").path("y2").asString())
        .isEqualTo("any");
  }

  @Test
  void aModelFolderCanBeInspected() {
    assertThat(run("inspect", MODEL)).isZero();
    assertThat(run("inspect", "nowhere")).isEqualTo(3);
    assertThat(errors.toString()).contains("nowhere");
  }
}
