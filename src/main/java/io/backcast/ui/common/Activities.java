package io.backcast.ui.common;

import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Work that runs beside the window, such as trainings, exports and calculations, for the one place
 * that shows it. Used on the FX thread alone; it does no work itself.
 */
public final class Activities {
  private final ObservableList<Activity> running = FXCollections.observableArrayList();
  private Consumer<String> onFinished = sentence -> {};

  /** One piece of work, from its beginning to its end. */
  public final class Activity {
    private final String title;
    private final Runnable cancel;
    private final StringProperty message = new SimpleStringProperty("");
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);

    private Activity(String title, Runnable cancel) {
      this.title = title;
      this.cancel = cancel;
    }

    public String title() {
      return title;
    }

    /** What is done now; empty if there is nothing to say. */
    public StringProperty messageProperty() {
      return message;
    }

    /** The share that is done, 0 to 1; negative while unknown. */
    public DoubleProperty progressProperty() {
      return progress;
    }

    /** Asks the work to stop; it ends when it has. */
    public void cancel() {
      cancel.run();
    }

    /** Takes it off the list; a sentence that is not empty is told to the user. */
    public void end(String sentence) {
      if (running.remove(this) && !sentence.isEmpty()) {
        onFinished.accept(sentence);
      }
    }
  }

  /** What runs now, the newest last. */
  public ObservableList<Activity> running() {
    return running;
  }

  /** Sets what tells the user that something has finished. */
  public void onFinished(Consumer<String> tell) {
    onFinished = tell;
  }

  /**
   * Adds work that begins now.
   *
   * @param title names it
   * @param cancel asks it to stop
   */
  public Activity begin(String title, Runnable cancel) {
    Activity activity = new Activity(title, cancel);
    running.add(activity);
    return activity;
  }
}
