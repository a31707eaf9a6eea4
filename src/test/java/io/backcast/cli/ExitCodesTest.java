package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ExitCodesTest {
  private static final String MOS2 = Models.MOS2.toString();

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();
  private final CommandLine line = BackcastCommand.create();

  /** Replaces TMP by the temporary folder. */
  private String here(String text) {
    return text.replace("MOS2", MOS2)
        .replace("TMP/", folder + File.separator)
        .replace("TMP", folder.toString());
  }

  private int run(String arguments) {
    line.setErr(new PrintWriter(errors, true));
    return line.execute(here(arguments).split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "design --model MOS2 --target gap=1 --keep 0 --out TMP/d.csv|2|--keep must be at least 1.",
        "design --model MOS2 --target gap=1 --samples 0 --out TMP/d.csv|2|--samples must be"
            + " between 1 and 2,000,000,000, not 0.",
        "design --model MOS2 --target gap=1 --samples 2000000001 --out -|2|--samples must be"
            + " between 1 and 2,000,000,000, not 2000000001.",
        "design --model MOS2 --target gap=1 --shard 0/3 --out -|2|--shard 0/3 should read K/N with"
            + " K from 1 to N and N at most --samples.",
        "design --model MOS2 --target gap=1 --samples 2 --shard 1/3 --out -|2|--shard 1/3 should"
            + " read K/N with K from 1 to N and N at most --samples.",
        "design --model MOS2 --target gap=1 --shard one --out -|2|--shard one should read K/N with"
            + " K from 1 to N and N at most --samples.",
        "transition --model MOS2 --along a --steps 1 --out -|2|--steps must be from 2 to"
            + " 1,000,000.",
        "transition --model MOS2 --along a --steps 1000001 --out -|2|--steps must be from 2 to"
            + " 1,000,000.",
        "transition --model MOS2 --along a --from TMP/d.csv:0 --out -|2|“TMP/d.csv:0” should read"
            + " FILE:ROW with rows counted from 1.",
        "transition --model MOS2 --along a --from TMP/d.csv:1 --out -|3|TMP/d.csv does not exist."
            + " Check the path.",
        "predict --model MOS2 --in TMP --out -|3|TMP is a folder; name the table in it.",
        "predict --model TMP --in - --out -|3|TMP has no model.json, so it is not a model folder.",
        "check TMP/none|3|",
        "snapshot --model MOS2 --out TMP/x.jpg|2|TMP/x.jpg does not end in .png. Only PNG files are"
            + " written; name the file so.",
        "snapshot --model MOS2 --out TMP/x|2|TMP/x does not end in .png. Only PNG files are"
            + " written; name the file so.",
        "snapshot --out TMP/x.PNG|2|Name a model folder with --model DIR, or a session, a table, a"
            + " network, or start.",
        "snapshot --model MOS2 --size 12x8 --out TMP/x.png|2|--size should read like 1280x800,"
            + " --text lie between 100 and 200, --candidate, --tab and --tour not be negative,"
            + " --sweep be at most 50.",
        "snapshot --model MOS2 --text 90 --out TMP/x.png|2|--size should read like 1280x800,"
            + " --text lie between 100 and 200, --candidate, --tab and --tour not be negative,"
            + " --sweep be at most 50.",
        "snapshot --model MOS2 --tab -1 --out TMP/x.png|2|--size should read like 1280x800,"
            + " --text lie between 100 and 200, --candidate, --tab and --tour not be negative,"
            + " --sweep be at most 50.",
        "snapshot --model MOS2 --tour -1 --out TMP/x.png|2|--size should read like 1280x800,"
            + " --text lie between 100 and 200, --candidate, --tab and --tour not be negative,"
            + " --sweep be at most 50.",
        "train --data TMP/none.csv --out TMP/m|3|TMP/none.csv does not exist. Check the path.",
        "train --data TMP/none.csv --out MOS2|4|MOS2 already holds a model. Name a new folder, or"
            + " replace it with --force.",
        "train --data TMP/none.csv --propose TMP/r.json --out TMP/m|2|--propose trains nothing."
            + " Give either --propose or --out.",
        "train --data TMP/none.csv|2|Say with --out DIR where the model goes.",
        "evaluate --model TMP --data -|3|TMP has no model.json, so it is not a model folder.",
        "import x.onnx|2|Give --propose card.json to begin with, or --card card.json --out DIR to"
            + " finish.",
      })
  void aMistakeEndsWithItsCodeAndOneSentence(String arguments, int code, String sentence) {
    assertThat(run(arguments)).isEqualTo(code);
    assertThat(errors.toString().stripTrailing())
        .isEqualTo(sentence == null ? "" : "backcast: " + here(sentence));
    assertThat(folder).isEmptyDirectory();
  }

  /** Mistakes that the parser of options finds; it also says where help is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report MOS2 --language fr --out TMP/r.html|Invalid value for option '--language': the"
            + " languages are en, de and es, not “fr”",
        "snapshot --model MOS2 --language xyzzy --out TMP/x.png|Invalid value for option"
            + " '--language': the languages are en, de and es, not “xyzzy”",
        "design --target gap=1 --samples 1e18 --out -|--samples must be a whole number, not 1e18."
            + " Write it in digits alone, as in 10000.",
        "design --target gap=1 --keep 99999999999 --out -|--keep must be at most 2,147,483,647, not"
            + " 99999999999.",
        "design --target gap=1 --keep -99999999999 --out -|--keep must be at least -2,147,483,648,"
            + " not -99999999999.",
        "train --seed abc|--seed must be a whole number, not abc. Write it in digits alone, as in"
            + " 10000.",
        "report MOS2 --out=|Invalid value for option '--out': it is empty and names no file or"
            + " folder",
        "verify --minutes 1,5|--minutes must be a number, not 1,5. Use a dot for decimals.",
      })
  void aValueThatAnOptionDoesNotTakeIsRefused(String arguments, String sentence) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(errors.toString()).startsWith("backcast: " + sentence).contains("Options: backcast");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRowBeyondTheEndIsRefusedWithTheNumberOfRows() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("d.csv"), "a,b,c,alpha,beta,gamma,field\n3.2,3.2,12,90,90,120,0\n");
    assertThat(run("transition --model MOS2 --along a --from TMP/d.csv:2 --out -")).isEqualTo(3);
    assertThat(errors.toString().stripTrailing())
        .isEqualTo("backcast: " + file + ":2: there are only 1 rows.");
  }

  @Test
  void anUnexpectedFailureIsReportedWithoutGuesses() throws Exception {
    line.setErr(new PrintWriter(errors, true));
    int code =
        line.getExecutionExceptionHandler()
            .handleExecutionException(
                new IllegalStateException("the sky fell"), line, line.parseArgs("--version"));
    assertThat(code).isEqualTo(4);
    assertThat(errors.toString().stripTrailing())
        .isEqualTo(
            "backcast: something unexpected went wrong (java.lang.IllegalStateException: the sky"
                + " fell). Please report it.");
  }

  @Test
  void shardsCoverAllSamplesOnce() throws Exception {
    long next = 0;
    for (int k = 1; k <= 7; k++) {
      Shard part = Shard.parse(k + "/7", 2_000_000_000);
      assertThat(part.first()).isEqualTo(next);
      next += part.samples();
    }
    assertThat(next).isEqualTo(2_000_000_000);
    assertThat(Shard.parse(null, 5)).isEqualTo(new Shard(0, 5));
  }

  @Command(name = "fail")
  private record Failing(Error failure) implements Runnable {
    @Override
    public void run() {
      throw failure;
    }
  }

  @Test
  void whatNoCommandCanCatchIsASentenceToo() {
    line.setErr(new PrintWriter(errors, true));
    line.addSubcommand(new Failing(new OutOfMemoryError("Java heap space")));
    assertThat(BackcastCommand.execute(line, "fail")).isEqualTo(4);
    assertThat(errors.toString()).startsWith("backcast: the memory of ").containsOnlyOnce("\n");
  }

  @Test
  void aFullDiskBehindAFailureOfALibraryIsNamed() {
    line.setErr(new PrintWriter(errors, true));
    line.addSubcommand(
        new Failing(
            new ExceptionInInitializerError(
                new UncheckedIOException(new IOException("No space left on device")))));
    assertThat(BackcastCommand.execute(line, "fail")).isEqualTo(4);
    assertThat(errors.toString())
        .startsWith(
            "backcast: a file that the program needs could not be read or written: No space left on"
                + " device. Look at")
        .containsOnlyOnce("\n");
  }

  @Test
  void anUnexpectedErrorIsNamedWithoutItsTrace() {
    line.setErr(new PrintWriter(errors, true));
    line.addSubcommand(new Failing(new StackOverflowError()));
    assertThat(BackcastCommand.execute(line, "fail")).isEqualTo(4);
    assertThat(errors.toString())
        .isEqualToIgnoringNewLines(
            "backcast: something unexpected went wrong (java.lang.StackOverflowError). Please"
                + " report it.");
  }
}
