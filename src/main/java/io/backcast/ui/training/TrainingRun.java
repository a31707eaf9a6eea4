package io.backcast.ui.training;

import io.backcast.engine.ModelFolder;
import io.backcast.engine.ModelWorkspace;
import io.backcast.io.Json;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.model.ModelCard;
import io.backcast.model.Recipe;
import io.backcast.model.TrainingPlan;
import io.backcast.train.Trainer;
import io.backcast.train.TrainingForecast;
import io.backcast.train.TrainingPreset;
import io.backcast.train.TrainingTimeLeft;
import io.backcast.train.data.DataPreparation;
import io.backcast.train.loop.DrawnDesigns;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import io.backcast.train.loop.Validation;
import io.backcast.ui.common.TaskRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One training in the background: its progress, losses and result. */
public final class TrainingRun {
  private static final Logger LOG = Logger.getLogger(TrainingRun.class.getName());
  private static final Duration UPDATE_INTERVAL = Duration.ofMillis(100);

  private final Json json;
  private final InstantSource clock;
  private final TaskRunner runner;
  private final String version;
  private final Forecasts forecasts;
  private final LearningPicture picture = new LearningPicture();
  private final AtomicBoolean interimWanted = new AtomicBoolean();
  private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Path> interim = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(Training.STARTING);
  private final ReadOnlyDoubleWrapper error = new ReadOnlyDoubleWrapper(Double.NaN);
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ObservableList<double[]> losses = FXCollections.observableArrayList();
  private final AtomicReference<@Nullable Training> latest = new AtomicReference<>();
  private volatile boolean cancelled;
  private boolean started;

  /** State of a run. */
  public sealed interface State {}

  /**
   * Running.
   *
   * @param stage the current stage; null before the first
   * @param number of the stage, from 1
   * @param stages number of stages of the plan
   * @param done share of the whole training that is done, about, 0 to 1
   * @param secondsLeft estimate for the whole training, in seconds; NaN while unknown
   * @param loss smoothed; NaN in stages that train nothing
   */
  public record Training(
      @Nullable TrainingStage stage,
      int number,
      int stages,
      double done,
      double secondsLeft,
      double loss)
      implements State {
    static final Training STARTING = new Training(null, 0, 0, 0, Double.NaN, Double.NaN);
  }

  /** Says beforehand how long a training takes. */
  @FunctionalInterface
  interface Forecasts {
    /** Measures on this machine. */
    TrainingForecast of(Trainer.Job job, TrainingPlan plan, TrainingProgress progress)
        throws BackcastException;
  }

  /** Stopped by the user; starting the same run again resumes it. */
  public record Stopped() implements State {}

  public record Failed(BackcastException why) implements State {}

  /**
   * Finished.
   *
   * @param folder of the model
   */
  public record Done(ModelCard card, Path folder) implements State {}

  /**
   * A run that has not started.
   *
   * @param runner runs the training, which takes minutes
   */
  public TrainingRun(Json json, InstantSource clock, TaskRunner runner, String version) {
    this(
        json,
        clock,
        runner,
        version,
        (job, plan, progress) ->
            TrainingForecast.measure(
                json,
                clock,
                job.table(),
                Objects.requireNonNull(job.recipe().space()),
                plan,
                progress));
  }

