package io.backcast.engine.trial;

import java.time.Duration;

/** Is told what a trial does, again and again while it lasts. */
@FunctionalInterface
public interface TrialProgress {
  /** Listens to nothing. */
  TrialProgress NONE = (step, name, passed) -> {};

  /** What is done to a network. */
  enum Step {
    OPENING,
    RUNNING
  }

  /**
   * Reports.
   *
   * @param name of the network's file
   * @param passed since the step began
   */
  void report(Step step, String name, Duration passed);
}
