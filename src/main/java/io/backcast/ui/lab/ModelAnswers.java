package io.backcast.ui.lab;

import io.backcast.model.BackcastException;
import io.backcast.ui.common.LatestTask;
import io.backcast.ui.state.ExplorerState;
import io.backcast.verify.Answer;
import io.backcast.verify.AnswerReading;
import io.backcast.verify.DesignAnswers;
import java.nio.file.Path;
import java.util.List;
import javafx.util.Subscription;

/** Keeps the answers in the state of one window up to date, until it is closed. */
public final class ModelAnswers implements AutoCloseable {
  private final Subscription subscription;

  /**
   * Begins with the present answers.
   *
   * @param folder of the model, beside which conventions lie
   */
  public ModelAnswers(Laboratory laboratory, ExplorerState explorer, Path folder) {
    Bench bench = laboratory.bench();
    if (bench == null) {
      subscription = Subscription.EMPTY;
      return;
    }
    LatestTask<List<Answer>, DesignAnswers> reading =
        new LatestTask<>(
            answers -> read(bench, explorer, folder, answers),
            explorer.answersProperty()::set,
            laboratory.runner());
    subscription = laboratory.answersProperty().subscribe(reading::submit);
  }

  private static DesignAnswers read(
      Bench bench, ExplorerState explorer, Path folder, List<Answer> answers)
      throws BackcastException {
    return new AnswerReading(explorer.card(), bench.settings(), bench.conventions(folder))
        .of(answers);
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
