package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.io.Json;
import io.backcast.io.table.TableReader;
import io.backcast.io.table.TextTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class TableOutputTest {
  private static final String MOS2 = Models.MOS2.toString();
  private static final String SPRING = Path.of("models", "spring").toString();

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String designs() throws Exception {
    Files.writeString(
        folder.resolve("in.csv"),
        "wire,diameter,coil,turns,pitch\nbronze,2.5,20,8,6\ntitanium,2.25,18.5,5,6.5\n");
    return file("in.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"design --target gap=1", "predict --in x.csv", "transition --along a"})
  void anUnknownEndingIsRefusedBeforeAnyWork(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    // neither the model nor the table exists, so nothing has tried to read them
    arguments.addAll(List.of("--model", file("nowhere"), "--out", file("d.xlsx")));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("backcast: " + file("d.xlsx") + " ends in none of .csv, .json and .parquet.")
        .hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet"})
  void everyCommandWritesEveryFormatWithItsProvenance(String ending) throws Exception {
    String in = designs();
    assertThat(
            run(
                "design",
                "--model",
                SPRING,
                "--target",
                "stiffness=5",
                "--target",
                "mass=any",
                "--target",
                "travel=any",
                "--samples",
                "20",
                "--out",
                file("d." + ending)))
        .isZero();
    assertThat(run("predict", "--model", SPRING, "--in", in, "--out", file("p." + ending)))
        .isZero();
    assertThat(
            run("transition", "--model", SPRING, "--along", "turns", "--out", file("t." + ending)))
        .isZero();
    for (String name : List.of("d", "p", "t")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name + "." + ending));
      String start = new String(bytes, 0, 3, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(start)
          .isEqualTo(
              switch (ending) {
                case "csv" -> "wir";
                case "json" -> "[ {";
                default -> "PAR";
              });
      assertThat(folder.resolve(name + ".provenance.json")).isNotEmptyFile();
    }
  }

  @Test
  void jsonKeepsTheDigitsThatTheCsvRounds() throws Exception {
    String in = designs();
    run("predict", "--model", SPRING, "--in", in, "--out", file("p.json"));
    run("predict", "--model", SPRING, "--in", in, "--out", file("p.csv"));
    JsonNode exact = new Json().tree(folder.resolve("p.json"));
    TextTable rounded = new TableReader().text(folder.resolve("p.csv"));
    for (int row = 0; row < 2; row++) {
      double value = exact.get(row).path("stiffness").asDouble();
      String text = rounded.column("stiffness").get(row);
      int decimals = text.length() - text.indexOf('.') - 1;
      assertThat(io.backcast.io.DesignTable.number(value, decimals)).isEqualTo(text);
      // the exact float, not the rounded text
      assertThat((double) (float) value).isEqualTo(value).isNotEqualTo(Double.valueOf(text));
    }
    assertThat(exact.get(0).path("wire").asString()).isEqualTo("bronze");
    assertThat(exact.get(1).path("turns").isIntegralNumber()).isTrue();
  }

  @Test
  void aCurveOverIntegersHasOnlyIntegers() throws Exception {
    assertThat(
            run(
                "transition",
                "--model",
                SPRING,
                "--along",
                "turns=4..9.5",
                "--steps",
                "41",
                "--out",
                file("t.csv")))
        .isZero();
    TextTable curve = new TableReader().text(folder.resolve("t.csv"));
    assertThat(curve.columns()).startsWith("wire", "diameter");
    // each value once, however many steps
    assertThat(curve.column("turns"))
        .containsExactlyElementsOf(IntStream.rangeClosed(4, 9).mapToObj(String::valueOf).toList());
    assertThat(curve.column("wire")).containsOnly("music wire");
    assertThat(curve.column("stiffness")).doesNotHaveDuplicates();
  }

  @Test
  void everyRowOfACurveIsADesignToStartFrom() throws Exception {
    assertThat(
            run(
                "transition",
                "--model",
                SPRING,
                "--along",
                "wire",
                "--steps",
                "13",
                "--out",
                file("w.csv")))
        .isZero();
    TextTable wires = new TableReader().text(folder.resolve("w.csv"));
    assertThat(wires.column("wire"))
        .containsExactly("music wire", "stainless", "bronze", "titanium");
    int last = wires.rows().size();
    assertThat(
            run(
                "transition",
                "--model",
                SPRING,
                "--along",
                "coil=19..21",
                "--steps",
                "3",
                "--from",
                file("w.csv") + ":" + last,
                "--out",
                file("c.csv")))
        .isZero();
    assertThat(new TableReader().text(folder.resolve("c.csv")).column("wire"))
        .containsOnly("titanium");
    assertThat(run("predict", "--model", SPRING, "--in", file("w.csv"), "--out", file("p.csv")))
        .isZero();
  }

  @Test
  void predictionsLeaveTheTableTheyAreWrittenIntoAsItWas() throws Exception {
    Path file = folder.resolve("in.csv");
    Files.writeString(
        file,
        "id,mass,wire,coil,diameter,turns,pitch\n007,12.50,bronze,20,2.50,8,6\n8,,bronze,18,2.2,5,6\n");
    for (int time = 0; time < 2; time++) {
      assertThat(run("predict", "--model", SPRING, "--in", file("in.csv"), "--out", file("in.csv")))
          .isZero();
      TextTable table = new TableReader().text(file);
      assertThat(table.columns())
          .startsWith("id", "mass_given", "wire", "coil", "diameter", "turns", "pitch")
          .contains("mass", "mass_std", "status")
          .hasSize(27);
      assertThat(table.column("id")).containsExactly("007", "8");
      assertThat(table.column("mass_given")).containsExactly("12.50", "");
      assertThat(table.column("diameter")).containsExactly("2.50", "2.2");
    }
    run("predict", "--model", SPRING, "--in", file("in.csv"), "--out", file("out.json"));
    JsonNode row = new Json().tree(folder.resolve("out.json")).get(0);
    assertThat(row.path("id").asString()).isEqualTo("007");
    assertThat(row.path("mass_given").asDouble()).isEqualTo(12.5);
  }

  @Test
  void theProvenanceOfDesignsStaysWithTheirPredictions() throws Exception {
    String file = file("d.csv");
    run(
        "design",
        "--model",
        SPRING,
        "--target",
        "mass=15",
        "--samples",
        "20",
        "--seed",
        "7",
        "--out",
        file);
    assertThat(run("predict", "--model", SPRING, "--in", file, "--out", file)).isZero();
    JsonNode provenance = new Json().tree(folder.resolve("d.provenance.json"));
    assertThat(provenance.path("designsProvenance").path("seed").asInt()).isEqualTo(7);
  }

  @Test
  void whatCannotBeWrittenIsRefusedBeforeAnyWork() throws Exception {
    Path blocked = Files.writeString(folder.resolve("file"), "x").resolve("d.csv");
    // the model does not exist, so nothing has tried to open it
    assertThat(
            run(
                "design",
                "--model",
                file("nowhere"),
                "--target",
                "gap=1",
                "--out",
                blocked.toString()))
        .isEqualTo(4);
    assertThat(errors.toString())
        .startsWith("backcast: " + blocked + " cannot be written: a part of the path is a file.");
  }

  @Test
  void aPathThatIsNoVariableNamesTheFirstColumn() throws Exception {
    assertThat(
            run(
                "transition",
                "--model",
                MOS2,
                "--along",
                "biaxial=-1..1",
                "--steps",
                "3",
                "--out",
                file("b.csv")))
        .isZero();
    assertThat(Files.readAllLines(folder.resolve("b.csv")).getFirst())
        .isEqualTo(
            "biaxial,a,b,c,alpha,beta,gamma,field,gap,gap_std,gap_low,gap_high,gap_metal_probability,gap_signed");
  }
}
