package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TableOptionsTest {
  private static final String MODEL = Models.MOS2.toString();
  private static final String DESIGNS =
      """
      a;b;c;alpha;beta;gamma;field;gap
      3,18;3,19;12,1;90;90;120;0;1,6
      3,2;3,2;12;89,5;90;119,5;0,1;1,5
      3,2;3,2;12;89,5;90;119,5;0,1;n/a
      """;

  @TempDir private Path folder;
  private String told = "";

  private int run(String... arguments) {
    StringWriter errors = new StringWriter();
    PrintStream usual = System.err;
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(notes, true, StandardCharsets.UTF_8));
      CommandLine line = BackcastCommand.create();
      line.setErr(new PrintWriter(errors, true));
      int code = line.execute(arguments);
      told = notes.toString(StandardCharsets.UTF_8) + errors;
      return code;
    } finally {
      System.setErr(usual);
    }
  }

  @Test
  void whatOneCommandReadsAllRead() throws Exception {
    Path file = folder.resolve("@ärger.csv");
    Files.write(file, DESIGNS.getBytes(Charset.forName("UTF-16")));
    Path out = folder.resolve("out.csv");
    assertThat(run("evaluate", "--model", MODEL, "--data", file.toString())).isZero();
    assertThat(told)
        .contains(file + ": the text is UTF-16")
        .contains("separated by semicolons")
        .contains("decimals have a comma")
        .contains("1 of 3 rows lack a value and are left out");
    String[] predict = {"predict", "--model", MODEL, "--in", file.toString(), "--out", "" + out};
    assertThat(run(predict)).isZero();
    assertThat(Files.readAllLines(out)).hasSize(4);
    String[] transition = {
      "transition",
      "--model",
      MODEL,
      "--along",
      "a",
      "--steps",
      "3",
      "--from",
      file + ":2",
      "--out",
      out.toString()
    };
    assertThat(run(transition)).as(told).isZero();
    assertThat(told).contains("separated by semicolons");
  }

  @Test
  void aTableWithoutACompleteRowIsNotCompared() throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), DESIGNS.replaceAll("1,[56]\n", "n/a\n"));
    assertThat(run("evaluate", "--model", MODEL, "--data", file.toString())).isEqualTo(3);
    assertThat(told).contains("no row has a value in every column");
  }

  @Test
  void whatIsStatedBelongsToTheCommandThatIsRecorded() {
    String[] stated = {
      "--delimiter=;", "--sheet=My data", "--no-header", "--missing=-9999", "--missing=off"
    };
    assertThat(CommandLine.populateCommand(new TableOptions(), stated).arguments())
        .containsExactly(
            " --delimiter=';'",
            " --sheet='My data'",
            " --no-header",
            " --missing=-9999",
            " --missing=off");
    assertThat(new TableOptions().arguments()).isEmpty();
  }

  @Test
  void whatIsStatedMustBeUnderstood() {
    for (String wrong : new String[] {"--delimiter=ab", "--decimal=x", "--encoding=utf-99"}) {
      assertThat(run("evaluate", "--model", MODEL, "--data", "t.csv", wrong))
          .as(wrong)
          .isEqualTo(2);
    }
  }

  @Test
  void trainingReadsStandardInput() {
    InputStream usual = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(
              "a;b;gap\n1;2;1,234\n2;3;2,345\n".getBytes(StandardCharsets.UTF_8)));
      String[] train = {"train", "--data", "-", "--out", folder.resolve("m").toString()};
      assertThat(run(train)).isEqualTo(3);
      assertThat(told)
          .contains("standard input: the columns are separated by semicolons")
          .contains("backcast: standard input: In column gap “1,234” may have a decimal comma")
          .contains("--decimal comma");
    } finally {
      System.setIn(usual);
    }
  }
}
