package io.backcast.slurm;

import io.backcast.io.AtomicFiles;
import io.backcast.io.IoErrors;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a job array: what was asked for, the script, what was submitted, and what the tasks
 * left. Everything that is known is in files, so that any process can go on with it.
 */
public final class JobFolder {
  static final String SCRIPT = "array.sh";
  private static final String JOB = "job.json";
  private static final String SUBMITTED = "submitted.jsonl";

  private final Path folder;
  private final ArrayJob job;
  private final Json json;

  private JobFolder(Path folder, ArrayJob job, Json json) {
    this.folder = folder;
    this.job = job;
    this.json = json;
  }

  /** A submission, a line of a file. */
  record Submission(String when, String job, String tasks) {}

  /**
   * The folder of a job: the one that is there if it is of the same job, else a new one.
   *
   * @throws BackcastException if it holds something else, or cannot be written
   */
  public static JobFolder of(Path folder, ArrayJob job, Json json) throws BackcastException {
    return of(folder, job, true, json);
  }

  /**
   * As {@link #of}, for a folder whose writing may have been ended before anything could be
   * submitted, so that the same work may be shared among another number of tasks.
   */
  public static JobFolder ofUnfinished(Path folder, ArrayJob job, Json json)
      throws BackcastException {
    return of(folder, job, false, json);
  }

  private static JobFolder of(Path folder, ArrayJob job, boolean whole, Json json)
      throws BackcastException {
    Path absolute = folder.toAbsolutePath().normalize();
    Path file = absolute.resolve(JOB);
    if (Files.exists(file)) {
      requireSame(absolute, read(file, json), job, whole);
    } else if (Files.exists(absolute) && !isEmpty(absolute)) {
      throw new BackcastException(
          ErrorCode.UNWRITABLE,
          "%s is there already and holds no jobs. Name another folder with --job-folder."
              .formatted(folder));
    }
    // options for sbatch may be changed
    json.write(file, job);
    try {
      for (String name : List.of("log", "failed")) {
        Files.createDirectories(absolute.resolve(name));
      }
    } catch (IOException e) {
      throw unwritable(absolute, e);
    }
    return new JobFolder(absolute, job, json);
  }

  /** Whether a folder is one. */
  public static boolean isOne(Path folder) {
    return Files.exists(folder.resolve(JOB));
  }

  /**
   * The folder that a path names.
   *
   * @throws BackcastException if it holds no job
   */
  public static JobFolder open(Path folder, Json json) throws BackcastException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (!Files.exists(absolute.resolve(JOB))) {
      throw new BackcastException(
          ErrorCode.MISSING_FILE,
          "%s holds no jobs: there is no %s in it. Name a folder that --slurm has written."
              .formatted(folder, JOB));
    }
    return new JobFolder(absolute, read(absolute.resolve(JOB), json), json);
  }

  private static ArrayJob read(Path file, Json json) throws BackcastException {
    ArrayJob job = json.readPlain(file, ArrayJob.class);
    if (job.formatVersion() > ArrayJob.FORMAT) {
      throw new BackcastException(
          ErrorCode.BAD_JSON,
          "%s is of format %s; this program reads up to %s. Use a newer Backcast."
              .formatted(file, job.formatVersion(), ArrayJob.FORMAT));
    }
    return job;
  }

  private static void requireSame(Path folder, ArrayJob there, ArrayJob wanted, boolean whole)
      throws BackcastException {
    if (!there.kind().equals(wanted.kind()) || whole && there.tasks() != wanted.tasks()) {
      throw other(
          folder,
          "%s tasks of %s, not %s of %s"
              .formatted(there.tasks(), there.kind(), wanted.tasks(), wanted.kind()));
    }
    for (Map.Entry<String, String> one : wanted.asked().entrySet()) {
      String before = there.asked().get(one.getKey());
      if (!one.getValue().equals(before)) {
        throw other(folder, "%s %s, not %s".formatted(one.getKey(), before, one.getValue()));
      }
    }
  }

  private static BackcastException other(Path folder, String difference) {
    return new BackcastException(
        ErrorCode.UNWRITABLE,
        "%s holds the jobs of another command: %s. Name another folder with --job-folder, or delete it."
            .formatted(folder, difference));
  }

  private static boolean isEmpty(Path folder) throws BackcastException {
    try (var all = Files.list(folder)) {
      return all.findAny().isEmpty();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  public Path path() {
    return folder;
  }

  public ArrayJob job() {
    return job;
  }

  /** The name by which Slurm knows the jobs of this folder, and no others. */
  public String name() {
    return "backcast-"
        + Digests.sha256(folder.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  /** The tasks that have not left a result. */
  public SortedSet<Integer> unfinished() {
    SortedSet<Integer> open = new TreeSet<>();
    for (int task = 1; task <= job.tasks(); task++) {
      if (!Files.exists(folder.resolve(job.finished().replace("%d", Integer.toString(task))))) {
        open.add(task);
      }
    }
    return open;
  }

  /** Why a task failed by itself; null if it did not, or has not told. */
  public @Nullable TaskFailure failure(int task) {
    Path file = folder.resolve("failed").resolve(task + ".txt");
    try {
      return Files.exists(file) ? TaskFailure.of(Files.readString(file)) : null;
    } catch (IOException e) {
      // it was deleted meanwhile, or is being written
      return null;
    }
  }

  /** Forgets how a task failed, before it is tried again. */
  void forget(int task) throws BackcastException {
    Path file = folder.resolve("failed").resolve(task + ".txt");
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Writes the script.
   *
   * @param tasks that it runs where it is submitted by hand
   * @param program lines that define how this program is started
   */
  public void writeScript(SortedSet<Integer> tasks, List<String> program) throws BackcastException {
    byte[] bytes = ArrayScript.of(name(), job, tasks, program).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(folder.resolve(SCRIPT), out -> out.write(bytes));
  }

  /** Notes a submission. */
  void submitted(String number, SortedSet<Integer> tasks, Instant when) throws BackcastException {
    byte[] line = json.bytes(new Submission(when.toString(), number, TaskRange.of(tasks)));
    Path file = folder.resolve(SUBMITTED);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] whole = Arrays.copyOf(line, line.length + 1);
      whole[line.length] = '\n';
      out.write(ByteBuffer.wrap(whole));
      out.force(true);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Whether anything was submitted before. */
  boolean wasSubmitted() {
    return Files.exists(folder.resolve(SUBMITTED));
  }

  static BackcastException unwritable(Path file, IOException e) {
    return new BackcastException(
        ErrorCode.UNWRITABLE,
        "%s cannot be written: %s. Choose another place with --job-folder."
            .formatted(file, IoErrors.reason(e)),
        e);
  }
}
