package io.backcast.ui.workbench;

import io.backcast.engine.InverseModel;
import io.backcast.model.BackcastException;
import io.backcast.ui.common.LatestTask;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A model, and where it is asked.
 *
 * @param background does the asking
 * @param foreground the FX thread
 * @param onFailure hears, in the background, of what could not be answered
 */
public record Lab(
    InverseModel model,
    Executor background,
    Executor foreground,
    Consumer<BackcastException> onFailure) {

  /** Asks the model something. */
  @FunctionalInterface
  public interface Asking<I, O> {
    O answer(I question) throws BackcastException;
  }

  /**
   * A task that asks in the background.
   *
   * @param otherwise what to receive where the model could not answer
   */
  public <I extends Object, O extends Object> LatestTask<I, O> task(
      Asking<I, O> asking, Function<I, O> otherwise, Consumer<O> receiver) {
    return new LatestTask<>(
        question -> {
          try {
            return asking.answer(question);
          } catch (BackcastException e) {
            onFailure.accept(e);
            return otherwise.apply(question);
          }
        },
        receiver,
        background,
        foreground);
  }
}