  TrainingRun(
      Json json, InstantSource clock, TaskRunner runner, String version, Forecasts forecasts) {
    this.forecasts = forecasts;
    this.json = json;
    this.clock = clock;
    this.runner = runner;
    this.version = version;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Error of one network on the held-out rows so far, in half-ranges; NaN while unknown. */
  ReadOnlyDoubleProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** What the user should know of a finished training; empty if nothing. */
  ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** Losses of the current stage: pairs of share done (0 to 1) and loss. */
  public ObservableList<double[]> losses() {
    return losses;
  }

  /** What there is to see so far. */
  LearningPicture picture() {
    return picture;
  }

  /** Asks for a model of the networks as they are now; the training goes on. */
  void exploreNow() {
    preparing.set(true);
    interimWanted.set(true);
  }

  /** Whether such a model has been asked for and is not there yet. */
  ReadOnlyBooleanProperty preparingProperty() {
    return preparing.getReadOnlyProperty();
  }

  /** The folder of the latest such model; deleted when the program ends. */
  ReadOnlyObjectProperty<@Nullable Path> interimProperty() {
    return interim.getReadOnlyProperty();
  }

  /** Whether a training is under way that has not been asked to stop. */
  public boolean active() {
    return started && !cancelled && state.get() instanceof Training;
  }

  /** Requests a stop; the checkpoint is kept. */
  public void cancel() {
    cancelled = true;
  }

  /** Starts a training, or resumes one with the same recipe from its checkpoint. */
  public void start(
      TrainingViewModel model, Recipe recipe, Path folder, ModelWorkspace.IfExists ifExists) {
    cancelled = false;
    started = true;
    state.set(Training.STARTING);
    error.set(Double.NaN);
    note.set("");
    picture.clear();
    losses.clear();
    interimWanted.set(false);
    preparing.set(false);
    interim.set(null);
    runner.run(() -> train(model, recipe, folder, ifExists), new EndState());
  }

  private Done train(
      TrainingViewModel model, Recipe recipe, Path folder, ModelWorkspace.IfExists ifExists)
      throws BackcastException {
    Trainer.Job job =
        new Trainer.Job(
            DataPreparation.numbers(
                DataPreparation.clean(
                    model.table(), Objects.requireNonNull(recipe.space()), recipe.cleaning()),
                Objects.requireNonNull(recipe.space()),
                recipe.group()),
            String.valueOf(model.file().getFileName()),
            Digests.sha256(model.file()),
            recipe,
            1,
            "backcast train --data %s --recipe recipe.json --out DIR"
                .formatted(model.file().getFileName()),
            false);
    TrainingPlan plan =
        recipe.training() == null ? TrainingPreset.USUAL.plan(json) : recipe.training();
    ProgressForwarder progress = new ProgressForwarder(plan);
    progress.forecast(job, plan);
    ModelCard card = new Trainer(json, clock, version).train(job, folder, ifExists, progress);
    try {
      json.write(folder.resolve(ModelFolder.RECIPE), recipe);
    } catch (BackcastException e) {
      // the model is there and good; a failure would read as if it were not
      progress.note("The model is complete, but its recipe is not: " + e.sentence());
    }
    return new Done(card, folder);
  }

  /** Sets the final state, however the training ends. */
  private final class EndState implements TaskRunner.Outcome<Done> {
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
        // the page shows the sentence
        runner.note(failure);
      }
    }

    @Override
    public void refused() {
      state.set(new Stopped());
    }
  }

  /** Forwards progress to the foreground, at most ten times a second. */
  private final class ProgressForwarder implements TrainingProgress {
    private final List<TrainingStage> stages;
    private @Nullable TrainingStage stage;
    private Instant began = Instant.EPOCH;
    private Instant shown = Instant.EPOCH;
    private @Nullable TrainingTimeLeft timeLeft;

    ProgressForwarder(TrainingPlan plan) {
      stages = TrainingStage.of(plan);
    }

    /** Measures how long all of it will take; without an answer none is told. */
    void forecast(Trainer.Job job, TrainingPlan plan) throws BackcastException {
      try {
        timeLeft = new TrainingTimeLeft(forecasts.of(job, plan, this));
        began = clock.instant();
      } catch (BackcastException e) {
        if (e.code() == ErrorCode.INTERRUPTED) {
          throw e;
        }
        // what is wrong with the table the training itself says
        LOG.log(Level.FINE, "forecast", e);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "forecast", e);
      }
    }

    @Override
    public void report(TrainingStage name, double done, double loss) {
      Instant now = clock.instant();
      boolean newStage = name != stage;
      stage = name;
      if (!newStage && Duration.between(shown, now).compareTo(UPDATE_INTERVAL) < 0) {
        return;
      }
      shown = now;
      int at = stages.indexOf(name);
      double passed = Duration.between(began, now).toMillis() / 1e3;
      double left = timeLeft == null ? Double.NaN : timeLeft.seconds(name, done, passed);
      double whole =
          Double.isNaN(left) || passed + left <= 0
              ? (at + done) / stages.size()
              : passed / (passed + left);
      Training training = new Training(name, at + 1, stages.size(), whole, left, loss);
      latest.set(training);
      runner.onForeground(() -> show(training, newStage, done));
    }

    @Override
    public void validated(Validation now) {
      runner.onForeground(
          () -> {
            picture.validated(now);
            error.set(now.error());
          });
    }

    @Override
    public void baseline(double ofNearest) {
      runner.onForeground(() -> picture.baseline(ofNearest));
    }

    @Override
    public void judged(Validation now) {
      runner.onForeground(() -> picture.judged(now));
    }

    @Override
    public void drawn(DrawnDesigns now) {
      runner.onForeground(() -> picture.drawn(now));
    }

    @Override
    public boolean interimWanted() {
      return interimWanted.getAndSet(false);
    }

    @Override
    public void interimModel(Path folder) {
      runner.onForeground(
          () -> {
            preparing.set(false);
            interim.set(folder);
          });
    }

    @Override
    public void note(String sentence) {
      runner.onForeground(
          () -> {
            preparing.set(false);
            note.set(sentence);
          });
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }
  }

  private void show(Training training, boolean newStage, double done) {
    if (newStage) {
      losses.clear();
    }
    if (!Double.isNaN(training.loss)) {
      losses.add(new double[] {done, training.loss});
    }
    if (training.equals(latest.get()) && state.get() instanceof Training) {
      state.set(training);
    }
  }
}
