package io.backcast.slurm;

import io.backcast.model.BackcastException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Submits a job array and waits until every task has left its result. What is done is told by the
 * folder alone; Slurm is asked only which of the others still run. So a new process, after a crash
 * or a restart of the machine, goes on where the last one was.
 */
public final class ArrayRun {
  private final JobFolder folder;
  private final Slurm slurm;
  private final Pause pause;
  private final Listener listener;
  private final int tries;
  private final InstantSource clock;
  private final Map<Integer, Integer> submitted = new HashMap<>();
  private SortedSet<Integer> goneBefore = new TreeSet<>();

  /** Waits between two looks at the queue. */
  @FunctionalInterface
  public interface Pause {
    void await() throws InterruptedException;
  }

  /** Is told what happens. */
  public interface Listener {
    /** Tasks were submitted. */
    void submitted(String job, int tasks);

    /** What is known now; called at every look. */
    void progress(Progress progress);

    /** The queue does not answer. */
    void silent();
  }

  /**
   * Counts of tasks.
   *
   * @param all tasks
   * @param finished those that left a result
   * @param running those at work
   */
  public record Progress(int all, int finished, int running) {}

  /**
   * A look after a folder.
   *
   * @param tries how often each task is submitted at most
   */
  public ArrayRun(
      JobFolder folder,
      Slurm slurm,
      Pause pause,
      Listener listener,
      int tries,
      InstantSource clock) {
    this.folder = folder;
    this.slurm = slurm;
    this.pause = pause;
    this.listener = listener;
    this.tries = tries;
    this.clock = clock;
  }

  /** A pause of a fixed length. */
  public static Pause every(Duration time) {
    return () -> Thread.sleep(time);
  }

  /**
   * Runs to the end.
   *
   * @return the tasks that failed as often as they may, with the reason; empty if all is done
   * @throws BackcastException if Slurm refuses the script, or the thread is interrupted
   */
  public SortedMap<Integer, String> run() throws BackcastException {
    try (FolderLock lock = FolderLock.of(folder.path())) {
      while (lock.held()) {
        SortedMap<Integer, String> failed = look();
        SortedSet<Integer> open = folder.unfinished();
        open.removeAll(failed.keySet());
        if (open.isEmpty()) {
          int all = folder.job().tasks();
          listener.progress(new Progress(all, all - failed.size(), 0));
          return failed;
        }
        pause.await();
      }
      throw Slurm.stopped();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Slurm.stopped();
    }
  }

  /** Submits what neither is done nor runs; the tasks that are given up. */
  private SortedMap<Integer, String> look() throws BackcastException {
    boolean first = submitted.isEmpty() && !folder.wasSubmitted();
    Optional<Map<Integer, TaskState>> answer = slurm.tasks(folder.path(), folder.name());
    // only now: a task that ended between the two looks has left its result
    SortedSet<Integer> open = folder.unfinished();
    int finished = folder.job().tasks() - open.size();
    SortedMap<Integer, String> failed = new TreeMap<>();
    if (answer.isEmpty() && !first) {
      listener.silent();
      listener.progress(new Progress(folder.job().tasks(), finished, 0));
      return failed;
    }
    Map<Integer, TaskState> states = answer.orElse(Map.of());
    SortedSet<Integer> gone = new TreeSet<>(open);
    gone.removeIf(task -> states.containsKey(task) && states.get(task).alive());
    SortedSet<Integer> again = new TreeSet<>();
    for (int task : gone) {
      // what was submitted just now may not be listed yet, and files may come late
      boolean sure = first || goneBefore.contains(task) || folder.failure(task) != null;
      if (!sure) {
        continue;
      }
      if (mayTryAgain(task)) {
        again.add(task);
      } else {
        failed.put(task, reason(task, states));
      }
    }
    goneBefore = gone;
    goneBefore.removeAll(again);
    if (!again.isEmpty()) {
      submit(again);
    }
    int running =
        (int) open.stream().filter(t -> states.containsKey(t) && states.get(t).running()).count();
    listener.progress(new Progress(folder.job().tasks(), finished, running));
    return failed;
  }

  private boolean mayTryAgain(int task) {
    int before = submitted.getOrDefault(task, 0);
    TaskFailure failure = folder.failure(task);
    return before < tries && (before == 0 || failure == null || !failure.lasting());
  }

  private void submit(SortedSet<Integer> tasks) throws BackcastException {
    for (int task : tasks) {
      folder.forget(task);
    }
    String number = slurm.submit(folder.path(), JobFolder.SCRIPT, tasks);
    folder.submitted(number, tasks, clock.instant());
    tasks.forEach(task -> submitted.merge(task, 1, Integer::sum));
    listener.submitted(number, tasks.size());
  }

  private String reason(int task, Map<Integer, TaskState> states) {
    TaskFailure failure = folder.failure(task);
    if (failure != null) {
      return failure.sentence();
    }
    TaskState state = states.get(task);
    return state == null ? "it ended without a result" : state.ending();
  }
}
