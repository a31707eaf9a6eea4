package io.backcast.train.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.backcast.model.BackcastException;
import io.backcast.train.net.Parameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A loop of gradient steps with a schedule, progress, cancelling and resuming. The terms of the
 * loss run in parallel, one on each core, the first on the loop's own thread, and their gradients
 * add up. Use at most two terms: the sum of two does not depend on which finishes first, so that a
 * seed always gives the same model; a sum of more would differ by rounding.
 */
public final class TrainingLoop {
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(60);

  private final TrainingStage stage;
  private final String name;
  private final NDManager manager;
  private final Parameters parameters;
  private final AdamW optimiser;
  private final OneCycleSchedule schedule;
  private final TrainingContext context;
  private LearningCurves curves = new LearningCurves();
  private double smoothedLoss = Double.NaN;

  /** A term of the loss of one step. */
  @FunctionalInterface
  public interface LossTerm {
    /** The term as a scalar; everything made on {@code scope} is freed after the step. */
    NDArray on(NDManager scope);
  }

  /** Called between steps, for validation and early stopping. */
  @FunctionalInterface
  public interface Callback {
    /** Returns whether training should continue; false ends the stage early. */
    boolean afterStep(int stepsDone);

    /** What a checkpoint must hold of this callback. */
    default SavedState state() {
      return SavedState.EMPTY;
    }

    /** Continues from a {@link #state}. */
    default void restore(SavedState state) {}

    /** The weights to end with, in order of the parameters; null for those of the last step. */
    default @Nullable List<float[]> finalWeights() {
      return null;
    }
  }

  /**
   * A loop that has not started.
   *
   * @param stage that progress is reported for
   * @param name of the checkpoint file and of the curves
   * @param decay weight decay of AdamW
   * @param largestNorm gradients are clipped to this norm
   */
  public TrainingLoop(
      TrainingStage stage,
      String name,
      NDManager manager,
      Parameters parameters,
      double decay,
      double largestNorm,
      OneCycleSchedule schedule,
      TrainingContext context) {
    this.stage = stage;
    this.name = name;
    this.manager = manager;
    this.parameters = parameters;
    this.optimiser = new AdamW(manager, parameters, decay, largestNorm);
    this.schedule = schedule;
    this.context = context;
  }

  /** The curves recorded so far. */
  public LearningCurves curves() {
    return curves;
  }

  /**
   * Runs until the schedule ends, the callback ends the stage, or the user cancels. Continues from
   * a checkpoint if there is one with the same fingerprint.
   *
   * @param losses the terms of the loss by step; called once for each step, in order
   * @throws BackcastException when cancelled, after saving a checkpoint
   */
  public void run(IntFunction<List<LossTerm>> losses, Callback callback) throws BackcastException {
    try (ExecutorService workers = Executors.newCachedThreadPool()) {
      run(losses, callback, workers);
    }
  }

  private void run(IntFunction<List<LossTerm>> losses, Callback callback, Executor workers)
      throws BackcastException {
    Checkpoint last = Checkpoint.load(file(), context.fingerprint());
    if (last != null) {
      resume(last, callback);
    }
    int step = last == null ? 0 : last.step();
    boolean more = last == null || !last.finished();
    // also for stages too short to report again
    context.progress().report(stage, (double) step / schedule.steps(), Double.NaN);
    var saved = context.clock().instant();
    while (more && step < schedule.steps()) {
      try (NDManager scope = manager.newSubManager()) {
        double value = step(scope, losses.apply(step), step, workers);
        if (Double.isFinite(value)) {
          smoothedLoss = Double.isNaN(smoothedLoss) ? value : 0.98 * smoothedLoss + 0.02 * value;
        }
      }
      step++;
      if (step % 20 == 0) {
        context.progress().report(stage, (double) step / schedule.steps(), smoothedLoss);
      }
      if (step % Math.max(1, schedule.steps() / 200) == 0) {
        curves.add(name + " loss", step, smoothedLoss);
      }
      // before the checkpoint, so that a resumed stage does not call back twice for one step
      more = callback.afterStep(step) && step < schedule.steps();
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

  private double step(NDManager scope, List<LossTerm> terms, int step, Executor workers) {
    List<CompletableFuture<Float>> others = new ArrayList<>();
    for (LossTerm term : terms.subList(1, terms.size())) {
      others.add(CompletableFuture.supplyAsync(() -> backward(scope, term), workers));
    }
    float loss;
    try {
      // here, as handing over a short step and waiting for it takes as long as a part of it
      loss = backward(scope, terms.getFirst());
    } finally {
      // wait for all even if one fails: they use arrays that are freed after the step
      CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).handle((v, e) -> v).join();
    }
    for (CompletableFuture<Float> other : others) {
      loss += other.join();
    }
    optimiser.step(scope, schedule.at(step), loss);
    return loss;
  }

  /** Adds a term's gradient to that of the parameters; returns its value. */
  private float backward(NDManager scope, LossTerm term) {
    // freed here, so that the terms are also freed side by side
    try (NDManager own = scope.newSubManager()) {
      NDArray value = term.on(own);
      context.collector().backward(value);
      return value.getFloat();
    }
  }

  private Path file() {
    return context.checkpoints().resolve(name.replace(' ', '-') + ".bin");
  }

  private void resume(Checkpoint checkpoint, Callback callback) {
    parameters.restore(checkpoint.weights().arrays());
    optimiser.restore(checkpoint.optimiser());
    callback.restore(checkpoint.callback());
    smoothedLoss = checkpoint.recentLoss();
    curves = checkpoint.curves();
  }

  private void save(int step, boolean finished, Callback callback) throws BackcastException {
    SavedState weights = new SavedState(new double[0], parameters.snapshot());
    new Checkpoint(
            step, finished, smoothedLoss, weights, optimiser.state(), callback.state(), curves)
        .save(file(), context.fingerprint());
  }
}
