package io.backcast.ui.solve;

import io.backcast.engine.InverseModel;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.common.TaskRunner;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A model, and where it is asked.
 *
 * @param runner does the asking in the background
 */
public record InferenceTasks(InverseModel model, TaskRunner runner) {

  /**
   * A task that asks in the background; what goes wrong is shown.
   *
   * @param otherwise what to receive where the model could not answer
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
