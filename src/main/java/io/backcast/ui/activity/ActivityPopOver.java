package io.backcast.ui.activity;

import io.backcast.ui.common.Activities;
import io.backcast.ui.common.Activities.Activity;
import io.backcast.ui.common.Appearance;
import io.backcast.ui.common.Bubble;
import io.backcast.ui.common.Texts;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.TaskProgressView;

/** A button that says how much runs beside the window, and opens it, each with its progress. */
public final class ActivityPopOver implements AutoCloseable {
  private final Activities activities;
  private final Texts texts;
  private final Button status = new Button();
  private final TaskProgressView<ShownTask> view = new TaskProgressView<>();
  private final PopOver popOver;
  private final ListChangeListener<Activity> listener = change -> update();

  /** The button and what it opens; both follow the activities until closed. */
  public ActivityPopOver(Activities activities, Appearance appearance, Texts texts) {
    this.activities = activities;
    this.texts = texts;
    view.getStyleClass().add("activities");
    view.setPrefSize(28 * appearance.em(), 14 * appearance.em());
    popOver = Bubble.of(appearance, texts.get("activities.title"), view);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setAutoHide(true);
    status.setId("activities");
    status.getStyleClass().add("quiet");
    status.setMinWidth(Region.USE_PREF_SIZE);
    status.setOnAction(e -> toggle());
    activities.running().addListener(listener);
    update();
  }

  /** For the status line; not there while nothing runs. */
  public Node status() {
    return status;
  }

  /** Shows what runs beside the window, or hides it. */
  public void toggle() {
    if (popOver.isShowing()) {
      popOver.hide();
    } else if (status.isVisible()) {
      popOver.show(status);
    }
  }

  /** Whether it is shown. */
  public boolean isShowing() {
    return popOver.isShowing();
  }

  private void update() {
    view.getTasks()
        .removeIf(
            task -> {
              boolean over = !activities.running().contains(task.activity());
              if (over) {
                task.forget();
              }
              return over;
            });
    for (Activity activity : activities.running()) {
      if (view.getTasks().stream().noneMatch(t -> t.activity() == activity)) {
        view.getTasks().add(new ShownTask(activity));
      }
    }
    int count = activities.running().size();
    status.setVisible(count > 0);
    status.setManaged(count > 0);
    if (count == 0) {
      popOver.hide();
    } else {
      String text = texts.get("activities.running", count, activities.running().getLast().title());
      status.setText(text);
      status.setAccessibleText(text);
    }
  }

  @Override
  public void close() {
    activities.running().removeListener(listener);
    view.getTasks().forEach(ShownTask::forget);
    popOver.hide();
  }
}
