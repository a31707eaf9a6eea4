package io.backcast.train;

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
final class Stage {
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(60);

  private final TrainingStage stage;
  private final String name;
  private final NDManager manager;
  private final Parameters parameters;
  private final AdamW optimiser;
  private final OneCycle schedule;
  private final Session session;
  private Curves curves = new Curves();

  /**
   * What all stages of one training share.
   *
   * @param checkpoints folder for checkpoints
   * @param fingerprint of all that the stage depends on
   * @param clock for the time between checkpoints
   * @param collector DJL allows one in a process; networks that train side by side share it
   */
  record Session(
      Path checkpoints,
      String fingerprint,
      Progress progress,
      InstantSource clock,
      GradientCollector collector) {
    Session with(Progress other) {
      return new Session(checkpoints, fingerprint, other, clock, collector);
    }

    /** For stages that depend on one more thing: earlier ones stay valid when only it changes. */
    Session dependingOn(String more) {
      return new Session(
          checkpoints,
          Digests.sha256((fingerprint + more).getBytes(StandardCharsets.UTF_8)),
          progress,
          clock,
          collector);
    }

    void checkCancelled() throws BackcastException {
      if (progress.cancelled()) {
        throw new BackcastException(
            ErrorCode.INTERRUPTED, "Training stopped. The same command goes on where it left off.");
      }
    }
  }

  /** A term of the loss of one step. */
  @FunctionalInterface
  interface Term {
    /** Puts it together; everything made on {@code scope} is freed after the step. */
    NDArray on(NDManager scope);
  }

  /** Looks at the networks between steps. */
  @FunctionalInterface
  interface Watch {
    /** Returns false to end the stage early. */
    boolean goOn(int stepsDone);
  }

  /**
   * Puts a stage together.
   *
   * @param stage that it is, or is a part of
   * @param name of its checkpoint and its curves
   */
  Stage(
      TrainingStage stage,
      String name,
      NDManager manager,
      Parameters parameters,
      double decay,
      double largestNorm,
      OneCycle schedule,
      Session session) {
    this.stage = stage;
    this.name = name;
    this.manager = manager;
    this.parameters = parameters;
    this.optimiser = new AdamW(manager, parameters.all(), decay, largestNorm);
    this.schedule = schedule;
    this.session = session;
  }

  /** Whether a checkpoint says that this stage has been through before. */
  boolean done() {
    Checkpoint checkpoint = Checkpoint.load(file(), session.fingerprint());
    return checkpoint != null && checkpoint.step() >= schedule.steps();
  }

  Curves curves() {
    return curves;
  }

  /**
   * Runs to the end, to an early stop, or to a cancel.
   *
   * @param losses the terms to add up by step, asked for in turn
   * @throws BackcastException when cancelled, after leaving a checkpoint
   */
  void run(IntFunction<List<Term>> losses, Watch watch) throws BackcastException {
    try (ExecutorService helpers = Executors.newCachedThreadPool()) {
      run(losses, watch, helpers);
    }
  }

  private void run(IntFunction<List<Term>> losses, Watch watch, Executor helpers)
      throws BackcastException {
    int step = resume();
    // a stage of few steps is heard of too
    session.progress().report(stage, (double) step / schedule.steps(), Double.NaN);
    var saved = session.clock().instant();
    double recent = Double.NaN;
    while (step < schedule.steps()) {
      try (NDManager scope = manager.newSubManager()) {
        double value = step(scope, losses.apply(step), step, helpers);
        if (Double.isFinite(value)) {
          recent = Double.isNaN(recent) ? value : 0.98 * recent + 0.02 * value;
        }
      }
      step++;
      if (step % 20 == 0) {
        session.progress().report(stage, (double) step / schedule.steps(), recent);
      }
      if (step % Math.max(1, schedule.steps() / 200) == 0) {
        curves.add(name + " loss", step, recent);
      }
      boolean due =
          Duration.between(saved, session.clock().instant()).compareTo(BETWEEN_CHECKPOINTS) > 0;
      if (due || session.progress().cancelled()) {
        save(step);
        saved = session.clock().instant();
        session.checkCancelled();
      }
      if (!watch.goOn(step)) {
        break;
      }
    }
    save(schedule.steps());
  }

  /** Replaces the final weights, on disk too, and ends the training of this network. */
  void finish(List<float[]> weights) throws BackcastException {
    parameters.restore(weights);
    save(schedule.steps());
    parameters.freeze();
  }

  private double step(NDManager scope, List<Term> loss, int step, Executor helpers) {
    List<CompletableFuture<Float>> learning = new ArrayList<>();
    for (Term term : loss) {
      learning.add(CompletableFuture.supplyAsync(() -> learn(scope, term), helpers));
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
  private float learn(NDManager scope, Term term) {
    NDArray value = term.on(scope.newSubManager());
    session.collector().backward(value);
    return value.getFloat();
  }

  private Path file() {
    return session.checkpoints().resolve(name.replace(' ', '-') + ".bin");
  }

  private int resume() {
    @Nullable Checkpoint checkpoint = Checkpoint.load(file(), session.fingerprint());
    if (checkpoint == null) {
      return 0;
    }
    int count = parameters.all().size();
    parameters.restore(checkpoint.arrays().subList(0, count));
    optimiser.restore(
        checkpoint.arrays().subList(count, checkpoint.arrays().size()), checkpoint.step());
    curves = checkpoint.curves();
    return checkpoint.step();
  }

  private void save(int step) throws BackcastException {
    List<float[]> arrays = new ArrayList<>(parameters.snapshot());
    arrays.addAll(optimiser.snapshot());
    new Checkpoint(step, arrays, curves).save(file(), session.fingerprint());
  }
}
