package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Designs drawn in shards, by hand and by a job array, are those of a single run. */
class MergeCommandTest {
  private static final List<String> ASKED =
      List.of(
          "design",
          "--model=models/projectile",
          "--target=range=40",
          "--samples=90",
          "--keep=25",
          "--bound=speed=18..24");

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  private int run(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(all.toArray(String[]::new));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private int merge(String out, String... parts) {
    errors.getBuffer().setLength(0);
    List<String> words = new ArrayList<>(List.of("merge"));
    for (String part : parts) {
      words.add(file(part));
    }
    return run(words, "--out=" + file(out));
  }

  @Test
  void mergedShardsEqualTheSingleRunToTheByte() throws Exception {
    for (String ending : List.of(".csv", ".parquet")) {
      assertThat(run(ASKED, "--out=" + file("whole" + ending))).isZero();
      for (int k = 1; k <= 3; k++) {
        assertThat(run(ASKED, "--shard=" + k + "/3", "--out=" + file("part-" + k + ending)))
            .isZero();
      }
      // in any order
      assertThat(merge("merged" + ending, "part-2" + ending, "part-3" + ending, "part-1" + ending))
          .isZero();
      if (ending.equals(".csv")) {
        // Parquet keeps digits of the density that depend on the number of rows in a batch
        assertThat(folder.resolve("merged.csv"))
            .hasSameBinaryContentAs(folder.resolve("whole.csv"));
      }
      assertThat(folder.resolve("merged.provenance.json"))
          .hasSameBinaryContentAs(folder.resolve("whole.provenance.json"));
    }
    assertThat(Files.readAllLines(folder.resolve("part-1.csv"))).hasSizeGreaterThan(20);
    // the records are those of the Parquet tables now
    assertThat(merge("x.csv", "part-1.csv", "part-2.csv", "part-3.csv")).isEqualTo(3);
    assertThat(errors.toString()).contains("part-1.csv is not the table", "Draw shard 1/3 again");
    assertThat(merge("x.csv", "part-1.parquet", "part-3.parquet")).isEqualTo(3);
    assertThat(errors.toString()).contains("1 of 3 shards are missing: 2/3");
    Files.writeString(folder.resolve("part-2.parquet"), "\n", StandardOpenOption.APPEND);
    assertThat(merge("x.csv", "part-1.parquet", "part-2.parquet", "part-3.parquet")).isEqualTo(3);
    assertThat(errors.toString()).contains("it was changed or cut off");
    assertThat(merge("x.csv", "whole.csv")).isEqualTo(3);
    assertThat(errors.toString()).contains("whole.csv is no shard", "whole.shard.json");
    assertThat(merge("x.csv", "nowhere.csv")).isEqualTo(3);
    assertThat(merge("x.odt", "part-1.parquet")).isEqualTo(2);
    assertThat(folder.resolve("x.csv")).doesNotExist();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Slurm runs on Linux")
  void theScriptOfADryRunDrawsTheShardsThatCollectMerges() throws Exception {
    assertThat(run(ASKED, "--out=" + file("whole.csv"))).isZero();
    String out = "--out=" + file("designs.csv");
    assertThat(run(ASKED, out, "--slurm", "--dry-run", "--tasks=2", "--sbatch=--mem=2G")).isZero();
    Path jobs = folder.resolve("designs.jobs");
    assertThat(run(List.of("collect"), jobs.toString())).isEqualTo(4);
    assertThat(errors.toString()).contains("2 of 2 tasks").contains("have no result");
    // in the place of the program: notes what it is given, a word a line
    Path program = folder.resolve("program");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > given\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    for (String task : List.of("2", "1")) {
      ProcessBuilder sh =
          new ProcessBuilder("sh", "array.sh").directory(jobs.toFile()).redirectErrorStream(true);
      sh.environment().put("SLURM_ARRAY_TASK_ID", task);
      sh.environment().put("BACKCAST", program.toString());
      Process process = sh.start();
      String said = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as(said).isZero();
      List<String> given = new ArrayList<>();
      for (String word : Files.readAllLines(jobs.resolve("given"))) {
        // the script runs in its folder, this test does not
        given.add(word.startsWith("--out=") ? "--out=" + jobs.resolve(word.substring(6)) : word);
      }
      assertThat(given).contains("design", "--shard=" + task + "/2", "--bound=speed=18..24");
      assertThat(run(given)).isZero();
    }
    assertThat(run(List.of("collect"), jobs.toString())).isZero();
    assertThat(folder.resolve("designs.csv")).hasSameBinaryContentAs(folder.resolve("whole.csv"));
    Files.delete(folder.resolve("designs.csv"));
    // everything is there: the command itself merges, without Slurm
    assertThat(run(ASKED, out, "--slurm", "--tasks=2")).isZero();
    assertThat(folder.resolve("designs.csv")).hasSameBinaryContentAs(folder.resolve("whole.csv"));
    assertThat(run(ASKED, out, "--slurm", "--tasks=2", "--seed=2")).isEqualTo(4);
    assertThat(errors.toString()).contains("holds the jobs of another command", "--seed=2");
  }

  @Test
  void whatASlurmRunCannotDoIsRefusedBeforeAnythingIsWritten() {
    String out = "--out=" + file("designs.csv");
    assertThat(run(ASKED, out, "--dry-run")).isEqualTo(2);
    assertThat(run(ASKED, out, "--slurm", "--shard=1/2")).isEqualTo(2);
    assertThat(run(ASKED, out, "--slurm", "--sampling=weighted")).isEqualTo(2);
    assertThat(run(ASKED, out, "--slurm", "--tasks=0")).isEqualTo(2);
    assertThat(run(ASKED, out, "--slurm", "--tasks=91")).isEqualTo(2);
    assertThat(run(ASKED, out, "--slurm", "--sbatch=--array=1-3")).isEqualTo(2);
    assertThat(run(ASKED, "--out=-", "--slurm")).isEqualTo(2);
    assertThat(run(ASKED, out, "--slurm", "--dry-run", "--bound=angle=10..400")).isEqualTo(3);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aShardThatDoesNotFitIntoMemoryIsRefusedBeforeItIsDrawn() {
    List<String> large =
        List.of(
            "design",
            "--model=models/projectile",
            "--target=range=40",
            "--samples=2000000000",
            "--keep=25",
            "--out=" + file("designs.csv"));
    assertThat(run(large, "--shard=1/2")).isEqualTo(2);
    assertThat(errors.toString()).contains("1,000,000,000 samples take about", "--shard K/N");
    errors.getBuffer().setLength(0);
    assertThat(run(large, "--slurm", "--dry-run", "--tasks=2")).isEqualTo(2);
    assertThat(errors.toString()).contains("1,000,000,000 samples take about", "--tasks");
    assertThat(folder).isEmptyDirectory();
  }
}
