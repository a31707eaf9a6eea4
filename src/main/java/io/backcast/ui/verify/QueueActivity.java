package io.backcast.ui.verify;

import io.backcast.ui.common.Activities;
import io.backcast.ui.common.Activities.Activity;
import io.backcast.ui.common.Texts;
import io.backcast.verify.queue.QueueState;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Shows the queue of calculations among what runs beside the window, while any of them runs. */
public final class QueueActivity implements AutoCloseable {
  private final QueueViewModel queue;
  private final Activities activities;
  private final Texts texts;
  private final Subscription changes;
  private @Nullable Activity running;

  /** Follows the queue until it is closed. */
  public QueueActivity(QueueViewModel queue, Activities activities, Texts texts) {
    this.queue = queue;
    this.activities = activities;
    this.texts = texts;
    changes =
        Subscription.combine(
            queue.busyProperty().subscribe(this::show),
            queue.summaryProperty().subscribe(summary -> describe()));
  }

  private void show(boolean busy) {
    Activity now = running;
    if (busy && now == null) {
      running = activities.begin(texts.get("queue.title"), this::cancel);
      describe();
    } else if (!busy && now != null) {
      running = null;
      now.end(queue.summaryProperty().get());
    }
  }

  private void describe() {
    Activity now = running;
    if (now != null) {
      now.messageProperty().set(queue.summaryProperty().get());
      int all = queue.rows().size();
      now.progressProperty().set(all == 0 ? -1 : (double) count() / all);
    }
  }

  private long count() {
    return queue.rows().stream()
        .map(row -> row.calculation().state())
        .filter(state -> state == QueueState.DONE || state == QueueState.FAILED)
        .count();
  }

  /** Those that wait are taken off first, so that none of them begins meanwhile. */
  private void cancel() {
    for (QueueState state : new QueueState[] {QueueState.WAITING, QueueState.RUNNING}) {
      queue.rows().stream()
          .filter(row -> row.calculation().state() == state)
          .map(QueueViewModel.Row::id)
          .toList()
          .forEach(queue::cancel);
    }
  }

  @Override
  public void close() {
    changes.unsubscribe();
    Activity now = running;
    if (now != null) {
      now.end("");
    }
  }
}
