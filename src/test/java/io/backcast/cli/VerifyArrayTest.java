package io.backcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.Models;
import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import io.backcast.slurm.ArrayJob;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Calculations in bundles, by a program of ours whose gap is a tenth of the first edge. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Slurm runs on Linux")
class VerifyArrayTest {
  private static final String PROGRAM =
      """
      #!/bin/sh
      echo "$1" >> "$(dirname "$0")/calls"
      edge=$(sed -n 3p "$1" | awk '{print $1}')
      case $edge in
        3.3*) [ -e "$(dirname "$0")/repaired" ] || exit 1 ;;
      esac
      echo "converged: yes"
      awk -v a="$edge" 'BEGIN {printf "gap = %.4f eV\\n", a / 10}'
      """;

  @TempDir private Path folder;
  private final Json json = new Json();
  private final StringWriter errors = new StringWriter();
  private List<String> verify = List.of();

  @BeforeEach
  void designsAndSettings() throws Exception {
    Path program = Files.writeString(folder.resolve("program"), PROGRAM);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    StringBuilder rows = new StringBuilder("a,b,c,alpha,beta,gamma,field,gap\n");
    for (String a : List.of("3.1", "3.2", "3.3", "3.4", "3.1")) {
      rows.append(a).append(",3.16,12.3,90,90,120,0,1\n");
    }
    Files.writeString(folder.resolve("designs.csv"), rows);
    CalculationSettings usual = CalculationSettings.read(null, json);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("functional", usual.functional());
    settings.put("smearing", usual.smearing());
    settings.put("gpaw", usual.gpaw());
    settings.put("quantumEspresso", usual.quantumEspresso());
    settings.put("vasp", usual.vasp());
    settings.put("pseudopotentials", usual.pseudopotentials());
    settings.put(
        "programs",
        Map.of(
            "tenth",
            new CalculationSettings.CommandSettings(
                List.of(program.toString(), "{input}"),
                "poscar",
                null,
                "converged: yes",
                "gap = ([0-9.]+)",
                null,
                null,
                null)));
    json.write(folder.resolve("settings.json"), settings);
    verify =
        List.of(
            "verify",
            "--model=" + Models.MOS2,
            "--engine=tenth",
            "--settings=" + folder.resolve("settings.json"),
            "--answers=" + folder.resolve("answers.jsonl"),
            "--in=" + folder.resolve("designs.csv"),
            "--out=" + folder.resolve("verified.csv"));
  }

  private int run(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    CommandLine line = BackcastCommand.create();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(all.toArray(String[]::new));
  }

