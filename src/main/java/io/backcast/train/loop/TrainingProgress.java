package io.backcast.train.loop;

/** Hears how a training goes and may end it. */
public interface TrainingProgress {

  /**
   * Called often, from the training thread.
   *
   * @param stage what is being done
   * @param done share of this stage, 0 … 1
   * @param loss of late, or NaN where nothing is being learned
   */
  void report(TrainingStage stage, double done, double loss);

  /** Whether the user wants to stop; the training then leaves a checkpoint behind. */
  boolean cancelled();
}
