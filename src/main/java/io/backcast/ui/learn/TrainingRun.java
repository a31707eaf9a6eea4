package io.backcast.ui.learn;

import io.backcast.io.Digests;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Recipe;
import io.backcast.train.Preparation;
import io.backcast.train.Progress;
import io.backcast.train.Trainer;
import io.backcast.ui.common.TaskRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One training in the background: how far it is, what it learned, and how it ended. */
public final class TrainingRun {
  private static final Duration BETWEEN_PICTURES = Duration.ofMillis(100);

  private final Json json;
  private final InstantSource clock;
  private final TaskRunner runner;
  private final String version;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new Training("", 0, Double.NaN));
  private final ObservableList<double[]> losses = FXCollections.observableArrayList();
  private final AtomicReference<@Nullable Training> latest = new AtomicReference<>();
  private volatile boolean cancelled;

  /** How a run stands. */
  public sealed interface State {}

  /**
   * Under way.
   *
   * @param stage what is being done
   * @param done share of this stage
   * @param secondsLeft in this stage; NaN while unknown
   */
  public record Training(String stage, double done, double secondsLeft) implements State {}

  /** Stopped by the user; the same run goes on from there. */
  public record Stopped() implements State {}

  public record Failed(BackcastException why) implements State {}

  /**
   * Complete.
   *
   * @param folder of the model
   */
  public record Done(ModelCard card, Path folder) implements State {}

  /**
   * Puts a run together.
   *
   * @param runner for the training, minutes long
   */
  public TrainingRun(Json json, InstantSource clock, TaskRunner runner, String version) {
    this.json = json;
    this.clock = clock;
    this.runner = runner;
    this.version = version;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Losses of the present stage, as share done and loss. */
  public ObservableList<double[]> losses() {
    return losses;
  }

  /** Asks for a stop; a checkpoint stays. */
  public void cancel() {
    cancelled = true;
  }

  /** Starts, or goes on where a run of the same question left off. */
  public void start(LearnModel model, Recipe recipe, Path folder) {
    cancelled = false;
    state.set(new Training("", 0, Double.NaN));
    runner.run(() -> train(model, recipe, folder), new Ending());
  }

  private Done train(LearnModel model, Recipe recipe, Path folder) throws BackcastException {
    Trainer.Job job =
        new Trainer.Job(
            Preparation.prepare(
                model.table(), Objects.requireNonNull(recipe.space()), recipe.cleaning()),
            String.valueOf(model.file().getFileName()),
            Digests.sha256(model.file()),
            recipe,
            1,
            "backcast train --data %s --recipe recipe.json --out DIR"
                .formatted(model.file().getFileName()),
            false);
    ModelCard card = new Trainer(json, clock, version).train(job, folder, new Watch());
    json.write(folder.resolve("recipe.json"), recipe);
    return new Done(card, folder);
  }

  /** However a training ends, it is no longer under way. */
  private final class Ending implements TaskRunner.Outcome<Done> {
    @Override
    public void succeeded(Done done) {
      state.set(done);
    }

    @Override
    public void failed(BackcastException failure) {
      boolean stopped = cancelled && failure.code() == ErrorCode.INTERRUPTED;
      state.set(stopped ? new Stopped() : new Failed(failure));
      if (failure.code() == ErrorCode.UNEXPECTED) {
        runner.report(failure);
      } else {
        // the page tells it
        runner.note(failure);
      }
    }

    @Override
    public void refused() {
      state.set(new Stopped());
    }
  }

  /** Carries progress to the foreground, a few times a second. */
  private final class Watch implements Progress {
    private String stage = "";
    private Instant began = Instant.EPOCH;
    private Instant shown = Instant.EPOCH;
    private double from;

    @Override
    public void report(String name, double done, double loss) {
      Instant now = clock.instant();
      boolean fresh = !name.equals(stage);
      if (fresh) {
        stage = name;
        began = now;
        from = done;
      }
      if (!fresh && Duration.between(shown, now).compareTo(BETWEEN_PICTURES) < 0) {
        return;
      }
      shown = now;
      double passed = Duration.between(began, now).toMillis() / 1e3;
      double left = done - from < 0.01 ? Double.NaN : passed * (1 - done) / (done - from);
      Training training = new Training(name, done, left);
      latest.set(training);
      runner.onForeground(() -> show(training, fresh, loss));
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }
  }

  private void show(Training training, boolean fresh, double loss) {
    if (fresh) {
      losses.clear();
    }
    if (!Double.isNaN(loss)) {
      losses.add(new double[] {training.done, loss});
    }
    if (training.equals(latest.get()) && state.get() instanceof Training) {
      state.set(training);
    }
  }
}
