package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.engine.ModelFolder;
import io.backcast.io.Json;
import io.backcast.model.ModelCard;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code evaluate --report}, {@code train --audit}, and columns stated beside a recipe. */
class FinishedModelCommandsTest {
  private static final Path SPRING = Path.of("sample-data", "spring");
  private static final String TABLE = SPRING.resolve("spring.csv").toString();
  private static final String RECIPE = SPRING.resolve("recipe.json").toString();

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  private int propose(String... more) {
    String[] request = {
      "train", "--data", TABLE, "--recipe", RECIPE, "--propose", folder + "/r.json", "--force"
    };
    return run(Stream.of(request, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  @Test
  void columnsMayBeStatedBesideARecipeThatAgrees() throws Exception {
    ModelCard card = new ModelFolder(new Json()).card(Path.of("models", "spring"));
    List<String> names = card.space().properties().stream().map(p -> p.name()).toList();
    String[] properties =
        names.stream().flatMap(n -> Stream.of("--property", n)).toArray(String[]::new);
    assertThat(propose(properties)).as(errors.toString()).isZero();
    String variable = card.space().variables().getFirst().name();
    assertThat(propose("--property", variable)).isEqualTo(2);
    assertThat(errors.toString())
        .contains("The recipe designs for " + String.join(", ", names) + ", not " + variable);
    assertThat(propose("--ignore", variable)).isEqualTo(2);
    assertThat(errors.toString()).contains("The recipe uses the column " + variable);
    assertThat(propose("--variable", variable)).isEqualTo(2);
    assertThat(propose("--group", variable)).isEqualTo(2);
    assertThat(errors.toString()).contains("The recipe holds out rows by design");
  }

  @Test
  void aReportIsWrittenToANewFolderOnly() throws Exception {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    Files.writeString(taken.resolve("mine.txt"), "mine");
    String[] evaluate = {"evaluate", "--model", "models/spring", "--data", TABLE, "--report"};
    assertThat(
            run(
                Stream.of(evaluate, new String[] {taken.toString()})
                    .flatMap(Arrays::stream)
                    .toArray(String[]::new)))
        .isEqualTo(4);
    assertThat(errors.toString()).contains("exists already");
    assertThat(taken.toFile().list()).containsExactly("mine.txt");
    // the folder of this model does not say which rows were held out
    Path fresh = folder.resolve("fresh");
    Path bare = Files.createDirectories(folder.resolve("model"));
    for (String file : Path.of("models", "spring").toFile().list()) {
      if (file.endsWith(".onnx") || file.equals("model.json")) {
        Files.copy(Path.of("models", "spring", file), bare.resolve(file));
      }
    }
    assertThat(run("evaluate", "--model", bare.toString(), "--data", TABLE, "--report", fresh + ""))
        .isEqualTo(3);
    assertThat(errors.toString()).contains("--recipe FILE");
    assertThat(fresh).doesNotExist();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("taken", "model");
    assertThat(run("evaluate", "--model", "models/spring", "--data", TABLE, "--update-card"))
        .isEqualTo(2);
  }

  @Test
  void aFewRowsOfAnotherTableGiveAReportAndItsFigures() throws Exception {
    List<String> lines = Files.readAllLines(Path.of(TABLE)).subList(0, 40);
    Path rows = Files.write(folder.resolve("rows.csv"), lines);
    Path report = folder.resolve("report");
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      String[] evaluate = {
        "evaluate",
        "--model",
        "models/spring",
        "--data",
        rows.toString(),
        "--json",
        "--samples",
        "8",
        "--report",
        report.toString()
      };
      assertThat(run(evaluate)).as(errors.toString()).isZero();
      String card = Files.readString(Path.of("models/spring/model.json"));
      assertThat(
              run(
                  Stream.of(evaluate, new String[] {"--update-card"})
                      .flatMap(Arrays::stream)
                      .map(a -> a.equals(report.toString()) ? report + "2" : a)
                      .toArray(String[]::new)))
          .isEqualTo(3);
      assertThat(Path.of("models/spring/model.json")).hasContent(card);
      assertThat(folder.resolve("report2")).doesNotExist();
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("{").contains("_mae\"");
    assertThat(Files.readString(report.resolve("README.md"))).contains("nobody can check that");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("rows.csv", "report");
  }

  @Test
  void anAuditEnsembleNeedsTheModelsOwnRowsAndRecipe() throws Exception {
    Path rows =
        Files.write(folder.resolve("rows.csv"), Files.readAllLines(Path.of(TABLE)).subList(0, 40));
    String[] audit = {
      "train", "--audit", "models/spring", "--recipe", RECIPE, "--out", folder + "/new", "--data"
    };
    assertThat(
            run(
                Stream.of(audit, new String[] {rows.toString()})
                    .flatMap(Arrays::stream)
                    .toArray(String[]::new)))
        .isEqualTo(3);
    assertThat(errors.toString()).contains("is not the table that spring was trained on");
    assertThat(
            run(
                Stream.of(audit, new String[] {TABLE, "--property", "rate"})
                    .flatMap(Arrays::stream)
                    .toArray(String[]::new)))
        .isEqualTo(2);
    assertThat(errors.toString()).contains("--audit takes columns");
    for (String[] ignored : new String[][] {{"--seed", "2"}, {"--keep-checkpoint"}}) {
      assertThat(
              run(
                  Stream.of(audit, new String[] {TABLE}, ignored)
                      .flatMap(Arrays::stream)
                      .toArray(String[]::new)))
          .isEqualTo(2);
      assertThat(errors.toString()).contains("Leave out --seed and --keep-checkpoint");
      errors.getBuffer().setLength(0);
    }
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void anOptionThatWouldSayNothingIsRefused() {
    String[] start = {"train", "--data", TABLE, "--out", folder + "/new"};
    String[][] asked = {
      {"--extend", "models/spring", "--seed", "2"},
      {"--extend", "models/spring", "--keep-checkpoint"},
      {"--extend", "models/spring", "--audit", "models/spring"},
      {"--base", TABLE},
      {"--engine", "gpaw"},
      {"--audit", "models/spring", "--base", TABLE}
    };
    String[] told = {
      "Leave out --seed and --keep-checkpoint",
      "Leave out --seed and --keep-checkpoint",
      "Give one of them",
      "are for --extend",
      "are for --extend",
      "are for --extend"
    };
    for (int i = 0; i < asked.length; i++) {
      errors.getBuffer().setLength(0);
      String[] all = Stream.of(start, asked[i]).flatMap(Arrays::stream).toArray(String[]::new);
      assertThat(run(all)).as(String.join(" ", asked[i])).isEqualTo(2);
      assertThat(errors.toString()).contains(told[i]);
    }
    assertThat(folder.resolve("new")).doesNotExist();
  }
}
