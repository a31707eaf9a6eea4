package io.backcast.train.loop;

import ai.djl.training.GradientCollector;
import io.backcast.model.BackcastException;
import io.backcast.model.Digests;
import io.backcast.model.ErrorCode;
import io.backcast.sentence.Sentence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What all stages of one training share.
 *
 * @param checkpoints folder for checkpoints
 * @param fingerprint of everything that the results depend on so far: data, design space, seed,
 *     plans
 * @param progress receives the progress and says whether to stop
 * @param clock for the time between checkpoints
 * @param collector DJL allows one in a process, so networks that train in parallel share it
 */
public record TrainingContext(
    Path checkpoints,
    String fingerprint,
    TrainingProgress progress,
    InstantSource clock,
    GradientCollector collector) {

  /** The same with another receiver of progress. */
  public TrainingContext with(TrainingProgress other) {
    return new TrainingContext(checkpoints, fingerprint, other, clock, collector);
  }

  /**
   * The same for stages that depend on one thing more. Checkpoints of earlier stages stay valid
   * when only that changes.
   */
  public TrainingContext dependingOn(String more) {
    return new TrainingContext(
        checkpoints,
        Digests.sha256((fingerprint + more).getBytes(StandardCharsets.UTF_8)),
        progress,
        clock,
        collector);
  }

  /**
   * Ends the training if the user asked for it.
   *
   * @throws BackcastException with {@link ErrorCode#INTERRUPTED}
   */
  public void checkCancelled() throws BackcastException {
    checkCancelled(progress);
  }

  /**
   * Ends the training if the user asked for it.
   *
   * @throws BackcastException with {@link ErrorCode#INTERRUPTED}
   */
  public static void checkCancelled(TrainingProgress progress) throws BackcastException {
    if (progress.cancelled()) {
      throw new BackcastException(ErrorCode.INTERRUPTED, Sentence.of("training.stopped"));
    }
  }
}
