package io.backcast.ui.verify;

import io.backcast.ui.common.Texts;
import io.backcast.ui.lab.Laboratory;
import io.backcast.verify.queue.QueueState;
import io.backcast.verify.queue.QueueView;
import io.backcast.verify.queue.QueuedCalculation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The queue of calculations as a window shows it. */
public final class QueueViewModel implements AutoCloseable {
  private static final int MINUTE = 60;

  private final Laboratory laboratory;
  private final InstantSource clock;
  private final Texts texts;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final Subscription subscription;

  /**
   * A line of the queue.
   *
   * @param state in words, with the reason of a failure
   * @param progress 0 to 1; negative where that is not known, NaN where it does not run
   * @param earlier whether one that waits is before it
   * @param later whether one that waits is behind it
   */
  public record Row(
      QueuedCalculation calculation,
      String state,
      double progress,
      boolean earlier,
      boolean later) {
    public String id() {
      return calculation.id();
    }
  }

  public QueueViewModel(Laboratory laboratory, InstantSource clock, Texts texts) {
    this.laboratory = laboratory;
    this.clock = clock;
    this.texts = texts;
    subscription = laboratory.queueProperty().subscribe(this::show);
  }

  /** The calculations in their order. */
  public ObservableList<Row> rows() {
    return rows;
  }

  /** How many are done and how long the rest takes; empty for an empty queue. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** Whether any calculation runs, so that the time left changes. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Brings times up to date. */
  public void tick() {
    show(laboratory.queueProperty().get());
  }

  public void cancel(String id) {
    laboratory.cancel(id);
  }

  public void earlier(String id) {
    laboratory.move(id, -1);
  }

  public void later(String id) {
    laboratory.move(id, 1);
  }

  public void retry(String id) {
    laboratory.retry(id);
  }

  public void pause(boolean now) {
    laboratory.pause(now);
  }

  /** Removes those that are over. */
  public void clear() {
    laboratory.clear();
  }

  private void show(QueueView now) {
    List<QueuedCalculation> all = now.calculations();
    int first = first(all, 0, 1);
    int last = first(all, all.size() - 1, -1);
    List<Row> fresh =
        IntStream.range(0, all.size())
            .mapToObj(i -> row(now, all.get(i), i > first, i < last))
            .toList();
    if (fresh.size() == rows.size()) {
      // the list keeps its focus where only a line changes
      for (int i = 0; i < fresh.size(); i++) {
        if (!fresh.get(i).equals(rows.get(i))) {
          rows.set(i, fresh.get(i));
        }
      }
    } else {
      rows.setAll(fresh);
    }
    paused.set(now.paused());
    busy.set(now.count(QueueState.RUNNING) > 0);
    summary.set(summary(now));
  }

  private static int first(List<QueuedCalculation> all, int from, int step) {
    int at = from;
    while (at >= 0 && at < all.size() && all.get(at).state() != QueueState.WAITING) {
      at += step;
    }
    return at;
  }

  private Row row(QueueView now, QueuedCalculation one, boolean earlier, boolean later) {
    boolean waits = one.state() == QueueState.WAITING;
    double progress =
        one.state() == QueueState.RUNNING ? now.progress(one.id(), clock.instant()) : Double.NaN;
    String state = texts.of("queue", one.state(), texts.whole(seconds(one.seconds())));
    String reason = one.reason();
    return new Row(
        one,
        reason == null ? state : state + ": " + reason,
        progress,
        waits && earlier,
        waits && later);
  }

  private static long seconds(@Nullable Double taken) {
    return taken == null ? 0 : Math.round(taken);
  }

  private String summary(QueueView now) {
    if (now.calculations().isEmpty()) {
      return "";
    }
    int over = now.count(QueueState.DONE) + now.count(QueueState.FAILED);
    String done = texts.get("queue.done-of", over, now.calculations().size());
    if (!now.busy()) {
      int failed = now.count(QueueState.FAILED);
      return failed == 0 ? done : texts.get("queue.with-failed", done, failed);
    }
    if (now.paused()) {
      return texts.get("queue.paused", done);
    }
    Duration left = now.left(clock.instant(), 1);
    return left == null ? done : texts.get("queue.left", done, time(left));
  }

  /** A time as its two leading units: 40 s, 3 min, 1 h 20 min. */
  private String time(Duration left) {
    long seconds = Math.max(1, left.toSeconds());
    if (seconds < MINUTE) {
      return texts.get("time.seconds", seconds);
    }
    long minutes = (seconds + MINUTE / 2) / MINUTE;
    return minutes < MINUTE
        ? texts.get("time.minutes", minutes)
        : texts.get("time.hours", minutes / MINUTE, minutes % MINUTE);
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
