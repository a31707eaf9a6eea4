package io.backcast.slurm;

import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands of Slurm. Arguments are passed as they are, through no shell. */
public final class Slurm {
  /** A controller that is busy may take its time; one that is gone is asked again later. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Java's words for a command that is not there. */
  private static final Pattern MISSING = Pattern.compile("error(=|: )2\\b");

  private static final Pattern JOB = Pattern.compile("(\\d+)(?:;.*)?");
  private static final Pattern TASK = Pattern.compile("(\\d+)_(\\d+)");

  private final @Nullable Path folder;

  /** Commands as the search path finds them. */
  public Slurm() {
    this(null);
  }

  /**
   * Commands of a folder.
   *
   * @param folder null for the search path
   */
  public Slurm(@Nullable Path folder) {
    this.folder = folder;
  }

  /** What a command said, and how it ended. */
  private record Said(int code, String out, String err) {
    /** The last line of its complaint. */
    String complaint() {
      List<String> lines = err.lines().filter(l -> !l.isBlank()).toList();
      return lines.isEmpty() ? "exit code " + code : lines.getLast().strip();
    }
  }

  /**
   * Submits tasks of an array.
   *
   * @param at folder of the script, where the job runs
   * @return number of the job
   * @throws BackcastException if there is no {@code sbatch}, or it refuses
   */
  public String submit(Path at, String script, SortedSet<Integer> tasks) throws BackcastException {
    Said said;
    try {
      said = run(at, "sbatch", "--parsable", "--array=" + TaskRange.of(tasks), script);
    } catch (IOException e) {
      throw new BackcastException(
          ErrorCode.FAILED,
          "%s. Run this where Slurm's commands are, or write the script with --dry-run and submit it there."
              .formatted(
                  Files.isDirectory(at) && MISSING.matcher(String.valueOf(e.getMessage())).find()
                      ? "sbatch was not found"
                      : "sbatch cannot be started: " + e.getMessage()),
          e);
    }
    Matcher job = JOB.matcher(said.out.strip());
    if (said.code != 0 || !job.matches()) {
      throw new BackcastException(
          ErrorCode.FAILED,
          "sbatch did not take %s: %s. Correct what it names; options for it are given with --sbatch."
              .formatted(at.resolve(script), said.complaint()));
    }
    return job.group(1);
  }

  /**
   * What the queue says of the tasks of a job name, those that ended a while ago included as far as
   * they are remembered; of several tries of a task the one that lives, else the last. Empty if
   * nobody answers, which says nothing about the tasks.
   */
  public Optional<Map<Integer, TaskState>> tasks(Path at, String name) throws BackcastException {
    Map<Integer, TaskState> tasks = new TreeMap<>();
    String queue =
        answer(at, "squeue", "-h", "-r", "--states=all", "--name=" + name, "--format=%i|%T|%r");
    if (queue == null) {
      return Optional.empty();
    }
    // the accounts go further back, but may take a job that a crash ended for one that runs
    String accounts =
        answer(
            at,
            "sacct",
            "-n",
            "-P",
            "-X",
            "-S",
            "now-7days",
            "--name=" + name,
            "--format=JobID,State");
    if (accounts != null) {
      accounts.lines().forEach(line -> add(tasks, line));
      tasks.values().removeIf(TaskState::alive);
    }
    queue.lines().forEach(line -> add(tasks, line));
    return Optional.of(tasks);
  }

  /** What a command says; null if it is not there or fails. */
  private @Nullable String answer(Path at, String... command) throws BackcastException {
    try {
      Said said = run(at, command);
      return said.code == 0 ? said.out : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static void add(Map<Integer, TaskState> tasks, String line) {
    String[] fields = line.split("\\|", -1);
    Matcher id = TASK.matcher(fields[0].strip());
    if (fields.length < 2 || !id.matches() || id.group(2).length() > 9) {
      return;
    }
    // sacct writes “CANCELLED by 1000”
    String state = fields[1].strip().split(" ", 2)[0];
    String reason = fields.length > 2 ? fields[2].strip() : "";
    TaskState now = new TaskState(id.group(1), state, reason);
    tasks.merge(Integer.parseInt(id.group(2)), now, (before, other) -> later(before, other));
  }

  private static TaskState later(TaskState a, TaskState b) {
    int order = Long.compare(Long.parseLong(a.job()), Long.parseLong(b.job()));
    if (order == 0) {
      return b;
    }
    TaskState newer = order < 0 ? b : a;
    TaskState older = order < 0 ? a : b;
    return older.alive() && !newer.alive() ? older : newer;
  }

  private Said run(Path at, String... command) throws IOException, BackcastException {
    List<String> words = new ArrayList<>(List.of(command));
    if (folder != null) {
      words.set(0, folder.resolve(words.getFirst()).toString());
    }
    // files take any length of answer while nobody reads
    Path out = Files.createTempFile("slurm", ".out");
    Path err = Files.createTempFile("slurm", ".err");
    @Nullable Process process = null;
    try {
      process =
          new ProcessBuilder(words)
              .directory(at.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return new Said(-1, "", "no answer within " + PATIENCE.toSeconds() + " s");
      }
      return new Said(process.exitValue(), text(out), text(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped();
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  static BackcastException stopped() {
    return new BackcastException(
        ErrorCode.INTERRUPTED,
        "Stopped waiting; submitted jobs go on. The same command waits again and collects.");
  }
}