  private int calls() throws Exception {
    Path file = folder.resolve("calls");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private List<String> column(String name) throws Exception {
    List<String> lines = Files.readAllLines(folder.resolve("verified.csv"));
    int at = List.of(lines.getFirst().split(",", -1)).indexOf(name);
    return lines.stream().skip(1).map(l -> l.split(",", -1)[at]).toList();
  }

  @Test
  void whatBecomesOfTheSettingsAndOfThePlaceDoesNotMatterToWhatWasSubmitted() throws Exception {
    List<String> odd = new ArrayList<>(verify);
    odd.set(5, "--in=" + folder + "//designs.csv:1..2");
    assertThat(run(odd, "--slurm", "--dry-run")).as(errors.toString()).isZero();
    Path settings = folder.resolve("settings.json");
    Files.writeString(
        settings, Files.readString(settings).replace("converged: yes", "converged: of course"));
    Path jobs = folder.resolve("elsewhere.jobs");
    Files.move(folder.resolve("verified.jobs"), jobs);
    assertThat(run(List.of("calculate", jobs.toString(), "--minutes=1", "--task"), "1")).isZero();
    assertThat(run(List.of("collect"), jobs.toString())).as(errors.toString()).isZero();
    assertThat(column("status")).containsExactly("converged", "incomplete");
    // the calculations are others now
    assertThat(run(odd, "--slurm", "--dry-run", "--job-folder=" + jobs)).isEqualTo(4);
    assertThat(errors.toString()).contains("another command: calculations");
  }

  @Test
  void jobsWhoseWritingWasEndedAreWrittenAgain() throws Exception {
    assertThat(run(verify, "--slurm", "--dry-run")).isZero();
    Path jobs = folder.resolve("verified.jobs");
    Files.delete(jobs.resolve("bundles.json"));
    assertThat(run(List.of("collect"), jobs.toString())).isEqualTo(3);
    assertThat(errors.toString()).contains("not written to their end");
    assertThat(run(verify, "--slurm", "--dry-run", "--per-task=4")).as(errors.toString()).isZero();
    assertThat(Files.readString(jobs.resolve("array.sh"))).contains("#SBATCH --array=1\n");
    assertThat(run(List.of("calculate", jobs.toString(), "--minutes=1", "--task"), "1")).isZero();
    assertThat(run(List.of("collect"), jobs.toString())).isZero();
    assertThat(column("status")).contains("converged");
  }

  @Test
  void jobsOfAnotherKindAreNamedAsSuch() throws Exception {
    Path jobs = Files.createDirectories(folder.resolve("verified.jobs"));
    json.write(
        jobs.resolve("job.json"),
        new ArrayJob(
            ArrayJob.FORMAT,
            DesignArray.KIND,
            3,
            Map.of(),
            List.of(DesignArray.KIND),
            List.of(),
            List.of(),
            "part-%d"));
    assertThat(run(verify, "--slurm", "--dry-run")).isEqualTo(4);
    assertThat(errors.toString()).contains("another command: 3 tasks of design");
  }

  @Test
  void bundlesAreCalculatedCollectedAndDoneAgainWhereTheyFailed() throws Exception {
    assertThat(run(verify, "--slurm", "--dry-run", "--per-task=2")).isZero();
    assertThat(folder.resolve("verified.csv")).doesNotExist();
    Path jobs = folder.resolve("verified.jobs");
    // two designs are the same structure
    try (Stream<Path> runs = Files.list(jobs.resolve("runs"))) {
      assertThat(runs).hasSize(4).allMatch(r -> Files.exists(r.resolve("calculation.json")));
    }
    assertThat(Files.readString(jobs.resolve("array.sh")))
        .contains("#SBATCH --array=1-2", "backcast calculate . --task=\"$task\"");
    List<String> calculate = List.of("calculate", jobs.toString(), "--minutes=1", "--task");
    assertThat(run(calculate, "1")).isZero();
    // what is there is collected, the rest is said to be missing
    assertThat(run(List.of("collect"), jobs.toString())).isZero();
    assertThat(column("status"))
        .containsExactly("converged", "converged", "incomplete", "incomplete", "converged");
    assertThat(run(calculate, "2")).isZero();
    assertThat(run(List.of("collect"), jobs.toString())).isZero();
    assertThat(column("status"))
        .containsExactly("converged", "converged", "failed", "converged", "converged");
    assertThat(column("gap_dft").getFirst()).startsWith("0.31");
    assertThat(column("gap_dft").get(2)).isEmpty();
    assertThat(calls()).isEqualTo(4);
    byte[] before = Files.readAllBytes(folder.resolve("verified.csv"));
    byte[] answers = Files.readAllBytes(folder.resolve("answers.jsonl"));
    assertThat(run(List.of("collect"), jobs.toString())).isZero();
    assertThat(folder.resolve("verified.csv")).hasBinaryContent(before);
    assertThat(folder.resolve("answers.jsonl")).hasBinaryContent(answers);
    // given again, only the task with the failure is left, and in it only what failed
    Files.writeString(folder.resolve("repaired"), "");
    assertThat(run(verify, "--slurm", "--dry-run", "--per-task=2")).isZero();
    assertThat(Files.readString(jobs.resolve("array.sh"))).contains("#SBATCH --array=2\n");
    assertThat(run(calculate, "2")).isZero();
    assertThat(calls()).isEqualTo(5);
    assertThat(run(List.of("collect"), jobs.toString())).isZero();
    assertThat(column("status")).containsOnly("converged");
    // all answers are known now, so that neither Slurm nor the program is asked
    assertThat(run(verify, "--slurm")).isZero();
    assertThat(calls()).isEqualTo(5);
    assertThat(run(calculate, "3")).isEqualTo(2);
  }
}
