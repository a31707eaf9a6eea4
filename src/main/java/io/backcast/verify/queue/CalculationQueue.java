package io.backcast.verify.queue;

import io.backcast.model.BackcastException;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerStatus;
import io.backcast.verify.Calculation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calculations in the order in which they are to be carried out. Every change is in the file before
 * its method returns, so that nothing is lost when the program ends, however it ends: what was
 * running then waits again. A change that cannot be written is not made; only that a calculation
 * has ended holds all the same, since the file, read again, lets it wait. Where another program has
 * the file, the queue can be looked at and every change is refused. Any thread may use it.
 */
public final class CalculationQueue {
  private final QueueFile file;
  private final InstantSource clock;
  private final List<QueuedCalculation> all = new ArrayList<>();
  private final Map<String, Instant> began = new HashMap<>();
  private final List<Double> taken = new ArrayList<>();
  private boolean paused;
  private Runnable listener = () -> {};

  /** An empty queue; {@link #load} fills it with what the file holds. */
  public CalculationQueue(QueueFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Sets what runs after every change, on the thread that made it. */
  public synchronized void onChange(Runnable action) {
    listener = action;
  }

  /**
   * Takes up the queue of the last run, without those that have their answer; that of another
   * program is shown as it is.
   *
   * @throws BackcastException if its file is damaged; the queue is empty then
   */
  public void load() throws BackcastException {
    boolean own = file.take();
    QueueFile.Content kept = file.read();
    if (own) {
      change(() -> takeUp(kept));
      return;
    }
    Runnable tell;
    synchronized (this) {
      paused = kept.paused();
      all.clear();
      all.addAll(kept.calculations());
      tell = listener;
    }
    tell.run();
  }

  private void takeUp(QueueFile.Content kept) {
    paused = kept.paused();
    all.clear();
    for (QueuedCalculation one : kept.calculations()) {
      if (one.state() != QueueState.DONE) {
        boolean failed = one.state() == QueueState.FAILED;
        all.add(failed ? one : one.with(QueueState.WAITING));
      }
    }
  }

  /** The queue as it is now. */
  public synchronized QueueView view() {
    double usual = taken.stream().mapToDouble(s -> s).average().orElse(Double.NaN);
    return new QueueView(
        List.copyOf(all),
        paused,
        Map.copyOf(began),
        Double.isNaN(usual) ? null : Duration.ofMillis(Math.round(1000 * usual)));
  }

  /**
   * Adds a calculation at the end; one that waits or runs already stays where it is, one that is
   * over is carried out again.
   *
   * @return whether it was added
   * @throws BackcastException if the file cannot be written
   */
  public boolean add(String label, Calculation calculation) throws BackcastException {
    QueuedCalculation fresh = QueuedCalculation.waiting(label, calculation);
    boolean[] added = new boolean[1];
    change(
        () -> {
          all.removeIf(c -> c.id().equals(fresh.id()) && c.state().over());
          added[0] = at(fresh.id()) < 0;
          if (added[0]) {
            all.add(fresh);
          }
        });
    return added[0];
  }

  /**
   * Takes a calculation out of the queue; who carries it out must be told to stop.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void remove(String id) throws BackcastException {
    change(
        () -> {
          all.removeIf(c -> c.id().equals(id));
          began.remove(id);
        });
  }

  /**
   * Moves a calculation that waits by some places among those that wait.
   *
   * @param by negative to be carried out earlier
   * @throws BackcastException if the file cannot be written
   */
  public void move(String id, int by) throws BackcastException {
    change(
        () -> {
          int from = at(id);
          for (int step = 0; step < Math.abs(by); step++) {
            int to = waitingBeside(from, by);
            if (to < 0) {
              return;
            }
            all.add(to, all.remove(from));
            from = to;
          }
        });
  }

  /** Place of the next calculation that waits, before or behind one that does; −1 if none does. */
  private int waitingBeside(int from, int by) {
    if (from < 0 || all.get(from).state() != QueueState.WAITING) {
      return -1;
    }
    for (int at = from + Integer.signum(by); at >= 0 && at < all.size(); at += Integer.signum(by)) {
      if (all.get(at).state() == QueueState.WAITING) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Lets one that failed be carried out again.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void retry(String id) throws BackcastException {
    change(
        () -> {
          int at = at(id);
          if (at >= 0 && all.get(at).state() == QueueState.FAILED) {
            all.add(all.remove(at).with(QueueState.WAITING));
          }
        });
  }

  /**
   * Removes all that are over.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void clear() throws BackcastException {
    change(() -> all.removeIf(c -> c.state().over()));
  }

  /**
   * Begins no further ones, or goes on.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void pause(boolean now) throws BackcastException {
    change(() -> paused = now);
  }

  /**
   * Takes the first that waits, which runs from now on; none while the queue is paused.
   *
   * @throws BackcastException if the file cannot be written
   */
  public Optional<QueuedCalculation> begin() throws BackcastException {
    QueuedCalculation[] first = new QueuedCalculation[1];
    change(
        () -> {
          for (int i = 0; i < all.size() && first[0] == null && !paused; i++) {
            if (all.get(i).state() == QueueState.WAITING) {
              first[0] = all.get(i).with(QueueState.RUNNING);
              all.set(i, first[0]);
              began.put(first[0].id(), clock.instant());
            }
          }
        });
    return Optional.ofNullable(first[0]);
  }

  /**
   * Ends one that runs with its answer; nothing happens if it has been taken out meanwhile.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void end(String id, Answer answer) throws BackcastException {
    boolean converged = answer.status() == AnswerStatus.CONVERGED;
    changeInAnyCase(
        () -> {
          if (converged) {
            taken.add(answer.seconds());
          }
          over(id, converged ? QueueState.DONE : QueueState.FAILED, answer);
        });
  }

  private void over(String id, QueueState state, Answer answer) {
    int at = at(id);
    began.remove(id);
    if (at >= 0) {
      all.set(at, all.get(at).over(state, answer.reason(), answer.seconds()));
    }
  }

  /**
   * Lets one that was stopped wait again, at its place.
   *
   * @throws BackcastException if the file cannot be written
   */
  public void giveBack(String id) throws BackcastException {
    changeInAnyCase(
        () -> {
          int at = at(id);
          began.remove(id);
          if (at >= 0) {
            all.set(at, all.get(at).with(QueueState.WAITING));
          }
        });
  }

  private int at(String id) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Makes the queue this program's as it has become meanwhile, or says whose it is. */
  private void own() throws BackcastException {
    if (!file.take()) {
      throw file.foreign();
    }
    takeUp(file.read());
  }

  /** A change that is taken back where it cannot be written. */
  private void change(Runnable action) throws BackcastException {
    synchronized (this) {
      if (!file.isOwn()) {
        own();
      }
      List<QueuedCalculation> before = List.copyOf(all);
      Map<String, Instant> beganBefore = Map.copyOf(began);
      boolean pausedBefore = paused;
      action.run();
      if (before.equals(all) && pausedBefore == paused) {
        return;
      }
      boolean written = false;
      try {
        file.write(QueueFile.Content.of(paused, all));
        written = true;
      } finally {
        if (!written) {
          all.clear();
          all.addAll(before);
          began.clear();
          began.putAll(beganBefore);
          paused = pausedBefore;
        }
      }
    }
    tell();
  }

  /** A change that has happened, whether it can be written or not. */
  private void changeInAnyCase(Runnable action) throws BackcastException {
    try {
      synchronized (this) {
        action.run();
        file.write(QueueFile.Content.of(paused, all));
      }
    } finally {
      tell();
    }
  }

  private void tell() {
    Runnable tell;
    synchronized (this) {
      tell = listener;
    }
    tell.run();
  }
}
