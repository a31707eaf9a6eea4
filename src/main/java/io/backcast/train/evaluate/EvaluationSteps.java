package io.backcast.train.evaluate;

import io.backcast.model.BackcastException;
import io.backcast.train.loop.TrainingContext;
import io.backcast.train.loop.TrainingProgress;
import io.backcast.train.loop.TrainingStage;

/**
 * The progress of a part of an evaluation.
 *
 * @param progress receives it, and says whether to stop
 * @param from share of the evaluation before this part
 * @param to the same after it
 */
record EvaluationSteps(TrainingProgress progress, double from, double to) {
  /**
   * Reports that a share of this part is done.
   *
   * @throws BackcastException if the user asked to stop
   */
  void done(double share) throws BackcastException {
    TrainingContext.checkCancelled(progress);
    progress.report(TrainingStage.REPORT, from + share * (to - from), Double.NaN);
  }
}
