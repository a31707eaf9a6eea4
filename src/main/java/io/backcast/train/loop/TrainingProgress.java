package io.backcast.train.loop;

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

  /**
   * Called with each error on the held-out rows, from training threads.
   *
   * @param error mean absolute error of one network, in half-ranges of the properties
   */
  default void validated(double error) {}

  /** Called with a sentence for the user that is no failure. */
  default void note(String sentence) {}

  /** Whether the user asked to stop; training then saves a checkpoint and ends. */
  boolean cancelled();
}
