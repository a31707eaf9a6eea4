package io.backcast.train;

import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures how long each stage of a training takes, by its progress. */
final class StageTimer implements TrainingProgress {
  private final InstantSource clock;
  private final TrainingProgress receiver;
  private final Map<TrainingStage, Double> seconds = new EnumMap<>(TrainingStage.class);
  private @Nullable TrainingStage stage;
  private Instant began = Instant.EPOCH;

  /**
   * A timer that has measured nothing.
   *
   * @param receiver is asked whether to stop
   */
  StageTimer(InstantSource clock, TrainingProgress receiver) {
    this.clock = clock;
    this.receiver = receiver;
  }

  @Override
  public synchronized void report(TrainingStage now, double done, double loss) {
    if (now != stage) {
      end();
      stage = now;
    }
  }

  /** Ends the present stage. */
  synchronized void end() {
    Instant time = clock.instant();
    if (stage != null) {
      seconds.merge(stage, Duration.between(began, time).toNanos() / 1e9, Double::sum);
    }
    stage = null;
    began = time;
  }

  /** Seconds of a stage; 0 for one that did not come. */
  synchronized double seconds(TrainingStage of) {
    return seconds.getOrDefault(of, 0.0);
  }

  @Override
  public boolean cancelled() {
    return receiver.cancelled();
  }
}
