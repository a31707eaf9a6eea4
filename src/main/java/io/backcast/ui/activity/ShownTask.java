package io.backcast.ui.activity;

import io.backcast.ui.common.Activities.Activity;
import javafx.concurrent.Task;
import javafx.util.Subscription;

/**
 * An activity as the task that ControlsFX shows. Nobody runs it: the work itself is done elsewhere,
 * and its failures arrive there.
 */
final class ShownTask extends Task<Void> {
  private final Activity activity;
  private final Subscription changes;

  ShownTask(Activity activity) {
    this.activity = activity;
    updateTitle(activity.title());
    changes =
        Subscription.combine(
            activity.messageProperty().subscribe(this::updateMessage),
            activity
                .progressProperty()
                .subscribe(share -> updateProgress(Math.min(1, share.doubleValue()), 1)));
  }

  Activity activity() {
    return activity;
  }

  void forget() {
    changes.unsubscribe();
  }

  /** Passed on; the activity ends when the work has stopped. */
  @Override
  public boolean cancel(boolean interrupt) {
    activity.cancel();
    return true;
  }

  @Override
  @SuppressWarnings("NullAway") // a Void has no other value
  protected Void call() {
    return null;
  }
}
