package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say beside their tables. */
class SummariesTest {
  @TempDir private Path folder;

  /** What a command prints on both streams. */
  private static String told(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(told, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      assertThat(BackcastCommand.create().execute(arguments)).isZero();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTransitionSaysWhereItLeavesTheDesignSpace() {
    String out = folder.resolve("t.csv").toString();
    String model = Models.MOS2.toString();
    assertThat(told("transition", "--model", model, "--along", "a=3..9", "--out", out))
        .contains("The curve goes from 3 to 3.")
        .contains("lies outside");
    assertThat(told("transition", "--model", model, "--along", "a=3..3.2", "--out", out))
        .doesNotContain("The curve goes");
  }

  @Test
  void equalDesignsAreToldWhereTheyAreWhyFewAreKept() {
    String[] design = {
      "design",
      "--model",
      Path.of("models", "spring").toString(),
      "--target",
      "stiffness=8",
      "--fix",
      "wire=bronze",
      "--fix",
      "diameter=2.5",
      "--fix",
      "coil=20",
      "--fix",
      "pitch=6",
      "--tolerance",
      "stiffness=4",
      "--samples",
      "60",
      "--out",
      folder.resolve("d.csv").toString()
    };
    assertThat(told(design))
        .containsPattern("60 drawn, \\d+ on target by the model, \\d kept")
        .containsPattern("\\d+ of those on target are the same as another");
  }

  @Test
  void relationsAreShownAndDesignsOffThemTold() throws Exception {
    Path model = Path.of("models", "spring");
    for (String name : new File(model.toString()).list((d, n) -> !n.equals("report"))) {
      Files.copy(model.resolve(name), folder.resolve(name));
    }
    Path card = folder.resolve("model.json");
    String related =
        "\"relations\": [{\"terms\": {\"coil\": 1, \"pitch\": 1}, \"equals\": 26}], \"symmetries\"";
    Files.writeString(
        card,
        Files.readString(card).replaceFirst("\"symmetries\"", Matcher.quoteReplacement(related)));
    assertThat(told("inspect", folder.toString())).contains("relation  coil + pitch = 26");

    Path rows =
        Files.writeString(
            folder.resolve("x.csv"),
            """
            wire,diameter,coil,turns,pitch
            bronze,2.5,20.01,8,6
            bronze,2.5,20,8,7.5
            """);
    String out = folder.resolve("y.csv").toString();
    assertThat(told("predict", "--model", folder.toString(), "--in", rows.toString(), "--out", out))
        .contains("1 of 2 rows does not keep to coil + pitch = 26");
  }
}
