package io.backcast.train.loop;

import java.nio.file.Path;

/** Receives the progress of a training and can cancel it. */
public interface TrainingProgress {

  /**
   * Called many times a second from training threads.
   *
   * @param stage the current stage
   * @param done share of this stage that is done, 0 … 1
   * @param loss smoothed loss; NaN in stages that train nothing
   */
  void report(TrainingStage stage, double done, double loss);

  /** Called with the predictions of one network for held-out rows, from training threads. */
  default void validated(Validation now) {}

  /**
   * Called once, before anything is trained.
   *
   * @param error mean absolute error of the mean of the ten nearest rows on the held-out rows, in
   *     half-ranges of the properties; NaN if there is none
   */
  default void baseline(double error) {}

  /** Called with what the finished ensemble predicts for rows that it has not seen. */
  default void judged(Validation now) {}

  /** Called with what the generator draws so far, from its training thread. */
  default void drawn(DrawnDesigns now) {}

  /**
   * Whether somebody waits for a model of the networks as they are now; says so once for each time
   * that one is asked for.
   */
  default boolean interimWanted() {
    return false;
  }

  /**
   * Called when such a model has been written.
   *
   * @param folder of the model, which the receiver deletes
   */
  default void interimModel(Path folder) {}

  /** Called with a sentence for the user that is no failure. */
  default void note(String sentence) {}

  /** Whether the user asked to stop; training then saves a checkpoint and ends. */
  boolean cancelled();
}
