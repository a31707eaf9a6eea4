package io.backcast.engine.trial;

import io.backcast.model.BackcastException;
import org.jspecify.annotations.Nullable;

/** Trials of which the last one can be stopped from another thread. */
public final class StoppableTrials implements NetworkTrial.Factory {
  private final NetworkTrial.Factory trials;
  private @Nullable NetworkTrial last;

  public StoppableTrials(NetworkTrial.Factory trials) {
    this.trials = trials;
  }

  @Override
  public NetworkTrial begin(TrialProgress progress) throws BackcastException {
    NetworkTrial trial = trials.begin(progress);
    synchronized (this) {
      last = trial;
    }
    return trial;
  }

  /** Ends the last trial, if it has not ended; whoever waits for it is told so. */
  public void stop() {
    NetworkTrial trial;
    synchronized (this) {
      trial = last;
      last = null;
    }
    if (trial != null) {
      trial.close();
    }
  }
}
