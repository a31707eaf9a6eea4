package io.backcast.train;

import io.backcast.train.loop.TrainingStage;
import java.util.List;

/**
 * How long a whole training will still take: the forecast of its stages, made longer or shorter by
 * what the stages so far have taken.
 */
public final class TrainingTimeLeft {
  private static final double MOST = 5;

  private final List<TrainingForecast.Stage> stages;
  private double pace = 1;
  private double forecastDone;
  private double tookDone;
  private int at = -1;
  private double began;
  private double from;

  /**
   * An estimate before anything is done.
   *
   * @param forecast of a training from its beginning
   */
  public TrainingTimeLeft(TrainingForecast forecast) {
    this.stages = forecast.stages();
  }

  /**
   * The seconds left.
   *
   * @param stage that runs
   * @param done share of it that is done, 0 … 1
   * @param now seconds since any fixed moment
   * @return NaN for a stage that the forecast does not know
   */
  public double seconds(TrainingStage stage, double done, double now) {
    int index = index(stage);
    if (index < 0) {
      return Double.NaN;
    }
    if (index != at) {
      finish(index, now);
      at = index;
      began = now;
      from = done;
    }
    double own = stages.get(at).seconds();
    double rest = (1 - done) * own * pace;
    double passed = now - began;
    // the further a stage is, the more its own speed counts
    if (done - from > 0.02 && passed > 0.5) {
      double measured = passed / (done - from) * (1 - done);
      double weight = Math.min(1, 2 * (done - from));
      rest = (1 - weight) * rest + weight * measured;
    }
    double later = 0;
    for (int k = at + 1; k < stages.size(); k++) {
      later += stages.get(k).seconds() * pace;
    }
    return rest + later;
  }

  /** Learns the pace from the stage that has ended; one read from a checkpoint says nothing. */
  private void finish(int next, double now) {
    if (at >= 0 && next == at + 1 && from < 0.5) {
      forecastDone += stages.get(at).seconds() * (1 - from);
      tookDone += now - began;
      double later = 0;
      for (int k = next; k < stages.size(); k++) {
        later += stages.get(k).seconds();
      }
      // one stage says the more of the others the larger a part of the whole it was
      pace = Math.clamp((tookDone + later) / (forecastDone + later), 1 / MOST, MOST);
    }
  }

  private int index(TrainingStage stage) {
    for (int k = 0; k < stages.size(); k++) {
      if (stages.get(k).stage() == stage) {
        return k;
      }
    }
    return -1;
  }
}
