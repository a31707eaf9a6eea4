package io.backcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.backcast.io.Json;
import io.backcast.io.structure.CalculationSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Job arrays in a real Slurm, with everything going wrong that may. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlurmTest {
  @TempDir private Path folder;
  private SlurmNode slurm;

  @BeforeAll
  void start() throws Exception {
    slurm = SlurmNode.start(folder.resolve("slurm"));
  }

  @AfterAll
  void stop() throws Exception {
    if (slurm != null) {
      slurm.close();
    }
  }

  /** The program as a user starts it. */
  private Process backcast(Path said, List<String> words, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "io.backcast.Launcher"));
    command.addAll(words);
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(slurm.environment());
    builder
        .environment()
        .put(
            "CLASSPATH",
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
    return builder.start();
  }

  private String done(List<String> words, String... more) throws Exception {
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process = backcast(said, words, more);
    if (!process.waitFor(8, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String text = Files.readString(said);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  private static List<JsonNode> submissions(Path jobs) throws Exception {
    Path file = jobs.resolve("submitted.jsonl");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(l -> new JsonMapper().readTree(l)).toList()
        : List.of();
  }

  private boolean runs(String job, int task) throws Exception {
    return slurm
        .run("squeue", "-h", "-r", "-t", "RUNNING", "-j", job, "-o", "%i")
        .said()
        .lines()
        .anyMatch(("%s_%d".formatted(job, task))::equals);
  }

  @Test
  void designsSurviveKillsRequeueAndALossOfPower() throws Exception {
    List<String> asked =
        List.of(
            "design",
            "--model=models/projectile",
            "--target=range=40",
            "--samples=60000",
            "--keep=500");
    done(asked, "--out=" + folder.resolve("whole.csv"));
    Path jobs = folder.resolve("designs.jobs");
    String[] onSlurm = {
      "--out=" + folder.resolve("designs.csv"), "--slurm", "--tasks=6", "--poll=0.5"
    };
    Process first = backcast(folder.resolve("first.txt"), asked, onSlurm);
    SlurmNode.until("jobs are submitted", () -> !submissions(jobs).isEmpty());
    first.destroyForcibly().waitFor();
    String job = submissions(jobs).getFirst().path("job").stringValue();
    SlurmNode.until("the first task runs", () -> runs(job, 1));
    slurm.must("scontrol", "requeue", job + "_1");
    slurm.must("scancel", job + "_5");
    slurm.down();
    Process second = backcast(folder.resolve("second.txt"), asked, onSlurm);
    SlurmNode.until(
        "it is told that nobody answers",
        () -> Files.readString(folder.resolve("second.txt")).contains("does not answer"));
    slurm.up();
    assertThat(second.waitFor(8, TimeUnit.MINUTES)).isTrue();
    assertThat(second.exitValue()).as(Files.readString(folder.resolve("second.txt"))).isZero();
    assertThat(folder.resolve("designs.csv")).hasSameBinaryContentAs(folder.resolve("whole.csv"));
    assertThat(folder.resolve("designs.provenance.json"))
        .hasSameBinaryContentAs(folder.resolve("whole.provenance.json"));
    // only what was cancelled, and what a loss of power may have ended
    assertThat(submissions(jobs)).hasSizeGreaterThan(1);
    assertThat(submissions(jobs).get(0).path("tasks").stringValue()).isEqualTo("1-6");
    assertThat(submissions(jobs).get(1).path("tasks").stringValue()).contains("5");
    int before = submissions(jobs).size();
    done(List.of("collect"), jobs.toString());
    done(asked, onSlurm);
    assertThat(submissions(jobs)).hasSize(before);
  }

  @Test
  void calculationsAreDoneOnceWhateverHappens() throws Exception {
    Path program = folder.resolve("program");
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo "$PWD begins" >> "%1$s/calls"
        sleep 3
        echo "$PWD ends" >> "%1$s/calls"
        echo "converged, gap = $(sed -n 3p "$1" | awk '{print $1 / 10}') eV"
        """
            .formatted(folder));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Json json = new Json();
    JsonNode settings = new JsonMapper().readTree(json.bytes(CalculationSettings.read(null, json)));
    ((ObjectNode) settings)
        .set(
            "programs",
            new JsonMapper()
                .valueToTree(
                    Map.of(
                        "tenth",
                        Map.of(
                            "command", List.of(program.toString(), "{input}"),
                            "format", "poscar",
                            "converged", "converged",
                            "gap", "gap = ([0-9.]+)"))));
    json.write(folder.resolve("settings.json"), settings);
    StringBuilder rows = new StringBuilder("a,b,c,alpha,beta,gamma,field,gap\n");
    for (int i = 0; i < 6; i++) {
      rows.append("3.1").append(i).append(",3.16,12.3,90,90,120,0,1\n");
    }
    Files.writeString(folder.resolve("some.csv"), rows);
    List<String> asked =
        List.of(
            "verify",
            "--model=" + Models.MOS2,
            "--engine=tenth",
            "--settings=" + folder.resolve("settings.json"),
            "--answers=" + folder.resolve("answers.jsonl"),
            "--in=" + folder.resolve("some.csv"),
            "--out=" + folder.resolve("verified.csv"),
            "--slurm",
            "--per-task=2",
            "--poll=0.5");
    Path jobs = folder.resolve("verified.jobs");
    Process first = backcast(folder.resolve("verify.txt"), asked);
    SlurmNode.until("jobs are submitted", () -> !submissions(jobs).isEmpty());
    first.destroyForcibly().waitFor();
    String job = submissions(jobs).getFirst().path("job").stringValue();
    Path calls = folder.resolve("calls");
    SlurmNode.until(
        "a calculation has ended and its task goes on",
        () -> Files.exists(calls) && Files.readString(calls).contains("ends") && runs(job, 1));
    slurm.must("scontrol", "requeue", job + "_1");
    done(asked);
    List<String> lines = Files.readAllLines(folder.resolve("verified.csv"));
    assertThat(lines).hasSize(7);
    assertThat(lines.subList(1, 7)).allMatch(line -> line.endsWith(",converged"));
    // what had its answer before the requeue was not computed again
    List<String> ends = Files.readAllLines(calls).stream().filter(l -> l.endsWith("ends")).toList();
    assertThat(ends).doesNotHaveDuplicates().hasSize(6);
    assertThat(submissions(jobs)).hasSize(1);
    int said = Files.readAllLines(calls).size();
    done(asked);
    done(List.of("collect"), jobs.toString());
    assertThat(Files.readAllLines(calls)).hasSize(said);
  }
}
