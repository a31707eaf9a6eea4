package io.backcast.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A job array from submission to its results, by commands that stand for Slurm's. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Slurm runs on Linux")
class ArrayRunTest {
  @TempDir private Path temporary;

  private final List<ArrayRun.Progress> seen = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private FakeSlurm slurm;
  private Path folder;

  /** What happens between two looks. */
  @FunctionalInterface
  private interface Step {
    void happen() throws IOException;
  }

  @BeforeEach
  void commands() throws Exception {
    slurm = new FakeSlurm(temporary.resolve("bin"));
    // a name that a shell would make something of
    folder = temporary.resolve("it's $(touch hacked) \"jobs\"");
  }

  private static ArrayJob job(int tasks, String... script) {
    return new ArrayJob(
        ArrayJob.FORMAT,
        "test",
        tasks,
        Map.of("what", "squares"),
        List.of("test"),
        List.of("--mem=1G"),
        List.of(script),
        "results/%d.txt");
  }

  private JobFolder jobs(ArrayJob job) throws Exception {
    JobFolder jobs = JobFolder.of(folder, job, new Json());
    jobs.writeScript(jobs.unfinished(), List.of("backcast() { echo \"$@\"; }"));
    return jobs;
  }

  private SortedMap<Integer, String> run(JobFolder jobs, int tries, Step... steps)
      throws BackcastException {
    Deque<Step> left = new ArrayDeque<>(List.of(steps));
    ArrayRun.Listener listener =
        new ArrayRun.Listener() {
          @Override
          public void submitted(String number, int tasks) {
            told.add(number + ": " + tasks);
          }

          @Override
          public void progress(ArrayRun.Progress progress) {
            seen.add(progress);
          }

          @Override
          public void silent() {
            told.add("silent");
          }
        };
    ArrayRun.Pause pause =
        () -> {
          assertThat(seen).as("looks").hasSizeLessThan(20);
          if (!left.isEmpty()) {
            try {
              left.pop().happen();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    SortedMap<Integer, String> failed =
        new ArrayRun(jobs, slurm.commands(), pause, listener, tries, InstantSource.system()).run();
    assertThat(left).as("steps that did not happen").isEmpty();
    return failed;
  }

  private static final String[] SQUARES = {
    "mkdir -p results", "backcast \"$((task * task))\" > \"results/$task.txt\""
  };

  @Test
  void everyTaskRunsAndIsFoundByItsResult() throws Exception {
    JobFolder jobs = jobs(job(4, SQUARES));
    assertThat(run(jobs, 3)).isEmpty();
    assertThat(Files.readString(folder.resolve("results/3.txt"))).isEqualTo("9\n");
    assertThat(slurm.submitted()).containsExactly("--parsable --array=1-4 array.sh");
    assertThat(told).containsExactly("1: 4");
    assertThat(seen.getLast().finished()).isEqualTo(4);
    assertThat(temporary.resolve("hacked")).doesNotExist();
    assertThat(folder.resolve("hacked")).doesNotExist();
    // again: all is there, nothing is submitted
    assertThat(run(jobs(job(4, SQUARES)), 3)).isEmpty();
    assertThat(slurm.submitted()).hasSize(1);
    assertThat(Files.readString(folder.resolve("submitted.jsonl")))
        .contains("\"job\":\"1\"", "\"tasks\":\"1-4\"");
  }

  @Test
  void onlyWhatFailedIsSubmittedAgain() throws Exception {
    String[] script = {
      "[ \"$task\" != 2 ] || [ -e tried ] || { touch tried; echo 'out of luck' >&2; return 4; }",
      "mkdir -p results",
      "echo \"$task\" >> \"results/$task.txt\""
    };
    JobFolder jobs = jobs(job(3, script));
    assertThat(run(jobs, 3)).isEmpty();
    assertThat(slurm.submitted())
        .containsExactly("--parsable --array=1-3 array.sh", "--parsable --array=2 array.sh");
    assertThat(Files.readString(folder.resolve("results/1.txt"))).isEqualTo("1\n");
    assertThat(jobs.failure(2)).isNull();
  }

  @Test
  void whatCannotSucceedIsNotTriedAgainAndSaysWhy() throws Exception {
    JobFolder jobs = jobs(job(2, "echo 'backcast: gap=much is no number.' >&2; return 3"));
    assertThat(run(jobs, 3))
        .containsEntry(1, "gap=much is no number.")
        .containsEntry(2, "gap=much is no number.");
    assertThat(slurm.submitted()).hasSize(1);
    // but a new command tries once more
    assertThat(run(jobs(job(2, SQUARES)), 3)).isEmpty();
    assertThat(slurm.submitted()).hasSize(2);
  }

  @Test
  void aTaskThatIsKilledIsNoticedAndGivenUpAfterItsTries() throws Exception {
    slurm.set("hold", true);
    Step runs = () -> slurm.queue("1_1|RUNNING|None");
    Step killed = () -> slurm.queue("1_1|TIMEOUT|TimeLimit");
    Step again = () -> slurm.queue("1_1|TIMEOUT|TimeLimit", "2_1|TIMEOUT|TimeLimit");
    Step nothing = () -> {};
    assertThat(run(jobs(job(1, SQUARES)), 2, runs, killed, nothing, again, nothing))
        .containsExactly(Map.entry(1, "it took longer than its time limit"));
    assertThat(slurm.submitted()).hasSize(2);
  }

  @Test
  void anotherProcessGoesOnWhereTheLastOneWasKilled() throws Exception {
    slurm.set("hold", true);
    JobFolder jobs = jobs(job(3, SQUARES));
    assertThatThrownBy(
            () ->
                new ArrayRun(
                        jobs,
                        slurm.commands(),
                        () -> {
                          throw new InterruptedException();
                        },
                        new Deaf(),
                        3,
                        InstantSource.system())
                    .run())
        .isInstanceOfSatisfying(
            BackcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(slurm.submitted()).hasSize(1);
    // even if it died before it could note the submission
    Files.delete(folder.resolve("submitted.jsonl"));
    slurm.queue("1_1|RUNNING|None", "1_2|PENDING|Resources", "1_3|FAILED|NonZeroExitCode");
    Step one =
        () -> {
          result(1);
          slurm.queue("1_1|COMPLETED|None", "1_2|RUNNING|None", "2_3|PENDING|None");
        };
    Step two =
        () -> {
          result(2);
          result(3);
          slurm.queue();
        };
    assertThat(run(JobFolder.of(folder, job(3, SQUARES), new Json()), 3, one, two)).isEmpty();
    assertThat(slurm.submitted().subList(1, 2)).containsExactly("--parsable --array=3 array.sh");
    assertThat(seen).contains(new ArrayRun.Progress(3, 1, 1));
  }

  private void result(int task) throws IOException {
    Files.createDirectories(folder.resolve("results"));
    Files.writeString(folder.resolve("results/" + task + ".txt"), "by another node");
  }

  /** Hears nothing. */
  private static final class Deaf implements ArrayRun.Listener {
    @Override
    public void submitted(String job, int tasks) {}

    @Override
    public void progress(ArrayRun.Progress progress) {}

    @Override
    public void silent() {}
  }

  @Test
  void whileTheQueueDoesNotAnswerNothingIsSubmittedAgain() throws Exception {
    slurm.set("hold", true);
    Step down = () -> slurm.set("down", true);
    Step nothing = () -> {};
    Step late = () -> result(1);
    assertThat(run(jobs(job(1, SQUARES)), 3, down, nothing, nothing, late)).isEmpty();
    assertThat(slurm.submitted()).hasSize(1);
    assertThat(told).contains("silent");
  }

  @Test
  void accountsTellHowATaskEndedThatTheQueueHasForgotten() throws Exception {
    slurm.set("hold", true);
    slurm.accounts("1_1|OUT_OF_MEMORY\n1_2|RUNNING\n7|COMPLETED\n");
    Map<Integer, TaskState> tasks = slurm.commands().tasks(temporary, "name").orElse(Map.of());
    assertThat(tasks).containsOnlyKeys(1);
    // a job of which the accounts never heard the end does not run
    assertThat(run(jobs(job(2, SQUARES)), 1, () -> {}, () -> {}))
        .containsEntry(1, "it took more memory than it was given")
        .containsEntry(2, "it ended without a result");
  }

  @Test
  void aRefusalOfSlurmIsTold() throws Exception {
    slurm.set("refuse", true);
    JobFolder jobs = jobs(job(1, SQUARES));
    assertThatThrownBy(() -> run(jobs, 3)).hasMessageContaining("Invalid partition");
    Slurm none = new Slurm(temporary.resolve("nowhere"));
    assertThatThrownBy(
            () -> new ArrayRun(jobs, none, () -> {}, new Deaf(), 3, InstantSource.system()).run())
        .hasMessageStartingWith("sbatch was not found. Run this where")
        .hasMessageContaining("--dry-run");
  }

  @Test
  void aFolderBelongsToOneJobAndOneProcess() throws Exception {
    JobFolder jobs = jobs(job(2, SQUARES));
    assertThatThrownBy(() -> jobs(job(3, SQUARES))).hasMessageContaining("jobs of another command");
    ArrayJob other =
        new ArrayJob(
            ArrayJob.FORMAT,
            "test",
            2,
            Map.of("what", "cubes"),
            List.of(),
            List.of(),
            List.of(),
            "x");
    assertThatThrownBy(() -> jobs(other)).hasMessageContaining("what squares, not cubes");
    Path full = Files.createDirectories(temporary.resolve("full"));
    Files.writeString(full.resolve("thesis.tex"), "x");
    assertThatThrownBy(() -> JobFolder.of(full, other, new Json()))
        .hasMessageContaining("holds no jobs");
    assertThatThrownBy(() -> JobFolder.open(full, new Json()))
        .hasMessageContaining("holds no jobs");
    try (FolderLock lock = FolderLock.of(folder)) {
      assertThat(lock.held()).isTrue();
      assertThatThrownBy(() -> run(jobs, 1)).hasMessageContaining("Another process");
    }
    assertThat(run(jobs, 1)).isEmpty();
  }

  @Test
  void theScriptRunsByHandWhatIsLeft() throws Exception {
    JobFolder jobs = jobs(job(5, SQUARES));
    result(2);
    jobs.writeScript(jobs.unfinished(), List.of("backcast() { echo \"$@\"; }"));
    assertThat(Files.readString(folder.resolve("array.sh")))
        .contains("#SBATCH --array=1,3-5", "#SBATCH --mem=1G", "#SBATCH --job-name=" + jobs.name());
    Process process =
        new ProcessBuilder("sh", "array.sh")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isNotZero();
    assertThat(said).contains("submit this with sbatch");
    assertThat(jobs.unfinished()).isEqualTo(new TreeSet<>(List.of(1, 3, 4, 5)));
  }
}
