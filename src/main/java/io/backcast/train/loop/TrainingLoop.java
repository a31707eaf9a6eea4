package io.backcast.train.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.backcast.io.Digests;
import io.backcast.model.BackcastException;
import io.backcast.model.ErrorCode;
import io.backcast.train.net.Parameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One loop of gradient steps with schedule, progress, cancel and resume. The terms of a loss are
 * learned side by side, a core each; their gradients add up. Two terms add up to the same in either
 * order; more would not, and a seed would not mean one model.
 */
public final class TrainingLoop {
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(60);

  private final TrainingStage stage;
  private final String name;
  private final NDManager manager;
  private final Parameters parameters;
  private final AdamW optimiser;
  private final OneCycleSchedule schedule;
  private final Context context;
  private LearningCurves curves = new LearningCurves();
  private double recent = Double.NaN;

  /**
   * What all stages of one training share.
   *
   * @param checkpoints folder for checkpoints
   * @param fingerprint of all that the stage depends on
   * @param clock for the time between checkpoints
   * @param collector DJL allows one in a process; networks that train side by side share it
   */
  public record Context(
      Path checkpoints,
      String fingerprint,
      TrainingProgress progress,
      InstantSource clock,
      GradientCollector collector) {
    public Context with(TrainingProgress other) {
      return new Context(checkpoints, fingerprint, other, clock, collector);
    }

    /** For stages that depend on one more thing: earlier ones stay valid when only it changes. */
    public Context dependingOn(String more) {
      return new Context(
          checkpoints,
          Digests.sha256((fingerprint + more).getBytes(StandardCharsets.UTF_8)),
          progress,
          clock,
          collector);
    }

    public void checkCancelled() throws BackcastException {
      if (progress.cancelled()) {
        throw new BackcastException(
            ErrorCode.INTERRUPTED, "Training stopped. The same command goes on where it left off.");
      }
    }
  }

  /** A term of the loss of one step. */
  @FunctionalInterface
  public interface LossTerm {
    /** Puts it together; everything made on {@code scope} is freed after the step. */
    NDArray on(NDManager scope);
  }

  /** Looks at the network between steps. */
  @FunctionalInterface
  public interface Callback {
    /** Returns false to end the stage early. */
    boolean goOn(int stepsDone);

    /** What it must remember to go on after a stop. */
    default SavedState state() {
      return SavedState.NOTHING;
    }

    /** Goes on from what {@link #state} gave. */
    default void restore(SavedState state) {}

    /** The weights that the network ends with; those of the last step if null. */
    default @Nullable List<float[]> finalWeights() {
      return null;
    }
  }

  /**
   * Puts a stage together.
   *
   * @param stage that it is, or is a part of
   * @param name of its checkpoint and its curves
   */
  public TrainingLoop(
      TrainingStage stage,
      String name,
      NDManager manager,
      Parameters parameters,
      double decay,
      double largestNorm,
      OneCycleSchedule schedule,
      Context context) {
    this.stage = stage;
    this.name = name;
    this.manager = manager;
    this.parameters = parameters;
    this.optimiser = new AdamW(manager, parameters.all(), decay, largestNorm);
    this.schedule = schedule;
    this.context = context;
  }

  public LearningCurves curves() {
    return curves;
  }

  /**
   * Runs to the end, to an early stop, or to a cancel.
   *
   * @param losses the terms to add up by step, asked for in turn
   * @throws BackcastException when cancelled, after leaving a checkpoint
   */
  public void run(IntFunction<List<LossTerm>> losses, Callback callback) throws BackcastException {
    try (ExecutorService helpers = Executors.newCachedThreadPool()) {
      run(losses, callback, helpers);
    }
  }

  private void run(IntFunction<List<LossTerm>> losses, Callback callback, Executor helpers)
      throws BackcastException {
    Checkpoint last = Checkpoint.load(file(), context.fingerprint());
    if (last != null) {
      resume(last, callback);
    }
    int step = last == null ? 0 : last.step();
    boolean more = last == null || !last.finished();
    // a stage of few steps is heard of too
    context.progress().report(stage, (double) step / schedule.steps(), Double.NaN);
    var saved = context.clock().instant();
    while (more && step < schedule.steps()) {
      try (NDManager scope = manager.newSubManager()) {
        double value = step(scope, losses.apply(step), step, helpers);
        if (Double.isFinite(value)) {
          recent = Double.isNaN(recent) ? value : 0.98 * recent + 0.02 * value;
        }
      }
      step++;
      if (step % 20 == 0) {
        context.progress().report(stage, (double) step / schedule.steps(), recent);
      }
      if (step % Math.max(1, schedule.steps() / 200) == 0) {
        curves.add(name + " loss", step, recent);
      }
      // before a checkpoint, so that a resumed stage need not look at the same step again
      more = callback.goOn(step) && step < schedule.steps();
      boolean due =
          Duration.between(saved, context.clock().instant()).compareTo(BETWEEN_CHECKPOINTS) > 0;
      if (more && (due || context.progress().cancelled())) {
        save(step, false, callback);
        saved = context.clock().instant();
        context.checkCancelled();
      }
    }
    if (last == null || !last.finished()) {
      List<float[]> best = callback.finalWeights();
      if (best != null) {
        parameters.restore(best);
      }
      save(step, true, callback);
    }
  }

  private double step(NDManager scope, List<LossTerm> loss, int step, Executor helpers) {
    List<CompletableFuture<Float>> learning = new ArrayList<>();
    for (LossTerm lossTerm : loss) {
      learning.add(CompletableFuture.supplyAsync(() -> learn(scope, lossTerm), helpers));
    }
    // all of them, even if one fails: they work on what is freed after the step
    CompletableFuture.allOf(learning.toArray(CompletableFuture[]::new)).join();
    float reached = 0;
    for (CompletableFuture<Float> term : learning) {
      reached += term.join();
    }
    optimiser.step(scope, schedule.at(step), reached);
    return reached;
  }

  /** Leaves a term's share of the gradient behind. */
  private float learn(NDManager scope, LossTerm lossTerm) {
    NDArray value = lossTerm.on(scope.newSubManager());
    context.collector().backward(value);
    return value.getFloat();
  }

  private Path file() {
    return context.checkpoints().resolve(name.replace(' ', '-') + ".bin");
  }

  private void resume(Checkpoint checkpoint, Callback callback) {
    parameters.restore(checkpoint.weights().arrays());
    optimiser.restore(checkpoint.optimiser());
    callback.restore(checkpoint.watch());
    recent = checkpoint.recentLoss();
    curves = checkpoint.curves();
  }

  private void save(int step, boolean finished, Callback callback) throws BackcastException {
    SavedState weights = new SavedState(new double[0], parameters.snapshot());
    new Checkpoint(step, finished, recent, weights, optimiser.state(), callback.state(), curves)
        .save(file(), context.fingerprint());
  }
}
