package io.backcast.ui.solve;

import io.backcast.engine.InverseModel;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.TaskRunner;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs further questions to a model in the background.
 *
 * @param runner of these tasks
 */
public record InferenceTasks(InverseModel model, TaskRunner runner) {

  /**
   * A task whose failures are shown.
   *
   * @param asking asks the model, in the background
   * @param otherwise result to receive after a failure
   * @param receiver of each result, on the FX thread
   */
  public <I extends Object, O extends Object> LatestTask<I, O> task(
      LatestTask.Work<I, O> asking, Function<I, O> otherwise, Consumer<O> receiver) {
    return new LatestTask<>(
        asking,
        receiver,
        (question, failure) -> {
          runner.report(failure);
          receiver.accept(otherwise.apply(question));
        },
        runner);
  }
}
