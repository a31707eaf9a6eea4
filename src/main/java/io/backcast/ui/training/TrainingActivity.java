package io.backcast.ui.training;

import io.backcast.ui.common.Activities;
import io.backcast.ui.common.Activities.Activity;
import io.backcast.ui.common.Texts;
import org.jspecify.annotations.Nullable;

/** Shows a training among what runs beside the window, while it runs. */
public final class TrainingActivity {
  private final TrainingRun run;
  private final String subject;
  private final Activities activities;
  private final Texts texts;
  private @Nullable Activity running;

  /**
   * Follows a run, which keeps this alive.
   *
   * @param subject name of the table
   */
  public TrainingActivity(TrainingRun run, String subject, Activities activities, Texts texts) {
    this.run = run;
    this.subject = subject;
    this.activities = activities;
    this.texts = texts;
    run.stateProperty().subscribe((before, now) -> show(now));
  }

  private void show(TrainingRun.State state) {
    Activity now = running;
    if (state instanceof TrainingRun.Training t) {
      if (now == null) {
        now = activities.begin(texts.get("activities.training", subject), run::cancel);
        running = now;
      }
      if (t.stage() != null) {
        now.messageProperty().set(texts.of("stage", t.stage()));
        now.progressProperty().set((t.number() - 1 + t.done()) / Math.max(1, t.stages()));
      }
    } else if (now != null) {
      running = null;
      now.end(
          state instanceof TrainingRun.Done done
              ? texts.get("activities.trained", done.card().title())
              : "");
    }
  }
}
